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

/* One bureau, and an office open on it, for all tests of this file. */
struct place {
    struct office *office; /* first: what the tests take from their state */
    struct bureau bureau;
};

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
        cmocka_unit_test(test_reads_on),
        cmocka_unit_test(test_from_the_end),
        cmocka_unit_test(test_filter_and_choice),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_marks),
    };
    return cmocka_run_group_tests(tests, furnish, clear_out);
}
