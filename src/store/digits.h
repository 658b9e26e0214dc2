/* digits: what a word of digits alone means in a list whose rows have document numbers.
 *
 * People type the serial: 26 is 沙环柔〔2026〕26号, not every case of 2026 nor whoever has a 26 in the
 * telephone number. Pure text; the filter writes the SQL that asks it. */
#ifndef STORE_DIGITS_H
#define STORE_DIGITS_H

#include <stdbool.h>

/* One to three digits and nothing else: no year and no end of a telephone number. */
bool digits_alone(const char *word);

/* Whether the document number's last number begins with the word. */
bool digits_in_number(const char *number, const char *word);

/* Whether a short number in the text (of a house, of an item: ZM-26) begins with the word. */
bool digits_in_text(const char *text, const char *word);

#endif
