/* tokenizer: cuts text into pairs of neighbouring characters for the search index.
 *
 * Chinese has no blanks between words, and of a number any part may be remembered: so
 * runs of characters, Chinese, Latin and digits alike, give every pair in them, folded
 * to half width and lower case. A run's last character stands alone as well when
 * indexing, so that one character finds it as the head of a pair. Pairs of digits stand in
 * nearly every telephone number: letters and digits give every four in a row as well, and their
 * last three by themselves, so that three of them are the head of a four. */
#ifndef STORE_TOKENIZER_H
#define STORE_TOKENIZER_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

#define TOKENIZER_LONG 4 /* letters and digits in a row that are one token */

/* Registers "grams" with this connection. */
bool tokenizer_add(sqlite3 *db, struct err *err);

/* The character as it is indexed (folded, lower case); 0 if it only separates runs. */
uint32_t tokenizer_character(uint32_t code);

/* Whether a character as it is indexed is a letter or digit of which long tokens are made. */
bool tokenizer_is_code(uint32_t code);

/* The text as it is indexed, all runs joined: how a name is compared whatever marks it is written
 * with. Caller frees. */
char *tokenizer_plain(const char *text);

#endif
