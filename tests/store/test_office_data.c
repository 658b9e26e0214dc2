/* Tests of code lists, calendar, issued documents and number series. */
#include "fixture.h"

#include "store/office_data.h"
#include "store/series.h"

#include <string.h>

static bool put_codes(struct store *store, void *data, struct err *err)
{
    bool *changed = data;
    return office_data_put_code(store, "street", "ciqikou", "磁器口街道", 2, &changed[0], err) &&
           office_data_put_code(store, "street", "tuwan", "土湾街道", 1, &changed[1], err);
}

static void codes_in_their_order(void **state)
{
    struct fixture *fixture = *state;
    struct codes codes;
    bool changed[2];
    fixture_write(fixture, put_codes, changed);
    assert_true(changed[0] && changed[1]);
    codes_init(&codes);
    assert_true(office_data_codes(fixture->store, &codes, &fixture->err));
    const struct code_list *streets = codes_list(&codes, "street");
    assert_int_equal(streets->count, 2);
    assert_string_equal(streets->items[0].label, "土湾街道");
    assert_string_equal(streets->items[1].code, "ciqikou");
    codes_done(&codes);
    int64_t rows = fixture_number(fixture, "SELECT count(*) FROM audit");
    fixture_write(fixture, put_codes, changed);
    assert_false(changed[0] || changed[1]);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM audit"), rows);
}

struct day {
    struct calendar_day day;
    bool changed;
};

static bool put_day(struct store *store, void *data, struct err *err)
{
    struct day *day = data;
    return office_data_put_day(store, &day->day, "国办发明电〔2025〕1号", &day->changed, err);
}

static void calendar_day_by_day(void **state)
{
    struct fixture *fixture = *state;
    struct calendar calendar;
    struct day day = {.day = {.date = date_of(2026, 10, 1), .name = "国庆节"}};
    fixture_write(fixture, put_day, &day);
    assert_true(day.changed);
    fixture_write(fixture, put_day, &day);
    assert_false(day.changed);
    strcpy(day.day.name, "国庆节、中秋节");
    fixture_write(fixture, put_day, &day);
    assert_true(day.changed);
    calendar_init(&calendar);
    assert_true(office_data_calendar(fixture->store, &calendar, &fixture->err));
    assert_int_equal(calendar.count, 1);
    assert_false(calendar_is_working(&calendar, date_of(2026, 10, 1)));
    assert_string_equal(calendar_find(&calendar, date_of(2026, 10, 1))->name, "国庆节、中秋节");
    calendar_done(&calendar);
}

static bool issue(struct store *store, void *data, struct err *err)
{
    return office_data_issue(store, data, err);
}

static void copies_are_counted(void **state)
{
    struct fixture *fixture = *state;
    struct issued issued = {.table = "commitment",
                            .id = 3,
                            .document = "commitment",
                            .template_hash = "t",
                            .content_hash = "c"};
    for (long copy = 1; copy <= 3; copy++) {
        fixture_write(fixture, issue, &issued);
        assert_int_equal(issued.copy, copy);
    }
    issued.id = 4;
    fixture_write(fixture, issue, &issued);
    assert_int_equal(issued.copy, 1);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM issued WHERE issued_by = '张三' "
                                             "AND issued_at = '2026-11-20 10:32'"),
                     4);
}

struct taking {
    const char *series;
    int year;
    long no;
    bool give_up;
};

static bool take(struct store *store, void *data, struct err *err)
{
    struct taking *taking = data;
    return series_take(store, taking->series, taking->year, &taking->no, err) &&
           (!taking->give_up || err_set(err, ERR_REFUSED, "不办了"));
}

static void numbers_without_gaps(void **state)
{
    struct fixture *fixture = *state;
    struct taking taking = {.series = "柔", .year = 2026};
    for (long no = 1; no <= 3; no++) {
        taking.give_up = true;
        assert_false(store_write(fixture->store, take, &taking, &fixture->err));
        taking.give_up = false;
        fixture_write(fixture, take, &taking);
        assert_int_equal(taking.no, no);
    }
    taking.year = 2027;
    fixture_write(fixture, take, &taking);
    assert_int_equal(taking.no, 1);
    taking.series = "承";
    fixture_write(fixture, take, &taking);
    assert_int_equal(taking.no, 1);
}

static void known_hashes(void **state)
{
    char out[65];
    (void)state;
    office_data_hash("abc", 3, out); /* FIPS 180-2, B.1 */
    assert_string_equal(out, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    office_data_hash("", 0, out);
    assert_string_equal(out, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        TEST(codes_in_their_order), TEST(calendar_day_by_day),      TEST(copies_are_counted),
        TEST(numbers_without_gaps), cmocka_unit_test(known_hashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
