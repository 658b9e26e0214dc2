/* line_list: a list line by line: ten rows a page, numbered; a number opens, text filters.
 *
 * The same views, filter and order as on the screen; the window of rows is the screen's own model. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "line_private.h"
#include "office/desk.h"

const struct form *line_list_form(const struct line *line, const struct line_list *list)
{
    return office_form(line->office, list->window.view->form);
}

void line_list_changed(struct line_list *list)
{
    list->stale = true;
}

/* Makes sure that a page's rows are in memory from the chosen one on, which stays the first. */
static bool read_page(struct line *line, struct line_list *list, struct err *err)
{
    struct list_window *window = &list->window;
    if (list->stale || office_changed(line->office)) {
        if (!list_window_load(window, err)) {
            return false;
        }
        list->stale = false;
    }
    const struct view_row *row = list_window_row(window);
    int64_t first = row ? row->id : 0;
    if (!list_window_move(window, LINE_ROWS - 1, err)) {
        return false;
    }
    size_t last = window->chosen;
    while (window->chosen > 0 && window->rows[window->chosen].id != first) {
        window->chosen--;
    }
    list->first = window->chosen;
    list->shown = window->count > 0 ? last - list->first + 1 : 0;
    return true;
}

static bool has_next(const struct line_list *list)
{
    return list->first + list->shown < list->window.count || list->window.more_after;
}

static bool has_previous(const struct line_list *list)
{
    return list->first > 0 || list->window.more_before;
}

static void say_title(struct line *line, const struct line_list *list)
{
    const struct list_window *window = &list->window;
    struct buffer text;
    buffer_init(&text);
    buffer_add_format(&text, "%s%s", office_is_practice(line->office) ? "练习，" : "",
                      window->view->title);
    if (window->filter) {
        buffer_add_format(&text, "，查找“%s”", window->filter);
    }
    if (window->total > LIST_WINDOW_COUNT) {
        buffer_add_format(&text, "，多于 %d 条", LIST_WINDOW_COUNT);
    } else {
        buffer_add_format(&text, "，%s%lld 条", window->total_least ? "至少 " : "",
                          (long long)window->total);
    }
    if (window->before >= 0 && window->total > LINE_ROWS) {
        size_t from = (size_t)window->before + list->first;
        buffer_add_format(&text, "，第 %zu 至 %zu 条", from + 1, from + list->shown);
    }
    if (window->mark_count > 0) {
        buffer_add_format(&text, "，标记 %zu 条", window->mark_count);
    }
    line_say_text(line, buffer_text(&text));
    buffer_done(&text);
}

static void say_page(struct line *line, const struct line_list *list)
{
    const struct form *form = line_list_form(line, list);
    struct buffer text;
    buffer_init(&text);
    say_title(line, list);
    for (size_t i = 0; i < list->shown; i++) {
        const struct view_row *row = &list->window.rows[list->first + i];
        buffer_clear(&text);
        buffer_add_format(&text, "%zu. %s", i + 1,
                          list_window_marked(&list->window, row->id) ? "标记，" : "");
        line_row_text(line->office, form, row, &text);
        line_say_text(line, buffer_text(&text));
    }
    buffer_done(&text);
}

/* What was said already isn't said again, unless somebody asks by Enter. */
static bool is_another_page(struct line_list *list)
{
    bool other = !list->said || list->said_count != list->shown;
    for (size_t i = 0; i < list->shown; i++) {
        int64_t id = list->window.rows[list->first + i].id;
        other = other || list->said_ids[i] != id;
        list->said_ids[i] = id;
    }
    list->said = true;
    list->said_count = list->shown;
    return other;
}

const struct view_row *line_list_row(struct line *line, struct line_list *list, long number)
{
    if (number >= 1 && (size_t)number <= list->shown) {
        return &list->window.rows[list->first + (size_t)number - 1];
    }
    line_say(line, "这一页没有第 %ld 条。", number);
    return NULL;
}

static void turn_page(struct line *line, struct line_list *list, bool on)
{
    struct err err = {0};
    if (on ? !has_next(list) : !has_previous(list)) {
        line_say(line, on ? "这是最后一页。" : "这是第一页。");
        return;
    }
    if (!list_window_move(&list->window, on ? LINE_ROWS : -LINE_ROWS, &err)) {
        line_say_err(line, &err);
    }
}

/* Whether a row would be left; *err if that can't be told. */
static bool finds(struct line *line, const struct line_list *list, const char *typed,
                  struct err *err)
{
    const struct desk_query query = {.view = list->window.view->key, .filter = typed};
    int64_t rows = 0;
    return desk_count(line->office, &query, 1, &rows, err) && rows > 0;
}

/* Filters; a filter that finds nothing may have been meant as a command. What was read out stays
 * where it is then: the command may name one of its numbers. */
static void filter(struct line *line, struct line_list *list, const char *typed)
{
    struct line_place place = {.list = list, .where = PLACE_LIST};
    struct line_asked asked;
    struct err err = {0};
    if (!*typed || finds(line, list, typed, &err)) {
        list_window_set_filter(&list->window, typed);
        list->stale = true;
        list->said = false;
    } else if (err.code != ERR_NONE) {
        line_say_err(line, &err);
    } else if (line_command_find(line, &place, typed, &asked)) {
        line_command_run(line, &place, &asked);
    } else {
        line_say(line, "没有找到“%s”。", typed);
    }
}

void line_list_sort(struct line *line, struct line_list *list)
{
    enum { SORTS_MOST = 16 };
    const struct form *form = line_list_form(line, list);
    struct line_answer answers[SORTS_MOST] = {{.text = "照这张表的原样", .id = 0}};
    char texts[SORTS_MOST][96];
    size_t count = 1;
    for (size_t i = 0; i < form->sort_count * 2 && count < SORTS_MOST; i++, count++) {
        snprintf(texts[count], sizeof texts[count], "按%s%s",
                 form->fields[form->sorts[i / 2]].label, i % 2 ? "，倒排" : "，顺排");
        answers[count] = (struct line_answer){.text = texts[count], .id = (int)i + 1};
    }
    int id = line_choose(line, "怎样排列", NULL, answers, count);
    if (id != LINE_NOTHING) {
        const char *key = id == 0 ? NULL : form->fields[form->sorts[(id - 1) / 2]].key;
        list_window_set_sort(&list->window, key, id > 0 && (id - 1) % 2 == 1);
        list->stale = true;
        list->said = false;
    }
}

static void say_help(struct line *line, const struct line_list *list)
{
    struct line_place place = {.list = (struct line_list *)list, .where = PLACE_LIST};
    line_say(line, "%s：%s", list->window.view->title, list->window.view->help);
    line_say(line, "数字打开那一条。");
    line_say(line, "文字查找，单独一个 / 全部列出。");
    line_say(line, "/文字 一定是查找，:文字 一定是命令。");
    line_say(line, "+ 下页，- 上页，0 返回。");
    line_say(line, "办理 3 就是办理第 3 条。");
    line_command_help(line, &place);
}

static bool is_one_of(const char *typed, const char *const *words)
{
    for (size_t i = 0; words[i]; i++) {
        if (strcmp(typed, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Words that aren't marks or numbers: a command by its whole name, else a filter. False: back. */
static bool take_words(struct line *line, struct line_list *list, const char *typed,
                       const char *folded)
{
    struct line_place place = {.list = list, .where = PLACE_LIST};
    struct line_asked asked = {0};
    bool command = folded[0] == ':', forced = folded[0] == '/';
    if (forced) {
        filter(line, list, folded + 1);
    } else if (command && !line_command_find(line, &place, folded + 1, &asked)) {
        line_say(line, "没有命令“%s”，? 列出命令。", folded + 1);
    } else if (command || line_command_exact(line, &place, typed, &asked)) {
        if (asked.action == ACTION_BACK) {
            return false;
        }
        if (asked.action == ACTION_HELP) {
            say_help(line, list);
        } else {
            line_command_run(line, &place, &asked);
        }
    } else {
        filter(line, list, typed);
    }
    return true;
}

/* Acts on one line; false: back. */
static bool take(struct line *line, struct line_list *list, const char *typed)
{
    static const char *const next[] = {"+", "下页", "xy", NULL};
    static const char *const previous[] = {"-", "上页", "sy", NULL};
    char *folded = line_fold(typed);
    long number = line_number(folded);
    bool stay = true;
    if (number == 0 && list->window.filter) { /* first back to the whole list */
        filter(line, list, "");
    } else if (number == 0) {
        stay = false;
    } else if (strcmp(folded, "?") == 0) {
        say_help(line, list);
    } else if (is_one_of(folded, next) || is_one_of(folded, previous)) {
        turn_page(line, list, is_one_of(folded, next));
    } else if (number > 0 && (size_t)number <= list->shown) {
        const struct view_row *row = line_list_row(line, list, number);
        line_row_open(line, line_list_form(line, list)->name, row->id, true);
        list->stale = true;
    } else if (*folded) {
        stay = take_words(line, list, typed, folded);
    } else {
        list->said = false;
        list->stale = true;
    }
    free(folded);
    return stay;
}

void line_list_run(struct line *line, const struct section *section)
{
    struct line_list list = {.section = section, .stale = true};
    struct err err = {0};
    list_window_init(&list.window, line->office, section_first_view(line->office, section));
    bool stay = true;
    while (stay && !line_over(line)) {
        if (!read_page(line, &list, &err)) {
            line_say_err(line, &err);
            break;
        }
        if (is_another_page(&list)) {
            say_page(line, &list);
        }
        char *typed = line_ask(line, "数字或字%s%s 0返回 ?说明", has_next(&list) ? " +下页" : "",
                               has_previous(&list) ? " -上页" : "");
        stay = typed && take(line, &list, typed);
        free(typed);
    }
    list_window_done(&list.window);
}
