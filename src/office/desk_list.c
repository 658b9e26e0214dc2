/* desk_list: pages of the views, after asking whether this person may see them. */
#include <stddef.h>

#include "base/text.h"
#include "office/desk_private.h"
#include "store/listing.h"

/* The view and the question to the store; false with what was probably meant. */
static bool make_query(struct office *office, const struct desk_query *query,
                       struct listing_query *listing, struct err *err)
{
    const struct view *view = view_named(query->view);
    if (view == NULL) {
        const char *names[32];
        size_t count;
        const struct view *all = views(&count);
        for (size_t i = 0; i < count && i < 32; i++) {
            names[i] = all[i].key;
        }
        const char *meant = text_suggest(query->view, names, count < 32 ? count : 32);
        return err_set(err, ERR_USAGE, "没有列表“%s”%s%s%s", query->view,
                       meant != NULL ? "，是否“" : "", meant != NULL ? meant : "",
                       meant != NULL ? "”？" : "");
    }
    bool leads_all = (office->roles & (ROLE_DEPUTY | ROLE_HEAD)) != 0;
    *listing = (struct listing_query){.view = view,
                                      .filter = query->filter,
                                      .sort = query->sort,
                                      .descending = query->descending,
                                      .officer = office->me->id,
                                      .roles = office->roles,
                                      .unit = leads_all ? NULL : record_get(office->me, "unit"),
                                      .today = office_today(office),
                                      .codes = &office->codes,
                                      .hurried = query->hurried,
                                      .hurried_data = query->hurried_data};
    return office_may(office, view->act, err);
}

bool desk_page(struct office *office, const struct desk_query *query, bool from_set,
               int64_t from_id, const char *from_key, bool backward, size_t limit,
               struct view_page *page, struct err *err)
{
    struct listing_query listing;
    struct listing_key from = {.set = from_set, .id = from_id, .sort_key = from_key};
    return make_query(office, query, &listing, err) &&
           listing_page(office->store, &listing, &from, backward, limit, page, err);
}

bool desk_count(struct office *office, const struct desk_query *query, int64_t most, int64_t *count,
                struct err *err)
{
    struct listing_query listing;
    return make_query(office, query, &listing, err) &&
           listing_count(office->store, &listing, most, count, err);
}

bool desk_tally(struct office *office, const struct desk_query *query, int64_t most,
                int milliseconds, int64_t *count, bool *more, struct err *err)
{
    struct listing_query listing;
    return make_query(office, query, &listing, err) &&
           listing_tally(office->store, &listing, most, milliseconds, count, more, err);
}

bool desk_sort_key(struct office *office, const struct desk_query *query, int64_t id, char **key,
                   struct err *err)
{
    struct listing_query listing;
    return make_query(office, query, &listing, err) &&
           listing_sort_key(office->store, &listing, id, key, err);
}
