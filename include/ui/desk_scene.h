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

/* desk_stand.c: the list stands on this row of the form, the filter taken off if it hides it; with
 * `anywhere` in whichever section shows it. False if it doesn't: a scene stands over the lists, no
 * list here has it, or marked rows are what the next key would be about. */
bool desk_stand_on(struct app *app, const char *form, int64_t id, bool anywhere);

#endif
