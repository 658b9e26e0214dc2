/* row_act: which acts there are for a row, in the order in which one usually comes to them, and
 * whether each is open on it now: asked of the office (who may) and of the law (the state).
 *
 * The screen, the line mode and the prompt offer the same acts from this table; what doing one looks
 * like is theirs. Decides nothing itself. */
#ifndef OFFICE_ROW_ACT_H
#define OFFICE_ROW_ACT_H

#include "office/case_facts.h"

/* What doing it means. */
enum row_act_does {
    ROW_ACT_COMMITMENT,      /* a new commitment of this case */
    ROW_ACT_PRINT,           /* its documents */
    ROW_ACT_EDIT,            /* its own form */
    ROW_ACT_EDIT_COMMITMENT, /* that of its commitment */
    ROW_ACT_VOID,            /* asked for a reason */
    ROW_ACT_CASE_ABOUT,      /* a new case against this party */
    ROW_ACT_STEP,            /* a step of this case on the form `step` */
    ROW_ACT_STEPS,           /* what was done in it: to be looked at, opened, put right */
    ROW_ACT_KINDS
};

struct row_act {
    const char *form;
    const char *key; /* at the prompt: rouzhi act 12 void */
    enum act_id act;
    const char *title;
    const char *remark; /* NULL none */
    bool by_state;      /* whether it is open depends on the state of the case */
    enum row_act_does does;
    const char *step; /* name of the form of ROW_ACT_STEP; else NULL */
};

/* All acts, those on forms that declare one among them; whether one is offered is asked of row_act_offered.
 * The same for the life of the office. */
const struct row_act *row_act_table(const struct office *office, size_t *count);
/* The same of a set of forms alone, for the manual; texts are borrowed from it. Caller frees. */
struct row_act *row_act_list(const struct form_set *forms, size_t *count);
/* Whether there is such an act on this record at all, be it open or not: the office uses its form, and
 * there is something to look at. */
bool row_act_offered(struct office *office, const struct row_act *act, const struct record *record);
/* A row with what its acts are asked of, gathered once for all of them. */
struct row_known {
    const struct record *record; /* borrowed */
    struct case_known known;     /* of a case */
    struct err trouble;          /* why it could not be gathered; every act says so then */
};
void row_known_gather(struct office *office, const struct record *record, struct row_known *row);
void row_known_done(struct row_known *row);

/* Whether the act is open on this row; else *err has the clause. */
bool row_act_open(struct office *office, const struct row_act *act, const struct row_known *row,
                  struct err *err);
/* The same for one act alone. */
bool row_act_open_on(struct office *office, const struct row_act *act, const struct record *record,
                     struct err *err);
/* The acts that are offered on this row, as they are shown: what the case asks for, what else is open, then
 * the refused ones with the reason: those that the state would let first, what is others' last. At most
 * `most`; returns how many. */
struct row_offer {
    const struct row_act *act;
    size_t index; /* in row_act_table */
    bool open;
    struct err why; /* of a refused one */
};
size_t row_offers(struct office *office, const struct record *record, struct row_offer *choices,
                   size_t most);

#define ROW_ACT_REMARK 160
/* What is said beside the act on this record, be it open or not: its remark, or until when it must have been done;
 * `out`, or NULL if there is nothing to say. */
const char *row_act_remark(struct office *office, const struct row_act *act,
                           const struct record *record, bool open, char out[ROW_ACT_REMARK]);
/* Whether the record may be changed by me now; the refusal is in *err. */
bool row_act_may_edit(struct office *office, const struct record *record, struct err *err);

#endif
