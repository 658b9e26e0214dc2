/* saved_view: a list with its filter and order under a name: one's own, or shared with the office.
 *
 * Stored as records of form "view" (table saved_view): title, base (a key of law/view), filter, sort,
 * descending, shared, officer, dropped. Screen (F8) and `rouzhi list 名称` use them alike; saving and
 * dropping one goes through desk_save. A shared one may be changed by whoever made it alone. */
#ifndef OFFICE_SAVED_VIEW_H
#define OFFICE_SAVED_VIEW_H

#include "office/desk.h"

#define SAVED_VIEW_MOST 60

struct saved_view {
    int64_t id;
    char title[64];
    const struct view *base; /* its filter and form */
    char filter[128];        /* "" none */
    char sort[64];           /* "" the base's own order */
    bool descending;
    bool shared, mine;
    char officer[64];        /* who made it */
};

/* Mine first, then those shared by others, by title; only such as I may see (the base's act). */
bool saved_views(struct office *office, struct saved_view *views, size_t limit, size_t *count,
                 struct err *err);

/* By its title, mine before shared. ERR_NOT_FOUND. */
bool saved_view_find(struct office *office, const char *title, struct saved_view *view,
                     struct err *err);

/* The same as a query; texts are borrowed from the view. */
struct desk_query saved_view_query(const struct saved_view *view);

/* Files one (a record of form "view" is made and saved): ERR_INPUT if I have one of that title. */
bool saved_view_keep(struct office *office, const char *title, bool shared,
                     const struct desk_query *query, int64_t *id, struct err *err);
bool saved_view_drop(struct office *office, int64_t id, struct err *err);

#endif
