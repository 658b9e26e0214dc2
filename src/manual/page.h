/* page: one page of the manual: prose from man/NAME.in, tables from the program.
 *
 * Lines of a source that begin with @ are for this program, all else is man(7):
 *     @page TITLE SECTION SHELF        the head of the page
 *     @items TABLE [PART] … @end       the rows of a table; between them "= KEY [| head]" with prose
 *                                      that stands instead of the table's words, "+ KEY" with prose
 *                                      behind them
 *     @fields                          every form with all its fields
 *     @shell [NAME] … @end             an example as it is typed; tests run those with a name */
#ifndef MANUAL_PAGE_H
#define MANUAL_PAGE_H

#include "base/buffer.h"
#include "manual/items.h"

/* Adds the page made from `text` (NUL-terminated, the file is called `name`); ERR_INPUT says in
 * which line of the source what is wrong: an unknown table, or prose about a row that is gone. */
bool page_make(const char *name, const char *text, const struct sources *sources,
               struct buffer *out, struct err *err);

#endif
