/* term_table: reads data/law/terms.csv, which has neither quotes nor commas in its cells. */
#include "law/term_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"

enum column {
    KEY,
    TITLE,
    LENGTH,
    UNIT,
    DIRECTION,
    STARTS,
    CLAUSE,
    MORE,
    BY,
    STOPS,
    STANDING,
    COLUMNS
};

size_t cells_of(char *line, char **cells, size_t most)
{
    size_t count = 0;
    for (char *cell = line; cell != NULL && count < most; count++) {
        cells[count] = cell;
        cell = strchr(cell, ',');
        if (cell != NULL) {
            *cell++ = '\0';
        }
    }
    return count;
}

static size_t place_of(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], word) == 0) {
            return i;
        }
    }
    fail_msg("%s", word);
    return count;
}

static void add_line(struct terms *terms, char *line)
{
    static const char *const units[] = {"工作日", "自然日", "小时", "月"};
    static const char *const standings[] = {"已核原文", "转录", "外省规定", "类推", "记忆", "建议"};
    char *cells[COLUMNS + 1];
    struct err err;
    assert_int_equal(cells_of(line, cells, COLUMNS + 1), COLUMNS + 1);
    struct term term = {.key = cells[KEY],
                        .title = cells[TITLE],
                        .rule = {strtol(cells[LENGTH], NULL, 10),
                                 (enum deadline_unit)place_of(cells[UNIT], units, 4)},
                        .before = strcmp(cells[DIRECTION], "往前") == 0,
                        .starts = cells[STARTS],
                        .clause = cells[CLAUSE],
                        .granted_by = cells[BY],
                        .stops = cells[STOPS],
                        .standing = (enum term_standing)place_of(cells[STANDING], standings, 6)};
    assert_true(term_extensions_parse(cells[MORE], &term, &err));
    terms_add(terms, &term);
}

void term_table_load(struct terms *terms)
{
    struct buffer text;
    struct err err;
    buffer_init(&text);
    terms_init(terms);
    assert_true(file_read(SOURCE_FOLDER "/data/law/terms.csv", 1 << 20, &text, &err));
    char *rest = text.bytes;
    assert_non_null(strtok_r(rest, "\n", &rest)); /* headings */
    for (char *line; (line = strtok_r(NULL, "\n", &rest)) != NULL;) {
        add_line(terms, line);
    }
    buffer_done(&text);
}
