/* Rows as ids by what is known of them, from indexes. */
#include "fixture.h"

#include "store/record_store.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { MOST = 8 };

static int64_t add(struct fixture *fixture, const char *name)
{
    return fixture_add(fixture, fixture_party(fixture, name, NULL, "13812345678"));
}

static size_t spelt(struct fixture *fixture, const char *name, int64_t *ids)
{
    size_t found;
    assert_true(record_spelt(fixture->store, fixture_form(fixture, "party"), name, ids, MOST,
                             &found, &fixture->err));
    assert_true(store_idle(fixture->store));
    return found;
}

static void one_name_in_many_spellings(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[MOST];
    int64_t full = add(fixture, "重庆渝碚（沙坪坝）机械有限公司");
    int64_t half = add(fixture, "重庆渝碚(沙坪坝)机械有限公司");
    int64_t blank = add(fixture, "重庆　渝碚 沙坪坝 机械有限公司");
    add(fixture, "重庆渝碚（沙坪坝）机械有限责任公司");
    add(fixture, "重庆渔北（沙坪坝）机械有限公司"); /* the same initials */
    assert_int_equal(spelt(fixture, "重庆渝碚（沙坪坝）机械有限公司", ids), 3);
    assert_int_equal(ids[0], blank); /* newest first, whoever is spelt as asked */
    assert_int_equal(ids[1], half);
    assert_int_equal(ids[2], full);
    assert_int_equal(spelt(fixture, " 重庆渝碚沙坪坝机械有限公司 ", ids), 3);
    assert_int_equal(spelt(fixture, "重庆渝碚机械有限公司", ids), 0);
    assert_int_equal(spelt(fixture, "", ids), 0);
    assert_int_equal(spelt(fixture, "（）", ids), 0);
}

static void letters_and_digits_in_full_width(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[MOST];
    int64_t id = add(fixture, "ＡＢＣ检测３站");
    assert_int_equal(spelt(fixture, "abc检测3站", ids), 1);
    assert_int_equal(ids[0], id);
}

static void no_more_than_asked_for(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[MOST];
    size_t found;
    for (int i = 0; i < 4; i++)
        add(fixture, "老王面馆");
    int64_t last = add(fixture, "老王　面馆");
    assert_true(record_spelt(fixture->store, fixture_form(fixture, "party"), "老王面馆", ids, 5,
                             &found, &fixture->err));
    assert_int_equal(found, 5);
    assert_int_equal(ids[0], last);
    assert_true(record_spelt(fixture->store, fixture_form(fixture, "party"), "老王面馆", ids, 2,
                             &found, &fixture->err));
    assert_int_equal(found, 2);
}

static void names_that_stand_in_a_text(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[MOST];
    size_t found;
    const struct form *form = fixture_form(fixture, "party");
    int64_t company = add(fixture, "渝碚机械有限公司");
    int64_t shop = add(fixture, "老王面馆");
    add(fixture, "面馆");
    assert_true(record_named_in(fixture->store, form, "重庆渝碚机械有限公司沙坪坝分公司", 4, ids,
                                MOST, &found, &fixture->err));
    assert_int_equal(found, 1);
    assert_int_equal(ids[0], company);
    assert_true(record_named_in(fixture->store, form, "渝碚机械有限公司职工食堂（老王面馆）", 4,
                                ids, MOST, &found, &fixture->err));
    assert_int_equal(found, 2); /* 面馆 is too short */
    assert_int_equal(ids[0], company);
    assert_int_equal(ids[1], shop);
    assert_true(record_named_in(fixture->store, form, "王", 4, ids, MOST, &found, &fixture->err));
    assert_int_equal(found, 0);
    assert_true(store_idle(fixture->store));
}

static void rows_where_fields_have_values(void **state)
{
    struct fixture *fixture = *state;
    int64_t ids[MOST];
    size_t found;
    const struct form *form = fixture_form(fixture, "case");
    int64_t party = add(fixture, "甲");
    int64_t other = add(fixture, "乙");
    int64_t first =
        fixture_add(fixture, fixture_case(fixture, party, "沙环柔〔2026〕1号", "2026-11-18 09:00"));
    fixture_add(fixture, fixture_case(fixture, other, "沙环柔〔2026〕2号", "2026-11-18 09:00"));
    int64_t third =
        fixture_add(fixture, fixture_case(fixture, party, "沙环柔〔2026〕3号", "2026-11-17 09:00"));
    struct record *kase = fixture_case(fixture, party, "沙环柔〔2026〕4号", "2026-11-18 09:00");
    record_put(kase, "state", "void");
    int64_t voided = fixture_add(fixture, kase);
    char *id = memory_format("%lld", (long long)party);
    const struct record_match matches[] = {{"party", id, false}, {"state", "void", true}};
    assert_true(record_where(fixture->store, form, matches, 1, ids, MOST, &found, &fixture->err));
    assert_int_equal(found, 3);
    assert_int_equal(ids[0], voided);
    assert_true(record_where(fixture->store, form, matches, 2, ids, MOST, &found, &fixture->err));
    assert_int_equal(found, 2);
    assert_int_equal(ids[0], third);
    assert_int_equal(ids[1], first);
    assert_true(record_where(fixture->store, form, matches, 2, ids, 1, &found, &fixture->err));
    assert_int_equal(found, 1);
    const struct record_match none[] = {{"source_number", NULL, false}, {"party", id, false}};
    assert_true(record_where(fixture->store, form, none, 2, ids, MOST, &found, &fixture->err));
    assert_int_equal(found, 3);
    free(id);
}

static void some_fields_of_one_row(void **state)
{
    struct fixture *fixture = *state;
    static const char *const keys[] = {"state", "party", "due_on", "corrected"};
    char *values[4];
    const struct form *form = fixture_form(fixture, "case");
    int64_t party = add(fixture, "甲");
    int64_t id =
        fixture_add(fixture, fixture_case(fixture, party, "沙环柔〔2026〕1号", "2026-11-18 09:00"));
    assert_true(record_peek(fixture->store, form, id, keys, values, 4, &fixture->err));
    assert_string_equal(values[0], "registered");
    assert_int_equal(strtoll(values[1], NULL, 10), party);
    assert_null(values[2]);
    assert_string_equal(values[3], "no");
    for (size_t i = 0; i < 4; i++)
        free(values[i]);
    assert_false(record_peek(fixture->store, form, 99, keys, values, 4, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_NOT_FOUND);
    assert_null(values[0]);
    assert_true(store_idle(fixture->store));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_name_in_many_spellings, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(letters_and_digits_in_full_width, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(no_more_than_asked_for, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(names_that_stand_in_a_text, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(some_fields_of_one_row, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(rows_where_fields_have_values, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
