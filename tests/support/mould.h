/* mould: a file that takes long to make is made once in a test's process and copied from then on.
 *
 * A database that has just been made is the same for every test of a program; most of the time of such
 * a program went into making it again. Never for what a test is about. */
#ifndef TESTS_SUPPORT_MOULD_H
#define TESTS_SUPPORT_MOULD_H

#include <stdbool.h>

/* Writes the file that was kept under `name` to `path`, which must be new; false: none was kept. */
bool mould_cast(const char *name, const char *path);

/* Keeps the bytes of `path` under `name` till the process ends. */
void mould_keep(const char *name, const char *path);

#endif
