/* hash: SHA-256 as hex, of bytes and of a list of fields.
 *
 * Fields are hashed with their lengths before them, so that no two different lists
 * can run together into the same bytes. */
#ifndef STORE_HASH_H
#define STORE_HASH_H

#include <stddef.h>

enum { HASH_TEXT = 65 }; /* 64 hex digits and NUL */

void hash_bytes(const void *bytes, size_t length, char out[HASH_TEXT]);
void hash_fields(const char *const *fields, size_t count, char out[HASH_TEXT]);

#endif
