/* rouzhi screen: every test of 适用性筛查 with its answer, evidence and clause, and the verdict.
 *
 * With a case and answers it files the screening, as the form on the screen does; with a case alone it
 * shows what would come out now; without a case it decides on the given answers. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "cli/command.h"
#include "office/answer.h"
#include "office/desk.h"
#include "office/screening.h"

enum { ANSWER_COLUMNS = 7, TITLE_COLUMNS = 11 };

static void print_tests(const struct screening *screening)
{
    for (size_t i = 0; i < screening->count; i++) {
        const struct screening_test *test = &screening->tests[i];
        struct buffer line;
        buffer_init(&line);
        text_pad(&line, screening_answer_title(test->answer), ANSWER_COLUMNS);
        text_pad(&line, test->title, TITLE_COLUMNS);
        buffer_add_format(&line, "%s（%s）", test->evidence, test->clause);
        say_text(stdout, buffer_text(&line));
        putchar('\n');
        buffer_done(&line);
    }
}

/* The verdict alone stands on the first line. */
static int print_screening(const struct request *request, const struct screening *screening,
                           int64_t step)
{
    const struct screening_verdict_name *name = screening_verdict_name(screening->verdict);
    if ((request->given & OPTION_JSON) != 0) {
        print_answer(answer_screening(screening, step));
    } else {
        printf("%s\n%s。\n", name->title, name->next);
        print_tests(screening);
    }
    return screening->verdict <= SCREENING_OBSERVATION ? ERR_NONE : ERR_REFUSED;
}

/* Files it where it was answered in a case; then what was decided. */
static int decide(const struct request *request, struct office *office, struct record *record,
                  bool files)
{
    struct err err = {0};
    struct screening screening;
    bool dry_run = (request->given & OPTION_DRY_RUN) != 0;
    if (files && !desk_save(office, record, dry_run, &err)) {
        return say_error(&err);
    }
    if (!office_screen(office, record, &screening, &err)) {
        return say_error(&err);
    }
    int code = print_screening(request, &screening, record->id);
    if (files && dry_run) {
        say_trial("可以保存");
    }
    screening_done(&screening);
    return code;
}

static int screen(const struct request *request, struct office *office)
{
    struct err err = {0};
    bool named = request->count > 0 && strchr(request->words[0], '=') == NULL;
    int64_t id = 0;
    if (named && !desk_find(office, "case", request->words[0], &id, &err)) {
        return say_error(&err);
    }
    struct record *record = desk_new(office, "screening", id, &err);
    if (record == NULL) {
        return say_error(&err);
    }
    size_t first = named ? 1 : 0;
    int code = enter_pairs(office, record, request->words + first, request->count - first);
    if (code == ERR_NONE) {
        code = decide(request, office, record, named && request->count > first);
    }
    record_free(record);
    return code;
}

int command_screen(struct request *request)
{
    int code;
    struct office *office = open_office(request, &code);
    if (office != NULL) {
        code = screen(request, office);
    }
    office_close(office);
    return code;
}
