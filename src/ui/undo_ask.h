/* undo_ask: taking back what was saved last, after saying in words what that would do. */
#ifndef UI_UNDO_ASK_H
#define UI_UNDO_ASK_H

#include "ui/app.h"

void undo_ask(struct app *app);

#endif
