/* palette: every command by its name: Chinese, pinyin initials or English. */
#ifndef UI_PALETTE_H
#define UI_PALETTE_H

#include "ui/app.h"

/* Offers what the top scene offers; the chosen command then acts there. */
void palette_open(struct app *app);

#endif
