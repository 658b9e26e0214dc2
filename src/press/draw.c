/* draw: see the header. Places are those of GB/T 9704; whatever isn't text of the letter (QR code,
 * practice mark) stands outside the block or behind it. */
#include "press/draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "press/qr.h"

#define QR_SIDE (20 * MM)
#define QR_TOP (10 * MM)
#define QR_LEFT (BLOCK_LEFT + BLOCK_WIDTH - QR_SIDE)
#define SIZE_ID 9.0

static const char PRACTICE[] = "练习";
static const char PRACTICE_HEAD[] = "练习用，不是正式文书";

/* The id of one page: what the QR code holds and what stands beside it. */
static char *page_id(const struct print *print, size_t index)
{
    return memory_format("%s/%zu-%zu", print->document->qr, index + 1, print->pages.count);
}

static char *page_number(const struct print *print, size_t index)
{
    if (print->document->numbering == PAGE_NUMBER_OF) {
        return memory_format("第 %zu 页　共 %zu 页", index + 1, print->pages.count);
    }
    return memory_format("— %zu —", index + 1);
}

static bool check(const struct print *print, struct paper *paper, struct err *err)
{
    paper_check(paper, &print->sheet);
    paper_check(paper, &print->foot);
    if (print->document->numbering != PAGE_NUMBER_NONE) {
        char *number = page_number(print, 0);
        paper_check_text(paper, FACE_SMALL, number);
        free(number);
    }
    if (print->document->practice) {
        paper_check_text(paper, FACE_HEADING, PRACTICE_HEAD);
    }
    bool good = true;
    if (print->document->qr != NULL) {
        char *id = page_id(print, print->pages.count - 1);
        paper_check_text(paper, FACE_SMALL, id);
        good = qr_draw(NULL, id, 0, 0, QR_SIDE, err);
        free(id);
    }
    return good && paper_complete(paper, err);
}

bool print_make(struct print *print, const struct document *document, struct paper *paper,
                struct err *err)
{
    struct ruler ruler;
    *print = (struct print){.document = document};
    paper_ruler(paper, &ruler);
    compose(&print->sheet, document, &ruler);
    if (document->foot != NULL) {
        compose_paragraph(&print->foot, document->foot, &ruler);
    }
    pages_make(&print->pages, &print->sheet, (int)print->foot.count);
    return check(print, paper, err);
}

void print_done(struct print *print)
{
    pages_done(&print->pages);
    compose_done(&print->foot);
    compose_done(&print->sheet);
}

/* The mark is drawn as a shape: who searches or copies the text finds the letter alone. */
static void draw_practice(struct paper *paper, cairo_t *ink)
{
    PangoLayout *layout = pango_layout_new(paper->faces->context);
    PangoFontDescription *face = faces_describe(paper->faces, FACE_HEADING, 180);
    PangoRectangle size;
    pango_layout_set_font_description(layout, face);
    pango_font_description_free(face);
    pango_layout_set_text(layout, PRACTICE, -1);
    pango_layout_get_extents(layout, NULL, &size);
    cairo_save(ink);
    cairo_translate(ink, PAPER_WIDTH / 2, PAPER_HEIGHT / 2);
    cairo_rotate(ink, -0.85);
    cairo_move_to(ink, -(double)size.width / PANGO_SCALE / 2,
                  -(double)size.height / PANGO_SCALE / 2);
    pango_cairo_layout_path(ink, layout);
    cairo_set_source_rgb(ink, 0.91, 0.91, 0.91);
    cairo_fill(ink);
    cairo_restore(ink);
    g_object_unref(layout);
    cairo_set_source_rgb(ink, 0.35, 0.35, 0.35);
    paper_show_text(paper, ink, FACE_HEADING, SIZE_SMALL, PRACTICE_HEAD, PAPER_LEFT, BLOCK_LEFT,
                    QR_TOP + SIZE_SMALL);
}

static void draw_qr(const struct print *print, size_t index, struct paper *paper, cairo_t *ink)
{
    struct err err;
    char *id = page_id(print, index);
    qr_draw(ink, id, QR_LEFT, QR_TOP, QR_SIDE, &err);
    cairo_set_source_rgb(ink, 0, 0, 0);
    paper_show_text(paper, ink, FACE_SMALL, SIZE_ID, id, PAPER_RIGHT, QR_LEFT - 4 * MM,
                    QR_TOP + QR_SIDE);
    free(id);
}

/* 4号半角宋体, the dashes 7 mm below the block, one cell in: right on odd pages, left on even
 * ones (GB/T 9704 7.5). */
static void draw_number(const struct print *print, size_t index, struct paper *paper, cairo_t *ink)
{
    char *number = page_number(print, index);
    double y = BLOCK_TOP + BLOCK_HEIGHT + 7 * MM + 0.35 * SIZE_SMALL;
    bool centred = print->document->numbering == PAGE_NUMBER_OF;
    bool odd = index % 2 == 0;
    double x = centred ? BLOCK_LEFT + BLOCK_WIDTH / 2
               : odd   ? BLOCK_LEFT + BLOCK_WIDTH - CELL_WIDTH
                       : BLOCK_LEFT + CELL_WIDTH;
    cairo_set_source_rgb(ink, 0, 0, 0);
    paper_show_text(paper, ink, FACE_SMALL, SIZE_SMALL, number,
                    centred ? PAPER_CENTRE
                    : odd   ? PAPER_RIGHT
                            : PAPER_LEFT,
                    x, y);
    free(number);
}

static void draw_line(cairo_t *ink, double x1, double y1, double x2, double y2)
{
    cairo_move_to(ink, x1, y1);
    cairo_line_to(ink, x2, y2);
    cairo_stroke(ink);
}

static void draw_frame(const struct row *row, cairo_t *ink, double top, double bottom)
{
    long x[DOCUMENT_CELLS + 1];
    compose_columns(row->paragraph, GRID_CELLS * CELL_UNITS, x);
    cairo_set_source_rgb(ink, 0, 0, 0);
    cairo_set_line_width(ink, 0.5);
    for (size_t i = 0; i <= row->paragraph->cell_count; i++) {
        double at = BLOCK_LEFT + (double)x[i] / CELL_UNITS * CELL_WIDTH;
        draw_line(ink, at, top, at, bottom);
    }
    if (row->first) {
        draw_line(ink, BLOCK_LEFT, top, BLOCK_LEFT + BLOCK_WIDTH, top);
    }
    if (row->last) {
        draw_line(ink, BLOCK_LEFT, bottom, BLOCK_LEFT + BLOCK_WIDTH, bottom);
    }
}

/* How far down a cell's text is moved so that it stands in the middle of its row of the table,
 * in rows of the grid. `rows` .. `end` are the page's. */
static double middle(const struct row *rows, const struct row *row, const struct row *end,
                     const struct cell *cell)
{
    const struct row *first = row;
    const struct row *last = row;
    while (first > rows && !first->first) {
        first--;
    }
    while (last + 1 < end && !last->last) {
        last++;
    }
    int lines = 0;
    for (const struct row *at = first; at <= last; at++) {
        for (size_t i = 0; i < at->count; i++) {
            lines += at->segments[i].cell == cell;
        }
    }
    return (double)(last - first + 1 - lines) / 2;
}

/* `count` rows from `y` down, `pitch` points each. */
static void draw_rows(const struct row *rows, size_t count, struct paper *paper, cairo_t *ink,
                      double y, double pitch)
{
    for (size_t k = 0; k < count; k++) {
        const struct row *row = &rows[k];
        enum paragraph_kind kind = row->paragraph->kind;
        double height = row->height * pitch;
        double size = paper->looks[kind].size;
        double baseline = y + height / 2 + 0.38 * size; /* of the em box 0.88 up, 0.12 down */
        bool table = kind == PARAGRAPH_TABLE_ROW;
        for (size_t i = 0; i < row->count; i++) {
            const struct segment *segment = &row->segments[i];
            double down = table ? middle(rows, row, rows + count, segment->cell) * pitch : 0;
            paper_show(paper, ink, row->paragraph, segment, baseline + down);
        }
        if (table) {
            draw_frame(row, ink, y, y + height);
        } else if (kind == PARAGRAPH_RED_LINE) {
            cairo_set_source_rgb(ink, 0.8, 0, 0);
            cairo_set_line_width(ink, 1);
            draw_line(ink, BLOCK_LEFT, y + 4 * MM, BLOCK_LEFT + BLOCK_WIDTH, y + 4 * MM);
        }
        y += height;
    }
}

void print_draw(const struct print *print, size_t index, struct paper *paper, cairo_t *ink)
{
    const struct page *page = &print->pages.pages[index];
    double pitch = BLOCK_HEIGHT / print->pages.rows;
    if (print->document->practice) {
        draw_practice(paper, ink);
    }
    if (print->document->qr != NULL) {
        draw_qr(print, index, paper, ink);
    }
    if (page->count > 0) {
        draw_rows(&print->sheet.rows[page->first], page->count, paper, ink, BLOCK_TOP, pitch);
    }
    draw_rows(print->foot.rows, print->foot.count, paper, ink,
              BLOCK_TOP + BLOCK_HEIGHT - (double)print->foot.count * pitch, pitch);
    if (print->document->numbering != PAGE_NUMBER_NONE) {
        draw_number(print, index, paper, ink);
    }
}
