/* picker_private: what the two files of a picker share: its keys and its looks. */
#ifndef UI_PICKER_PRIVATE_H
#define UI_PICKER_PRIVATE_H

#include "ui/editor.h"
#include "ui/picker.h"

/* Said where nothing is chosen yet, because what fits best warns. */
#define PICKER_UNCHOSEN "最相近的在负面清单上，不适用柔性执法；先用上下键选定，再按 Enter。"

enum { PICKER_NONE = -1 };

struct picker {
    struct scene scene;
    struct picker_options options; /* its texts are only looked at while it is opened */
    char *title, *empty;
    struct editor *editor;
    struct desk_option found[PICKER_MOST];
    size_t count;
    int chosen, top;            /* chosen: -1 none yet */
    char *about;                /* what the owner knows about the chosen one; NULL not asked yet */
    int64_t about_of;           /* its id, 0 none */
    int64_t moved_id, moved_ms; /* when another one was chosen */
    size_t most;                /* found at once until now: short lists get a short box */
    struct err err;             /* of the last search */
};

const struct desk_option *picker_chosen(const struct picker *picker); /* NULL: none */

/* picker_draw.c */
int picker_rows(const struct picker *picker); /* of the list, at once */
struct box picker_resize(struct scene *scene, const struct layout *layout);
void picker_draw(struct scene *scene);
bool picker_place(struct scene *scene, int *row, int *column);

#endif
