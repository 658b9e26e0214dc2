/* Geometry: every size from 1x1 to 320x120 lays out without overlap and within the screen. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#include "ui/layout.h"

static char cells[120][320];

/* Every cell of the box is inside rows x columns and belongs to no other box yet. */
static void take(const struct box *box, int rows, int columns)
{
    assert_true(box->rows > 0 && box->columns > 0);
    assert_true(box->row >= 0 && box->row + box->rows <= rows);
    assert_true(box->column >= 0 && box->column + box->columns <= columns);
    for (int i = box->row; i < box->row + box->rows; i++)
        for (int j = box->column; j < box->column + box->columns; j++)
            if (cells[i][j]++ != 0)
                fail_msg("row %d, column %d of %dx%d is taken twice", i, j, columns, rows);
}

static void check_screen(int rows, int columns)
{
    struct layout layout = layout_screen(rows, columns);
    assert_int_equal(layout.fits, rows >= 20 && columns >= 60);
    if (!layout.fits)
        return;
    memset(cells, 0, sizeof cells);
    take(&layout.top, rows, columns);
    take(&layout.body, rows, columns);
    take(&layout.message, rows, columns);
    take(&layout.bar, rows, columns);
    for (int reading = 0; reading < 2; reading++) {
        memset(cells, 0, sizeof cells);
        struct layout_split split =
            layout_split(layout.body.rows, layout.body.columns, reading == 1);
        assert_int_equal(split.beside, columns >= 140);
        take(&split.list, layout.body.rows, columns);
        take(&split.rule, layout.body.rows, columns);
        take(&split.detail, layout.body.rows, columns);
        assert_true(split.beside || reading || split.list.rows > split.detail.rows);
    }
    memset(cells, 0, sizeof cells);
    struct box popup = layout_popup(&layout, 100, 300);
    take(&popup, rows, columns);
    assert_true(popup.row >= layout.body.row);
    assert_true(popup.row + popup.rows <= layout.message.row);
}

static void test_every_size(void **state)
{
    (void)state;
    for (int rows = 1; rows <= 120; rows++)
        for (int columns = 1; columns <= 320; columns++)
            check_screen(rows, columns);
}

static void test_scroll(void **state)
{
    (void)state;
    assert_int_equal(layout_scroll(0, 5, 10, 100, 1), 0);
    assert_int_equal(layout_scroll(0, 10, 10, 100, 1), 1);
    assert_int_equal(layout_scroll(20, 19, 10, 100, 1), 19);
    assert_int_equal(layout_scroll(0, 10, 10, 100, 5), 5);
    assert_int_equal(layout_scroll(95, 99, 10, 100, 1), 90);
    assert_int_equal(layout_scroll(7, 3, 10, 4, 0), 0);
    assert_int_equal(layout_scroll(7, 3, 0, 4, 0), 0);
    for (int top = 0; top < 30; top++)
        for (int chosen = 0; chosen < 30; chosen++)
            for (int step = 0; step < 10; step++) {
                int now = layout_scroll(top, chosen, 7, 30, step);
                assert_in_range(chosen, now, now + 6);
            }
}

static void test_columns(void **state)
{
    (void)state;
    const int wish[] = {19, 30, 26, 6}, least[] = {19, 18, 18, 6};
    int out[4];
    layout_columns(wish, least, 4, 1, 120, 2, out);
    assert_int_equal(out[0], 19);
    assert_int_equal(out[1], 120 - 6 - 19 - 26 - 6); /* takes what is left */
    layout_columns(wish, least, 4, 1, 70, 1, out);
    assert_int_equal(out[0] + out[1] + out[2] + out[3] + 3, 70);
    assert_int_equal(out[0], 19);
    assert_int_equal(out[3], 6);
    layout_columns(wish, least, 4, 1, 20, 1, out); /* too narrow: never below the least */
    assert_memory_equal(out, least, sizeof least);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_size),
        cmocka_unit_test(test_scroll),
        cmocka_unit_test(test_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
