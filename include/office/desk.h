/* desk: taking things in, changing them and looking at them: what forms and lists need.
 *
 * desk_new, desk_save and desk_enter serve every form alike; what is particular to a case or a
 * commitment (numbers, due dates, states) happens inside desk_save by a table of the forms. */
#ifndef OFFICE_DESK_H
#define OFFICE_DESK_H

#include "base/finding.h"
#include "law/view.h"
#include "office/office.h"

/* A new record of the form with its defaults; `context` is the id of what it belongs to
 * (the case of a commitment), 0 = none. ERR_DENIED, ERR_REFUSED (one commitment a case …). Caller frees. */
struct record *desk_new(struct office *office, const char *form, int64_t context, struct err *err);
struct record *desk_load(struct office *office, const char *form, int64_t id, struct err *err);

/* Enters what was typed into one field; references may be given by id, by what they are
 * called, by number, or by any search text that finds exactly one. */
bool desk_enter(struct office *office, struct record *record, int field, const char *text,
                struct err *err);

/* Adds rows to a table inside the form, a line each, their fields in order divided by |:
 * 补建台账|+7|王五. Empty lines are passed over. */
bool desk_enter_lines(struct office *office, struct record *record, int field, const char *text,
                      struct err *err);

/* Whether a field may not be changed any more, whatever is typed: what a promise was signed on. Filing
 * refuses it with the same sentence, which is in *why. One that was changed before it was locked isn't:
 * it must be possible to put it right. */
bool desk_locked(const struct record *record, int field, struct err *why);

/* What is to be known about what stands in this field, for a line under it: how a period of observation goes
 * with the time for deciding on filing. *warns: filing would refuse it, and the lawful ways are named. NULL:
 * nothing. Caller frees. */
char *desk_note(struct office *office, const struct record *record, int field, bool *warns);

/* Everything that filing would refuse, as findings. True if there is none. */
bool desk_check(struct office *office, const struct record *record, struct findings *findings);

/* Checks and files: permission, rules, number, one transaction, audit. On ERR_CONFLICT the
 * record is unchanged. With dry_run all but the writing is done. */
bool desk_save(struct office *office, struct record *record, bool dry_run, struct err *err);

/* Voids a case (it keeps its number); `why` is needed. */
bool desk_void_case(struct office *office, int64_t id, const char *why, struct err *err);
/* What that would refuse, without doing it. */
bool desk_void_try(struct office *office, int64_t id, const char *why, struct err *err);

/* A page of a view; see store/listing.h for the meaning of from/backward/limit. */
struct desk_query {
    const char *view;   /* key */
    const char *filter; /* may be NULL */
    const char *sort;   /* key of a column of the list or of another sortable field (form_sorts);
                           NULL = the view's own */
    bool descending;
    bool (*hurried)(void *data); /* asked while a page is read: true breaks it off; may be NULL */
    void *hurried_data;
};
bool desk_page(struct office *office, const struct desk_query *query, bool from_set,
               int64_t from_id, const char *from_key, bool backward, size_t limit,
               struct view_page *page, struct err *err);
bool desk_count(struct office *office, const struct desk_query *query, int64_t most,
                int64_t *count, struct err *err);

/* The same, counted no longer than so many milliseconds: *more says that there may be more than
 * *count ("1000+", "60+"): it reached `most`, or the time was over. */
bool desk_tally(struct office *office, const struct desk_query *query, int64_t most,
                int milliseconds, int64_t *count, bool *more, struct err *err);

/* Where a row stands in a list now: its sort key, for desk_page (NULL: it has none). Caller frees.
 * ERR_NOT_FOUND if there is no such row; whether the list shows it is not asked. */
bool desk_sort_key(struct office *office, const struct desk_query *query, int64_t id, char **key,
                   struct err *err);

/* What could stand in a reference field for what was typed: for pickers. For items of the lists the
 * best fit to the record's violation comes first. */
struct desk_option {
    int64_t id;
    char called[200];
    char remark[1200]; /* second line: address, what the item says … */
    bool warns;       /* an item of the negative list */
};
bool desk_options(struct office *office, const struct record *record, int field, const char *typed,
                  struct desk_option *options, size_t limit, size_t *count, struct err *err);

/* Numbers that are suggested for a field into which any may be typed: the lengths of an observation, each
 * with the day on which it ends (remark) and whether the law leaves no room for it (warns). The id is the
 * number. */
bool desk_suggested(struct office *office, const struct record *record, int field,
                    const char *typed, struct desk_option *options, size_t limit, size_t *count,
                    struct err *err);

/* What an item of the lists says, and whether it stands on the negative one. Caller frees *violation. */
bool desk_item(struct office *office, int64_t id, char **violation, bool *negative,
               struct err *err);

/* The id of a row named at the prompt: id, number, its last digits, or name. ERR_NOT_FOUND. */
bool desk_find(struct office *office, const char *form, const char *name, int64_t *id,
               struct err *err);

/* The row of this list that digits alone mean: this year's document number with this serial. 0 if
 * something else was typed, the list's rows have no numbers, or there is none. */
int64_t desk_numbered(struct office *office, const struct desk_query *query);

/* Why the record's due date (of a commitment: the end of watching) is what it is: the rule with its
 * clause and the days that were counted, a line each; "" if nothing is due. Caller frees. */
char *desk_due_why(struct office *office, const struct record *record);
/* The same in one line without the day itself: 8月14日起15日：最后一日8月29日（周六），顺延 → 8月31日。 "" if nothing is due.
 * Caller frees. */
char *desk_due_line(struct office *office, const struct record *record);

/* The commitment of a case, 0 = none yet. */
int64_t desk_commitment_of(struct office *office, int64_t case_id);

#endif
