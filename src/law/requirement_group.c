/* requirement_group: the requirements of one item together: all groups, in a group one way, in a
 * way all of it. What isn't answered is never taken for met or for unmet. */
#include "law/requirement.h"

static bool same_way(const struct requirement *items, size_t one, size_t other)
{
    return one == other || (items[one].group == items[other].group && items[one].way != 0 &&
                            items[one].way == items[other].way);
}

/* The way to which items[which] belongs, its own result replaced by `own`. */
static enum requirement_result way_result(const struct requirement *items, size_t count,
                                          const enum requirement_result *results, size_t which,
                                          enum requirement_result own)
{
    enum requirement_result way = REQUIREMENT_MET;
    for (size_t i = 0; i < count; i++) {
        enum requirement_result one = i == which ? own : results[i];
        if (same_way(items, i, which) && one != REQUIREMENT_MET) {
            way = one == REQUIREMENT_UNMET || way == REQUIREMENT_UNMET ? REQUIREMENT_UNMET
                                                                       : REQUIREMENT_OPEN;
        }
    }
    return way;
}

/* The group of items[which]; with `without` its own way is left out of account. */
static enum requirement_result group_result(const struct requirement *items, size_t count,
                                            const enum requirement_result *results, size_t which,
                                            bool without)
{
    enum requirement_result group = REQUIREMENT_UNMET;
    for (size_t i = 0; i < count; i++) {
        if (items[i].group != items[which].group || (without && same_way(items, i, which))) {
            continue;
        }
        enum requirement_result way = way_result(items, count, results, i, results[i]);
        if (way == REQUIREMENT_MET) {
            return REQUIREMENT_MET;
        }
        group = way == REQUIREMENT_OPEN ? REQUIREMENT_OPEN : group;
    }
    return group;
}

enum requirement_result requirements_judge(const struct requirement *items, size_t count,
                                           const enum requirement_result *results)
{
    enum requirement_result all = REQUIREMENT_MET;
    for (size_t i = 0; i < count; i++) {
        enum requirement_result group = group_result(items, count, results, i, false);
        if (group == REQUIREMENT_UNMET) {
            return REQUIREMENT_UNMET;
        }
        all = group == REQUIREMENT_OPEN ? REQUIREMENT_OPEN : all;
    }
    return all;
}

bool requirement_matters(const struct requirement *items, size_t count,
                         const enum requirement_result *results, size_t which)
{
    if (way_result(items, count, results, which, REQUIREMENT_OPEN) == REQUIREMENT_UNMET ||
        group_result(items, count, results, which, true) == REQUIREMENT_MET) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (items[i].group != items[which].group &&
            group_result(items, count, results, i, false) == REQUIREMENT_UNMET) {
            return false;
        }
    }
    return true;
}
