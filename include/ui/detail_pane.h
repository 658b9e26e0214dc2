/* detail_pane: the chosen record's fields, read only, in as few rows as they need.
 *
 * Short fields stand two in a row, long ones wrap; empty ones are left out; what is masked stays
 * masked, because the party may be sitting opposite. The owner decides when it follows. */
#ifndef UI_DETAIL_PANE_H
#define UI_DETAIL_PANE_H

#include "ui/canvas.h"
#include "ui/detail.h"
#include "ui/layout.h"

struct detail_pane {
    struct office *office; /* borrowed */
    char form[64];
    int64_t id; /* of the record shown; 0 none */
    struct detail detail;
    struct box box;
    int top; /* rows scrolled away */
};

void detail_pane_init(struct detail_pane *pane, struct office *office);
void detail_pane_done(struct detail_pane *pane);
/* Shows this record (id 0: nothing); reads it even if it is shown already. A refusal becomes the
 * pane's text. */
void detail_pane_show(struct detail_pane *pane, const char *form, int64_t id);
void detail_pane_scroll(struct detail_pane *pane, int rows);
void detail_pane_draw(struct detail_pane *pane, WINDOW *window);

#endif
