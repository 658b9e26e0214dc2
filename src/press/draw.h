/* draw: pages on paper: rows on the grid, tables, page numbers, QR code, practice mark.
 * Part of rouzhi-press alone. */
#ifndef SRC_PRESS_DRAW_H
#define SRC_PRESS_DRAW_H

#include "press/pages.h"
#include "press/paper.h"

/* A document laid out and ready to be drawn. */
struct print {
    const struct document *document;
    struct sheet sheet;
    struct sheet foot;
    struct pages pages;
};

/* Lays the document out and looks whether all of it can be printed. */
bool print_make(struct print *print, const struct document *document, struct paper *paper,
                struct err *err);
void print_done(struct print *print);

/* Draws page `index` (0-based) on `ink`. */
void print_draw(const struct print *print, size_t index, struct paper *paper, cairo_t *ink);

#endif
