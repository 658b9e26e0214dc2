/* paper: GB/T 9704 in points, and text set on it glyph by glyph.
 *
 * Part of rouzhi-press alone. Measures for the breaker and shows what it broke with the same
 * glyphs, so that the two can't disagree; a glyph that no font has is noted by its name. */
#ifndef SRC_PRESS_PAPER_H
#define SRC_PRESS_PAPER_H

#include <pango/pangocairo.h>

#include "press/compose.h"
#include "press/faces.h"

#define MM (72.0 / 25.4)
#define PAPER_WIDTH (210 * MM)
#define PAPER_HEIGHT (297 * MM)
#define BLOCK_LEFT (28 * MM)
#define BLOCK_TOP (37 * MM)
#define BLOCK_WIDTH (156 * MM)
#define BLOCK_HEIGHT (225 * MM)
#define CELL_WIDTH (BLOCK_WIDTH / GRID_CELLS)
#define CELL_UNITS 1000 /* units of the ruler to a cell */

#define SIZE_BODY 16.0  /* 3号 */
#define SIZE_TITLE 22.0 /* 2号 */
#define SIZE_SMALL 14.0 /* 4号 */
#define SIZE_HEAD 36.0  /* 发文机关标志: twelve characters fill the line */

#define PAPER_MEASURED 0x3000 /* codes whose width is asked of the font once */
#define PAPER_MISSING 8       /* most missing characters that are named */

struct paper;

/* How a kind of paragraph looks; handed to the ruler's width. */
struct look {
    struct paper *paper;
    enum face_role lead; /* face of the heading's part */
    enum face_role rest;
    double size;
    bool red;
    int widths[PAPER_MEASURED]; /* units + 1; 0 = not measured yet */
};

struct paper {
    struct faces *faces;
    struct look looks[PARAGRAPH_KINDS];
    uint32_t missing[PAPER_MISSING];
    size_t missing_count;
};

struct paper *paper_new(struct faces *faces);
void paper_free(struct paper *paper);
void paper_ruler(struct paper *paper, struct ruler *ruler);

/* Looks whether every glyph of the sheet is there; notes those that aren't. */
void paper_check(struct paper *paper, const struct sheet *sheet);
/* The same for a text that the paper adds by itself. */
void paper_check_text(struct paper *paper, enum face_role role, const char *text);
/* False with “缺字 U+2CC56「𬱖」…” if something was missing. */
bool paper_complete(const struct paper *paper, struct err *err);

/* Shows the segment with its baseline at y. */
void paper_show(struct paper *paper, cairo_t *ink, const struct paragraph *paragraph,
                const struct segment *segment, double y);

enum paper_align { PAPER_LEFT, PAPER_CENTRE, PAPER_RIGHT };
/* Shows a text off the grid, aligned at x. */
void paper_show_text(struct paper *paper, cairo_t *ink, enum face_role role, double size,
                     const char *text, enum paper_align align, double x, double y);

#endif
