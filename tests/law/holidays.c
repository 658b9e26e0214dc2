/* holidays: reads data/holidays.csv, which has neither quotes nor commas in its cells. */
#include "law/holidays.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"

static void line_add(struct calendar *calendar, const char *line, int first, int last)
{
    char date[16];
    char kind[16];
    char name[32];
    assert_int_equal(sscanf(line, "%15[^,],%15[^,],%31[^,],", date, kind, name), 3);
    date_t day = date_parse(date, 0);
    assert_int_not_equal(day, DATE_NONE);
    bool working = strcmp(kind, "workday") == 0;
    assert_true(working || strcmp(kind, "holiday") == 0);
    if (date_year(day) >= first && date_year(day) <= last) {
        calendar_add(calendar, day, working, name);
    }
}

void holidays_load(struct calendar *calendar, int first, int last)
{
    struct buffer text;
    struct err err;
    buffer_init(&text);
    calendar_init(calendar);
    assert_true(file_read(SOURCE_FOLDER "/data/holidays.csv", 1 << 20, &text, &err));
    char *rest = text.bytes;
    char *line = strtok_r(rest, "\n", &rest);
    assert_string_equal(line, "date,kind,name,source");
    while ((line = strtok_r(NULL, "\n", &rest)) != NULL) {
        line_add(calendar, line, first, last);
    }
    buffer_done(&text);
}
