/* files: what screen and line mode share about files in and out. */
#ifndef UI_FILES_H
#define UI_FILES_H

#include "base/buffer.h"
#include "base/finding.h"
#include "office/office.h"

/* outbox/STEM-20260309-1530.SUFFIX; the folder is made. NULL and *err if it can't be. Caller frees. */
char *files_outbox(const struct office *office, const char *stem, const char *suffix,
                   struct err *err);
/* The kind of file that holds the rows of this form; NULL none. */
const char *files_kind(const char *form);
/* Whether I may read in any kind of file at all. */
bool files_may_import(const struct office *office);
/* Each refused row with its reason, a line each, not too many. */
void files_findings(struct buffer *text, const struct findings *findings);

#endif
