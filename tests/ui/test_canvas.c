/* The canvas: whatever text goes into whatever box, the screen keeps whole characters. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/text.h"
#include "ui/canvas.h"

static int open_screen(void **state)
{
    FILE *out = fopen("/dev/null", "w");
    FILE *in = fopen("/dev/null", "r");
    SCREEN *screen = newterm("xterm-256color", out, in);
    assert_non_null(screen);
    resizeterm(30, 200);
    const struct canvas_theme theme = {SCHEME_AUTO, false};
    canvas_start(&theme);
    *state = screen;
    return 0;
}

static int close_screen(void **state)
{
    endwin();
    delscreen(*state);
    return 0;
}

/* The second half of a wide character is marked in the attribute's character bits. */
static int part_of(WINDOW *window, int row, int column, cchar_t *cell)
{
    mvwin_wch(window, row, column, cell);
    return (int)(cell->attr & A_CHARTEXT);
}

/* One row as UTF-8, after checking that every wide character has both its halves. */
static char *read_row(WINDOW *window, int row)
{
    struct buffer out;
    buffer_init(&out);
    for (int column = 0; column < getmaxx(window); column++) {
        cchar_t cell;
        assert_int_not_equal(part_of(window, row, column, &cell), 2); /* a half alone */
        int width = 0;
        for (int i = 0; i < CCHARW_MAX && cell.chars[i] != L'\0'; i++) {
            char bytes[4];
            width += wcwidth(cell.chars[i]);
            buffer_add_bytes(&out, bytes, (size_t)text_encode((uint32_t)cell.chars[i], bytes));
        }
        assert_int_equal(width == 2, part_of(window, row, column, &cell) == 1);
        if (width == 2) {
            cchar_t second;
            column++;
            assert_true(column < getmaxx(window));
            assert_int_equal(part_of(window, row, column, &second), 2);
            assert_int_equal(second.chars[0], cell.chars[0]);
        }
    }
    return buffer_take(&out);
}

static void expect_row(WINDOW *window, int row, const char *text)
{
    char *found = read_row(window, row);
    assert_string_equal(found, text);
    free(found);
}

static void test_cuts_and_pads(void **state)
{
    (void)state;
    WINDOW *window = newwin(3, 12, 0, 0);
    static const struct {
        const char *text;
        const char *row;
    } examples[] = {
        {"某某公司", "某某公司    "},
        {"某某某某公司", "某某某某公司"},
        {"某某某某有限公司", "某某某某有.."},
        {"a某某某某有限公司", "a某某某某.. "},
        {NULL, "            "},
        {"一\n二\t三\x1B[m", "一 二 三 [m "},
        {"e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86x",
         "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84x          "},
        {"\xCC\x81x", "x           "},        /* a mark without a character */
        {"坏\xFF字", "坏?字       "},         /* not UTF-8 */
        {"左\xE2\x80\x8F右", "左右        "}, /* bidi control */
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        canvas_text(window, 1, 0, 12, STYLE_PLAIN, examples[i].text);
        expect_row(window, 1, examples[i].row);
    }
    canvas_text_right(window, 1, 0, 12, STYLE_PLAIN, "第3页");
    expect_row(window, 1, "       第3页");
    canvas_text_right(window, 1, 0, 12, STYLE_PLAIN, "某某某某有限公司");
    expect_row(window, 1, "某某某某有..");
    delwin(window);
}

static void test_half_of_a_character_is_blanked(void **state)
{
    (void)state;
    WINDOW *window = newwin(1, 10, 0, 0);
    canvas_text(window, 0, 0, 10, STYLE_PLAIN, "一二三四五");
    canvas_text(window, 0, 3, 3, STYLE_STRONG, "abc"); /* begins within 二 */
    expect_row(window, 0, "一 abc四五");
    canvas_text(window, 0, 0, 10, STYLE_PLAIN, "一二三四五");
    canvas_text(window, 0, 2, 3, STYLE_STRONG, "abc"); /* ends within 三 */
    expect_row(window, 0, "一abc 四五");
    canvas_text(window, 0, 0, 10, STYLE_PLAIN, "一二三四五");
    canvas_text(window, 0, 1, 8, STYLE_PLAIN, "六七八九"); /* both, with wide ones */
    expect_row(window, 0, " 六七八九 ");
    canvas_text(window, 0, 0, 10, STYLE_PLAIN, "一二三四五");
    canvas_rule(window, 0, 5, 1, STYLE_PLAIN);
    expect_row(window, 0, "一二 ─四五");
    delwin(window);
}

static void test_clips_to_the_window(void **state)
{
    (void)state;
    WINDOW *window = newwin(2, 6, 0, 0);
    canvas_fill(window, 0, 0, 6, STYLE_PLAIN);
    canvas_fill(window, 1, 0, 6, STYLE_PLAIN);
    canvas_text(window, 0, -1, 6, STYLE_PLAIN, "一二三");
    expect_row(window, 0, " 二三 ");
    canvas_text(window, 0, 3, 10, STYLE_PLAIN, "一二");
    expect_row(window, 0, " 二一 ");
    canvas_text(window, 1, 0, 6, STYLE_PLAIN, "一二三"); /* the last cell of the window */
    expect_row(window, 1, "一二三");
    canvas_text(window, 2, 0, 6, STYLE_PLAIN, "x");
    canvas_text(window, -1, 0, 6, STYLE_PLAIN, "x");
    canvas_text(window, 0, 6, 6, STYLE_PLAIN, "x");
    canvas_text(window, 0, 0, 0, STYLE_PLAIN, "x");
    canvas_text(window, 0, -9, 6, STYLE_PLAIN, "x");
    expect_row(window, 0, " 二一 ");
    delwin(window);
}

static void test_frames(void **state)
{
    (void)state;
    WINDOW *window = newwin(3, 14, 0, 0);
    canvas_frame(window, STYLE_PLAIN, "文书");
    expect_row(window, 0, "┌─ 文书 ─────┐");
    expect_row(window, 1, "│            │");
    expect_row(window, 2, "└────────────┘");
    canvas_frame(window, STYLE_PLAIN, "适用性筛查的结果");
    expect_row(window, 0, "┌─ 适用性.. ─┐");
    const struct canvas_theme plain = {SCHEME_MONO, true};
    canvas_start(&plain);
    canvas_frame(window, STYLE_PLAIN, NULL);
    expect_row(window, 0, "+------------+");
    expect_row(window, 1, "|            |");
    assert_true(canvas_theme()->ascii);
    delwin(window);
}

/* Colour is never the only sign: without it the styles that mean something still differ. */
static void test_styles_without_colour(void **state)
{
    (void)state;
    static const enum style pairs[][2] = {
        {STYLE_CHOSEN, STYLE_CHOSEN_DIM}, {STYLE_CHOSEN, STYLE_PLAIN},
        {STYLE_ERROR, STYLE_PLAIN},       {STYLE_ERROR, STYLE_WARN},
        {STYLE_ERROR, STYLE_GOOD},        {STYLE_WARN, STYLE_PLAIN},
        {STYLE_FIELD, STYLE_PLAIN},       {STYLE_BAR, STYLE_BAR_KEY},
        {STYLE_SELECTED, STYLE_FIELD},    {STYLE_SELECTED, STYLE_CHOSEN},
        {STYLE_MARKED, STYLE_PLAIN},
    };
    const struct canvas_theme mono = {SCHEME_MONO, false};
    canvas_start(&mono);
    WINDOW *window = newwin(1, 4, 0, 0);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        attr_t found[2];
        for (int side = 0; side < 2; side++) {
            cchar_t cell;
            wchar_t text[CCHARW_MAX + 1];
            short pair;
            canvas_text(window, 0, 0, 1, pairs[i][side], "x");
            mvwin_wch(window, 0, 0, &cell);
            getcchar(&cell, text, &found[side], &pair, NULL);
            assert_int_equal(pair, 0);
        }
        assert_int_not_equal(found[0], found[1]);
    }
    delwin(window);
}

/* Random texts into random boxes over each other. */
static void random_text(char *out, size_t most)
{
    static const char *const pieces[] = {
        "a",
        "Z",
        " ",
        "1",
        "某",
        "公",
        "。",
        "《",
        "—",
        "…",
        "●",
        "①",
        "“",
        "─",
        "e\xCC\x81",
        "字\xCC\x81",
        "\xCC\x81",
        "\n",
        "\x07",
        "\xF0\xA0\xAE\xB7",
        "\xE2\x80\x8D",
        "\xFF",
        "１",
        "\xF0\x9F\x99\x82",
        "\xEF\xBC\x8C",
        "\xE3\x80\x80",
    };
    size_t length = 0;
    for (size_t count = (size_t)rand() % most; count > 0; count--) {
        const char *piece = pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)];
        strcpy(out + length, piece);
        length += strlen(piece);
    }
    out[length] = '\0';
}

static void check_edges(WINDOW *window, int columns, int column, int width)
{
    cchar_t cell;
    char *row = read_row(window, 1); /* no half characters anywhere */
    assert_int_equal(text_columns(row), columns);
    free(row);
    if (column > 0 && column < columns && width > 0) { /* nothing reaches over the box's edges */
        assert_int_not_equal(part_of(window, 1, column, &cell), 2);
    }
    if (column + width > 0 && column + width < columns && width > 0) {
        assert_int_not_equal(part_of(window, 1, column + width, &cell), 2);
    }
}

static void test_any_text_in_any_box(void **state)
{
    (void)state;
    char text[1024];
    srand(20260309);
    int step = getenv("ROUZHI_SLOW") != NULL ? 19 : 1;
    for (int columns = 1; columns <= 200; columns += step) {
        WINDOW *window = newwin(3, columns, 0, 0);
        for (int round = 0; round < 60; round++) {
            int column = rand() % (columns + 4) - 2;
            int width = rand() % (columns + 4);
            random_text(text, 120);
            char *neighbours[2] = {read_row(window, 0), read_row(window, 2)};
            if (round % 3 == 0) {
                canvas_text_right(window, 1, column, width, STYLE_CHOSEN, text);
            } else {
                canvas_text(window, 1, column, width, (enum style)(rand() % STYLE_COUNT), text);
            }
            check_edges(window, columns, column, width);
            expect_row(window, 0, neighbours[0]); /* nothing runs on into another row */
            expect_row(window, 2, neighbours[1]);
            free(neighbours[0]);
            free(neighbours[1]);
        }
        delwin(window);
    }
}

/* Outside of its box a text changes nothing but the half that it cuts. */
static void test_rest_of_the_row_stays(void **state)
{
    (void)state;
    WINDOW *window = newwin(1, 40, 0, 0);
    srand(7);
    for (int round = 0; round < 500; round++) {
        char text[1024];
        cchar_t before[40], after[40];
        int column = rand() % 30;
        int width = 1 + rand() % 10;
        random_text(text, 60);
        canvas_text(window, 0, 0, 40, STYLE_PLAIN, text);
        for (int i = 0; i < 40; i++) {
            part_of(window, 0, i, &before[i]);
        }
        random_text(text, 20);
        canvas_text(window, 0, column, width, STYLE_ERROR, text);
        for (int i = 0; i < 40; i++) {
            bool inside = i >= column && i < column + width;
            bool cut = (i == column - 1 && (before[column].attr & A_CHARTEXT) == 2) ||
                       (i == column + width && (before[i].attr & A_CHARTEXT) == 2);
            part_of(window, 0, i, &after[i]);
            if (cut) {
                assert_int_equal(after[i].chars[0], L' ');
            } else if (!inside) {
                assert_int_equal(after[i].chars[0], before[i].chars[0]);
                assert_int_equal(after[i].attr, before[i].attr);
            }
        }
    }
    delwin(window);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cuts_and_pads, open_screen, close_screen),
        cmocka_unit_test_setup_teardown(test_half_of_a_character_is_blanked, open_screen,
                                        close_screen),
        cmocka_unit_test_setup_teardown(test_clips_to_the_window, open_screen, close_screen),
        cmocka_unit_test_setup_teardown(test_frames, open_screen, close_screen),
        cmocka_unit_test_setup_teardown(test_styles_without_colour, open_screen, close_screen),
        cmocka_unit_test_setup_teardown(test_any_text_in_any_box, open_screen, close_screen),
        cmocka_unit_test_setup_teardown(test_rest_of_the_row_stays, open_screen, close_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
