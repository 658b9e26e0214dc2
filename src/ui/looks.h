/* looks: how somebody wants the screen, and changing it while they look at it. */
#ifndef UI_LOOKS_H
#define UI_LOOKS_H

#include "office/preference.h"
#include "ui/app.h"

/* What was asked for at the prompt goes before ROUZHI_THEME and NO_COLOR, these before the
 * preference (NULL: none), NO_COLOR before ROUZHI_THEME. A ROUZHI_THEME that doesn't exist is passed
 * over, it may be everybody's: looks_tell says so.
 * ERR_USAGE if the prompt named a theme that doesn't exist. */
bool looks_choose(const struct record *preference, const struct screen_wish *wish,
                  struct terminal_looks *looks, struct err *err);

/* Says in the message line, behind what stands there, that ROUZHI_THEME names no theme; nothing if it
 * does, or if it wasn't asked. */
void looks_tell(struct app *app, const struct screen_wish *wish);

/* The commands of the palette. */
void looks_next_theme(struct app *app);
void looks_switch_mouse(struct app *app);
void looks_edit(struct app *app);

#endif
