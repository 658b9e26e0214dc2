/* detail_pane: the chosen record's fields, read only.
 *
 * Under a list at rest each field has a place of its own, the same for every record, and what the
 * list's row says already is left out: from row to row only values that differ are sent. Read
 * in full, short fields stand two in a row, long ones wrap, empty ones are left out. What is masked
 * stays masked, because the party may be sitting opposite. The owner decides when it follows. */
#ifndef UI_DETAIL_PANE_H
#define UI_DETAIL_PANE_H

#include "ui/canvas.h"
#include "ui/detail.h"
#include "ui/layout.h"

struct list_pane;

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
/* With a list: at a glance, without what the list shows; with NULL: in full, scrolled. */
void detail_pane_draw(struct detail_pane *pane, WINDOW *window, const struct list_pane *list);

#endif
