/* rouzhi due: when a period ends and why; works without a database. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"
#include "cli/command.h"
#include "law/deadline.h"
#include "office/answer.h"
#include "office/transfer.h"

/* The moment a period begins: for hours the minute must be known. */
static bool read_start(const char *text, const struct deadline_rule *rule, moment_t now,
                       moment_t *start, struct err *err)
{
    *start = moment_parse(text, now);
    if (*start != MOMENT_NONE) {
        return true;
    }
    date_t date = date_parse(text, moment_date(now));
    if (date == DATE_NONE) {
        return err_set(err, ERR_INPUT, "“%s”不是日期，例：2026-3-9、20260309、2026年3月9日、今天",
                       text);
    }
    if (rule->unit == DEADLINE_HOURS) {
        return err_set(err, ERR_INPUT, "按小时算的期限要写明几时几分，例：\"%s 14:30\"", text);
    }
    *start = (moment_t)date * 24 * 60;
    return true;
}

static void print_deadline(const struct request *request, const struct deadline *deadline,
                           const char *why)
{
    char text[DATE_TEXT];
    if (deadline->moment != MOMENT_NONE) {
        moment_format(deadline->moment, text);
    } else {
        date_format(deadline->date, text);
    }
    if ((request->given & OPTION_JSON) != 0) {
        const struct answer_value values[] = {{"due", ANSWER_TEXT, text, 0},
                                              {"assumed", ANSWER_BOOL, NULL, deadline->assumed},
                                              {"why", ANSWER_TEXT, why, 0}};
        print_answer(answer_object(values, 3, NULL));
        return;
    }
    char *clean = text_clean(why, true); /* it names days as a file of holidays calls them */
    printf("%s\n%s", text, clean);
    free(clean);
}

static int reckon(const struct request *request, const struct calendar *calendar)
{
    struct deadline_rule rule;
    struct err err = {0};
    moment_t start;
    if (!deadline_rule_parse(request->words[1], &rule, &err) ||
        !read_start(request->words[0], &rule, moment_now(), &start, &err)) {
        return say_error(&err);
    }
    struct buffer why;
    buffer_init(&why);
    struct deadline deadline = deadline_of(&rule, start, calendar, &why);
    if (why.length > 0 && why.bytes[why.length - 1] != '\n') {
        buffer_add_char(&why, '\n');
    }
    print_deadline(request, &deadline, buffer_text(&why));
    buffer_done(&why);
    return ERR_NONE;
}

int command_due(struct request *request)
{
    struct err err = {0};
    struct office *office = office_open(&request->office, &err);
    if (office != NULL) {
        int code = reckon(request, office_calendar(office));
        office_close(office);
        return code;
    }
    if ((request->given & OPTION_DB) != 0) {
        return say_error(&err);
    }
    struct calendar calendar;
    calendar_init(&calendar);
    err_clear(&err);
    int code =
        transfer_calendar(NULL, &calendar, &err) ? reckon(request, &calendar) : say_error(&err);
    calendar_done(&calendar);
    return code;
}
