/* desk_private: what the desk knows of each form beyond its declaration; for this layer alone. */
#ifndef OFFICE_DESK_PRIVATE_H
#define OFFICE_DESK_PRIVATE_H

#include "office/desk.h"
#include "office/office_private.h"

/* What undoing (undo.c) makes of the saving of such a record. */
enum desk_undo {
    DESK_UNDO_NOTHING, /* not worth remembering: looks, saved lists */
    DESK_UNDO_CHANGE,  /* a change can be taken back; that it was taken in, never */
    DESK_UNDO_NEVER,   /* neither */
};

/* What is particular to a form: who may, what is derived, which rules of law stand between
 * records, what happens in the transaction. Steps that are NULL are left out. */
struct desk_form {
    const char *form;
    enum act_id create, change, view;
    bool editions; /* a change is a new row, the old one stays */
    const char *created; /* for the audit: 受理案件 */
    const char *changed; /* 修改案件 */
    bool reloads; /* the office holds it in memory */
    enum desk_undo undo;
    const char *instead; /* behind 不能撤销：what to do where it can't be taken back */
    /* Whether this row is open to me: what is somebody's own, not what a role may. */
    bool (*admit)(struct office *office, const struct record *record, bool change, struct err *err);
    /* The one row that there is for me, 0 = none yet: desk_new gives it instead of another. */
    bool (*mine)(struct office *office, int64_t *id, struct err *err);
    /* A new record gets what follows from its context. */
    bool (*begin)(struct office *office, struct record *record, int64_t context, struct err *err);
    /* Given fields are derived from the others. */
    bool (*derive)(struct office *office, struct record *record, struct err *err);
    /* Rules that need more than this one record; faults become findings. */
    bool (*rule)(struct office *office, const struct record *record, struct findings *findings);
    /* What is to be known about what stands in this field (desk_note). */
    char *(*note)(struct office *office, const struct record *record, int field, bool *warns);
    /* Numbers that are suggested for this field (desk_suggested). */
    bool (*offers)(struct office *office, const struct record *record, int field,
                   struct desk_option *options, size_t limit, size_t *count, struct err *err);
    /* Whether changing this field would be a fault by `rule`, whatever is typed; then why. */
    bool (*locked)(const struct record *record, int field, struct err *why);
    /* In the transaction, after the record was saved. */
    bool (*follow)(struct office *office, struct record *record, bool is_new, struct err *err);
};

/* Never NULL: steps of a case have one entry together, other forms without one are looked after by the
 * administrator. */
const struct desk_form *desk_form_of(const struct form *form);
/* The row of a step by the name of its form (desk_step_form.c). */
const struct desk_form *desk_step_form(const char *form);

/* The act that filing a new record of the form is, or changing one. */
enum act_id desk_act(const struct form *form, bool is_new);
/* What that is called in the audit: 受理案件, 责令停止和改正. */
const char *desk_act_words(const struct form *form, bool is_new);

/* Files `record` within a running store_write: derives, checks, takes the number, saves, notes. For
 * imports and the demo, which file many in one transaction. Permission was checked by the caller.
 * On false the record may have been changed. */
bool desk_file(struct office *office, struct record *record, struct err *err);

/* desk_save of an existing record, called `prefix` and then what the form calls it in the audit: 撤销 + 修改案件. */
bool desk_save_as(struct office *office, struct record *record, const char *prefix,
                  struct err *err);

/* Within a running store_write: the old edition steps back, the record becomes the next one. */
bool desk_next_edition(struct office *office, struct record *record, struct err *err);

/* Derives and checks; the first fault as an error. */
bool desk_prepare(struct office *office, struct record *record, struct err *err);

/* Whether two parties have different numbers of the same kind: then they are two, whatever they are
 * called (and however often a name is found in a district). */
bool desk_other_numbers(const struct record *one, const struct record *other);
/* namesake.c: the ids of rows of this form (parties) whose name differs from this one by region and
 * legal form alone, the newest of the likeliest first; at most `limit`. */
bool desk_namesakes(struct office *office, const struct form *form, const char *name, int64_t *ids,
                    size_t limit, size_t *count, struct err *err);

/* A short description of a row for pickers: 统一社会信用代码 · 住所. Caller frees. */
char *desk_remark(struct office *office, const struct record *record);

#endif
