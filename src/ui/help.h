/* help: what can be done here: the keys of this place, from the table of actions, and what the
 * scene has to say about the field or row at the cursor. */
#ifndef UI_HELP_H
#define UI_HELP_H

#include "ui/app.h"

void help_open(struct app *app);

#endif
