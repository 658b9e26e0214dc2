/* digits: what a word of digits alone means where rows have document numbers. See digits.h. */
#include "store/digits.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { SHORT = 3 };

static const char all_digits[] = "0123456789";

bool digits_alone(const char *word)
{
    size_t length = strlen(word);
    return length > 0 && length <= SHORT && strspn(word, all_digits) == length;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool digits_in_number(const char *number, const char *word)
{
    const char *end = number + strlen(number);
    while (end > number && !is_digit(end[-1]))
        end--;
    const char *begin = end;
    while (begin > number && is_digit(begin[-1]))
        begin--;
    size_t wanted = strlen(word);
    return (size_t)(end - begin) >= wanted && strncmp(begin, word, wanted) == 0;
}

/* Asked of very many rows: nothing is copied. */
static bool holds(const char *text, const char *word)
{
    size_t wanted = strlen(word);
    for (const char *at = text; *at;) {
        size_t length = 0;
        bool letters = false;
        while (is_digit(at[length]) || is_letter(at[length]))
            letters = is_letter(at[length++]) || letters;
        if (!letters && length >= wanted && length <= SHORT && strncmp(at, word, wanted) == 0)
            return true;
        at += length ? length : 1;
    }
    return false;
}

bool digits_in_text(const char *text, const char *word)
{
    if (!strchr(text, '\xef')) /* the first byte of every full-width digit */
        return holds(text, word);
    char *folded = text_fold(text);
    bool held = holds(folded, word);
    free(folded);
    return held;
}
