/* environment: what a program under test may know of where it runs: a plain terminal in Chinese local
 * time, PATH and HOME of the test, the sanitizers' options, and what the test gives. Nothing else
 * of the machine's own leaks into a flow. */
#ifndef SUPPORT_ENVIRONMENT_H
#define SUPPORT_ENVIRONMENT_H

/* "NAME=value" texts with NULL at the end, for execvpe; those of `more` (the same way, NULL = none)
 * stand instead of ours. Made before a fork and freed after it. */
char **environment_new(const char *const *more);
void environment_free(char **environment);

#endif
