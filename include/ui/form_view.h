/* form_view: one form being filled in: all its pages in one scrolling sheet.
 *
 * Fields are edited as text and read when they are left; a fault stands at its field and never
 * holds anybody up. What is typed is kept as a draft after 100 ms of rest and at the latest 200 ms after
 * the first key that isn't kept yet, at Esc, and when the line is dropped. Rules are asked of the office, never known here. */
#ifndef UI_FORM_VIEW_H
#define UI_FORM_VIEW_H

#include "office/drafts.h"
#include "ui/app.h"

struct form_view_options {
    struct record *record; /* taken over */
    int64_t context;       /* what a new record belongs to (the case of a commitment); 0 none */
    const struct office_draft
        *draft;          /* where the cursor stood in the draft it was made from; NULL */
    const char *typed;   /* text of that field not yet read; may be NULL */
    const char *reading; /* why it may only be looked at; NULL: that is asked of the office */
    void *owner;         /* stands below on the stack; may be NULL */
    /* Called after the form has been filed and closed. The record is freed afterwards. */
    void (*saved)(void *owner, const struct record *record);
};

void form_view_open(struct app *app, const struct form_view_options *options);

/* Makes or loads the record and opens its form; a refusal is shown as a message.
 * id 0: a new one; `name` (may be NULL) is laid into the field by which the thing is called. */
void form_view_start(struct app *app, const char *form, int64_t id, int64_t context,
                     const char *name, void *owner,
                     void (*saved)(void *owner, const struct record *record));

/* The next new one of the same form as `like`, which was just filed: what repeats in a row is filled in
 * already. `filed` is said before that. */
void form_view_start_like(struct app *app, const struct record *like, const char *filed,
                          void *owner, void (*saved)(void *owner, const struct record *record));

/* The same with a new record whose reference `field` is filled in already: the row `id`, called so.
 * Its draft belongs to that row, so that one begun elsewhere is left alone. Not for forms that are
 * begun from a context, such as commitments. */
void form_view_start_about(struct app *app, const char *form, const char *field, int64_t id,
                           const char *called, void *owner,
                           void (*saved)(void *owner, const struct record *record));

/* What the form holds as far as it was read; NULL if the scene is none. Borrowed. */
const struct record *form_view_record(const struct scene *scene);

#endif
