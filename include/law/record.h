/* record: one filled-in form: values by field, the values as loaded, the row version.
 *
 * The same generic thing goes from keyboard, CSV and command line through the
 * checks into the store and out to screen, CSV and documents. Rules take small
 * typed structs made from it. */
#ifndef LAW_RECORD_H
#define LAW_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/finding.h"
#include "law/form.h"

struct record_rows {
    struct record **items; /* owned */
    size_t count;
};

struct record {
    const struct form *form; /* borrowed */
    int64_t id;      /* 0 = not in the store yet */
    int64_t version; /* row version as loaded; 0 = not in the store yet */
    char **values;   /* by field, canonical, NULL = nothing entered */
    char **loaded;   /* by field, as in the store when it was read */
    bool *sealed;    /* by field: kept from whoever has the record (seen-by): it has no value here */
    char **called;   /* references: what the other row is called (name, number); else NULL */
    struct record_rows *rows; /* by field; used by fields of type rows alone */
};

struct record *record_new(const struct form *form);
void record_free(struct record *record); /* NULL is allowed */
struct record *record_copy(const struct record *record);

/* Borrowed; NULL where nothing was entered. */
const char *record_value(const struct record *record, int field);
const char *record_get(const struct record *record, const char *key); /* key must exist */
int64_t record_get_integer(const struct record *record, const char *key); /* 0 if empty */
bool record_get_yes(const struct record *record, const char *key);    /* false if empty */
date_t record_get_date(const struct record *record, const char *key); /* DATE_NONE if empty */

/* Sets a canonical value (copied; NULL or "" empties). Forgets `called` of that field. */
void record_set(struct record *record, int field, const char *value);
void record_put(struct record *record, const char *key, const char *value); /* key must exist */
/* Sets a reference together with what it is called (copied, may be NULL). */
void record_refer(struct record *record, int field, int64_t id, const char *called);

/* Reads `text` by the field's type and sets it. On false nothing changed. */
bool record_enter(struct record *record, int field, const char *text,
                  const struct check_context *context, struct err *err);

/* What people read in this field: label of a choice, name of a party, count of rows. Caller frees. */
char *record_show(const struct record *record, int field, const struct codes *codes);

/* What the record is called, in one line: its form's label field as people read it; NULL if it has none or
 * nothing stands there. Caller frees. */
char *record_name(const struct record *record, const struct codes *codes);

struct record *record_row_add(struct record *record, int field, const struct form *row_form);
void record_row_remove(struct record *record, int field, size_t row);
/* Drops rows in which nothing was entered. */
void record_rows_trim(struct record *record, int field);

bool record_is_blank(const struct record *record); /* nothing entered, given fields aside */
bool record_changed(const struct record *record, int field);
bool record_any_change(const struct record *record); /* rows included */
/* Whether the field is the same in both: tables by the values of their rows. */
bool record_same(const struct record *one, const struct record *other, int field);
/* Takes the field over from a record of the same form: value, what it is called, rows of a table
 * (as rows that are not in the store yet). Both may be the same record. */
void record_take(struct record *record, int field, const struct record *from);
void record_loaded(struct record *record); /* values now are the values as loaded */

/* Fills in the defaults of fields that are empty: constants, today, now, me. `me` is
 * the id of the officer (0: such fields stay empty) and `me_called` the name. */
void record_preset(struct record *record, const struct check_context *context, int64_t me,
                   const char *me_called);

/* Takes out what somebody with these roles may not read (seen-by): it has no value from then on, isn't
 * shown, asked for or saved. */
void record_seal(struct record *record, unsigned roles);

/* its `when` holds, and it isn't sealed */
bool record_field_shown(const struct record *record, int field);
bool record_field_needed(const struct record *record, int field); /* shown and needed now */

#endif
