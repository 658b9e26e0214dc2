/* number: document numbers without gaps, by series and year (GB/T 9704-2012 7.2.5).
 * The pattern is an office setting; the store counts, the law writes and reads. */
#ifndef LAW_NUMBER_H
#define LAW_NUMBER_H

#include <stdbool.h>

#include "base/err.h"

#define NUMBER_TEXT 96

/* Writes number `no` of `year` by `pattern`, in which {代字} {类别} {年} {序号} stand for
 * prefix, series, year and number: "{代字}{类别}〔{年}〕{序号}号" gives 沙环柔〔2026〕1号. */
bool number_format(const char *pattern, const char *prefix, const char *series, int year, long no,
                   char out[NUMBER_TEXT], struct err *err);

/* A pattern must hold {年} and {序号} once each and nothing unknown. */
bool number_pattern_check(const char *pattern, struct err *err);

#endif
