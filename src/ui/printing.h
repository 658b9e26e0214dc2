/* printing: documents of one case or of many: choose, look, make the PDF.
 *
 * F7, Enter, Enter: the list of documents with the first that can be made chosen, its
 * preview, the PDF. Over marked rows the PDFs are made one after another, and Esc stops
 * between two of them: none is ever half made. */
#ifndef UI_PRINTING_H
#define UI_PRINTING_H

#include "ui/app.h"

/* ids is copied. */
void printing_open(struct app *app, const int64_t *ids, size_t count);
/* The document of one case on the screen. */
void preview_open(struct app *app, int64_t case_id, const char *document, const char *title);
/* Makes the PDF now and says where it is; false and *err if it was refused. */
bool printing_make(struct app *app, int64_t case_id, const char *document, const char *title);

#endif
