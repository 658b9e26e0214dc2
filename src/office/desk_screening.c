/* desk_screening: the form of 适用性筛查: what it begins with, what follows from the answers, and which road
 * may be taken. A filed screening is never changed: a new one stands beside it. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "office/desk_rules.h"
#include "office/screening_private.h"
#include "store/record_store.h"

static const char LOCKED[] =
    "做过的筛查照原样留着，情况变了请用 F5 重新筛查（行政处罚法第四十七条）";

/* Fields that are new in every screening. */
static bool is_fresh(const char *key)
{
    static const char *const fresh[] = {"case", "done_at", "officer",
                                        "past", "road",    "road_reason"};
    for (size_t i = 0; i < sizeof fresh / sizeof *fresh; i++) {
        if (strcmp(fresh[i], key) == 0) {
            return true;
        }
    }
    return false;
}

/* What was answered last time stands there again, to be changed where the facts have changed. */
static bool begin_again(struct office *office, struct record *record, int64_t last, struct err *err)
{
    struct record *before = record_load(office->store, record->form, last, err);
    for (size_t i = 0; before != NULL && i < record->form->field_count; i++) {
        const struct field *field = &record->form->fields[i];
        if (!field->given && !is_fresh(field->key)) {
            record_take(record, (int)i, before);
        }
    }
    record_free(before);
    return before != NULL;
}

static bool add_hit(struct office *office, struct record *record, int64_t item, const char *reply,
                    struct err *err)
{
    int hits = form_field(record->form, "hits");
    const struct record_rows *rows = &record->rows[hits];
    for (size_t i = 0; i < rows->count; i++) {
        if (record_get_integer(rows->items[i], "item") == item) {
            return true;
        }
    }
    char *called = record_called(office->store, office_form(office, "item"), item);
    if (called == NULL) {
        return err_set(err, ERR_NOT_FOUND, "清单事项 #%lld 找不到", (long long)item);
    }
    struct record *row = record_row_add(record, hits, office_form(office, "screening_hit"));
    record_refer(row, form_field(row->form, "item"), item, called);
    record_put(row, "reply", reply);
    free(called);
    return true;
}

/* What the case, the lists and the clock know. */
static bool begin_fresh(struct office *office, struct record *record, const struct record *kase,
                        struct err *err)
{
    char day[DATE_TEXT];
    date_t found = record_get_date(kase, "found_at");
    date_t ended = record_get_date(kase, "ended_on");
    int64_t item = record_get_integer(kase, "item");
    bool positive = item != 0 && screening_on_list(office, item, "positive");
    record_put(record, "acted_on", date_format(ended != DATE_NONE ? ended : found, day));
    if (record_get_yes(kase, "corrected")) {
        record_put(record, "correction", "done");
    }
    if (positive) {
        record_refer(record, form_field(record->form, "item"), item,
                     kase->called[form_field(kase->form, "item")]);
    } else if (item != 0 && !add_hit(office, record, item, "yes", err)) {
        return false;
    }
    int64_t ids[SCREENING_LIKELY];
    size_t count;
    bool done = screening_likely(office, record_get(kase, "violation"), found, ids, &count, err);
    for (size_t i = 0; done && i < count; i++) {
        done = add_hit(office, record, ids[i], NULL, err);
    }
    return done;
}

/* The questions of one item as rows, with what was answered to them before. */
static void add_questions(struct office *office, struct record *record,
                          const struct screening_asked *asked, const struct record *before)
{
    int answers = form_field(record->form, "answers");
    const struct record_rows *old = &before->rows[answers];
    for (size_t i = 0; i < asked->questions.count; i++) {
        if (asked->questions.items[i].kind == REQUIREMENT_FIRST) {
            continue; /* the program looks */
        }
        struct record *row =
            record_row_add(record, answers, office_form(office, "screening_answer"));
        char *question = screening_question(asked, i);
        record_put(row, "question", question);
        for (size_t j = 0; j < old->count; j++) {
            const char *other = record_get(old->items[j], "question");
            if (other != NULL && strcmp(other, question) == 0) {
                record_put(row, "answer", record_get(old->items[j], "answer"));
                record_put(row, "evidence", record_get(old->items[j], "evidence"));
            }
        }
        free(question);
    }
}

static bool ask_item(struct office *office, struct record *record, int64_t item, bool numbers_only,
                     const struct record *before, struct err *err)
{
    struct screening_asked asked;
    if (item == 0) {
        return true;
    }
    if (!screening_asked_load(office, item, &asked, err)) {
        return false;
    }
    if (!numbers_only || screening_has_numbers(&asked)) {
        add_questions(office, record, &asked, before);
    }
    screening_asked_done(&asked);
    return true;
}

/* The table of conditions: those of the item, and of the negative items that have numbers. */
static bool ask_all(struct office *office, struct record *record, struct err *err)
{
    struct record *before = record_copy(record);
    int answers = form_field(record->form, "answers");
    const struct record_rows *hits = &record->rows[form_field(record->form, "hits")];
    while (record->rows[answers].count > 0) {
        record_row_remove(record, answers, 0);
    }
    bool done = ask_item(office, record, record_get_integer(record, "item"), false, before, err);
    for (size_t i = 0; done && i < hits->count; i++) {
        done =
            ask_item(office, record, record_get_integer(hits->items[i], "item"), true, before, err);
    }
    if (!done) {
        record_take(record, answers, before);
    }
    record_free(before);
    return done;
}

static bool put_past(struct office *office, struct record *record, const struct record *kase,
                     struct err *err)
{
    date_t on = record_get_date(record, "acted_on");
    int months = (int)record_get_integer(office->settings, "first_months");
    struct screening_past past = {0};
    bool done = on == DATE_NONE ||
                screening_past_of(office, kase, date_add_months(on, -months), &past, err);
    bool none = past.words == NULL || past.words[0] == '\0';
    char *words = none ? memory_format("近%d个月没有查到", months) : memory_copy(past.words);
    if (done) {
        record_put(record, "past", words);
    }
    free(words);
    screening_past_done(&past);
    return done;
}

bool screening_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    if (!step_begin(office, record, context, err)) {
        return false;
    }
    if (context == 0) {
        return true;
    }
    struct record *kase = record_load(office->store, office_form(office, "case"), context, err);
    int64_t last = office_screening_of(office, context);
    bool done = kase != NULL && (last != 0 ? begin_again(office, record, last, err)
                                           : begin_fresh(office, record, kase, err));
    done = done && ask_all(office, record, err) && put_past(office, record, kase, err);
    record_free(kase);
    return done;
}

void screening_put_decisive(struct record *record, const struct screening *screening)
{
    const struct screening_test *test = screening->decisive;
    struct buffer words;
    buffer_init(&words);
    if (test != NULL) {
        buffer_add_format(&words, "%s：%s（%s）", test->title, test->evidence, test->clause);
    } else {
        buffer_add(&words, "各项都通过");
    }
    record_put(record, "decisive", buffer_text(&words));
    record_put(record, "verdict", screening_verdict_name(screening->verdict)->code);
    buffer_done(&words);
}

static void put_tests(struct office *office, struct record *record,
                      const struct screening *screening)
{
    static const char *const codes[] = {
        [TEST_PASSED] = "passed", [TEST_HIT] = "hit", [TEST_OPEN] = "open", [TEST_IDLE] = "idle"};
    int tests = form_field(record->form, "tests");
    while (record->rows[tests].count > 0) {
        record_row_remove(record, tests, 0);
    }
    for (size_t i = 0; i < screening->count; i++) {
        const struct screening_test *test = &screening->tests[i];
        struct record *row = record_row_add(record, tests, office_form(office, "screening_test"));
        record_put(row, "title", test->title);
        record_put(row, "answer", codes[test->answer]);
        record_put(row, "evidence", test->evidence);
        record_put(row, "clause", test->clause);
    }
}

static void put_routes(struct record *record, const struct screening *screening)
{
    static const char *const titles[ROUTES] = {[ROUTE_MUST_NOT] = "应当不罚（轻微）",
                                               [ROUTE_MAY_NOT] = "可以不罚（首违）",
                                               [ROUTE_NO_FAULT] = "无主观过错（举证）"};
    struct buffer words;
    buffer_init(&words);
    for (int i = 0; i < ROUTES; i++) {
        buffer_add_format(&words, "%s%s%s", i > 0 ? "；" : "", titles[i],
                          screening->routes[i] ? "成立" : "不成立");
    }
    record_put(record, "routes", buffer_text(&words));
    buffer_done(&words);
}

bool screening_derive(struct office *office, struct record *record, struct err *err)
{
    if (record->id != 0 || record_get(record, "case") == NULL) {
        return true;
    }
    struct screening_case made;
    struct screening screening;
    if (!ask_all(office, record, err) || !screening_case_load(office, record, &made, err)) {
        return false;
    }
    bool done = put_past(office, record, made.kase, err);
    screening_decide(&made.facts, &screening);
    screening_put_decisive(record, &screening);
    put_routes(record, &screening);
    put_tests(office, record, &screening);
    screening_done(&screening);
    screening_case_done(&made);
    return done;
}

bool screening_locked(const struct record *record, int field, struct err *why)
{
    const struct field *locked = &record->form->fields[field];
    if (record->id == 0) {
        return false;
    }
    err_set_field(why, locked->key, "%s：%s", locked->label, LOCKED);
    return true;
}

/* The items stand on the lists that they are asked as. */
static void check_lists(struct office *office, const struct record *record,
                        struct findings *findings)
{
    int64_t item = record_get_integer(record, "item");
    const struct record_rows *hits = &record->rows[form_field(record->form, "hits")];
    if (item != 0 && !screening_on_list(office, item, "positive")) {
        rule_fault(record, "item", findings,
                   "正面清单事项：选的不在正面清单上；命中负面清单的写在“对照的负面事项”里"
                   "（工作方案五（一））");
    }
    for (size_t i = 0; i < hits->count; i++) {
        int64_t hit = record_get_integer(hits->items[i], "item");
        if (hit != 0 && !screening_on_list(office, hit, "negative")) {
            rule_fault(record, "hits", findings,
                       "对照的负面事项：第 %zu 行选的不在负面清单上（工作方案五（一））", i + 1);
        }
    }
}

bool screening_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    struct err err;
    if (record->id != 0) {
        return !record_any_change(record) || rule_fault(record, "verdict", findings, "%s", LOCKED);
    }
    step_rule(office, record, findings);
    check_lists(office, record, findings);
    const char *road = record_get(record, "road");
    const char *verdict = record_get(record, "verdict");
    if (road != NULL && verdict != NULL &&
        !screening_road_open(screening_verdict_of(verdict), screening_verdict_of(road),
                             record_get(record, "road_reason"), &err)) {
        rule_fault(record, "road", findings, "%s", err.message);
    }
    return findings->count == before;
}

/* The item of the positive list that was found to fit is the case's, and its letter's. */
bool screening_follow(struct office *office, struct record *record, bool is_new, struct err *err)
{
    int64_t item = record_get_integer(record, "item");
    struct record *kase = record_load(office->store, office_form(office, "case"),
                                      record_get_integer(record, "case"), err);
    bool done = kase != NULL;
    if (done && is_new && item != 0 && item != record_get_integer(kase, "item")) {
        record_refer(kase, form_field(kase->form, "item"), item,
                     record->called[form_field(record->form, "item")]);
        done = record_save(office->store, kase, err);
    }
    record_free(kase);
    return done && step_follow(office, record, is_new, err);
}
