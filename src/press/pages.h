/* pages: rows of the grid become pages.
 *
 * 22 rows a page (GB/T 9704 4.2, which lets special cases be adjusted); a letter of two pages that
 * fits on one with up to 27 rows, or whose last page would hold fewer than two lines of
 * text, is drawn together: text and signatures on one sheet can't be exchanged. */
#ifndef SRC_PRESS_PAGES_H
#define SRC_PRESS_PAGES_H

#include "press/compose.h"

#define PAGE_ROWS 22
#define PAGE_ROWS_MOST 27

struct page {
    size_t first; /* index of its first row */
    size_t count;
};

struct pages {
    struct page *pages;
    size_t count;
    int rows; /* of the grid on each page: 22 to 27 */
};

/* `foot` rows of the grid are taken on every page by what stands at its foot. */
void pages_make(struct pages *pages, const struct sheet *sheet, int foot);
void pages_done(struct pages *pages);

#endif
