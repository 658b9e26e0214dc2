/* rouzhi due: when a period ends and why, by rule or by the office's table; works without a database.
 * With a number of days, or nothing: what is due in the cases (command_due_cases.c). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "law/term.h"
#include "office/answer.h"
#include "office/terms.h"
#include "office/transfer.h"

#define LONGEST_STOP 3660 /* days */

/* What is known when a period is reckoned. */
struct reckoning {
    const struct calendar *calendar;
    const struct terms *terms;
    const struct term *term; /* of the table, or `plain` */
    struct term plain;       /* a rule that was written out */
    struct term_run run;
    struct deadline_stop stops[REQUEST_STOPS];
    char *reasons[REQUEST_STOPS];
};

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

/* A rule begins with its number; everything else is looked up in the table. */
static bool read_length(struct reckoning *reckoning, const char *text, struct err *err)
{
    char *folded = text_trim(text_fold(text));
    bool written_out = folded[0] == '\0' || strchr("0123456789.+-", folded[0]) != NULL;
    free(folded);
    if (!written_out) {
        reckoning->term = terms_named(reckoning->terms, text, err);
        return reckoning->term != NULL;
    }
    reckoning->term = &reckoning->plain;
    return deadline_rule_parse(text, &reckoning->plain.rule, err);
}

static bool read_extensions(struct reckoning *reckoning, const struct request *request,
                            struct err *err)
{
    const struct term *term = reckoning->term;
    if ((request->given & OPTION_EXTEND) == 0) {
        return true;
    }
    if (term == &reckoning->plain) {
        return err_set(err, ERR_USAGE,
                       "--extend 是期限表里的期限延长几次；写明长度的期限请直接写总长");
    }
    reckoning->run.extensions = request->extend;
    return request->extend == 0 || term_may_extend(term, request->extend - 1, err);
}

/* FROM..UNTIL, or FROM..UNTIL=听证. */
static bool read_stop(struct reckoning *reckoning, const char *text, date_t today, struct err *err)
{
    char *copy = memory_copy(text);
    char *until = strstr(copy, "..");
    char *why = strchr(copy, '=');
    struct deadline_stop stop = {DATE_NONE, DATE_NONE, NULL};
    if (why != NULL) {
        *why++ = '\0';
        reckoning->reasons[reckoning->run.stop_count] = text_clean(text_trim(why), false);
        stop.why = reckoning->reasons[reckoning->run.stop_count];
    }
    if (until != NULL) {
        *until = '\0';
        stop.from = date_parse(copy, today);
        stop.until = date_parse(until + 2, today);
    }
    free(copy);
    if (stop.from == DATE_NONE || stop.until < stop.from || stop.until - stop.from > LONGEST_STOP) {
        return err_set(
            err, ERR_INPUT,
            "停止的日子“%s”看不懂，请写头一日..末一日，可再写=原因，例：2026-3-20..2026-4-10=听证",
            text);
    }
    reckoning->stops[reckoning->run.stop_count++] = stop;
    return true;
}

static bool read_all(struct reckoning *reckoning, const struct request *request, struct err *err)
{
    moment_t now = moment_now();
    bool good =
        read_length(reckoning, request->words[1], err) &&
        read_start(request->words[0], &reckoning->term->rule, now, &reckoning->run.start, err) &&
        read_extensions(reckoning, request, err);
    for (size_t i = 0; good && i < request->stop_count; i++) {
        good = read_stop(reckoning, request->stops[i], moment_date(now), err);
    }
    reckoning->run.stops = reckoning->stops;
    return good;
}

/* Names in it come from files of holidays and from the prompt. */
static void print_clean(const char *text)
{
    char *clean = text_clean(text, true);
    printf("%s%s", clean, clean[0] != '\0' && clean[strlen(clean) - 1] == '\n' ? "" : "\n");
    free(clean);
}

static void print_deadline(const struct request *request, const struct reckoning *reckoning,
                           const struct deadline *deadline, const char *line, const char *why)
{
    char text[DATE_TEXT];
    const struct term *term = reckoning->term != &reckoning->plain ? reckoning->term : NULL;
    if (deadline->moment != MOMENT_NONE) {
        moment_format(deadline->moment, text);
    } else {
        date_format(deadline->date, text);
    }
    if ((request->given & OPTION_JSON) != 0) {
        const struct answer_value values[] = {
            {"due", ANSWER_TEXT, text, 0},
            {"assumed", ANSWER_BOOL, NULL, deadline->assumed},
            {"line", ANSWER_TEXT, line, 0},
            {"why", ANSWER_TEXT, why, 0},
            {"term", ANSWER_TEXT, term != NULL ? term->key : NULL, 0},
            {"clause", ANSWER_TEXT, term != NULL ? term->clause : NULL, 0},
            {"verified", ANSWER_BOOL, NULL, term == NULL || term_is_verified(term)}};
        print_answer(answer_object(values, sizeof values / sizeof values[0], NULL));
        return;
    }
    puts(text);
    print_clean(line);
    print_clean(why);
}

static int reckon(const struct request *request, const struct calendar *calendar,
                  const struct terms *terms)
{
    struct reckoning reckoning = {.calendar = calendar, .terms = terms};
    struct err err = {0};
    struct buffer line, why;
    buffer_init(&line);
    buffer_init(&why);
    bool good = read_all(&reckoning, request, &err);
    if (good) {
        if (reckoning.term != &reckoning.plain) {
            term_explain(reckoning.term, &why);
        }
        struct deadline deadline = term_due(reckoning.term, &reckoning.run, calendar, &line, &why);
        print_deadline(request, &reckoning, &deadline, buffer_text(&line), buffer_text(&why));
    }
    for (size_t i = 0; i < REQUEST_STOPS; i++) {
        free(reckoning.reasons[i]);
    }
    buffer_done(&line);
    buffer_done(&why);
    return good ? ERR_NONE : say_error(&err);
}

static int reckon_without_office(const struct request *request)
{
    struct err err = {0};
    struct calendar calendar;
    struct terms terms;
    calendar_init(&calendar);
    terms_init(&terms);
    int code = transfer_calendar(NULL, &calendar, &err) && terms_shipped(NULL, &terms, &err)
                   ? reckon(request, &calendar, &terms)
                   : say_error(&err);
    calendar_done(&calendar);
    terms_done(&terms);
    return code;
}

int command_due(struct request *request)
{
    struct err err = {0};
    if (request->count < 2) {
        return command_due_cases(request);
    }
    struct office *office = office_open(&request->office, &err);
    if (office == NULL) {
        return (request->given & OPTION_DB) != 0 ? say_error(&err) : reckon_without_office(request);
    }
    int code = reckon(request, office_calendar(office), office_terms(office));
    office_close(office);
    return code;
}
