/* file: whole files in, whole files out.
 *
 * Writing goes to a temporary name in the same folder, is flushed to disk and
 * renamed: a reader sees the old file or the new one, never half of one. All of it is done with the
 * caller's own rights (base/privilege.h): these are files that people name. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/err.h"

/* Reads all of `path` into `out` (initialised by the caller). ERR_NOT_FOUND if there is none,
 * ERR_INPUT if it is larger than `limit` bytes or unreadable. */
bool file_read(const char *path, size_t limit, struct buffer *out, struct err *err);

/* The same of standard input: for a program's command line, never for a name that is typed while a
 * session reads its keys there. */
bool file_read_input(size_t limit, struct buffer *out, struct err *err);

/* Writes `length` bytes to `path`, whole or not at all; mode as octal, e.g. 0640.
 * ERR_DATABASE with the reason in words (disk full, no such folder, no right). */
bool file_write(const char *path, const void *bytes, size_t length, unsigned mode,
                struct err *err);

/* The same for a name that is not there yet: ERR_CONFLICT if it is; nothing is ever replaced. */
bool file_write_new(const char *path, const void *bytes, size_t length, unsigned mode,
                    struct err *err);

/* Whether a file of this name could be written: its folder is there and open to the caller. Writes
 * nothing; ERR_DATABASE with the reason. */
bool file_could_write(const char *path, struct err *err);

bool file_exists(const char *path);
/* Something that would be waited for: a terminal, a pipe. False for a file, and for none. */
bool file_is_device(const char *path);
/* Gives the file another name in its folder, replacing what is there; ERR_DATABASE if it can't. */
bool file_rename(const char *from, const char *to, struct err *err);
void file_remove(const char *path); /* one that isn't there is no fault */
bool file_make_folder(const char *path, unsigned mode, struct err *err); /* with its parents */
char *file_join(const char *folder, const char *name);  /* caller frees */
char *file_folder_of(const char *path);                 /* "." if it has none; caller frees */
const char *file_name_of(const char *path);             /* borrowed part of path */

/* Names in `folder` that end in `suffix`, sorted; *count of them. The caller frees
 * each and the array. A folder that isn't there gives none. */
char **file_list(const char *folder, const char *suffix, size_t *count);

/* The reason behind errno as a short Chinese phrase: 磁盘已满, 没有权限 … */
const char *file_reason(int error);

#endif
