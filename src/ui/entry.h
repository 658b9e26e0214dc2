/* entry: what the files of the form view share.
 *
 * A cell is a place where the cursor can stand: a field, or one column of one row of a table
 * inside the form (whose last row is always empty). Only the cell with the cursor has an editor;
 * text that couldn't be read stays with its cell, and so does the sentence that says why. */
#ifndef UI_ENTRY_H
#define UI_ENTRY_H

#include "form_words.h"
#include "office/similar.h"
#include "ui/editor.h"
#include "ui/form_view.h"

/* What a cell keeps while the cursor is elsewhere. */
struct entry_state {
    struct entry_cell cell;
    char *typed; /* not readable yet; NULL */
    char *error; /* NULL */
};

/* What a cell held before a value was chosen for it. */
struct entry_chosen {
    bool any;
    struct entry_cell cell;
    char *value, *called; /* NULL: empty; no reference */
};

/* What stands dimly under a field; text NULL: nothing. */
struct entry_note {
    int field;
    int rows; /* at most */
    enum style style;
    char *text;
};

enum entry_line_kind {
    ENTRY_HEADING,
    ENTRY_FIELD,
    ENTRY_TABLE_HEAD,
    ENTRY_TABLE_ROW,
    ENTRY_ERROR,
    ENTRY_NOTE
};

/* One row of the sheet. */
struct entry_line {
    enum entry_line_kind kind;
    int page;
    int field;
    int cell;  /* index of the cell; of a table row its first one; -1: can't be typed in */
    int part;  /* 0 first row of the field, 1 second … */
    bool last; /* of a field's rows: what was not shown yet ends here */
};

/* What couldn't be done with a form, so that a way out is offered. */
enum entry_rescue { RESCUE_SAVE, RESCUE_CLOSE, RESCUE_KEEP };

struct form_view {
    struct scene scene;
    struct record *record;
    struct record *before; /* as it was when it was opened; NULL: a new one, or not known */
    bool before_unknown;   /* a draft over a state that somebody has saved over */
    const struct form *form;
    int64_t context;
    bool reading; /* may be looked at, not changed */
    struct entry_cell *cells;
    size_t cell_count;
    size_t at; /* the cell with the cursor */
    struct entry_state *states;
    size_t state_count;
    struct editor *editor; /* of that cell; NULL if it is chosen rather than typed */
    bool touched;          /* the editor's text isn't in the record yet */
    struct entry_line *lines;
    size_t line_count;
    int top;
    int label_columns;
    bool changed;       /* since it was opened or saved */
    bool unkept;        /* something was changed since the draft was kept */
    int64_t changed_ms; /* when that was, the first of it and the last */
    int64_t typed_ms;
    bool gone_on;   /* the last key filled a field, so that the cursor went on by itself */
    bool was_new;   /* it had no id when it was opened */
    int64_t object; /* id of the record that the draft changes: filing may give it another one */
    int64_t base;   /* version of the record that the draft was written over */
    int draft_slot; /* where the draft of this form is kept, and its stamp: see office_draft_keep */
    int64_t draft_stamp;
    bool kept;              /* the draft was kept the last time that it was tried */
    bool keep_failed;       /* it couldn't be, which was said */
    char keep_failure[400]; /* why */
    bool has_draft;         /* there is one, be it an older state */
    moment_t kept_at;
    struct entry_chosen chosen; /* the last one, to be taken back */
    bool offered;               /* the fitting items of the lists were shown once */
    struct entry_note history, item, likeness, told;
    char *history_of;                     /* value of the party that the history is of */
    char *item_of;                        /* and of the item of the lists that is explained */
    char *told_of;                        /* all values that the office was asked about */
    struct similar similar[SIMILAR_MOST]; /* who may be the party that is typed in */
    size_t similar_count;
    bool likeness_due;               /* something was typed since they were looked for */
    struct entry_cell likeness_cell; /* there */
    bool rescued;                    /* written to a file since the last change */
    enum entry_rescue rescue;        /* what is tried again */
    bool again;                      /* when it is filed, the next one is opened */
    char hint[512];
    void *owner;
    void (*saved)(void *owner, const struct record *record);
};

/* entry_cells.c: which cells there are. */
void entry_cells_build(struct form_view *view); /* keeps the cursor's cell */
const struct field *entry_cell_field(const struct form_view *view, const struct entry_cell *cell);
/* The record that holds the cell's value; NULL in the empty last row of a table. */
struct record *entry_cell_record(const struct form_view *view, const struct entry_cell *cell);
int entry_cell_index(const struct entry_cell *cell); /* index of its field in that record */
bool entry_cell_same(const struct entry_cell *one, const struct entry_cell *other);
struct entry_state *entry_state_find(const struct form_view *view, const struct entry_cell *cell);
struct entry_state *entry_state_make(struct form_view *view, const struct entry_cell *cell);
void entry_state_clear(struct form_view *view, const struct entry_cell *cell);
void entry_states_free(struct form_view *view);
/* The cell of this field (row -1 or counted from 0); cell_count if there is none. */
size_t entry_cell_find(const struct form_view *view, const char *key, int row);
const struct form *entry_row_form(const struct form_view *view, int field);
bool entry_cell_is_typed(const struct entry_cell *cell, const struct form_view *view);
/* The law allows no change here any more (desk_locked); `why` has the sentence. */
bool entry_cell_locked(const struct form_view *view, const struct entry_cell *cell,
                       struct err *why);

/* entry_enter.c: coming to a cell, leaving it, reading what was typed. */
bool entry_leave(struct form_view *view); /* false: couldn't be read; the sentence stands at it */
void entry_arrive(struct form_view *view);
void entry_go(struct form_view *view, size_t cell); /* leaves, reads, arrives */
void entry_next(struct form_view *view, int by);
void entry_changed(struct form_view *view); /* a value is another one now */
/* Makes the row of an empty last row real, so that it can take a value. */
struct record *entry_cell_record_make(struct form_view *view, const struct entry_cell *cell);
char *entry_cell_text(const struct form_view *view, const struct entry_cell *cell);
void entry_fault(struct form_view *view, const struct entry_cell *cell, const char *sentence);

/* entry_lines.c: what stands where. */
void entry_lines_build(struct form_view *view);
struct box entry_cell_box(const struct form_view *view, const struct entry_cell *cell);
bool entry_cell_wraps(const struct form_view *view, const struct entry_cell *cell);
int entry_line_of(const struct form_view *view); /* where the cursor stands */

/* entry_count.c: what is missing and what is wrong. */
struct entry_count {
    int missing; /* needed and empty, also in the rows of tables in which something stands */
    int wrong;   /* has a sentence at it; what is missing isn't counted twice */
};
struct entry_count entry_count(const struct form_view *view);

/* entry_draw.c */
int entry_given_columns(const struct form_view *view); /* room for a value that isn't typed */
void entry_draw(struct scene *scene);
bool entry_place(struct scene *scene, int *row, int *column);
bool entry_click(struct scene *scene, int row, int column); /* goes to the field */

/* entry_keys.c */
bool entry_key(struct scene *scene, const struct key *key, enum action_id action);

/* entry_pick.c: lists to choose from, the calendar, a party made on the way. */
void entry_pick(struct form_view *view, const char *typed);
void entry_pick_items(struct form_view *view);        /* what fits the violation, once */
bool entry_pick_step(struct form_view *view, int by); /* the next of a few choices */
void entry_make_party(struct form_view *view, const char *name);
void entry_take_reference(struct form_view *view, int64_t id, const char *called, bool warns);

/* entry_undo.c: Ctrl-Z for values that are chosen. */
void entry_chosen_note(struct form_view *view,
                       const struct entry_cell *cell); /* before it is set */
bool entry_chosen_back(struct form_view *view);        /* false: there is none; else it was said */
void entry_chosen_forget(struct form_view *view);

/* entry_save.c */
bool entry_save(struct form_view *view);
bool entry_close(struct form_view *view); /* Esc: never loses text; false: it stays open */

/* entry_conflict.c: somebody has saved the same record meanwhile */
void entry_conflict(struct form_view *view, const struct err *why);

/* entry_rescue.c: it can't be saved or kept. */
void entry_rescue_ask(struct form_view *view, const struct err *err, enum entry_rescue what);
/* To a file of the caller's; *path is the caller's to free. */
bool entry_rescue_write(struct form_view *view, char **path, struct err *err);

/* entry_draft.c */
bool entry_draft_keep(struct form_view *view); /* false: nothing is safe yet; that was said */
void entry_draft_rest(struct form_view *view); /* the same while one types: said once */
/* The view goes on with `record` (taken over), read over a newer state, at the same field. False: it is
 * not safe as a draft yet, or the older draft couldn't be dropped; that was said. */
bool entry_draft_replace(struct form_view *view, struct record *record);
/* Reads what stood there before anything was typed; it is unknown if somebody has saved since. */
void entry_before_load(struct form_view *view);
void entry_draft_drop(struct form_view *view);
void entry_draft_return(struct form_view *view, const struct office_draft *draft,
                        const char *typed);

/* entry_repeat.c: one form after the other. */
bool entry_save_new(struct form_view *view);
bool entry_repeat_is_open(const struct form_view *view);

/* entry_note.c: what the office knows about what is entered here. */
const struct entry_note *entry_note_of(const struct form_view *view, int field);
void entry_notes_changed(struct form_view *view); /* something was typed */
int entry_notes_tick(struct form_view *view, int64_t now_ms);
void entry_notes_free(struct form_view *view);
/* What is on file about this party: one line, or all of it; "" nothing. Caller frees. */
char *entry_history(const struct form_view *view, int64_t party, bool in_full);
/* The form on which this one stands because something was missing there; NULL: none. */
struct form_view *entry_form_below(const struct form_view *view);
void entry_existing(struct form_view *view); /* F3: the party that is on file already */

/* entry_explain.c */
void entry_explain(struct scene *scene, struct buffer *text);
const char *entry_hint(struct scene *scene);

#endif
