/* editor_undo: what was changed, so that it can be taken back; a private room of editor.c. */
#ifndef UI_EDITOR_UNDO_H
#define UI_EDITOR_UNDO_H

#include <stdbool.h>
#include <stddef.h>

#define UNDO_MOST 500 /* changes that are remembered */

/* Changes of one run are taken back together; RUN_NONE always stands alone. */
enum undo_run { RUN_NONE, RUN_TYPING, RUN_BACKSPACE, RUN_DELETE };

/* `removed` was replaced by `inserted` at byte `at`. */
struct change {
    enum undo_run run;
    size_t at;
    char *removed;
    char *inserted;
    size_t cursor; /* before the change */
    bool closed;   /* nothing more is joined to it */
};

struct undo {
    struct change *changes;
    size_t count; /* done ones */
    size_t total; /* with those that were taken back and can be done again */
};

void undo_done(struct undo *undo); /* frees; may be used again */
/* Remembers a change; what had been taken back can't be done again any more. */
void undo_add(struct undo *undo, enum undo_run run, size_t at, const char *removed, size_t cut,
              const char *inserted, size_t cursor);
/* The cursor moved or a sentence ended: the next change begins a run of its own. */
void undo_close(struct undo *undo);
/* The change to take back, or to do again; NULL if there is none. Borrowed until the next call. */
const struct change *undo_back(struct undo *undo);
const struct change *undo_again(struct undo *undo);

#endif
