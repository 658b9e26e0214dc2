/* merge: one record changed by two people.
 *
 * Field by field: the value before, mine, theirs. Nothing is guessed inside a text: a field that both
 * changed differently is theirs until a person says otherwise. Never looks into a store. */
#include "law/merge.h"

#include <string.h>

#include "base/memory.h"

/* A given field follows from the others or from an act: nobody types it, so it is never mine. Where
 * the state before is not known, whatever is mine and not theirs may be a change of both. */
static struct merge_field look_at(const struct record *mine, const struct record *theirs,
                                  const struct record *before, int field)
{
    const struct field *declared = &mine->form->fields[field];
    bool rows = declared->type->kind == FIELD_ROWS;
    bool same = record_same(mine, theirs, field);
    struct merge_field found = {.field = field, .side = MERGE_THEIRS};
    if (rows && before == NULL) {
        found.mine = found.theirs = !same;
    } else if (rows) {
        found.mine = !record_same(mine, before, field);
        found.theirs = !record_same(theirs, before, field);
    } else {
        const char *was = mine->loaded[field];
        const char *now = theirs->values[field];
        found.mine = record_changed(mine, field);
        found.theirs = was == NULL || now == NULL ? was != now : strcmp(was, now) != 0;
    }
    found.mine = found.mine && !declared->given;
    found.clash = found.mine && !same && (found.theirs || before == NULL);
    if (found.mine && !found.theirs && !found.clash) {
        found.side = MERGE_MINE;
    }
    return found;
}

size_t merge_fields(const struct record *mine, const struct record *theirs,
                    const struct record *before, struct merge_field **fields)
{
    size_t count = 0;
    *fields = memory_array(NULL, mine->form->field_count + 1, sizeof **fields);
    for (size_t i = 0; i < mine->form->field_count; i++) {
        struct merge_field found = look_at(mine, theirs, before, (int)i);
        if (found.mine || found.theirs) {
            (*fields)[count++] = found;
        }
    }
    return count;
}

/* What a reference is called, from whichever of the three holds the same one. */
static const char *called_before(const char *value, int field, const struct record *const *known,
                                 size_t count)
{
    for (size_t i = 0; value != NULL && i < count; i++) {
        const char *same = known[i] != NULL ? known[i]->values[field] : NULL;
        if (same != NULL && strcmp(same, value) == 0 && known[i]->called[field] != NULL) {
            return known[i]->called[field];
        }
    }
    return NULL;
}

/* The value as it was when mine was read; of a table whose rows before nobody kept, theirs stay. */
static void take_before(struct record *merged, int field, const struct record *mine,
                        const struct record *before)
{
    const struct field *declared = &merged->form->fields[field];
    if (declared->type->kind == FIELD_ROWS) {
        if (before != NULL) {
            record_take(merged, field, before);
        }
        return;
    }
    const struct record *const known[] = {before, merged, mine};
    const char *was = mine->loaded[field];
    char *called = memory_copy(called_before(was, field, known, 3));
    record_set(merged, field, was);
    merged->called[field] = called;
}

struct record *merge_records(const struct record *mine, const struct record *theirs,
                             const struct record *before, const struct merge_field *fields,
                             size_t count)
{
    struct record *merged = record_copy(theirs);
    record_loaded(merged); /* theirs is what stands in the store */
    for (size_t i = 0; i < count; i++) {
        if (fields[i].side == MERGE_MINE) {
            record_take(merged, fields[i].field, mine);
        } else if (fields[i].side == MERGE_BEFORE) {
            take_before(merged, fields[i].field, mine, before);
        }
    }
    return merged;
}
