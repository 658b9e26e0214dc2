/* steps_popup: what was done in a case, newest first; choosing one opens its form.
 *
 * Whoever may not change it, or whose case is closed to changes, only reads it: that is asked of the office. */
#ifndef UI_STEPS_POPUP_H
#define UI_STEPS_POPUP_H

#include "ui/app.h"

/* `called` is the case's number, for the title; owner and saved are handed to the form. */
void steps_popup_open(struct app *app, int64_t case_id, const char *called, void *owner,
                      void (*saved)(void *owner, const struct record *record));

#endif
