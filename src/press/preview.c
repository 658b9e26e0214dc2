/* preview: rows of the grid as lines of text; see the header. */
#include "press/preview.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "press/compose.h"
#include "press/pages.h"

static const struct ruler RULER = {
    .width = wrap_columns, .cell = PREVIEW_COLUMNS / GRID_CELLS, .pad = 1, .hang = false};

static void add_line(struct preview *preview, enum preview_kind kind, char *text)
{
    preview->lines = memory_array(preview->lines, preview->count + 1, sizeof *preview->lines);
    preview->lines[preview->count++] = (struct preview_line){kind, text};
}

static void add_blanks(struct buffer *line, long columns)
{
    for (long i = 0; i < columns; i++) {
        buffer_add_char(line, ' ');
    }
}

/* Adds the segment's text; blanks that are to be filled in are drawn as they will be. */
static void add_text(struct buffer *line, const struct segment *segment)
{
    const char *text = segment->cell->text + segment->start;
    const char *end = text + segment->length;
    while (text < end) {
        uint32_t code = 0;
        int step = text_decode(text, &code);
        if (code == DOCUMENT_FILL) {
            buffer_add_char(line, '_');
        } else {
            buffer_add_bytes(line, text, (size_t)(step > 0 ? step : 1));
        }
        text += step > 0 ? step : 1;
    }
}

/* Moves to `column`; `bar` where a table's column begins. */
static void move_to(struct buffer *line, long column)
{
    add_blanks(line, column - text_columns(buffer_text(line)));
}

static void add_bars(struct buffer *line, const struct row *row)
{
    long x[DOCUMENT_CELLS + 1];
    compose_columns(row->paragraph, PREVIEW_COLUMNS, x);
    x[row->paragraph->cell_count]--; /* the last bar stands inside */
    for (size_t i = 0; i <= row->paragraph->cell_count; i++) {
        for (size_t k = 0; k < row->count; k++) {
            const struct segment *segment = &row->segments[k];
            if (i > 0 && segment->cell == &row->paragraph->cells[i - 1]) {
                move_to(line, segment->x);
                add_text(line, segment);
            }
        }
        move_to(line, x[i]);
        buffer_add_char(line, '|');
    }
}

static char *row_text(const struct row *row)
{
    struct buffer line;
    buffer_init(&line);
    if (row->paragraph->kind == PARAGRAPH_TABLE_ROW) {
        add_bars(&line, row);
    } else if (row->paragraph->kind == PARAGRAPH_RED_LINE) {
        for (int i = 0; i < PREVIEW_COLUMNS; i++) {
            buffer_add_char(&line, '-');
        }
    }
    for (size_t i = 0; row->paragraph->kind != PARAGRAPH_TABLE_ROW && i < row->count; i++) {
        move_to(&line, row->segments[i].x);
        add_text(&line, &row->segments[i]);
    }
    char *text = memory_copy(buffer_text(&line));
    buffer_done(&line);
    return text;
}

static void add_row(struct preview *preview, const struct row *row)
{
    enum paragraph_kind kind = row->paragraph->kind;
    bool title = kind == PARAGRAPH_TITLE || kind == PARAGRAPH_RED_HEAD;
    add_line(preview, title ? PREVIEW_TITLE : PREVIEW_BODY, row_text(row));
    for (int i = 1; i < row->height; i++) {
        add_line(preview, PREVIEW_BODY, memory_copy(""));
    }
}

static void add_foot(struct preview *preview, const struct document *document)
{
    if (document->foot == NULL) {
        return;
    }
    struct sheet foot = {NULL, 0};
    compose_paragraph(&foot, document->foot, &RULER);
    for (size_t i = 0; i < foot.count; i++) {
        add_row(preview, &foot.rows[i]);
    }
    compose_done(&foot);
}

static int foot_rows(const struct document *document)
{
    struct sheet foot = {NULL, 0};
    if (document->foot != NULL) {
        compose_paragraph(&foot, document->foot, &RULER);
    }
    int rows = (int)foot.count;
    compose_done(&foot);
    return rows;
}

void preview_make(struct preview *preview, const struct document *document)
{
    struct sheet sheet = {NULL, 0};
    struct pages pages;
    *preview = (struct preview){NULL, 0, 0};
    compose(&sheet, document, &RULER);
    pages_make(&pages, &sheet, foot_rows(document));
    for (size_t i = 0; i < pages.count; i++) {
        if (i > 0) {
            add_line(preview, PREVIEW_PAGE_BREAK, memory_format("— %zu —", i));
        }
        for (size_t k = 0; k < pages.pages[i].count; k++) {
            add_row(preview, &sheet.rows[pages.pages[i].first + k]);
        }
        add_foot(preview, document);
    }
    preview->pages = pages.count;
    pages_done(&pages);
    compose_done(&sheet);
}

void preview_done(struct preview *preview)
{
    for (size_t i = 0; i < preview->count; i++) {
        free(preview->lines[i].text);
    }
    free(preview->lines);
    *preview = (struct preview){NULL, 0, 0};
}

void preview_text(const struct preview *preview, struct buffer *out)
{
    for (size_t i = 0; i < preview->count; i++) {
        if (preview->lines[i].kind == PREVIEW_PAGE_BREAK) {
            buffer_add(out, "\f");
        } else {
            buffer_add(out, preview->lines[i].text);
            buffer_add_char(out, '\n');
        }
    }
}
