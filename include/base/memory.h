/* memory: allocation that never returns NULL.
 *
 * Running out of memory is not something an officer can mend in the middle of a
 * form: the program says so on stderr and aborts, and the draft that is kept
 * while typing is offered at the next login.  The caller frees with free(). */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

void *memory_alloc(size_t size);                   /* zeroed; size 0 gives 1 byte */
void *memory_resize(void *old, size_t size);       /* as realloc; old may be NULL */
void *memory_array(void *old, size_t count, size_t item); /* resize, refuses overflow */
char *memory_copy(const char *text);               /* NULL gives NULL */
char *memory_copy_n(const char *text, size_t length);
char *memory_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
