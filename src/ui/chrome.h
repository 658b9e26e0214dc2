/* chrome: what stands around every scene: sections, who is at work, message line, key bar. */
#ifndef UI_CHROME_H
#define UI_CHROME_H

#include "ui/app.h"

void chrome_new(struct app *app);  /* windows and panels, after the layout is known */
void chrome_free(struct app *app);
void chrome_draw(struct app *app); /* top line and key bar */
void chrome_draw_message(struct app *app);
/* The section or the command that stands in this cell of the screen; ACTION_NONE. */
enum action_id chrome_action_at(const struct app *app, int row, int column);
void chrome_draw_too_small(const struct app *app);

#endif
