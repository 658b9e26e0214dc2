/* document: paragraphs put together one after the other; see the header. */
#include "press/document.h"

#include <stdlib.h>

#include "base/memory.h"

static const char *const KIND_NAMES[PARAGRAPH_KINDS] = {
    [PARAGRAPH_BODY] = "body",           [PARAGRAPH_TITLE] = "title",
    [PARAGRAPH_CENTRE] = "centre",       [PARAGRAPH_FLUSH] = "flush",
    [PARAGRAPH_LEVEL1] = "level-1",      [PARAGRAPH_LEVEL2] = "level-2",
    [PARAGRAPH_RIGHT] = "right",         [PARAGRAPH_SIGNATURE] = "signature",
    [PARAGRAPH_BLANK] = "blank",         [PARAGRAPH_BREAK] = "break",
    [PARAGRAPH_RED_HEAD] = "red-head",   [PARAGRAPH_RED_LINE] = "red-line",
    [PARAGRAPH_TABLE_ROW] = "table-row",
};

const char *paragraph_kind_name(enum paragraph_kind kind)
{
    return KIND_NAMES[kind];
}

struct document *document_new(void)
{
    return memory_alloc(sizeof(struct document));
}

static void paragraph_done(struct paragraph *paragraph)
{
    for (size_t i = 0; i < paragraph->cell_count; i++) {
        free(paragraph->cells[i].text);
        free(paragraph->cells[i].underlines);
    }
    free(paragraph->cells);
}

void document_free(struct document *document)
{
    if (document == NULL) {
        return;
    }
    for (size_t i = 0; i < document->count; i++) {
        paragraph_done(&document->paragraphs[i]);
    }
    if (document->foot != NULL) {
        paragraph_done(document->foot);
    }
    free(document->foot);
    free(document->paragraphs);
    free(document->title);
    free(document->qr);
    free(document);
}

struct paragraph *document_add(struct document *document, enum paragraph_kind kind)
{
    document->paragraphs =
        memory_array(document->paragraphs, document->count + 1, sizeof *document->paragraphs);
    struct paragraph *paragraph = &document->paragraphs[document->count++];
    *paragraph = (struct paragraph){.kind = kind};
    return paragraph;
}

struct paragraph *document_add_foot(struct document *document)
{
    if (document->foot != NULL) {
        paragraph_done(document->foot);
        free(document->foot);
    }
    document->foot = memory_alloc(sizeof *document->foot);
    document->foot->kind = PARAGRAPH_SIGNATURE;
    return document->foot;
}

struct cell *paragraph_add_cell(struct paragraph *paragraph, const char *text)
{
    paragraph->cells =
        memory_array(paragraph->cells, paragraph->cell_count + 1, sizeof *paragraph->cells);
    struct cell *cell = &paragraph->cells[paragraph->cell_count++];
    *cell = (struct cell){.text = memory_copy(text)};
    return cell;
}

void cell_add_underline(struct cell *cell, size_t start, size_t length)
{
    cell->underlines =
        memory_array(cell->underlines, cell->underline_count + 1, sizeof *cell->underlines);
    cell->underlines[cell->underline_count++] = (struct underline){start, length};
}

static void add_cells(const struct paragraph *paragraph, struct buffer *out)
{
    for (size_t i = 0; i < paragraph->cell_count; i++) {
        if (i > 0) {
            buffer_add_char(out, '\t');
        }
        buffer_add(out, paragraph->cells[i].text);
    }
    buffer_add_char(out, '\n');
}

void document_text(const struct document *document, struct buffer *out)
{
    for (size_t i = 0; i < document->count; i++) {
        const struct paragraph *paragraph = &document->paragraphs[i];
        if (paragraph->cell_count > 0) {
            add_cells(paragraph, out);
        }
    }
}
