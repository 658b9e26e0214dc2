/* number: document numbers written by the office's pattern (GB/T 9704-2012 7.2.5).
 *
 * The store counts without gaps; here the number becomes text and a pattern is
 * refused before it can spoil the first letter. Never hands out a number itself. */
#include "law/number.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"

enum { WORD_PREFIX, WORD_SERIES, WORD_YEAR, WORD_NUMBER, WORD_COUNT };

static const struct {
    const char *word;
    bool once; /* must stand in a pattern, once */
} words[WORD_COUNT] = {
    [WORD_PREFIX] = {"代字", false},
    [WORD_SERIES] = {"类别", false},
    [WORD_YEAR] = {"年", true},
    [WORD_NUMBER] = {"序号", true},
};

static int word_of(const char *text, size_t length)
{
    for (int i = 0; i < WORD_COUNT; i++) {
        if (strlen(words[i].word) == length && memcmp(words[i].word, text, length) == 0) {
            return i;
        }
    }
    return -1;
}

/* Writes `pattern` with `values` in place of its words to `out` and counts the words. */
static bool pattern_fill(const char *pattern, const char *const values[WORD_COUNT],
                         int seen[WORD_COUNT], struct buffer *out, struct err *err)
{
    const char *place = pattern;
    while (*place != '\0') {
        size_t plain = strcspn(place, "{}");
        buffer_add_bytes(out, place, plain);
        place += plain;
        if (*place == '\0') {
            break;
        }
        const char *end = strchr(place, '}');
        if (*place == '}' || end == NULL) {
            return err_set(err, ERR_INPUT, "文号格式“%s”的花括号不成对，请写成 {年} 这样", pattern);
        }
        int word = word_of(place + 1, (size_t)(end - place - 1));
        if (word < 0) {
            return err_set(err, ERR_INPUT, "文号格式里没有 %.*s，只能用 {代字} {类别} {年} {序号}",
                           (int)(end - place + 1), place);
        }
        seen[word]++;
        buffer_add(out, values[word]);
        place = end + 1;
    }
    return true;
}

static bool words_check(const char *pattern, const int seen[WORD_COUNT], struct err *err)
{
    for (int i = 0; i < WORD_COUNT; i++) {
        if (words[i].once && seen[i] != 1) {
            return err_set(
                err, ERR_INPUT,
                "文号格式“%s”里 {%s} 要有而且只有一个，现在有 %d 个（GB/T 9704-2012 7.2.5）",
                pattern, words[i].word, seen[i]);
        }
    }
    return true;
}

bool number_format(const char *pattern, const char *prefix, const char *series, int year, long no,
                   char out[NUMBER_TEXT], struct err *err)
{
    char year_text[16];
    char no_text[24];
    snprintf(year_text, sizeof year_text, "%04d", year);
    snprintf(no_text, sizeof no_text, "%ld", no);
    const char *const values[WORD_COUNT] = {prefix, series, year_text, no_text};
    int seen[WORD_COUNT] = {0};
    struct buffer text;
    buffer_init(&text);
    bool good = pattern_fill(pattern, values, seen, &text, err) && words_check(pattern, seen, err);
    if (good && text.length >= NUMBER_TEXT) {
        good = err_set(err, ERR_INPUT, "文号“%s”太长，请缩短办公室设置里的机关代字或文号格式",
                       buffer_text(&text));
    }
    if (good) {
        memcpy(out, buffer_text(&text), text.length + 1);
    }
    buffer_done(&text);
    return good;
}

bool number_pattern_check(const char *pattern, struct err *err)
{
    char sample[NUMBER_TEXT];
    return number_format(pattern, "", "", 2026, 1, sample, err);
}
