/* desk_private: what the desk's own files share. */
#ifndef UI_DESK_PRIVATE_H
#define UI_DESK_PRIVATE_H

#include "row_acts.h"
#include "ui/desk_scene.h"
#include "ui/detail_pane.h"
#include "ui/list_pane.h"

#define DESK_SECTIONS 5

struct desk_scene {
    struct scene scene;
    struct list_pane panes[DESK_SECTIONS]; /* each section keeps its place */
    bool opened[DESK_SECTIONS];
    size_t current;
    struct detail_pane detail;
    bool detail_stale;
    bool detail_focus;
    bool escaped;       /* the last key was an Esc that had nothing to take off: see desk_after_escape */
    int64_t escaped_ms; /* when that was */
    bool moved;       /* another row was chosen since the last look at the clock */
    int64_t moved_ms; /* when that was */
    struct layout_split split;
    struct row_acts acts; /* the row of the pop-ups above */
    struct {
        const char *kind; /* of the file being taken in */
        char path[1024];
    } file;
    bool offered; /* drafts of the last login were offered */
};

struct list_pane *desk_pane(struct desk_scene *desk);
void desk_show_section(struct desk_scene *desk, size_t index);
/* What the action means on this list and row; false if nothing. */
bool desk_command(struct desk_scene *desk, enum action_id action);
/* The section that a digit means just behind an Esc that had nothing to take off; else nothing. */
enum action_id desk_after_escape(struct desk_scene *desk, const struct key *key);
/* desk_views.c: F8, and keeping what is shown under a name. */
void desk_views(struct desk_scene *desk);
void desk_view_keep(struct desk_scene *desk);
bool desk_view_can_keep(const struct desk_scene *desk);
/* desk_files.c: files in and out, backup, audit. */
bool desk_files_can_export(const struct desk_scene *desk);
bool desk_files_can_import(const struct desk_scene *desk);
void desk_files_export(struct desk_scene *desk);
void desk_files_import(struct desk_scene *desk);
void desk_files_backup(struct desk_scene *desk);
void desk_files_audit(struct desk_scene *desk);
bool desk_offers(struct scene *scene, enum action_id action);
/* desk_stand.c: something of this form was filed: read the list again and stand on it. */
void desk_changed(void *owner, const char *form, int64_t id);

#endif
