/* drafts_offer: what was not finished, offered: go on, later, or drop it. */
#ifndef UI_DRAFTS_OFFER_H
#define UI_DRAFTS_OFFER_H

#include "office/drafts.h"
#include "ui/app.h"

/* Shows my drafts, if there are any. `asked`: somebody asked for them, so that it is said if there
 * are none; else it is silent. */
void drafts_offer(struct app *app, bool asked);

/* drafts_stuck.c: says why this draft can't be gone on with, and offers to look at it or to write it to a
 * file. If it can't even be read, `why` is said alone. */
void drafts_stuck(struct app *app, const struct office_draft *draft, const struct err *why);

/* Opens the form as it was when the draft was kept. */
void drafts_go_on(struct app *app, const struct office_draft *draft, void *owner,
                  void (*saved)(void *owner, const struct record *record));

#endif
