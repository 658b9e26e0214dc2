/* record_store: records of any form in and out of their tables.
 * Statements are built from the form alone: its table, the keys of its fields. */
#ifndef STORE_RECORD_STORE_H
#define STORE_RECORD_STORE_H

#include "law/record.h"
#include "store/store.h"

/* Reads one row with its references' names and its rows of tables inside.
 * ERR_NOT_FOUND if there is none. Caller frees. */
struct record *record_load(struct store *store, const struct form *form, int64_t id,
                           struct err *err);
/* The same without the rows of its tables: for whoever asks many records for a value or two. */
struct record *record_load_values(struct store *store, const struct form *form, int64_t id,
                                  struct err *err);

/* Inserts (record->id == 0) or updates what changed. Only inside store_write. On update
 * the row version must still be record->version, else ERR_CONFLICT naming who saved it
 * and when. A value that must be unique and isn't: ERR_INPUT at that field. Sets id and
 * version, keeps search index and pinyin initials, writes the rows of tables inside. If store_write
 * then fails after all (a full disk shows at COMMIT), the record holds an id and a version that
 * are not true: give it a record_copy and keep that only when store_write has returned true. */
bool record_save(struct store *store, struct record *record, struct err *err);

/* The id of the row where all these fields have these values (NULL = empty), newest first
 * if there are several; 0 if none. `keys` are keys of fields. */
bool record_find(struct store *store, const struct form *form, const char *const *keys,
                 const char *const *values, size_t count, int64_t *id, struct err *err);

/* One condition: the field is (or, with `differs`, is not) this value; NULL = empty. */
struct record_match {
    const char *key;
    const char *value;
    bool differs;
};

/* The ids of rows that meet all of them, newest first, at most `limit`. The first should be what an
 * index begins with. */
bool record_where(struct store *store, const struct form *form, const struct record_match *matches,
                  size_t count, int64_t *ids, size_t limit, size_t *found, struct err *err);

/* The ids of rows that are called so however it is spelt (full-width or half, case, blanks, brackets
 * and other marks left aside), newest first. The form's table has initials. */
bool record_spelt(struct store *store, const struct form *form, const char *name, int64_t *ids,
                  size_t limit, size_t *found, struct err *err);

/* The ids of rows whose whole name, of at least `shortest` characters, stands in `text`, the longest
 * name first. Looks no further than the first 40 characters. */
bool record_named_in(struct store *store, const struct form *form, const char *text,
                     size_t shortest, int64_t *ids, size_t limit, size_t *found, struct err *err);

/* Some fields of one row as they are stored, without what they refer to: for whoever looks at many rows
 * and shows little of each. values[i] is that of keys[i], NULL where it is empty; the caller frees
 * them. ERR_NOT_FOUND. */
bool record_peek(struct store *store, const struct form *form, int64_t id, const char *const *keys,
                 char **values, size_t count, struct err *err);

/* What a row is called: the value of its form's label field. NULL if there is no such row. Caller frees. */
char *record_called(struct store *store, const struct form *form, int64_t id);

/* Calls `each` with every record of the form by ascending id, filtered by field = value if
 * key is not NULL: all of them as they stood at one moment, so `each` may read but not write.
 * The record belongs to the callee's caller: it is freed after the call. Stops when `each`
 * returns false. */
bool record_each(struct store *store, const struct form *form, const char *key, const char *value,
                 bool (*each)(struct record *record, void *data), void *data, struct err *err);

bool record_count(struct store *store, const struct form *form, int64_t *count, struct err *err);

#endif
