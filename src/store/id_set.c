/* id_set: ids of rows that an index gave, for asking of each row whether it is among them.
 *
 * Indexes give ids in ascending order nearly always, so sorting is mostly looking. */
#include "store/id_set.h"

#include "base/buffer.h"
#include "base/memory.h"

#include <stdlib.h>

void id_set_init(struct id_set *set, size_t most)
{
    *set = (struct id_set){.most = most};
}

void id_set_done(struct id_set *set)
{
    free(set->ids);
    *set = (struct id_set){.ids = NULL};
}

bool id_set_add(struct id_set *set, int64_t id)
{
    if (set->count == set->most) {
        set->full = true;
        return false;
    }
    if (set->count == set->room) {
        set->room = set->room ? set->room * 2 : 64;
        set->ids = memory_array(set->ids, set->room, sizeof *set->ids);
    }
    set->ids[set->count++] = id;
    return true;
}

static int compare(const void *a, const void *b)
{
    const int64_t *one = a;
    const int64_t *other = b;
    return (*one > *other) - (*one < *other);
}

void id_set_sort(struct id_set *set)
{
    size_t kept = 0;
    bool sorted = true;
    for (size_t i = 1; i < set->count && sorted; i++)
        sorted = set->ids[i - 1] < set->ids[i];
    if (sorted)
        return;
    qsort(set->ids, set->count, sizeof *set->ids, compare);
    for (size_t i = 0; i < set->count; i++)
        if (kept == 0 || set->ids[kept - 1] != set->ids[i])
            set->ids[kept++] = set->ids[i];
    set->count = kept;
}

bool id_set_has(const struct id_set *set, int64_t id)
{
    size_t first = 0;
    size_t behind = set->count;
    while (first < behind) {
        size_t middle = first + (behind - first) / 2;
        if (set->ids[middle] < id)
            first = middle + 1;
        else
            behind = middle;
    }
    return first < set->count && set->ids[first] == id;
}

char *id_set_json(const struct id_set *set)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, "[");
    for (size_t i = 0; i < set->count; i++)
        buffer_add_format(&out, "%s%lld", i ? "," : "", (long long)set->ids[i]);
    buffer_add(&out, "]");
    return buffer_take(&out);
}

void id_set_bind(sqlite3_stmt *statement, const char *name, struct id_set *set)
{
    int place = sqlite3_bind_parameter_index(statement, name);
    if (place > 0)
        sqlite3_bind_pointer(statement, place, set, ID_SET_POINTER, NULL);
}

void id_set_gather(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct id_set *set = sqlite3_value_pointer(values[0], ID_SET_POINTER);
    (void)count;
    sqlite3_result_int(context, set && !id_set_add(set, sqlite3_value_int64(values[1])));
}

void id_set_among(sqlite3_context *context, int count, sqlite3_value **values)
{
    const struct id_set *set = sqlite3_value_pointer(values[0], ID_SET_POINTER);
    (void)count;
    sqlite3_result_int(context, set && sqlite3_value_type(values[1]) == SQLITE_INTEGER &&
                                    id_set_has(set, sqlite3_value_int64(values[1])));
}
