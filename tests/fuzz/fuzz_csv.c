/* Fuzz: any bytes as a CSV file. Whatever is read is UTF-8 without NUL, never over the limit of a
 * cell, and comes back the same when it is written and read again. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv_in.h"
#include "exchange/csv_out.h"
#include "exchange/encoding.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct table {
    struct buffer cells; /* every cell, ended by NUL; rows ended by an empty record mark */
    struct buffer written;
    long last;
};

/* Whether nothing is left of the row without its guards (="" is an empty cell to a spreadsheet): such
 * rows are passed over when they are read again. */
static bool is_blank(const struct csv_row *row)
{
    bool blank = true;

    for (size_t i = 0; i < row->count; i++) {
        char *cell = memory_copy(row->cells[i]);
        csv_in_unguard(cell);
        blank = blank && text_is_blank(cell);
        free(cell);
    }
    return blank;
}

static bool take(const struct csv_row *row, void *data, struct err *err)
{
    struct table *table = data;

    (void)err;
    assert(row->number == 0 || row->number > table->last);
    assert(row->line >= 1 && row->count > 0);
    table->last = row->number;
    if (is_blank(row)) {
        return true;
    }
    for (size_t i = 0; i < row->count; i++) {
        char *cell = memory_copy(row->cells[i]);
        assert(text_is_utf8(cell, strlen(cell)) && strlen(cell) <= CSV_CELL_LIMIT);
        assert(strchr(cell, '\r') == NULL);
        csv_in_unguard(cell);
        csv_out_cell(&table->written, cell, i == 0, false);
        buffer_add_bytes(&table->cells, cell, strlen(cell) + 1);
        free(cell);
    }
    csv_out_row_end(&table->written);
    buffer_add_char(&table->cells, '\x1E');
    return true;
}

static bool scan(const struct buffer *text, struct table *table)
{
    struct err err = {0};

    buffer_init(&table->cells);
    buffer_init(&table->written);
    table->last = -1;
    bool good = csv_in_scan(buffer_text(text), text->length, take, table, &err);
    assert(good || (err.code == ERR_INPUT && err.message[0] != '\0'));
    return good;
}

static void forget(struct table *table)
{
    buffer_done(&table->cells);
    buffer_done(&table->written);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buffer text;
    struct err err = {0};
    const char *called;

    buffer_init(&text);
    if (encoding_read((const char *)data, size, &text, &called, &err)) {
        struct table first;
        if (scan(&text, &first) &&
            strcmp(csv_in_delimiter(buffer_text(&first.written), first.written.length), ",") == 0) {
            struct table second;
            assert(scan(&first.written, &second));
            assert(first.cells.length == second.cells.length);
            assert(memcmp(buffer_text(&first.cells), buffer_text(&second.cells),
                          first.cells.length) == 0);
            forget(&second);
        }
        forget(&first);
    } else {
        assert(err.code == ERR_INPUT && err.message[0] != '\0');
    }
    buffer_done(&text);
    return 0;
}
