/* trouble: what goes wrong under a form, made in the test's process, and the files that are written
 * then. */
#ifndef TESTS_UI_TROUBLE_H
#define TESTS_UI_TROUBLE_H

#include "support/bureau.h"

/* No file may grow from here on, as on a full disk. */
void trouble_disk_full(bool full);
/* A folder stands where the file of drafts should be: nothing can be kept in it. */
void trouble_drafts_blocked(const struct bureau *bureau, bool blocked);
/* The files that were written for the form, read as one text; they are removed. Caller frees. */
char *trouble_take_files(const struct bureau *bureau, size_t *count);
/* There is one such file, and this stands in it. */
void trouble_expect_file(const struct bureau *bureau, const char *part);

#endif
