/* draft_file: the file of drafts (NAME.drafts): opening it and its tables. */
#ifndef STORE_DRAFT_FILE_H
#define STORE_DRAFT_FILE_H

#include <sqlite3.h>

#include "base/err.h"

/* SQL: a stamp that no draft has had before, never 0. */
#define DRAFT_STAMP "((random() & 9223372036854775807) | 1)"

struct drafts {
    sqlite3 *db;
};

/* Opens (makes) the file beside the database; NULL and *err if that fails. */
sqlite3 *draft_file_open(const char *database_path, struct err *err);

#endif
