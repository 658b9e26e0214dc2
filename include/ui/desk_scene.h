/* desk_scene: the lists of the workstation: sections, the list, the chosen row's detail.
 *
 * The scene at the bottom of the stack; it can't be closed, only left. */
#ifndef UI_DESK_SCENE_H
#define UI_DESK_SCENE_H

#include "ui/app.h"

struct scene *desk_scene_new(struct app *app);

/* One section of the top line. */
struct section {
    int digit;           /* Alt-digit */
    const char *title;   /* 案件 */
    enum action_id action; /* goes there */
    const char *views[4]; /* keys of its saved views, the first is shown at first; NULL ends */
    const char *create;  /* form of F2; NULL none */
};
const struct section *sections(size_t *count);
/* Whether my roles may see it: a section that is refused isn't shown at all. */
bool section_allowed(const struct app *app, const struct section *section);
/* The section that is shown, for the top line. */
const struct section *desk_scene_section(const struct scene *scene);

#endif
