/* printing: documents of one case or of many: choose, look, make the PDF.
 *
 * F7, Enter, Enter: the list of documents with the first that can be made chosen, its
 * preview, the PDF. Over marked rows those that have no such letter are named first, then the PDFs
 * are made one after another, and Esc stops between two of them: none is ever half made. */
#ifndef UI_PRINTING_H
#define UI_PRINTING_H

#include "bulk.h"

void printing_open(struct app *app, int64_t id);
/* The same over many rows: form, ids, owner and what it is told are given. */
void printing_open_many(struct app *app, struct bulk_options *options);
/* A job for each document that there is. */
size_t printing_jobs(struct bulk_job *jobs, size_t limit);
/* The document of one case on the screen. */
void preview_open(struct app *app, int64_t case_id, const char *document, const char *title);
/* Makes the PDF now and says where it is; false and *err if it was refused. */
bool printing_make(struct app *app, int64_t case_id, const char *document, const char *title);

#endif
