/* undo: taking back what I have just changed, and saying before in words what that is.
 *
 * Remembers the last act that was saved through this office (one session). Undoing writes the
 * values as they were before, as an edit of its own: checked, audited, with both versions in the
 * audit; undoing again takes that back. Legal acts (taking in a case, signing, voiding, issuing) are never undone: the
 * sentence says which act corrects them. If somebody has saved the row meanwhile, it is refused. */
#ifndef OFFICE_UNDO_H
#define OFFICE_UNDO_H

#include "office/office.h"

/* What the next undo would do: 撤销 沙环柔〔2026〕1号 的修改：违法行为 由“乙”改回“甲”；地点 由“丙”改回“丁”。
 * NULL if there is nothing (ERR_NOT_FOUND) or the last act can't be undone; *err says why and what
 * to do instead.
 * Caller frees. */
char *undo_words(struct office *office, struct err *err);

/* Does it. *form (borrowed) and *id say which row. ERR_REFUSED, ERR_CONFLICT, ERR_NOT_FOUND. */
bool undo_last(struct office *office, const char **form, int64_t *id, struct err *err);

#endif
