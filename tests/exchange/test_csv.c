/* CSV in and out: rows and lines as people count them, quotes, delimiters, the formula guard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "exchange/csv_in.h"
#include "exchange/csv_out.h"
#include "exchange/row_text.h"

/* Every row as number@line[cell][cell]; so that one string says what was read. */
static bool collect(const struct csv_row *row, void *data, struct err *err)
{
    struct buffer *out = data;

    (void)err;
    buffer_add_format(out, "%ld@%ld", row->number, row->line);
    for (size_t i = 0; i < row->count; i++) {
        buffer_add_format(out, "[%s]", row->cells[i]);
    }
    buffer_add(out, " ");
    return true;
}

static void reads(const char *text, const char *expected)
{
    struct buffer out;
    struct err err = {0};

    buffer_init(&out);
    assert_true(csv_in_scan(text, strlen(text), collect, &out, &err));
    assert_string_equal(buffer_text(&out), expected);
    buffer_done(&out);
}

static void refuses(const char *text, size_t length, long row, const char *sentence)
{
    struct buffer out;
    struct err err = {0};

    buffer_init(&out);
    assert_false(csv_in_scan(text, length, collect, &out, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_int_equal(err.row, row);
    assert_string_equal(err.message, sentence);
    buffer_done(&out);
}

static void test_rows_and_lines(void **state)
{
    (void)state;
    reads("a,b\n1,2\n3,4", "0@1[a][b] 1@2[1][2] 2@3[3][4] ");
    reads("a,b\r\n1,\"x\r\ny\"\r\n3,4\r\n", "0@1[a][b] 1@2[1][x\ny] 2@4[3][4] ");
    reads("a\rb\r", "0@1[a] 1@2[b] ");
    reads("a,b\n\n1,2\n", "0@1[a][b] 2@3[1][2] ");
    reads("a,b\n,\n1,2\n", "0@1[a][b] 2@3[1][2] ");
    reads("\n\na\n1", "0@3[a] 1@4[1] ");
    reads("a,b\n\"\n\n\",2\n", "0@1[a][b] 1@2[\n\n][2] ");
    reads("", "");
}

static void test_blanks_and_quotes_are_kept(void **state)
{
    (void)state;
    reads(" a ,\"b\"\"c\",　d\n", "0@1[ a ][b\"c][　d] ");
    reads("a,\"\"\n", "0@1[a][] ");
}

static void test_delimiters(void **state)
{
    (void)state;
    reads("a\tb\n1,2\t3\n", "0@1[a][b] 1@2[1,2][3] ");
    reads("编号；领域\n1；\"甲；乙\"\n", "0@1[编号][领域] 1@2[1][甲；乙] ");
    reads("a;b\n1;2\n", "0@1[a][b] 1@2[1][2] ");
    reads("\"a;b;c\",d\n", "0@1[a;b;c][d] ");
    assert_string_equal(csv_in_delimiter("法律依据；条件,a,b", 24), ",");
}

static void test_wrong_quotes_are_refused_with_their_row(void **state)
{
    const char *inside = "a,b\n1,2\n3,4\"5\n";
    const char *after = "a,b\n\"x\"y,2\n";
    const char *open = "a,b\n1,2\n3,\"4\n5,6\n";

    (void)state;
    refuses(inside, strlen(inside), 2,
            "第 2 行（文件第 3 行起）的引号不对：格里的 \" 要写成两个，并且整格用 \" 括起来");
    refuses(after, strlen(after), 1,
            "第 1 行（文件第 2 行起）的引号不对：格里的 \" 要写成两个，并且整格用 \" 括起来");
    refuses(open, strlen(open), 2,
            "第 2 行（文件第 3 行起）的引号没有成对，直到文件末尾都没有收尾");
}

static void test_a_cell_without_end_is_refused(void **state)
{
    size_t length = 3 * 1024 * 1024;
    char *text = memory_alloc(length + 1);

    (void)state;
    memset(text, 'x', length);
    memcpy(text, "a\n\"", 3);
    refuses(text, length, 1, "第 1 行（文件第 2 行起）有一格超过 1 MB，多半是前面的引号没有成对");
    free(text);
}

static void test_long_rows_over_chunks(void **state)
{
    struct buffer text;
    struct buffer out;
    struct err err = {0};
    size_t size = 64 * 1024 - 2;

    (void)state;
    buffer_init(&text);
    buffer_init(&out);
    for (size_t i = 0; i < size; i++) {
        buffer_add_char(&text, 'x');
    }
    buffer_add(&text, "\r\nlast");
    text.bytes[1] = ',';
    assert_true(csv_in_scan(text.bytes, text.length, collect, &out, &err));
    assert_non_null(strstr(buffer_text(&out), " 1@2[last] "));
    buffer_done(&text);
    buffer_done(&out);
}

static void test_guard_and_back(void **state)
{
    static const char *const texts[] = {"=1+1", "+86",  "-3.5", "@x",   "\tx",       "＝1",   "＋1",
                                        "－1",  "＠x",  "'=1",  "''-1", "'说明'",    "plain", "a,b",
                                        "a\"b", "a\nb", " a ",  "",     "=\"0123\"", "x=1",   "'"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct buffer row;
        struct buffer out;
        struct err err = {0};
        buffer_init(&row);
        buffer_init(&out);
        csv_out_cell(&row, "k", true, false);
        csv_out_cell(&row, texts[i], false, false);
        csv_out_row_end(&row);
        assert_true(csv_in_scan(row.bytes, row.length, collect, &out, &err));
        char *cell = memory_copy(strrchr(buffer_text(&out), '[') + 1);
        *strrchr(cell, ']') = '\0';
        csv_in_unguard(cell);
        assert_string_equal(cell, texts[i]);
        free(cell);
        buffer_done(&row);
        buffer_done(&out);
    }
}

static void test_what_is_written(void **state)
{
    struct buffer row;

    (void)state;
    buffer_init(&row);
    csv_out_cell(&row, "=1", true, false);
    csv_out_cell(&row, "-3.5", false, true);
    csv_out_cell(&row, "甲；乙", false, false);
    csv_out_cell(&row, NULL, false, false);
    csv_out_cell(&row, "a\"b", false, false);
    csv_out_row_end(&row);
    assert_string_equal(buffer_text(&row), "\"'=1\",-3.5,甲；乙,,\"a\"\"b\"\r\n");
    buffer_done(&row);
}

static void test_excel_text_form_is_undone(void **state)
{
    char cell[] = "=\"091500222\"";
    char formula[] = "=A1&\"x\"";

    (void)state;
    csv_in_unguard(cell);
    assert_string_equal(cell, "091500222");
    csv_in_unguard(formula);
    assert_string_equal(formula, "=A1&\"x\"");
}

static void test_row_text_round_trip(void **state)
{
    static const char *const parts[] = {"补建台账|按日", "2026-03-09", "王\\五\n六", ""};
    struct buffer line;
    size_t count;

    (void)state;
    buffer_init(&line);
    for (size_t i = 0; i < 4; i++) {
        row_text_add(&line, parts[i], i == 0);
    }
    assert_string_equal(buffer_text(&line), "补建台账\\|按日|2026-03-09|王\\\\五\\n六|");
    char **back = row_text_split(line.bytes, line.length, &count);
    assert_int_equal(count, 4);
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(back[i], parts[i]);
        free(back[i]);
    }
    free(back);
    buffer_done(&line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_and_lines),
        cmocka_unit_test(test_blanks_and_quotes_are_kept),
        cmocka_unit_test(test_delimiters),
        cmocka_unit_test(test_wrong_quotes_are_refused_with_their_row),
        cmocka_unit_test(test_a_cell_without_end_is_refused),
        cmocka_unit_test(test_long_rows_over_chunks),
        cmocka_unit_test(test_guard_and_back),
        cmocka_unit_test(test_what_is_written),
        cmocka_unit_test(test_excel_text_form_is_undone),
        cmocka_unit_test(test_row_text_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
