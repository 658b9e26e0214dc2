/* compose: paragraphs become rows of the grid, for paper and for the terminal alike.
 *
 * The block of GB/T 9704 has 28 cells by 22 rows.  A ruler says how wide characters are and
 * how many units a cell has; everything else (indents, centring, columns, what stays
 * together) is decided here once.  Never draws. */
#ifndef SRC_PRESS_COMPOSE_H
#define SRC_PRESS_COMPOSE_H

#include "base/wrap.h"
#include "press/document.h"

#define GRID_CELLS 28

struct ruler {
    wrap_width *width;
    void *data[PARAGRAPH_KINDS]; /* handed to width, by kind */
    long cell;                   /* units of one cell */
    long pad;                    /* units left free at both sides of a table's column */
    bool hang;                   /* one closing mark may stand outside the block */
};

/* A piece of a cell's text in a row. */
struct segment {
    const struct cell *cell;
    size_t start; /* byte offset in the cell's text */
    size_t length;
    long x;       /* units from the block's left edge */
    long width;   /* units that it may take */
    bool justify; /* stretch to the whole width */
    bool hangs;   /* its last character stands outside */
};

struct row {
    const struct paragraph *paragraph;
    struct segment *segments;
    size_t count;
    int height; /* rows of the grid */
    bool keep;  /* not to be parted from the next row */
    bool first; /* of its paragraph */
    bool last;
};

struct sheet {
    struct row *rows;
    size_t count;
};

void compose(struct sheet *sheet, const struct document *document, const struct ruler *ruler);
/* One paragraph alone, e.g. the foot. */
void compose_paragraph(struct sheet *sheet, const struct paragraph *paragraph,
                       const struct ruler *ruler);
/* Where the columns of a table row begin, and after the last one its right edge. */
void compose_columns(const struct paragraph *paragraph, long width, long x[DOCUMENT_CELLS + 1]);
void compose_done(struct sheet *sheet);

#endif
