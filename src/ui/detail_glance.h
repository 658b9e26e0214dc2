/* detail_glance: the chosen record at a glance under its list; a private room of the detail pane. */
#ifndef UI_DETAIL_GLANCE_H
#define UI_DETAIL_GLANCE_H

#include "ui/detail_pane.h"

void detail_glance_draw(const struct detail_pane *pane, WINDOW *window,
                        const struct list_pane *list);

#endif
