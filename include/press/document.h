/* document: a letter as paragraphs, before anybody decides where its lines end.
 *
 * A template filled with values gives a document; the preview shows it in the terminal
 * and rouzhi-press puts it on paper, both from these same paragraphs.  The document
 * travels to the helper process as a stream of length-checked records.  Nothing here
 * measures, draws or knows where a value came from. */
#ifndef PRESS_DOCUMENT_H
#define PRESS_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/err.h"

enum paragraph_kind {
    PARAGRAPH_BODY,      /* 正文: first line two cells in */
    PARAGRAPH_TITLE,     /* @标题: 2号小标宋, centred, balanced lines */
    PARAGRAPH_CENTRE,    /* @居中: a document number under its title */
    PARAGRAPH_FLUSH,     /* @称谓 @顶格: no indent */
    PARAGRAPH_LEVEL1,    /* @一级: 黑体, two cells in; text after the lead is 仿宋 */
    PARAGRAPH_LEVEL2,    /* @二级: 楷体, the same */
    PARAGRAPH_RIGHT,     /* @右: four cells free at the right (GB/T 9704 成文日期) */
    PARAGRAPH_SIGNATURE, /* @签名: one or two columns to be signed or sealed */
    PARAGRAPH_BLANK,     /* @空行 */
    PARAGRAPH_BREAK,     /* @分页 */
    PARAGRAPH_RED_HEAD,  /* @红头: 发文机关标志 */
    PARAGRAPH_RED_LINE,  /* @红线: the red rule under the document number */
    PARAGRAPH_TABLE_ROW, /* one row of @表 */
    PARAGRAPH_KINDS
};

/* The blank that is to be filled in by hand is made of this character, half a cell each.
 * It never comes from a value. */
#define DOCUMENT_FILL 0x2007u

#define DOCUMENT_CELLS 12        /* most columns of a table */
#define DOCUMENT_PARAGRAPHS 5000 /* most paragraphs: some 200 pages */

struct underline {
    size_t start; /* byte offset in the cell's text */
    size_t length;
};

/* The text of a paragraph, or of one column of a table row or signature line. */
struct cell {
    char *text; /* UTF-8 without newlines */
    struct underline *underlines;
    size_t underline_count;
};

struct paragraph {
    enum paragraph_kind kind;
    size_t lead; /* bytes of the first cell in the heading's face; 0 = all of them */
    struct cell *cells;
    size_t cell_count;           /* 0 only for those without text */
    int weights[DOCUMENT_CELLS]; /* table row: relative widths of the columns */
};

enum page_number {
    PAGE_NUMBER_DASHES, /* — 1 —, the GB/T 9704 way */
    PAGE_NUMBER_OF,     /* 第 1 页　共 3 页 */
    PAGE_NUMBER_NONE,
    PAGE_NUMBERS
};

struct document {
    char *title;      /* for the PDF's metadata; NULL until a title was added */
    char *qr;         /* id to print as QR code and beside it, NULL = none; the page is added */
    bool practice;    /* 练习: marked across every page */
    moment_t created; /* stands in the metadata, so that printing twice gives the same bytes */
    enum page_number numbering;
    struct paragraph *foot; /* @页脚签名: at the foot of every page, or NULL */
    struct paragraph *paragraphs;
    size_t count;
};

struct document *document_new(void);
void document_free(struct document *document); /* NULL is allowed */

/* Adds a paragraph without text; borrowed until the next one is added. */
struct paragraph *document_add(struct document *document, enum paragraph_kind kind);
/* Makes the foot (kind PARAGRAPH_SIGNATURE), replacing one that is there. */
struct paragraph *document_add_foot(struct document *document);
/* Adds a cell with a copy of `text`; borrowed until the next one is added. */
struct cell *paragraph_add_cell(struct paragraph *paragraph, const char *text);
void cell_add_underline(struct cell *cell, size_t start, size_t length);

/* The bare text, one paragraph a line, cells divided by TAB: what a reader of the PDF
 * must find in it. */
void document_text(const struct document *document, struct buffer *out);

/* Name of a kind in the stream ("body", "table-row" …). */
const char *paragraph_kind_name(enum paragraph_kind kind);

/* Adds the document to the stream `out`. Several documents may follow one another. */
void document_write(const struct document *document, struct buffer *out);

/* Reads the document that begins at `*position` of `bytes` and moves `*position` behind it.
 * ERR_INPUT, with the byte offset in the detail, for whatever document_write didn't write. */
struct document *document_read(const char *bytes, size_t length, size_t *position, struct err *err);

#endif
