/* compose: one table says how each kind of paragraph is set; see the header. */
#include "press/compose.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* How a kind is set, in cells of the grid. */
static const struct setting {
    enum align align;
    int first;    /* cells that the first line is indented */
    int right;    /* cells free at the right */
    bool justify; /* full lines reach the right edge */
    bool keep;    /* stays with what follows */
    int height;
} SETTINGS[PARAGRAPH_KINDS] = {
    [PARAGRAPH_BODY] = {ALIGN_LEFT, 2, 0, true, false, 1},
    [PARAGRAPH_TITLE] = {ALIGN_CENTRE, 0, 0, false, true, 1},
    [PARAGRAPH_CENTRE] = {ALIGN_CENTRE, 0, 0, false, true, 1},
    [PARAGRAPH_FLUSH] = {ALIGN_LEFT, 0, 0, true, false, 1},
    [PARAGRAPH_LEVEL1] = {ALIGN_LEFT, 2, 0, true, true, 1},
    [PARAGRAPH_LEVEL2] = {ALIGN_LEFT, 2, 0, true, true, 1},
    [PARAGRAPH_RIGHT] = {ALIGN_RIGHT, 0, 4, false, false, 1},
    [PARAGRAPH_SIGNATURE] = {ALIGN_LEFT, 0, 0, false, false, 1},
    [PARAGRAPH_BLANK] = {ALIGN_LEFT, 0, 0, false, false, 1},
    [PARAGRAPH_BREAK] = {ALIGN_LEFT, 0, 0, false, false, 0},
    [PARAGRAPH_RED_HEAD] = {ALIGN_CENTRE, 0, 0, false, true, 2},
    [PARAGRAPH_RED_LINE] = {ALIGN_LEFT, 0, 0, false, true, 1},
    [PARAGRAPH_TABLE_ROW] = {ALIGN_LEFT, 0, 0, true, false, 1},
};

/* Where a signature's columns begin; alone it stands in the right half, a long one further left. */
#define SIGNATURE_ALONE 13
#define SIGNATURE_SECOND 14

static struct row *add_row(struct sheet *sheet, const struct paragraph *paragraph)
{
    sheet->rows = memory_array(sheet->rows, sheet->count + 1, sizeof *sheet->rows);
    struct row *row = &sheet->rows[sheet->count++];
    *row = (struct row){.paragraph = paragraph, .height = SETTINGS[paragraph->kind].height};
    return row;
}

static void add_segment(struct row *row, const struct segment *segment)
{
    row->segments = memory_array(row->segments, row->count + 1, sizeof *row->segments);
    row->segments[row->count++] = *segment;
}

static struct wrap_rule rule_for(const struct ruler *ruler, enum paragraph_kind kind, long first,
                                 long rest, bool hang)
{
    return (struct wrap_rule){.width = ruler->width,
                              .data = ruler->data[kind],
                              .first = first,
                              .rest = rest,
                              .hang = hang};
}

static struct segment segment_of(const struct cell *cell, const struct wrap_line *line)
{
    return (struct segment){
        .cell = cell, .start = line->start, .length = line->length, .hangs = line->hangs};
}

/* The narrowest measure that needs no more lines than the whole width: lines of about the
 * same length, never a single character under a full line (GB/T 9704 7.3.1 梯形或菱形). */
static long balanced(const char *text, const struct ruler *ruler, enum paragraph_kind kind)
{
    long whole = GRID_CELLS * ruler->cell;
    struct wrap_line *lines;
    struct wrap_rule rule = rule_for(ruler, kind, whole, whole, false);
    size_t least = wrap_text(text, &rule, &lines);
    free(lines);
    long measure = whole;
    while (least > 1 && measure > 2 * ruler->cell) {
        rule.first = rule.rest = measure - ruler->cell / 2;
        size_t count = wrap_text(text, &rule, &lines);
        free(lines);
        if (count > least) {
            break;
        }
        measure = rule.rest;
    }
    return measure;
}

/* One cell over the whole width of the block, in as many rows as it needs. */
static void add_text(struct sheet *sheet, const struct paragraph *paragraph,
                     const struct cell *cell, const struct ruler *ruler)
{
    const struct setting *setting = &SETTINGS[paragraph->kind];
    long whole = (GRID_CELLS - setting->right) * ruler->cell;
    long indent = setting->first * ruler->cell;
    long measure =
        setting->align == ALIGN_CENTRE ? balanced(cell->text, ruler, paragraph->kind) : whole;
    struct wrap_rule rule = rule_for(ruler, paragraph->kind, measure - indent, measure,
                                     ruler->hang && setting->justify);
    struct wrap_line *lines;
    size_t count = wrap_text(cell->text, &rule, &lines);
    for (size_t i = 0; i < count; i++) {
        struct segment segment = segment_of(cell, &lines[i]);
        long left = whole - lines[i].width;
        segment.x = setting->align == ALIGN_CENTRE  ? left / 2
                    : setting->align == ALIGN_RIGHT ? left
                    : i == 0                        ? indent
                                                    : 0;
        segment.width = setting->align == ALIGN_LEFT ? whole - segment.x : lines[i].width;
        segment.justify = setting->justify && !lines[i].ends;
        add_segment(add_row(sheet, paragraph), &segment);
    }
    free(lines);
}

/* Cells side by side: cell i begins at x[i] and ends before x[i + 1]. */
static void add_columns(struct sheet *sheet, const struct paragraph *paragraph, const long *x,
                        long pad, const struct ruler *ruler)
{
    size_t first = sheet->count;
    for (size_t i = 0; i < paragraph->cell_count; i++) {
        const struct cell *cell = &paragraph->cells[i];
        long width = x[i + 1] - x[i] - 2 * pad;
        struct wrap_rule rule = rule_for(ruler, paragraph->kind, width, width, false);
        struct wrap_line *lines;
        size_t count = wrap_text(cell->text, &rule, &lines);
        for (size_t k = 0; k < count; k++) {
            struct row *row =
                first + k < sheet->count ? &sheet->rows[first + k] : add_row(sheet, paragraph);
            struct segment segment = segment_of(cell, &lines[k]);
            segment.x = x[i] + pad;
            segment.width = width;
            segment.justify = SETTINGS[paragraph->kind].justify && !lines[k].ends;
            add_segment(row, &segment);
        }
        free(lines);
    }
}

static void add_table_row(struct sheet *sheet, const struct paragraph *paragraph,
                          const struct ruler *ruler)
{
    long x[DOCUMENT_CELLS + 1];
    compose_columns(paragraph, GRID_CELLS * ruler->cell, x);
    add_columns(sheet, paragraph, x, ruler->pad, ruler);
}

static long signature_start(const struct cell *cell, const struct ruler *ruler)
{
    long whole = GRID_CELLS * ruler->cell;
    long usual = SIGNATURE_ALONE * ruler->cell;
    struct wrap_line *lines;
    struct wrap_rule rule = rule_for(ruler, PARAGRAPH_SIGNATURE, whole, whole, false);
    wrap_text(cell->text, &rule, &lines);
    long left = whole - lines[0].width;
    free(lines);
    return left < usual ? left : usual;
}

static void add_signature(struct sheet *sheet, const struct paragraph *paragraph,
                          const struct ruler *ruler)
{
    bool alone = paragraph->cell_count == 1;
    long x[3] = {alone ? signature_start(&paragraph->cells[0], ruler) : 0,
                 (alone ? GRID_CELLS : SIGNATURE_SECOND) * ruler->cell, GRID_CELLS * ruler->cell};
    add_columns(sheet, paragraph, x, 0, ruler);
}

void compose_columns(const struct paragraph *paragraph, long width, long x[DOCUMENT_CELLS + 1])
{
    long total = 0;
    for (size_t i = 0; i < paragraph->cell_count; i++) {
        total += paragraph->weights[i];
    }
    long before = 0;
    x[0] = 0;
    for (size_t i = 0; i < paragraph->cell_count; i++) {
        before += paragraph->weights[i];
        x[i + 1] = width * before / total;
    }
}

/* What a run of rows needs to know of its paragraph: its ends, and what holds it together. */
static void mark_rows(struct sheet *sheet, size_t first)
{
    for (size_t i = first; i < sheet->count; i++) {
        struct row *row = &sheet->rows[i];
        enum paragraph_kind kind = row->paragraph->kind;
        row->first = i == first;
        row->last = i + 1 == sheet->count;
        bool whole = kind == PARAGRAPH_TABLE_ROW || kind == PARAGRAPH_SIGNATURE;
        bool heading = SETTINGS[kind].keep && row->paragraph->lead == 0;
        row->keep = heading || (whole && !row->last);
    }
}

void compose_paragraph(struct sheet *sheet, const struct paragraph *paragraph,
                       const struct ruler *ruler)
{
    size_t first = sheet->count;
    if (paragraph->kind == PARAGRAPH_TABLE_ROW) {
        add_table_row(sheet, paragraph, ruler);
    } else if (paragraph->kind == PARAGRAPH_SIGNATURE) {
        add_signature(sheet, paragraph, ruler);
    } else if (paragraph->cell_count == 0) {
        add_row(sheet, paragraph);
    } else {
        for (size_t i = 0; i < paragraph->cell_count; i++) {
            add_text(sheet, paragraph, &paragraph->cells[i], ruler);
        }
    }
    mark_rows(sheet, first);
}

static bool is_closing(const struct row *row)
{
    enum paragraph_kind kind = row->paragraph->kind;
    return kind == PARAGRAPH_SIGNATURE || kind == PARAGRAPH_RIGHT;
}

/* Signatures and date stay together and with the two lines of text before them: never a page
 * with signatures alone. */
static void keep_closings(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        if (!is_closing(&sheet->rows[i])) {
            continue;
        }
        size_t first = i;
        while (first > 0 && sheet->rows[first - 1].paragraph->kind == PARAGRAPH_BLANK) {
            first--;
        }
        size_t start = first > 2 ? first - 2 : 0;
        if (first > 0 && is_closing(&sheet->rows[first - 1])) {
            start = first - 1;
        }
        for (size_t k = start; k < i; k++) {
            sheet->rows[k].keep = sheet->rows[k].paragraph->kind != PARAGRAPH_BREAK;
        }
    }
}

void compose(struct sheet *sheet, const struct document *document, const struct ruler *ruler)
{
    for (size_t i = 0; i < document->count; i++) {
        compose_paragraph(sheet, &document->paragraphs[i], ruler);
    }
    keep_closings(sheet);
}

void compose_done(struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        free(sheet->rows[i].segments);
    }
    free(sheet->rows);
    *sheet = (struct sheet){NULL, 0};
}
