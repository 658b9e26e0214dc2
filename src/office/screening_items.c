/* screening_items: items of the lists that a case is held against, and the answers to their questions. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "law/matching.h"
#include "office/office_private.h"
#include "office/questions.h"
#include "office/screening_private.h"
#include "store/record_store.h"

static int64_t list_of(struct office *office, const char *kind)
{
    static const char *const keys[] = {"kind"};
    const char *values[] = {kind};
    int64_t id = 0;
    struct err ignored;
    record_find(office->store, office_form(office, "list"), keys, values, 1, &id, &ignored);
    return id;
}

bool screening_on_list(struct office *office, int64_t item, const char *kind)
{
    static const char *const keys[] = {"list"};
    char *list = NULL;
    struct err ignored;
    bool on =
        record_peek(office->store, office_form(office, "item"), item, keys, &list, 1, &ignored) &&
        strtoll(list, NULL, 10) == list_of(office, kind);
    free(list);
    return on;
}

bool screening_asked_load(struct office *office, int64_t item, struct screening_asked *asked,
                          struct err *err)
{
    *asked = (struct screening_asked){0};
    asked->record = record_load(office->store, office_form(office, "item"), item, err);
    if (asked->record != NULL &&
        !questions_of_item(office, asked->record, &asked->questions, err)) {
        record_free(asked->record);
        asked->record = NULL;
    }
    return asked->record != NULL;
}

void screening_asked_done(struct screening_asked *asked)
{
    if (asked->record != NULL) {
        item_questions_done(&asked->questions);
    }
    record_free(asked->record);
    *asked = (struct screening_asked){0};
}

bool screening_has_numbers(const struct screening_asked *asked)
{
    bool any = false;
    for (size_t i = 0; !any && i < asked->questions.count; i++) {
        enum requirement_kind kind = asked->questions.items[i].kind;
        any = kind != REQUIREMENT_YES_NO && kind != REQUIREMENT_FIRST;
    }
    return any;
}

char *screening_question(const struct screening_asked *asked, size_t which)
{
    const struct requirement *one = &asked->questions.items[which];
    struct buffer words;
    buffer_init(&words);
    buffer_add_format(&words, "%s.%d %s（", record_get(asked->record, "code"), one->ordinal,
                      one->question);
    requirement_wanted(one, &words);
    buffer_add(&words, "）");
    return buffer_take(&words);
}

/* What stands in the form's row for this question; NULL: it isn't there or not answered. */
static const struct record *row_of(const struct record *record, const char *question)
{
    const struct record_rows *rows = &record->rows[form_field(record->form, "answers")];
    for (size_t i = 0; i < rows->count; i++) {
        const char *asked = record_get(rows->items[i], "question");
        if (asked != NULL && strcmp(asked, question) == 0) {
            return rows->items[i];
        }
    }
    return NULL;
}

/* How often before, as the program knows: so many months back, since the year began, or ever. */
static bool answer_first(struct office *office, struct screening_case *made,
                         const struct requirement *one, char **answer, struct err *err)
{
    date_t on = made->facts.acted_on;
    int months = one->bound != NULL ? atoi(one->bound) : 0;
    if (on == DATE_NONE || made->kase == NULL) {
        return true; /* nobody's file to look at: open */
    }
    date_t since = months > 0 ? date_add_months(on, -months) : DATE_NONE;
    if (one->unit != NULL && strcmp(one->unit, "年度") == 0) {
        since = date_of(date_year(on), 1, 1);
    }
    struct screening_past past;
    bool done = screening_past_of(office, made->kase, since, &past, err);
    *answer = memory_format("%d", past.measures);
    screening_past_done(&past);
    return done;
}

static bool answer_of(struct office *office, struct screening_case *made,
                      const struct screening_asked *asked, size_t which, char **answer,
                      const char **evidence, struct err *err)
{
    const struct requirement *one = &asked->questions.items[which];
    *answer = NULL;
    *evidence = NULL;
    if (one->kind == REQUIREMENT_FIRST) {
        return answer_first(office, made, one, answer, err);
    }
    char *question = screening_question(asked, which);
    const struct record *row = row_of(made->record, question);
    const char *typed = row != NULL ? record_get(row, "answer") : NULL;
    bool done = typed == NULL || requirement_read(one, typed, office_today(office), answer, err);
    if (!done) {
        struct err read = *err;
        err_set_field(err, "answers", "清单条件：%s：%s", question, read.message);
    }
    *evidence = row != NULL ? record_get(row, "evidence") : NULL;
    free(question);
    return done;
}

static const char *keep_text(struct screening_case *made, char *text)
{
    made->texts = memory_array(made->texts, made->text_count + 1, sizeof *made->texts);
    made->texts[made->text_count++] = text;
    return text;
}

/* Behind the sentence of the answer, whose full stop gives way to a semicolon. */
static void add_evidence(struct buffer *why, const char *evidence)
{
    static const char stop[] = "。";
    size_t length = sizeof stop - 1;
    if (why->length >= length && strcmp(why->bytes + why->length - length, stop) == 0) {
        why->length -= length;
        why->bytes[why->length] = '\0';
    }
    if (evidence != NULL) {
        buffer_add_format(why, "（%s）", evidence);
    }
}

bool screening_measure_item(struct office *office, struct screening_case *made,
                            const struct screening_asked *asked, enum screening_measure *measure,
                            const char **words, struct err *err)
{
    static const enum screening_measure measures[] = {[REQUIREMENT_OPEN] = MEASURE_OPEN,
                                                      [REQUIREMENT_MET] = MEASURE_MET,
                                                      [REQUIREMENT_UNMET] = MEASURE_UNMET};
    const struct item_questions *questions = &asked->questions;
    enum requirement_result *results = memory_array(NULL, questions->count, sizeof *results);
    struct requirement_start start = {made->facts.found_on, &office->calendar};
    struct buffer why;
    buffer_init(&why);
    bool done = true;
    for (size_t i = 0; done && i < questions->count; i++) {
        char *answer;
        const char *evidence;
        done = answer_of(office, made, asked, i, &answer, &evidence, err);
        if (done) {
            buffer_add(&why, why.length > 0 ? "；" : "");
            results[i] = requirement_judge(&questions->items[i], answer, &start, &why);
            add_evidence(&why, evidence);
        }
        free(answer);
    }
    if (done) {
        *measure = measures[requirements_judge(questions->items, questions->count, results)];
        *words = keep_text(made, buffer_take(&why));
    }
    buffer_done(&why);
    free(results);
    return done;
}

/* The items most like a description, best first. */
struct likely {
    const char *violation;
    date_t on;
    int64_t *ids;
    int scores[SCREENING_LIKELY];
    size_t *count;
};

static bool in_force(const struct record *item, date_t on)
{
    date_t from = record_get_date(item, "valid_from");
    date_t until = record_get_date(item, "valid_until");
    bool old = record_get_yes(item, "replaced");
    return (from == DATE_NONE || from <= on) && (until == DATE_NONE ? !old : until >= on);
}

static bool take_likely(struct record *item, void *data)
{
    struct likely *likely = data;
    int score = matching_score(likely->violation, record_get(item, "violation"));
    if (score < MATCHING_WORTH || !in_force(item, likely->on)) {
        return true;
    }
    size_t at = *likely->count < SCREENING_LIKELY ? (*likely->count)++ : SCREENING_LIKELY;
    while (at > 0 && likely->scores[at - 1] < score) {
        if (at < SCREENING_LIKELY) {
            likely->scores[at] = likely->scores[at - 1];
            likely->ids[at] = likely->ids[at - 1];
        }
        at--;
    }
    if (at < SCREENING_LIKELY) {
        likely->scores[at] = score;
        likely->ids[at] = item->id;
    }
    return true;
}

bool screening_likely(struct office *office, const char *violation, date_t on,
                      int64_t ids[SCREENING_LIKELY], size_t *count, struct err *err)
{
    struct likely likely = {.violation = violation, .on = on, .ids = ids, .count = count};
    int64_t list = list_of(office, "negative");
    char *value = memory_format("%lld", (long long)list);
    *count = 0;
    bool done = list == 0 || record_each(office->store, office_form(office, "item"), "list", value,
                                         take_likely, &likely, err);
    free(value);
    return done;
}
