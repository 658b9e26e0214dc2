/* desk_scene: the lists of the workstation: sections, the list, the chosen row's detail.
 *
 * The scene at the bottom of the stack; it can't be closed, only left. */
#ifndef UI_DESK_SCENE_H
#define UI_DESK_SCENE_H

#include "ui/app.h"
#include "ui/sections.h"

struct scene *desk_scene_new(struct app *app);

/* The section that is shown, for the top line. */
const struct section *desk_scene_section(const struct scene *scene);

#endif
