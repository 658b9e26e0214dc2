/* completion: the words that a shell may offer, from the program's tables.
 *
 * Both shells share one function of tables, which is written here; how a shell asks it is a script
 * of its own beside this file (rouzhi.bash.in, _rouzhi.in). */
#ifndef MANUAL_COMPLETION_H
#define MANUAL_COMPLETION_H

#include "base/buffer.h"
#include "law/form_set.h"

/* Adds the shell function _rouzhi_table KEY, which prints the words behind a key. Which periods there are is
 * read from the share folder. */
bool completion_table(const struct form_set *forms, const char *share, struct buffer *out,
                      struct err *err);

#endif
