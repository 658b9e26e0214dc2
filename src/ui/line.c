/* line: the workstation line by line: who and when, what is due, the sections by number. See ui/line.h. */
#include "ui/line.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"
#include "line_private.h"
#include "office/desk.h"

static void say_hello(struct line *line)
{
    struct office *office = line->office;
    const struct record *me = office_me(office);
    struct buffer today;
    buffer_init(&today);
    line_date_text(office, office_today(office), &today);
    char *roles = record_show(me, form_field(me->form, "roles"), office_codes(office));
    line_say(line, "%s%s", office_is_practice(office) ? "练习，" : "",
             record_get(office_settings(office), "short_name"));
    line_say(line, "%s，%s", record_get(me, "name"), roles);
    line_say(line, "%d年%s", date_year(office_today(office)), buffer_text(&today));
    free(roles);
    buffer_done(&today);
}

/* 今日 4 件，我的待办 12 件，已超期 3 件. From the same views as the first section, without the empty ones. */
static void say_due(struct line *line)
{
    size_t count;
    const struct section *today = &sections(&count)[0];
    struct err err = {0};
    struct buffer text;
    if (!section_allowed(line->office, today)) {
        return;
    }
    buffer_init(&text);
    for (size_t i = 0; i < SECTION_VIEWS && today->views[i]; i++) {
        const struct view *view = view_named(today->views[i]);
        int64_t rows = 0;
        struct desk_query query = {.view = view->key};
        if (desk_count(line->office, &query, LIST_WINDOW_COUNT, &rows, &err) && rows > 0) {
            buffer_add_format(&text, "%s%s %lld 件", text.length ? "，" : "", view->title,
                              (long long)rows);
        }
    }
    line_say_text(line, text.length ? buffer_text(&text) : "没有要办的案件。");
    buffer_done(&text);
}

static void say_menu(struct line *line)
{
    size_t count;
    const struct section *all = sections(&count);
    for (size_t i = 0; i < count; i++) {
        if (section_allowed(line->office, &all[i])) {
            line_say(line, "%d. %s", all[i].digit, all[i].title);
        }
    }
}

static const struct section *section_numbered(const struct line *line, long number)
{
    size_t count;
    const struct section *all = sections(&count);
    for (size_t i = 0; i < count; i++) {
        if (all[i].digit == number && section_allowed(line->office, &all[i])) {
            return &all[i];
        }
    }
    return NULL;
}

static void say_help(struct line *line, const struct line_place *place)
{
    line_say(line, "数字进入那一栏，0 离开。");
    line_say(line, "处处一样：数字选，0 返回，? 说明。");
    say_menu(line);
    line_command_help(line, place);
}

static void take(struct line *line, const char *typed)
{
    struct line_place place = {.where = PLACE_LIST};
    struct line_asked asked;
    char *folded = line_fold(typed);
    const char *words = folded[0] == ':' ? folded + 1 : folded;
    long number = line_number(words);
    if (number == 0) {
        line->leaving = true;
    } else if (number > 0) {
        line->go = section_numbered(line, number);
    } else if (!*words) {
        say_due(line);
        say_menu(line);
    } else if (strcmp(words, "?") == 0) {
        say_help(line, &place);
    } else if (line_command_exact(line, &place, words, &asked) ||
               line_command_find(line, &place, words, &asked)) {
        if (asked.action == ACTION_HELP) {
            say_help(line, &place);
        } else if (asked.action == ACTION_BACK) {
            line->leaving = true;
        } else if (asked.action != ACTION_NONE) {
            line_command_run(line, &place, &asked);
        }
    } else {
        line_say(line, "没有“%s”，? 列出命令。", typed);
    }
    if (number > 0 && !line->go) {
        line_say(line, "没有第 %ld 栏。", number);
    }
    free(folded);
}

/* The sections that are gone to, one after the other, until somebody comes back to the menu. */
static void visit_sections(struct line *line)
{
    while (line->go && !line->gone && !line->leaving) {
        const struct section *section = line->go;
        line->go = NULL;
        if (section_allowed(line->office, section)) {
            line_list_run(line, section);
        }
    }
}

static void work(struct line *line)
{
    say_hello(line);
    say_due(line);
    line_drafts_offer(line, false);
    visit_sections(line);
    if (!line_over(line)) {
        say_menu(line);
    }
    while (!line->gone && !line->leaving) {
        char *typed = line_ask(line, "数字选，? 说明，0 离开");
        if (typed) {
            take(line, typed);
        }
        free(typed);
        visit_sections(line);
    }
}

/* At once, then each five seconds; Ctrl-C ends it. */
static bool wait_for_other(const char *holder, int ms, void *data)
{
    struct line *line = data;
    const char *who = holder ? holder : "别人";
    if (ms <= line->waited_ms || line->waited_ms == 0) {
        line_say(line, "%s正在保存，稍候。Ctrl-C 不等了。", who);
    } else if (ms / 5000 > line->waited_ms / 5000) {
        line_say(line, "%s正在保存，已等 %d 秒。", who, ms / 1000);
    }
    line->waited_ms = ms;
    line->gave_up = line_stopped(line);
    return !line->gave_up;
}

int line_run(struct office *office, const struct line_options *options)
{
    struct line line = {.office = office,
                        .in = options->in,
                        .out = options->out,
                        .silent = isatty(options->in) == 0};
    buffer_init(&line.ahead);
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        setlocale(LC_CTYPE, "C.UTF-8"); /* characters have a width in a UTF-8 locale only */
    }
    if (!options->test) {
        line.signals = line_signals_take(line.in);
    }
    office_set_waiting(office, wait_for_other, &line);
    work(&line);
    office_set_waiting(office, NULL, NULL);
    if (!line.gone) {
        line_say(&line, "已离开。");
    } else { /* that nobody hears the last words is no fault of what was done */
        __fpurge(line.out);
        clearerr(line.out);
    }
    line_signals_give_back(line.signals, line.in);
    buffer_done(&line.ahead);
    return line.code;
}
