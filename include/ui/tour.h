/* tour: a newcomer led through one intake and one letter on the real screens.
 *
 * A strip over the message line says what comes next and why; the officer does it with the real
 * keys, in a practice office. The tour only watches: it reads the forms that are open and what has
 * been filed, never types, never blocks a key, and whoever strays finds the way back in the strip.
 * At the end it says how many keys and how much time it took. */
#ifndef UI_TOUR_H
#define UI_TOUR_H

#include "ui/app.h"

/* Begins it; the app frees it. ERR_REFUSED outside a practice office. */
bool tour_begin(struct app *app, struct err *err);
/* Takes the strip away; nothing happens if there is none. */
void tour_end(struct app *app);

#endif
