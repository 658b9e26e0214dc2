/* identifier: check digits of the numbers by which parties are known.
 *
 * Each function takes folded upper-case ASCII and fills *err (ERR_INPUT) with one
 * sentence that says which place is wrong, so that the officer can look again. */
#ifndef LAW_IDENTIFIER_H
#define LAW_IDENTIFIER_H

#include <stdbool.h>

#include "base/date.h"
#include "base/err.h"

/* 统一社会信用代码: 18 places of 0-9A-Z without I O S V Z, check place by GB 32100-2015,
 * and in places 9-17 the organisation code with its own check place (GB 11714). */
bool credit_code_check(const char *text, struct err *err);

/* 居民身份证号码: 18 places, a real day of birth not after `today`, check place by GB 11643-1999. */
bool resident_id_check(const char *text, date_t today, struct err *err);

/* Mobile 1[3-9] and nine digits, or a landline with area code 0xx(x)-7 or 8 digits,
 * with an extension -N; or 7 or 8 digits. Writes the canonical form to out[32]. */
bool phone_check(const char *text, char out[32], struct err *err);

/* 发文字号 like 沙环柔〔2026〕1号: brackets （） () [] 【】 become 〔〕; year of four
 * digits, number without leading zero (GB/T 9704-2012 7.2.5). Writes to out[96]. */
bool document_number_check(const char *text, char out[96], struct err *err);

/* The check place for the first 17 places of a credit code, the check place for the
 * first 8 of an organisation code, and for 17 digits of an id number; 0 if bad places. */
char credit_code_digit(const char *first17);
char organisation_code_digit(const char *first8);
char resident_id_digit(const char *first17);

#endif
