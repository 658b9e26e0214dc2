/* draft: what is being typed, in a file of its own beside the database (NAME.drafts).
 *
 * Saving never waits for the main database's writers; the file is mode 0600 in an
 * office folder (or 0660 where the folder is shared) and is no part of the audit. A draft is dropped after the
 * real save has succeeded, never before. */
#ifndef STORE_DRAFT_H
#define STORE_DRAFT_H

#include "law/record.h"
#include "store/store.h"

struct drafts;

struct draft_note {
    char account[64];
    char form[64];    /* name of the form */
    int64_t object;   /* id of the record being changed; 0 = a new one */
    int64_t context;  /* what it belongs to (the case of a commitment); 0 = none */
    int64_t base;     /* version of the record that it changes; 0 = a new one */
    char field[64];   /* where the cursor stood */
    int row;          /* row in a table inside, 0-based; -1 = not in one */
    int cursor;       /* character in the field */
    moment_t at;      /* when it was last kept */
    char called[160]; /* what the list of drafts shows: 案件受理：某某公司 */
    int slot;         /* one beside the other: two windows of the same account write the same */
    int64_t stamp;    /* of its last keeping; 0: not kept yet by whoever holds this note */
};

struct drafts *drafts_open(const char *database_path, struct err *err);
void drafts_close(struct drafts *drafts); /* NULL is allowed */

/* Keeps one: the record's values (and `typed`, the not yet read text of the field at the cursor;
 * may be NULL). One draft for each (account, form, object, context, base, slot). Sets slot and stamp:
 * where another stamp stands, somebody else's newer writing is left alone and a free slot is taken. */
bool draft_put(struct drafts *drafts, struct draft_note *note, const struct record *record,
               const char *typed, struct err *err);

/* The drafts of `account`, newest first, at most `limit`. */
bool draft_list(struct drafts *drafts, const char *account, struct draft_note *notes, size_t limit,
                size_t *count, struct err *err);

/* How many they are. */
bool draft_count(struct drafts *drafts, const char *account, size_t *count, struct err *err);

/* The newest draft that `account` has of this form, record and context; *found if any. */
bool draft_find(struct drafts *drafts, const char *account, const char *form, int64_t object,
                int64_t context, struct draft_note *note, bool *found, struct err *err);

/* The newest draft of this row that somebody else than `account` kept since then; *found if any. */
bool draft_others(struct drafts *drafts, const char *account, const char *form, int64_t object,
                  moment_t since, struct draft_note *note, bool *found, struct err *err);

/* Lays the kept values over `record` (made or loaded by the caller; its loaded values stay, those
 * of its rows too). A record of the store gets the version that the draft was based on, so that
 * saving it is a conflict if somebody saved meanwhile.
 * *typed gets the unread text or NULL (caller frees). Row forms are looked up in `forms`. */
bool draft_get(struct drafts *drafts, const struct draft_note *note, const struct form_set *forms,
               struct record *record, char **typed, struct err *err);

/* ERR_CONFLICT, and it stays, if it was kept since the note was taken; good if it isn't there. */
bool draft_drop(struct drafts *drafts, const struct draft_note *note, struct err *err);

#endif
