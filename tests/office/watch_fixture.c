/* watch_fixture: see watch_fixture.h. */
#include "watch_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/bureau_road.h"

#include "base/memory.h"

static const char *const accounts[WATCH_PEOPLE] = {
    [CHEN] = "chen", [WANG] = "wang",   [DEPUTY] = "deputy",  [VISITOR] = "visit",
    [HEAD] = "head", [CLERK] = "clerk", [REVIEWER] = "review"};

struct office *watch_as(struct watch *watch, enum watch_person who)
{
    if (watch->people[who] == NULL) {
        watch->people[who] = bureau_as(&watch->bureau, accounts[who]);
    }
    return watch->people[who];
}

static void add_promise(struct office *office, struct record *commitment, const char *measure,
                        const char *done_by)
{
    struct record *row = record_row_add(commitment, form_field(commitment->form, "promises"),
                                        office_form(office, "promise"));
    record_put(row, "measure", measure);
    record_put(row, "done_by", done_by);
    record_put(row, "responsible", "赵一");
}

static void promise(struct watch *watch)
{
    bureau_allow(&watch->bureau, watch->kase);
    struct office *chen = watch_as(watch, CHEN);
    struct record *commitment =
        bureau_fill(chen, "commitment", watch->kase, "observe_days=10", NULL);
    add_promise(chen, commitment, "建立台账", "2026-03-12");
    add_promise(chen, commitment, "安装隔声罩", "2026-03-18");
    if (!desk_save(chen, commitment, false, &watch->err)) {
        fail_msg("%s", watch->err.message);
    }
    record_free(commitment);
}

int watch_setup(void **state)
{
    struct watch *watch = calloc(1, sizeof *watch);
    bureau_open(&watch->bureau);
    watch->kase = bureau_case(watch_as(watch, CHEN));
    promise(watch);
    *state = watch;
    return 0;
}

int watch_teardown(void **state)
{
    struct watch *watch = *state;
    for (int who = 0; who < WATCH_PEOPLE; who++) {
        office_close(watch->people[who]);
    }
    bureau_close(&watch->bureau);
    free(watch);
    return 0;
}

void watch_on(struct watch *watch, int month, int day)
{
    watch->bureau.now = (moment_t)date_of(2026, month, day) * 1440 + 600;
}

/* results.1=kept for a row, else a field. */
static void enter(struct watch *watch, struct office *office, struct record *record,
                  const char *pair)
{
    char *key = memory_copy(pair);
    char *value = strchr(key, '=');
    *value++ = '\0';
    int field = form_field(record->form, strncmp(key, "results.", 8) == 0 ? "results" : key);
    assert_true(field >= 0);
    if (strncmp(key, "results.", 8) == 0) {
        record = record->rows[field].items[strtoul(key + 8, NULL, 10) - 1];
        field = form_field(record->form, "result");
    }
    if (!desk_enter(office, record, field, value, &watch->err)) {
        fail_msg("%s: %s", pair, watch->err.message);
    }
    free(key);
}

static struct record *fill(struct watch *watch, struct office *office, const char *form,
                           va_list pairs)
{
    struct record *record = desk_new(office, form, watch->kase, &watch->err);
    if (record == NULL) {
        fail_msg("%s: %s", form, watch->err.message);
    }
    for (const char *pair; (pair = va_arg(pairs, const char *)) != NULL;) {
        enter(watch, office, record, pair);
    }
    return record;
}

int64_t watch_do(struct watch *watch, enum watch_person who, const char *form, ...)
{
    va_list pairs;
    struct office *office = watch_as(watch, who);
    va_start(pairs, form);
    struct record *record = fill(watch, office, form, pairs);
    va_end(pairs);
    if (!desk_save(office, record, false, &watch->err)) {
        fail_msg("%s: %s (%s)", form, watch->err.message, watch->err.detail);
    }
    int64_t id = record->id;
    record_free(record);
    return id;
}

static void expect_words(const char *message, const char *sentence)
{
    if (strstr(message, sentence) == NULL) {
        fail_msg("“%s” is not in “%s”", sentence, message);
    }
}

void watch_refused(struct watch *watch, enum watch_person who, const char *form,
                   const char *sentence, ...)
{
    va_list pairs;
    struct office *office = watch_as(watch, who);
    va_start(pairs, sentence);
    struct record *record = fill(watch, office, form, pairs);
    va_end(pairs);
    assert_false(desk_save(office, record, false, &watch->err));
    expect_words(watch->err.message, sentence);
    record_free(record);
}

void watch_closed(struct watch *watch, enum watch_person who, const char *form,
                  const char *sentence)
{
    assert_null(desk_new(watch_as(watch, who), form, watch->kase, &watch->err));
    expect_words(watch->err.message, sentence);
}

static void field_is(struct record *record, const char *key, const char *value)
{
    if (value == NULL) {
        assert_null(record_get(record, key));
    } else {
        assert_non_null(record_get(record, key));
        assert_string_equal(record_get(record, key), value);
    }
    record_free(record);
}

void watch_case_is(struct watch *watch, const char *key, const char *value)
{
    field_is(desk_load(watch_as(watch, CHEN), "case", watch->kase, &watch->err), key, value);
}

void watch_commitment_is(struct watch *watch, const char *key, const char *value)
{
    struct office *office = watch_as(watch, CHEN);
    field_is(desk_load(office, "commitment", desk_commitment_of(office, watch->kase), &watch->err),
             key, value);
}

char *watch_why(struct watch *watch)
{
    struct office *office = watch_as(watch, CHEN);
    struct record *kase = desk_load(office, "case", watch->kase, &watch->err);
    char *why = desk_due_why(office, kase);
    record_free(kase);
    return why;
}
