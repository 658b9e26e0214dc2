/* The part of a list in memory: reading on both ways, forgetting, keeping the chosen row. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/bureau.h"
#include "ui/list_window.h"
#include "ui/workstation.h"

/* One bureau, and an office open on it, for all tests of this file. */
struct place {
    struct office *office; /* first: what the tests take from their state */
    struct bureau bureau;
};

/* Forty-one items of the sample list, read seven at a time. */
static void window_open(struct list_window *window, struct office *office)
{
    struct err err = {0};
    list_window_init(window, office, view_named("positive"));
    window->page = 7;
    assert_true(list_window_load(window, &err));
}

static const char *code_here(const struct list_window *window)
{
    return list_window_row(window)->cells[0];
}

static const char *counter(const struct list_window *window)
{
    static char text[48];
    return list_window_counter(window, text);
}

static void test_reads_on(void **state)
{
    struct list_window window;
    struct err err = {0};
    window_open(&window, *(struct office **)*state);
    assert_int_equal(window.count, 7);
    assert_string_equal(code_here(&window), "ZM-01");
    assert_string_equal(counter(&window), "1 / 41");
    assert_true(list_window_move(&window, 20, &err));
    assert_string_equal(code_here(&window), "ZM-21");
    assert_string_equal(counter(&window), "21 / 41");
    assert_true(list_window_move(&window, 1000, &err));
    assert_string_equal(code_here(&window), "ZM-41");
    assert_true(list_window_move(&window, -1000, &err));
    assert_string_equal(code_here(&window), "ZM-01");
    list_window_done(&window);
}

/* What can't be read leaves what was read before: rows, place and counter. */
static void test_failed_reading_keeps_rows(void **state)
{
    struct list_window window;
    struct err err = {0};
    window_open(&window, *(struct office **)*state);
    assert_true(list_window_move(&window, 8, &err));
    const struct view *view = window.view;
    struct view broken = *view;
    broken.key = "nothing";
    window.view = &broken;
    assert_false(list_window_load(&window, &err));
    assert_false(list_window_choose(&window, 999999, &err));
    assert_true(window.failed);
    assert_int_equal(window.count, 14);
    assert_string_equal(code_here(&window), "ZM-09");
    assert_string_equal(counter(&window), "9 / 41");
    window.view = view;
    assert_true(list_window_last(&window, &err));
    window.view = &broken;
    assert_false(list_window_first(&window, &err));
    assert_string_equal(code_here(&window), "ZM-41");
    window.view = view;
    assert_true(list_window_first(&window, &err));
    assert_false(window.failed);
    assert_string_equal(code_here(&window), "ZM-01");
    list_window_done(&window);
}

static void test_from_the_end(void **state)
{
    struct list_window window;
    struct err err = {0};
    window_open(&window, *(struct office **)*state);
    assert_true(list_window_last(&window, &err));
    assert_string_equal(code_here(&window), "ZM-41");
    assert_string_equal(counter(&window), "41 / 41");
    assert_int_equal(window.count, 7);
    assert_true(list_window_move(&window, -10, &err));
    assert_string_equal(code_here(&window), "ZM-31");
    assert_string_equal(counter(&window), "31 / 41");
    assert_true(list_window_load(&window, &err)); /* deep in the list: the row stays */
    assert_string_equal(code_here(&window), "ZM-31");
    assert_string_equal(counter(&window), "31 / 41");
    assert_true(list_window_move(&window, 1, &err));
    assert_string_equal(code_here(&window), "ZM-32");
    assert_true(list_window_first(&window, &err));
    assert_string_equal(counter(&window), "1 / 41");
    list_window_done(&window);
}

static void test_filter_and_choice(void **state)
{
    struct list_window window;
    struct err err = {0};
    window_open(&window, *(struct office **)*state);
    list_window_move(&window, 20, &err);
    int64_t id = list_window_row(&window)->id;
    list_window_set_filter(&window, "台账");
    assert_true(list_window_load(&window, &err));
    assert_true(window.count > 0 && window.count < 7);
    list_window_set_filter(&window, "没有这样的");
    assert_true(list_window_load(&window, &err));
    assert_null(list_window_row(&window));
    assert_string_equal(counter(&window), "0 / 0");
    assert_true(list_window_move(&window, 1, &err)); /* nothing to move on: no harm */
    list_window_set_filter(&window, NULL);
    assert_true(list_window_choose(&window, id, &err));
    assert_string_equal(code_here(&window), "ZM-21");
    list_window_done(&window);
}

static void test_order(void **state)
{
    struct list_window window;
    struct err err = {0};
    window_open(&window, *(struct office **)*state);
    window.sort = "code";
    window.descending = true;
    list_window_set_filter(&window, NULL);
    assert_true(list_window_load(&window, &err));
    assert_string_equal(code_here(&window), "ZM-41");
    list_window_done(&window);
}

static void test_marks(void **state)
{
    struct list_window window;
    window_open(&window, *(struct office **)*state);
    int64_t id = list_window_row(&window)->id;
    assert_false(list_window_marked(&window, id));
    list_window_mark(&window, id);
    assert_true(list_window_marked(&window, id));
    list_window_mark(&window, id);
    assert_false(list_window_marked(&window, id));
    list_window_done(&window);
}

/* Somebody else files cases above the chosen row, deep in a list longer than the window: the row
 * stays, also when its own value moves it elsewhere. */
static void test_kept_by_row(void **state)
{
    struct place *place = *state;
    struct list_window window;
    struct err err = {0};
    struct office *other = bureau_as(&place->bureau, "wang");
    for (int i = 0; i < 30; i++)
        workstation_file_case(other, "早到的案件");
    list_window_init(&window, place->office, view_named("cases"));
    window.page = 7;
    assert_true(list_window_load(&window, &err));
    assert_true(list_window_move(&window, 6, &err)); /* the last row of the first page */
    int64_t id = list_window_row(&window)->id;
    for (int i = 0; i < 20; i++)
        workstation_file_case(other, "晚到的案件");
    assert_true(office_changed(place->office));
    assert_true(list_window_load(&window, &err));
    assert_int_equal(list_window_row(&window)->id, id);
    assert_string_equal(counter(&window), "27 / 54");

    struct record *record = desk_load(other, "case", id, &err);
    record_put(record, "found_at", "2026-03-01 08:00"); /* far down now */
    assert_true(desk_save(other, record, false, &err));
    record_free(record);
    assert_true(list_window_load(&window, &err));
    assert_int_equal(list_window_row(&window)->id, id);
    assert_string_equal(counter(&window), "53 / 54");

    list_window_set_filter(&window, "早到");
    assert_true(list_window_choose(&window, id, &err));
    assert_true(desk_void_case(other, id, "试", &err));
    assert_true(list_window_load(&window, &err)); /* a void one stays in this list */
    assert_int_equal(list_window_row(&window)->id, id);
    office_close(other);
    list_window_done(&window);
}

/* What left the list gives its place to the row that stands there now. */
static void test_left_the_list(void **state)
{
    struct place *place = *state;
    struct list_window window;
    struct err err = {0};
    struct office *other = bureau_as(&place->bureau, "wang");
    list_window_init(&window, place->office, view_named("due-all"));
    assert_true(list_window_load(&window, &err));
    assert_true(list_window_move(&window, 3, &err));
    int64_t gone = list_window_row(&window)->id, next = window.rows[4].id;
    assert_true(desk_void_case(other, gone, "试", &err));
    assert_true(list_window_load(&window, &err));
    assert_int_equal(list_window_row(&window)->id, next);
    assert_int_equal(window.chosen, 3);
    office_close(other);
    list_window_done(&window);
}

static void test_mark_all(void **state)
{
    struct place *place = *state;
    struct list_window window;
    struct err err = {0};
    bool more = true;
    window_open(&window, place->office);
    list_window_set_filter(&window, "台账");
    assert_true(list_window_load(&window, &err));
    int64_t first = list_window_row(&window)->id;
    list_window_mark(&window, first);
    assert_true(list_window_mark_all(&window, &more, &err));
    assert_false(more);
    assert_int_equal(window.mark_count, window.total);
    list_window_set_filter(&window, NULL); /* marks outlive filter and order */
    list_window_set_sort(&window, "code", true);
    assert_true(list_window_load(&window, &err));
    assert_true(list_window_marked(&window, first));
    list_window_unmark_all(&window);
    assert_int_equal(window.mark_count, 0);
    list_window_done(&window);
}

static int furnish(void **state)
{
    struct place *place = malloc(sizeof *place);
    workstation_furnish(&place->bureau);
    place->office = bureau_as(&place->bureau, "chen");
    *state = place;
    return 0;
}

static int clear_out(void **state)
{
    struct place *place = *state;
    office_close(place->office);
    bureau_close(&place->bureau);
    free(place);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_on),      cmocka_unit_test(test_failed_reading_keeps_rows),
        cmocka_unit_test(test_from_the_end),  cmocka_unit_test(test_filter_and_choice),
        cmocka_unit_test(test_order),         cmocka_unit_test(test_marks),
        cmocka_unit_test(test_mark_all),      cmocka_unit_test(test_kept_by_row),
        cmocka_unit_test(test_left_the_list),
    };
    return cmocka_run_group_tests(tests, furnish, clear_out);
}
