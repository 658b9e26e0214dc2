/* theme: what each style of the canvas looks like, in five themes and two depths of colour.
 *
 * Constant tables alone. `auto` keeps the terminal's own ink and paper, because nobody knows
 * whether the glass is black or white;
 * dark, light and contrast paint the whole screen; mono does without colour. Colour is never
 * the only sign. */
#ifndef UI_THEME_H
#define UI_THEME_H

#include "ui/canvas.h"

/* Attributes and colours of one style; -1 is the terminal's own ink or paper. */
struct theme_look {
    attr_t attributes;
    short ink, paper;
};

struct theme {
    const char *name;  /* in the preference, --theme and ROUZHI_THEME */
    const char *title; /* 深色 */
    bool colour;
    struct theme_look rich[STYLE_COUNT]; /* sixteen colours and more */
    struct theme_look eight[STYLE_COUNT];
};

const struct theme *theme_of(enum canvas_scheme scheme);
/* SCHEME_COUNT if there is none of this name (NULL is allowed). */
enum canvas_scheme theme_named(const char *name);

#endif
