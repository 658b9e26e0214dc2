/* wrap: breaking Chinese text into lines, for paper and for the terminal alike.
 *
 * The same rules with another ruler: closing punctuation never begins a line,
 * opening punctuation never ends one, runs of Latin letters and digits are not
 * split unless they alone are wider than the line (GB/T 15834 标点符号用法 5.1).
 * On paper one closing mark may hang in the margin. Never measures by itself:
 * the width of a character comes from the caller. */
#ifndef BASE_WRAP_H
#define BASE_WRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Width of a code point in the caller's unit (columns, thousandths of a point). */
typedef long wrap_width(uint32_t code, void *data);

struct wrap_rule {
    wrap_width *width;
    void *data;      /* handed to width */
    long first;      /* width of the first line (shorter where it is indented) */
    long rest;       /* width of every other line */
    bool hang;       /* one closing mark may stand outside the measure */
};

struct wrap_line {
    size_t start;  /* byte offset in the text */
    size_t length; /* bytes, without the newline and without blanks at the break */
    size_t next;   /* byte offset where the next line starts */
    long width;    /* what it measures, the hanging mark not counted */
    bool hangs;    /* its last character hangs outside */
    bool ends;     /* a newline or the text's end follows: don't justify */
};

/* Breaks `text` (UTF-8) and stores the lines in *lines (caller frees). Returns how
 * many there are, at least one; an empty text is one empty line. */
size_t wrap_text(const char *text, const struct wrap_rule *rule, struct wrap_line **lines);

bool wrap_never_starts(uint32_t code); /* 。，、；：？！）》」』】〕〉”’ and their kind */
bool wrap_never_ends(uint32_t code);   /* （《「『【〔〈“‘ and their kind */

/* A wrap_width for the terminal: text_code_columns, never negative; data unused. */
long wrap_columns(uint32_t code, void *data);

#endif
