/* pointer: what a click or the wheel means; for app.c alone. */
#ifndef UI_POINTER_H
#define UI_POINTER_H

#include "ui/app.h"

/* Acts on a KEY_KIND_MOUSE by way of the key that would do the same; `press` presses one. */
void pointer_use(struct app *app, const struct key *mouse,
                 void (*press)(struct app *app, struct key *key));

#endif
