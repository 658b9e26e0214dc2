/* draft_file: the file of drafts (NAME.drafts): opening it and its tables. */
#ifndef STORE_DRAFT_FILE_H
#define STORE_DRAFT_FILE_H

#include <sqlite3.h>

#include "base/err.h"

struct drafts {
    sqlite3 *db;
};

/* Opens (makes) the file beside the database; NULL and *err if that fails. */
sqlite3 *draft_file_open(const char *database_path, struct err *err);

#endif
