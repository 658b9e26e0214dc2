/* requirement_parts: what the rooms of requirement share. */
#ifndef LAW_REQUIREMENT_PARTS_H
#define LAW_REQUIREMENT_PARTS_H

#include <stdint.h>

#include "law/requirement.h"

/* A filled-in form `requirement` as a requirement (*out was zeroed); ERR_INPUT with the field. What
 * was made so far is the caller's in either case. */
bool requirement_parse(const struct record *record, struct requirement *out, struct err *err);

/* Reads a number that isn't below 0, of `scale` digits after the point, with or without its
 * unit. NULL and *err otherwise. Caller frees. */
char *requirement_number(const char *text, const char *unit, int scale, struct err *err);

/* "0.0800" as 800, both sides of a comparison having the same scale. */
int64_t requirement_scaled(const char *number);

#endif
