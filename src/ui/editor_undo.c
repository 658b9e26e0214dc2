/* editor_undo: a list of changes with a mark between done and taken back. */
#include "editor_undo.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static void free_changes(struct undo *undo, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        free(undo->changes[i].removed);
        free(undo->changes[i].inserted);
    }
}

void undo_done(struct undo *undo)
{
    free_changes(undo, 0, undo->total);
    free(undo->changes);
    *undo = (struct undo){0};
}

static char *joined(char *head, const char *tail)
{
    char *whole = memory_format("%s%s", head, tail);
    free(head);
    return whole;
}

/* Adds to the last change if this one goes on where it stopped. */
static bool join(struct undo *undo, enum undo_run run, size_t at, const char *removed,
                 const char *inserted)
{
    struct change *last = undo->count > 0 ? &undo->changes[undo->count - 1] : NULL;
    if (last == NULL || last->closed || run == RUN_NONE || last->run != run) {
        return false;
    }
    if (run == RUN_TYPING && at == last->at + strlen(last->inserted) && removed[0] == '\0') {
        last->inserted = joined(last->inserted, inserted);
        return true;
    }
    if (run == RUN_DELETE && at == last->at) {
        last->removed = joined(last->removed, removed);
        return true;
    }
    if (run == RUN_BACKSPACE && at + strlen(removed) == last->at) {
        char *whole = memory_format("%s%s", removed, last->removed);
        free(last->removed);
        last->removed = whole;
        last->at = at;
        return true;
    }
    return false;
}

void undo_add(struct undo *undo, enum undo_run run, size_t at, const char *removed, size_t cut,
              const char *inserted, size_t cursor)
{
    char *gone = memory_copy_n(removed, cut);
    free_changes(undo, undo->count, undo->total);
    undo->total = undo->count;
    if (join(undo, run, at, gone, inserted)) {
        free(gone);
        return;
    }
    if (undo->count == UNDO_MOST) {
        free_changes(undo, 0, 1);
        undo->count--;
        memmove(undo->changes, undo->changes + 1, undo->count * sizeof *undo->changes);
    }
    undo->changes = memory_array(undo->changes, undo->count + 1, sizeof *undo->changes);
    undo->changes[undo->count++] =
        (struct change){run, at, gone, memory_copy(inserted), cursor, false};
    undo->total = undo->count;
}

void undo_close(struct undo *undo)
{
    if (undo->count > 0) {
        undo->changes[undo->count - 1].closed = true;
    }
}

const struct change *undo_back(struct undo *undo)
{
    if (undo->count == 0) {
        return NULL;
    }
    undo->changes[undo->count - 1].closed = true;
    return &undo->changes[--undo->count];
}

const struct change *undo_again(struct undo *undo)
{
    return undo->count < undo->total ? &undo->changes[undo->count++] : NULL;
}
