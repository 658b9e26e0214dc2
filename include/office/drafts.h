/* drafts: what I was typing, kept while I type and offered when I come back.
 *
 * Drafts live in a file of their own beside the database and are no part of the audit: nothing
 * has been done yet. One draft for each form, record, its version, and context: what was written
 * over an older state of a record stays when its newer state is changed as well. */
#ifndef OFFICE_DRAFTS_H
#define OFFICE_DRAFTS_H

#include "office/office.h"

struct office_draft {
    char form[64];    /* name of the form */
    int64_t object;   /* id of the record being changed; 0 = a new one */
    int64_t context;  /* what it belongs to (the case of a commitment); 0 = none */
    int64_t base;     /* version of the record that is changed; 0 = a new one */
    char field[64];   /* where the cursor stood */
    int row;          /* row in a table inside, 0-based; -1 = not in one */
    int cursor;       /* character in the field */
    moment_t at;      /* when it was last kept; set by office_draft_keep */
    char called[160]; /* what the list of drafts shows: 案件受理 · 某某公司 */
    int slot;         /* one beside the other, where two windows of mine write the same */
    int64_t stamp;    /* of its last keeping; 0: not kept yet by whoever holds this */
};

/* Keeps the record's values and `typed`, the text of the field at the cursor that was not read yet
 * (may be NULL). Sets slot, stamp and moment: give back what was set here, or what the draft was taken
 * with, and its own place is written again; what another window has kept there since stays, and
 * this one is kept beside it. */
bool office_draft_keep(struct office *office, struct office_draft *draft,
                       const struct record *record, const char *typed, struct err *err);

/* My drafts, newest first, at most `limit`. */
bool office_draft_list(struct office *office, struct office_draft *drafts, size_t limit,
                       size_t *count, struct err *err);

/* How many I have. */
bool office_draft_count(struct office *office, size_t *count, struct err *err);

/* My newest draft of this very form, record and context, if there is any. False: that couldn't be read,
 * which is something else than that there is none. */
bool office_draft_find(struct office *office, const char *form, int64_t object, int64_t context,
                       struct office_draft *draft, bool *found, struct err *err);

/* The record as it was when the draft was kept: made anew or loaded, the draft's values laid over
 * it, with the version that they were written over: if somebody saved meanwhile, saving it is a
 * conflict. *typed gets the unread text or NULL (caller frees). The caller frees the record. */
struct record *office_draft_take(struct office *office, const struct office_draft *draft,
                                 char **typed, struct err *err);

/* The draft's own values on a blank record of its form, for when it can't be taken any more: its case is
 * void, its commitment signed, its row gone. To be read or written to a file, not to be filed. As
 * above. */
struct record *office_draft_blank(struct office *office, const struct office_draft *draft,
                                  char **typed, struct err *err);

/* Whether another officer's draft of this row was kept in the last quarter of an hour: the name and
 * when. False too if that can't be told: it is a courtesy, no lock. */
bool office_draft_others(struct office *office, const char *form, int64_t object, char *who,
                         size_t size, moment_t *at);

/* ERR_CONFLICT, and it stays, if another window has kept it since. */
bool office_draft_drop(struct office *office, const struct office_draft *draft, struct err *err);

#endif
