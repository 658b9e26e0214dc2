/* ui: the workstation on a terminal. main hands its options in and gets an exit code out. */
#ifndef UI_UI_H
#define UI_UI_H

#include "office/preference.h"

/* Opens office and terminal, runs until the officer leaves or the line is dropped (what was typed
 * is kept as a draft) and gives the terminal back. Faults before the screen is taken over are one
 * sentence on stderr. Returns an exit code (enum err_code). */
int ui_run(const struct office_options *options, const struct screen_wish *wish);

#endif
