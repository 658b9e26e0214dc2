/* preview: the document as it will stand on paper, in lines of a terminal.
 *
 * A line has 56 columns, the 28 cells of the paper; a page has the 22 lines of
 * GB/T 9704 unless the letter is drawn together as it is on paper.  Made of the same
 * paragraphs, by the same breaker and the same rules for pages, with another ruler. */
#ifndef PRESS_PREVIEW_H
#define PRESS_PREVIEW_H

#include <stddef.h>

#include "press/document.h"

#define PREVIEW_COLUMNS 56

enum preview_kind {
    PREVIEW_BODY,
    PREVIEW_TITLE,
    PREVIEW_PAGE_BREAK /* follows the last line of every page but the last */
};

struct preview_line {
    enum preview_kind kind;
    char *text; /* UTF-8, at most PREVIEW_COLUMNS columns; a page break has the page's number */
};

struct preview {
    struct preview_line *lines;
    size_t count;
    size_t pages;
};

/* Lays the document out into `preview` (whatever was in it before). */
void preview_make(struct preview *preview, const struct document *document);
void preview_done(struct preview *preview);

/* All lines as plain text, a form feed between pages: the .txt of the letter. */
void preview_text(const struct preview *preview, struct buffer *out);

#endif
