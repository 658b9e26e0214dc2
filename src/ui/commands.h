/* commands: actions that mean the same wherever they are called from: palette, help, sections,
 * new things, leaving. What belongs to one scene is not here. */
#ifndef UI_COMMANDS_H
#define UI_COMMANDS_H

#include "ui/app.h"

/* Does what the action means everywhere; false if it means nothing by itself. */
bool command_run(struct app *app, enum action_id action);

#endif
