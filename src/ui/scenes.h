/* scenes: the stack of scenes; for app.c alone (others: ui/app.h). */
#ifndef UI_SCENES_H
#define UI_SCENES_H

#include "ui/app.h"

/* Gives the scene a window of the size that it wants now. */
void scene_settle(struct scene *scene);
void scene_free(struct scene *scene);
/* Frees what was closed while its own key ran. */
void scenes_bury(struct app *app);

#endif
