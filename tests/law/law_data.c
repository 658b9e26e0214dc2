/* law_data: reads data/law/laws.csv and articles.csv, which have neither quotes nor commas in cells. */
#include "law/law_data.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"

#define CELLS 9

typedef void take_row(struct law_book *book, char *cells[CELLS]);

/* The cell, NULL where it is empty. */
static char *text_of(char *cell)
{
    return cell[0] != '\0' ? cell : NULL;
}

static date_t day_of(const char *cell)
{
    return cell[0] != '\0' ? date_parse(cell, 0) : DATE_NONE;
}

static int64_t yuan_of(const char *cell)
{
    return cell[0] != '\0' ? strtoll(cell, NULL, 10) : -1;
}

static void take_law(struct law_book *book, char *cells[CELLS])
{
    const struct law *next = law_named(book, cells[6]);
    law_book_add(book, &(struct law){.key = cells[0],
                                     .title = cells[1],
                                     .shorts = text_of(cells[2]),
                                     .kind = cells[3],
                                     .from = day_of(cells[4]),
                                     .until = day_of(cells[5]),
                                     .replaced = next != NULL ? next->key : NULL,
                                     .unverified = strcmp(cells[8], "是") == 0});
    assert_int_equal(cells[6][0] == '\0', next == NULL);
}

static void take_pair(struct law_book *book, char *cells[CELLS])
{
    law_book_add_pair(book, &(struct law_pair){.violation = cells[0],
                                               .old_basis = text_of(cells[1]),
                                               .article = cells[2],
                                               .old_fines = {yuan_of(cells[3]), yuan_of(cells[4])},
                                               .fines = {yuan_of(cells[5]), yuan_of(cells[6])},
                                               .remark = text_of(cells[7])});
}

static void split(char *line, char *cells[CELLS])
{
    static char none[] = "";
    for (int i = 0; i < CELLS; i++) {
        char *comma = line != NULL ? strchr(line, ',') : NULL;
        cells[i] = line != NULL ? line : none;
        line = comma != NULL ? comma + 1 : NULL;
        if (comma != NULL) {
            *comma = '\0';
        }
    }
}

static void read_file(struct law_book *book, const char *path, take_row *take)
{
    struct buffer text;
    struct err err;
    buffer_init(&text);
    assert_true(file_read(path, 1 << 20, &text, &err));
    char *at = strchr(text.bytes, '\n'); /* behind the headings */
    while (at != NULL && at[1] != '\0') {
        char *cells[CELLS];
        char *line = at + 1;
        at = strchr(line, '\n');
        if (at != NULL) {
            *at = '\0';
        }
        split(line, cells);
        take(book, cells);
    }
    buffer_done(&text);
}

void law_data_load(struct law_book *book)
{
    read_file(book, SOURCE_FOLDER "/data/law/laws.csv", take_law);
    read_file(book, SOURCE_FOLDER "/data/law/articles.csv", take_pair);
}
