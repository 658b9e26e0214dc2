/* line_form: what the files of a form filled in line by line share. */
#ifndef UI_LINE_FORM_H
#define UI_LINE_FORM_H

#include "form_words.h"
#include "line_private.h"

/* Text that couldn't be read yet; it is kept with the draft and is a finding until it is mended. */
struct line_unread {
    struct entry_cell cell;
    char *text, *why;
};

struct line_form {
    struct line *line;
    struct record *record;
    const struct form *form;
    int64_t context;
    int64_t object, base; /* id and version of what is changed, for the draft */
    int draft_slot;       /* where the draft is kept, and its stamp: see office_draft_keep */
    int64_t draft_stamp;
    struct entry_cell at; /* what is being asked */
    struct line_unread *unread;
    size_t unread_count;
    struct record *before; /* as it was when it was opened; NULL: a new one, or a draft
                              over a state that somebody has saved over */
    bool changed, has_draft;
    bool rescued;     /* written to a file since the last change */
    bool again;       /* saved, and another one of the same wanted */
    int64_t existing; /* a party that is used instead of this new one; 0 */
    char *other;      /* said where a number was asked for: the next answer to the field; NULL */
    bool shown;       /* all of it was read out once at the end */
    bool offered;     /* the fitting items of the lists were shown once */
};

/* What is to be done after a prompt. */
enum line_step {
    LINE_TAKEN,  /* answered, or left as it is: go on */
    LINE_BEFORE, /* < */
    LINE_JUMP,   /* :6, to the field of that number */
    LINE_DONE,   /* :保存: to the end */
    LINE_CLOSE,  /* :返回 and all that leaves the form */
};

/* line_form.c */
const struct form *line_row_form(const struct line_form *form, int field);
struct record *line_cell_record(const struct line_form *form, const struct entry_cell *cell);
int line_cell_index(const struct entry_cell *cell);
const struct field *line_cell_field(const struct line_form *form, const struct entry_cell *cell);
/* The fields that are asked, in order; `fields` has room for all of the form. */
size_t line_form_fields(const struct line_form *form, int *fields);
/* Reads what stood there before anything was answered; unknown if somebody has saved since. */
void line_form_remember(struct line_form *form);
void line_form_show(const struct line_form *form, bool empty_too);

/* line_draft.c */
bool line_form_keep(struct line_form *form);    /* false: it isn't safe; that was said */
void line_form_changed(struct line_form *form); /* something else was answered: keeps it */
void line_form_drop(struct line_form *form);
void line_form_return(struct line_form *form, const struct office_draft *draft, const char *typed);
struct line_unread *line_unread_find(const struct line_form *form, const struct entry_cell *cell);
void line_unread_put(struct line_form *form, const struct entry_cell *cell, const char *text,
                     const char *why);
void line_unread_clear(struct line_form *form, const struct entry_cell *cell);
void line_unread_free(struct line_form *form);
/* A row of a table was taken away: what belongs to later rows moves up. */
void line_unread_row_gone(struct line_form *form, int field, int row);

/* line_field.c: one prompt for one field. *jump gets the number of LINE_JUMP. */
enum line_step line_field_ask(struct line_form *form, const struct entry_cell *cell, long *jump);
/* Enters it; true if it was taken. Else the sentence was said and the text is kept as unread. */
bool line_field_enter(struct line_form *form, const struct entry_cell *cell, const char *typed);
/* A value is another one now: kept, and what it was understood as is said. */
void line_field_taken(struct line_form *form, const struct entry_cell *cell, const char *typed);

/* line_value.c: values that are chosen. True if the field is of that kind and the words were dealt
 * with; *taken then says whether there is a value now. */
bool line_value_ask(struct line_form *form, const struct entry_cell *cell, const char *typed,
                    bool *taken);
/* Says what can be chosen, if that is short or `all` is asked for. True: something was chosen at once. */
bool line_value_offer(struct line_form *form, const struct entry_cell *cell, bool all);

/* line_rows.c: a table inside the form, row by row. */
enum line_step line_rows_ask(struct line_form *form, int field, long *jump);

/* line_party.c: parties that may be the one that is being filed. */
void line_party_known(struct line_form *form, const struct entry_cell *cell);
/* True if one of them is to be used instead: form->existing. */
bool line_party_use(struct line_form *form);

/* line_merge.c: somebody has saved the same record first. */
enum line_merge {
    LINE_MERGE_DONE,      /* the form stands on their state now */
    LINE_MERGE_LEFT,      /* not yet; why was said */
    LINE_MERGE_ELSEWHERE, /* nobody has: the conflict is about something else */
};
enum line_merge line_form_merge(struct line_form *form);

/* line_rescue.c: it can't be saved, or can't even be kept. */
bool line_rescue_offer(struct line_form *form); /* true: it is to be tried again */
/* Whether the form may be left: it is safe, or nobody is there to be asked any more. */
bool line_rescue_leave(struct line_form *form);

/* line_save.c: the end of a form. */
enum line_end { LINE_SAVED, LINE_LEFT, LINE_MEND };
/* Shows what was written, what has to be mended, and files it. LINE_MEND: *jump is a field's number. */
enum line_end line_form_end(struct line_form *form, long *jump);

#endif
