/* What the visited party says of the officers is seen by the visitor and the leaders alone (工作方案四（五）):
 * in no form, JSON, list of steps, audit or undo of anybody else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "office/answer.h"
#include "office/desk_rules.h"
#include "office/keeping.h"
#include "office/step.h"
#include "office/undo.h"
#include "watch_fixture.h"

#define WORDS "收了我两条烟"
#define OPINION "少来几趟"

static int64_t visit(struct watch *watch)
{
    return watch_do(watch, VISITOR, "visit", "kind=decision", "met=赵一", "corrected=yes",
                    "lawful=no", "conduct=problem", "conduct_words=" WORDS, "opinions=" OPINION,
                    NULL);
}

static void hides(const char *text)
{
    static const char *const secret[] = {WORDS,     OPINION,   "反映有问题", "有不规范的",
                                         "problem", "conduct", "opinions"};
    for (size_t i = 0; text != NULL && i < sizeof secret / sizeof *secret; i++) {
        if (strstr(text, secret[i]) != NULL) {
            fail_msg("“%s” is in “%s”", secret[i], text);
        }
    }
}

static bool take_entry(const struct keeping_entry *entry, void *data)
{
    (void)data;
    hides(entry->words);
    return true;
}

/* The visit as this person gets it, in every way in which a record leaves the office. */
static void sees_nothing(struct watch *watch, struct office *office, int64_t id)
{
    struct record *record = desk_load(office, "visit", id, &watch->err);
    assert_non_null(record);
    for (size_t i = 0; i < record->form->field_count; i++) {
        if (record->form->fields[i].seen_by != 0) {
            assert_null(record_value(record, (int)i));
            assert_false(record_field_shown(record, (int)i));
            assert_false(desk_enter(office, record, (int)i, "unsaid", &watch->err));
            assert_int_equal(watch->err.code, ERR_DENIED);
        }
    }
    assert_string_equal(watch->err.message,
                        "意见和建议：只有分管领导、主要负责人、回访员能看、能填，"
                        "承办本案的也不能（工作方案四（五））");
    char *json = answer_record(record);
    hides(json);
    free(json);
    char *lines = step_lines(office, watch->kase);
    assert_non_null(strstr(lines, "回访"));
    hides(lines);
    free(lines);
    record_free(record);
}

static void the_visitor_and_the_leaders_read_it(void **state)
{
    struct watch *watch = *state;
    int64_t id = visit(watch);
    static const enum watch_person readers[] = {VISITOR, DEPUTY, HEAD};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        struct record *record = desk_load(watch_as(watch, readers[i]), "visit", id, &watch->err);
        assert_string_equal(record_get(record, "conduct"), "problem");
        assert_string_equal(record_get(record, "conduct_words"), WORDS);
        assert_string_equal(record_get(record, "opinions"), OPINION);
        char *json = answer_record(record);
        assert_non_null(strstr(json, WORDS));
        free(json);
        record_free(record);
    }
}

static void nobody_else_does(void **state)
{
    struct watch *watch = *state;
    int64_t id = visit(watch);
    static const enum watch_person others[] = {CHEN, WANG, CLERK, REVIEWER};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        sees_nothing(watch, watch_as(watch, others[i]), id);
    }
    assert_null(desk_load(watch_as(watch, ADMIN), "visit", id, &watch->err));
    assert_int_equal(watch->err.code, ERR_DENIED);
}

static void the_audit_does_not_tell(void **state)
{
    struct watch *watch = *state;
    visit(watch);
    static const enum watch_person auditors[] = {REVIEWER, DEPUTY, HEAD};
    for (size_t i = 0; i < sizeof auditors / sizeof *auditors; i++) {
        assert_true(keeping_show(watch_as(watch, auditors[i]), watch->kase, 100, take_entry, NULL,
                                 &watch->err));
    }
    assert_true(keeping_show(watch_as(watch, ADMIN), 0, 100, take_entry, NULL, &watch->err));
}

/* A handler who is also a visitor isn't told what is said of himself. */
static void not_even_a_handler_who_visits_elsewhere(void **state)
{
    struct watch *watch = *state;
    int64_t id = visit(watch);
    struct office *admin = watch_as(watch, ADMIN);
    int64_t chen;
    assert_true(desk_find(admin, "officer", "chen", &chen, &watch->err));
    struct record *officer = desk_load(admin, "officer", chen, &watch->err);
    record_put(officer, "roles", "officer,visitor");
    assert_true(desk_save(admin, officer, false, &watch->err));
    record_free(officer);
    struct office *both = bureau_as(&watch->bureau, "chen");
    sees_nothing(watch, both, id);
    office_close(both);
}

/* A form for everybody, with a field for some. */
static void a_bureau_seals_fields_of_its_own(void **state)
{
    struct watch *watch = *state;
    struct office *chen = watch_as(watch, CHEN);
    struct record *record = record_new(office_form(chen, "visit"));
    record_seal(record, office_roles(chen));
    int field = form_field(record->form, "conduct");
    assert_true(record->sealed[field]);
    assert_false(record->sealed[form_field(record->form, "met")]);
    record_free(record);
}

/* Who may read it doesn't hand it on: what was done, in words, goes into other people's forms. */
static void words_of_the_step_leave_it_out(void **state)
{
    struct watch *watch = *state;
    int64_t id = visit(watch);
    struct office *deputy = watch_as(watch, DEPUTY);
    struct record *record = desk_load(deputy, "visit", id, &watch->err);
    char *words = step_in_words(deputy, record);
    assert_non_null(strstr(words, "切实改正了"));
    hides(words);
    free(words);
    record_free(record);
}

static void what_is_not_seen_is_not_lost(void **state)
{
    struct watch *watch = *state;
    int64_t id = visit(watch);
    struct office *wang = watch_as(watch, WANG);
    struct record *record = desk_load(wang, "visit", id, &watch->err);
    assert_true(desk_save(wang, record, false, &watch->err)); /* as it is */
    record_free(record);
    record = desk_load(watch_as(watch, VISITOR), "visit", id, &watch->err);
    assert_string_equal(record_get(record, "conduct_words"), WORDS);
    record_free(record);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
#define TEST(name) cmocka_unit_test_setup_teardown(name, watch_setup, watch_teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_visitor_and_the_leaders_read_it),
        TEST(nobody_else_does),
        TEST(the_audit_does_not_tell),
        TEST(not_even_a_handler_who_visits_elsewhere),
        TEST(a_bureau_seals_fields_of_its_own),
        TEST(words_of_the_step_leave_it_out),
        TEST(what_is_not_seen_is_not_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
