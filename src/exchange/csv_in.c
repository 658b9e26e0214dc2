/* Reading CSV with libcsv in its strict mode. The text is fed line by line, because libcsv
 * says neither row nor line of what it finds: both are counted here. */
#include "exchange/csv_in.h"

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv_out.h"

#define CHUNK (64 * 1024)
#define UNIT_SEPARATOR 0x1F /* stands for ； while libcsv, which knows single bytes, reads */

struct scan {
    csv_row_taker *each;
    void *data;
    struct err *err;
    struct csv_row row;
    size_t capacity;
    bool failed;
    bool row_ended; /* the row function was called in this chunk */
    bool heading;   /* the heading has been seen */
};

static int never_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

/* A cell's own text: line breaks as \n, ended by NUL. */
static char *cell_text(const char *bytes, size_t length)
{
    char *text = memory_alloc(length + 1);
    size_t to = 0;

    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '\r') {
            text[to++] = '\n';
            if (i + 1 < length && bytes[i + 1] == '\n') {
                i++;
            }
        } else {
            text[to++] = bytes[i];
        }
    }
    text[to] = '\0';
    return text;
}

static bool too_long(struct scan *scan)
{
    scan->failed = true;
    err_set(scan->err, ERR_INPUT,
            "第 %ld 行（文件第 %ld 行起）有一格超过 1 MB，多半是前面的引号没有成对",
            scan->row.number, scan->row.line);
    scan->err->row = scan->row.number;
    return false;
}

static void take_cell(void *bytes, size_t length, void *data)
{
    struct scan *scan = data;

    if (scan->failed || (length > CSV_CELL_LIMIT && !too_long(scan))) {
        return;
    }
    if (scan->row.count == scan->capacity) {
        scan->capacity = scan->capacity ? scan->capacity * 2 : 16;
        scan->row.cells = memory_array(scan->row.cells, scan->capacity, sizeof scan->row.cells[0]);
    }
    scan->row.cells[scan->row.count++] = cell_text(bytes ? bytes : "", bytes ? length : 0);
}

static void drop_cells(struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        free(row->cells[i]);
    }
    row->count = 0;
}

static bool row_is_blank(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        if (!text_is_blank(row->cells[i])) {
            return false;
        }
    }
    return true;
}

static void take_row(int terminator, void *data)
{
    struct scan *scan = data;

    (void)terminator;
    scan->row_ended = true;
    if (!scan->failed && !row_is_blank(&scan->row)) {
        scan->failed = !scan->each(&scan->row, scan->data, scan->err);
        scan->heading = true;
    }
    drop_cells(&scan->row);
    if (scan->heading) {
        scan->row.number++;
    }
}

/* Bytes up to and including the next line break, at most a chunk, never between CR and LF. */
static size_t next_chunk(const char *text, size_t left)
{
    size_t most = left < CHUNK ? left : CHUNK;
    size_t end = 0;

    while (end < most && text[end] != '\n' && text[end] != '\r') {
        end++;
    }
    if (end < most) {
        end++;
    }
    if (end < left && end > 0 && text[end - 1] == '\r' && text[end] == '\n') {
        end++;
    }
    return end;
}

static bool is_break(char byte)
{
    return byte == '\n' || byte == '\r';
}

static bool quotes_wrong(struct scan *scan, bool unfinished)
{
    long row = scan->row.number;

    char name[32] = "表头";
    if (row > 0) {
        snprintf(name, sizeof name, "第 %ld 行", row);
    }
    err_set(scan->err, ERR_INPUT, "%s（文件第 %ld 行起）的引号%s", name, scan->row.line,
            unfinished ? "没有成对，直到文件末尾都没有收尾"
                       : "不对：格里的 \" 要写成两个，并且整格用 \" 括起来");
    scan->err->row = row;
    return false;
}

/* One chunk through libcsv. */
static bool feed(struct scan *scan, struct csv_parser *parser, const char *text, size_t length)
{
    scan->row_ended = false;
    size_t done = csv_parse(parser, text, length, take_cell, take_row, scan);
    if (scan->failed) {
        return false;
    }
    if (done < length) {
        return quotes_wrong(scan, false);
    }
    if (csv_get_buffer_size(parser) > CSV_CELL_LIMIT + CHUNK) {
        return too_long(scan);
    }
    return true;
}

static bool scan_lines(struct scan *scan, struct csv_parser *parser, const char *text,
                       size_t length)
{
    long line = 1;
    bool inside = false; /* a row has begun on an earlier line or chunk */

    for (size_t at = 0, size; at < length; at += size) {
        size = next_chunk(text + at, length - at);
        bool whole_line = is_break(text[at + size - 1]);
        bool blank = !inside && is_break(text[at]);
        if (!inside) {
            scan->row.line = line;
        }
        if (!feed(scan, parser, text + at, size)) {
            return false;
        }
        if (blank && scan->heading) {
            scan->row.number++;
        }
        inside = !blank && !scan->row_ended;
        line += whole_line;
    }
    if (csv_fini(parser, take_cell, take_row, scan) != 0) {
        return quotes_wrong(scan, true);
    }
    return !scan->failed;
}

/* ； outside quotes becomes one byte that libcsv can part at. Caller frees. */
static char *with_separator(const char *text, size_t length, const char *mark, size_t *made)
{
    size_t width = strlen(mark);
    char *copy = memory_alloc(length + 1);
    size_t to = 0;
    bool quoted = false;

    for (size_t i = 0; i < length;) {
        if (text[i] == '"') {
            quoted = !quoted;
        }
        if (!quoted && length - i >= width && memcmp(text + i, mark, width) == 0) {
            copy[to++] = UNIT_SEPARATOR;
            i += width;
        } else {
            copy[to++] = text[i] == UNIT_SEPARATOR ? ' ' : text[i];
            i++;
        }
    }
    *made = to;
    return copy;
}

bool csv_in_scan(const char *text, size_t length, csv_row_taker *each, void *data, struct err *err)
{
    struct scan scan = {.each = each, .data = data, .err = err};
    struct csv_parser parser;
    const char *mark = csv_in_delimiter(text, length);
    char *replaced = mark[1] ? with_separator(text, length, mark, &length) : NULL;

    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_space_func(&parser, never_space);
    csv_set_blk_size(&parser, 4096);
    csv_set_delim(&parser, mark[1] ? UNIT_SEPARATOR : (unsigned char)mark[0]);
    bool good = scan_lines(&scan, &parser, replaced ? replaced : text, length);
    csv_free(&parser);
    drop_cells(&scan.row);
    free(scan.row.cells);
    free(replaced);
    return good;
}

const char *csv_in_delimiter(const char *text, size_t length)
{
    static const char *const marks[] = {",", "\t", "；", ";"};
    size_t counts[4] = {0};
    size_t best = 0;
    bool quoted = false;

    for (size_t i = 0; i < length && (quoted || !is_break(text[i])); i++) {
        if (text[i] == '"') {
            quoted = !quoted;
        }
        for (size_t mark = 0; mark < 4 && !quoted; mark++) {
            size_t width = strlen(marks[mark]);
            if (length - i >= width && memcmp(text + i, marks[mark], width) == 0) {
                counts[mark]++;
            }
        }
    }
    for (size_t mark = 1; mark < 4; mark++) {
        if (counts[mark] > counts[best]) {
            best = mark;
        }
    }
    return marks[best];
}

void csv_in_unguard(char *cell)
{
    size_t length = strlen(cell);

    if (cell[0] == '\'' && csv_out_guarded(cell)) {
        memmove(cell, cell + 1, length);
    } else if (length >= 3 && cell[0] == '=' && cell[1] == '"' &&
               strchr(cell + 2, '"') == cell + length - 1) {
        memmove(cell, cell + 2, length - 3);
        cell[length - 3] = '\0';
    }
}
