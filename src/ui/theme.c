/* theme: the tables; see the header.
 *
 * Chosen by contrast, not by taste: text has at least 4.5:1 against its paper in the palettes of
 * xterm, PuTTY and Windows Terminal (a test computes it, bold counted as bright too, as PuTTY
 * shows it). So there is no blue or dark red ink on black, no bold black on white, and among
 * eight colours a fault is told by its underline. Only auto has an ink without a paper, red for
 * faults: it can be made out on black and on white alike. */
#include "ui/theme.h"

#include <string.h>

/* clang-format off */
static const struct theme THEMES[SCHEME_COUNT] = {
    [SCHEME_AUTO] = {"auto", "自动", true, {
        [STYLE_PLAIN] = {A_NORMAL, -1, -1},
        [STYLE_DIM] = {A_DIM, -1, -1},
        [STYLE_STRONG] = {A_BOLD, -1, -1},
        [STYLE_BAR] = {A_REVERSE, -1, -1},
        [STYLE_BAR_KEY] = {A_BOLD, -1, -1},
        [STYLE_CHOSEN] = {A_NORMAL, COLOR_BLACK, COLOR_CYAN},
        [STYLE_CHOSEN_DIM] = {A_BOLD | A_UNDERLINE, -1, -1},
        [STYLE_FIELD] = {A_UNDERLINE, -1, -1},
        [STYLE_ERROR] = {A_BOLD, COLOR_RED, -1},
        [STYLE_GOOD] = {A_BOLD | A_UNDERLINE, -1, -1},
        [STYLE_WARN] = {A_NORMAL, COLOR_BLACK, COLOR_YELLOW},
        [STYLE_MARKED] = {A_BOLD, -1, -1},
        [STYLE_SELECTED] = {A_UNDERLINE, 15, COLOR_BLUE},
    }, {
        [STYLE_PLAIN] = {A_NORMAL, -1, -1},
        [STYLE_DIM] = {A_DIM, -1, -1},
        [STYLE_STRONG] = {A_BOLD, -1, -1},
        [STYLE_BAR] = {A_REVERSE, -1, -1},
        [STYLE_BAR_KEY] = {A_BOLD, -1, -1},
        [STYLE_CHOSEN] = {A_NORMAL, COLOR_BLACK, COLOR_CYAN},
        [STYLE_CHOSEN_DIM] = {A_BOLD | A_UNDERLINE, -1, -1},
        [STYLE_FIELD] = {A_UNDERLINE, -1, -1},
        [STYLE_ERROR] = {A_BOLD, COLOR_RED, -1},
        [STYLE_GOOD] = {A_BOLD | A_UNDERLINE, -1, -1},
        [STYLE_WARN] = {A_NORMAL, COLOR_BLACK, COLOR_YELLOW},
        [STYLE_MARKED] = {A_BOLD, -1, -1},
        [STYLE_SELECTED] = {A_UNDERLINE, COLOR_WHITE, COLOR_BLUE},
    }},
    [SCHEME_DARK] = {"dark", "深色", true, {
        [STYLE_PLAIN] = {A_NORMAL, 15, COLOR_BLACK},
        [STYLE_DIM] = {A_NORMAL, COLOR_WHITE, COLOR_BLACK},
        [STYLE_STRONG] = {A_BOLD, 15, COLOR_BLACK},
        [STYLE_BAR] = {A_REVERSE, COLOR_WHITE, COLOR_BLACK},
        [STYLE_BAR_KEY] = {A_BOLD, 15, COLOR_BLACK},
        [STYLE_CHOSEN] = {A_REVERSE, COLOR_CYAN, COLOR_BLACK},
        [STYLE_CHOSEN_DIM] = {A_BOLD | A_UNDERLINE, 15, COLOR_BLACK},
        [STYLE_FIELD] = {A_UNDERLINE, 15, COLOR_BLACK},
        [STYLE_ERROR] = {A_BOLD, 9, COLOR_BLACK},
        [STYLE_GOOD] = {A_REVERSE | A_BOLD, 10, COLOR_BLACK},
        [STYLE_WARN] = {A_BOLD, 11, COLOR_BLACK},
        [STYLE_MARKED] = {A_BOLD, 14, COLOR_BLACK},
        [STYLE_SELECTED] = {A_REVERSE | A_UNDERLINE, 11, COLOR_BLACK},
    }, {
        [STYLE_PLAIN] = {A_NORMAL, COLOR_WHITE, COLOR_BLACK},
        [STYLE_DIM] = {A_DIM, COLOR_WHITE, COLOR_BLACK},
        [STYLE_STRONG] = {A_BOLD, COLOR_WHITE, COLOR_BLACK},
        [STYLE_BAR] = {A_REVERSE, COLOR_WHITE, COLOR_BLACK},
        [STYLE_BAR_KEY] = {A_BOLD, COLOR_WHITE, COLOR_BLACK},
        [STYLE_CHOSEN] = {A_REVERSE, COLOR_CYAN, COLOR_BLACK},
        [STYLE_CHOSEN_DIM] = {A_BOLD | A_UNDERLINE, COLOR_WHITE, COLOR_BLACK},
        [STYLE_FIELD] = {A_UNDERLINE, COLOR_WHITE, COLOR_BLACK},
        [STYLE_ERROR] = {A_BOLD | A_UNDERLINE, COLOR_YELLOW, COLOR_BLACK},
        [STYLE_GOOD] = {A_REVERSE | A_BOLD, COLOR_GREEN, COLOR_BLACK},
        [STYLE_WARN] = {A_BOLD, COLOR_YELLOW, COLOR_BLACK},
        [STYLE_MARKED] = {A_BOLD, COLOR_CYAN, COLOR_BLACK},
        [STYLE_SELECTED] = {A_REVERSE | A_UNDERLINE, COLOR_YELLOW, COLOR_BLACK},
    }},
    [SCHEME_LIGHT] = {"light", "浅色", true, {
        [STYLE_PLAIN] = {A_NORMAL, COLOR_BLACK, 15},
        [STYLE_DIM] = {A_DIM, COLOR_BLACK, 15},
        [STYLE_STRONG] = {A_NORMAL, COLOR_BLUE, 15},
        [STYLE_BAR] = {A_NORMAL, COLOR_BLACK, COLOR_WHITE},
        [STYLE_BAR_KEY] = {A_NORMAL, COLOR_BLUE, 15},
        [STYLE_CHOSEN] = {A_REVERSE, COLOR_BLUE, 15},
        [STYLE_CHOSEN_DIM] = {A_UNDERLINE, COLOR_BLUE, 15},
        [STYLE_FIELD] = {A_UNDERLINE, COLOR_BLACK, 15},
        [STYLE_ERROR] = {A_UNDERLINE, COLOR_RED, 15},
        [STYLE_GOOD] = {A_NORMAL, 15, COLOR_BLUE},
        [STYLE_WARN] = {A_NORMAL, COLOR_MAGENTA, 15},
        [STYLE_MARKED] = {A_UNDERLINE, COLOR_BLUE, 15},
        [STYLE_SELECTED] = {A_REVERSE | A_UNDERLINE, COLOR_BLACK, 15},
    }, {
        [STYLE_PLAIN] = {A_NORMAL, COLOR_BLACK, COLOR_WHITE},
        [STYLE_DIM] = {A_DIM, COLOR_BLACK, COLOR_WHITE},
        [STYLE_STRONG] = {A_NORMAL, COLOR_BLUE, COLOR_WHITE},
        [STYLE_BAR] = {A_REVERSE, COLOR_BLACK, COLOR_WHITE},
        [STYLE_BAR_KEY] = {A_NORMAL, COLOR_BLUE, COLOR_WHITE},
        [STYLE_CHOSEN] = {A_REVERSE, COLOR_BLUE, COLOR_WHITE},
        [STYLE_CHOSEN_DIM] = {A_UNDERLINE, COLOR_BLUE, COLOR_WHITE},
        [STYLE_FIELD] = {A_UNDERLINE, COLOR_BLACK, COLOR_WHITE},
        [STYLE_ERROR] = {A_REVERSE | A_UNDERLINE, COLOR_BLACK, COLOR_WHITE},
        [STYLE_GOOD] = {A_NORMAL, COLOR_WHITE, COLOR_BLUE},
        [STYLE_WARN] = {A_REVERSE, COLOR_BLACK, COLOR_WHITE},
        [STYLE_MARKED] = {A_UNDERLINE, COLOR_BLUE, COLOR_WHITE},
        [STYLE_SELECTED] = {A_UNDERLINE, COLOR_WHITE, COLOR_BLUE},
    }},
    [SCHEME_CONTRAST] = {"contrast", "高对比", true, {
        [STYLE_PLAIN] = {A_NORMAL, 15, COLOR_BLACK},
        [STYLE_DIM] = {A_NORMAL, 15, COLOR_BLACK},
        [STYLE_STRONG] = {A_BOLD, 11, COLOR_BLACK},
        [STYLE_BAR] = {A_REVERSE, 15, COLOR_BLACK},
        [STYLE_BAR_KEY] = {A_BOLD, 11, COLOR_BLACK},
        [STYLE_CHOSEN] = {A_REVERSE, 11, COLOR_BLACK},
        [STYLE_CHOSEN_DIM] = {A_BOLD | A_UNDERLINE, 11, COLOR_BLACK},
        [STYLE_FIELD] = {A_UNDERLINE, 15, COLOR_BLACK},
        [STYLE_ERROR] = {A_REVERSE | A_UNDERLINE, 15, COLOR_BLACK},
        [STYLE_GOOD] = {A_BOLD, 14, COLOR_BLACK},
        [STYLE_WARN] = {A_BOLD, 11, COLOR_BLACK},
        [STYLE_MARKED] = {A_BOLD, 14, COLOR_BLACK},
        [STYLE_SELECTED] = {A_UNDERLINE, COLOR_BLACK, 14},
    }, {
        [STYLE_PLAIN] = {A_NORMAL, COLOR_WHITE, COLOR_BLACK},
        [STYLE_DIM] = {A_NORMAL, COLOR_WHITE, COLOR_BLACK},
        [STYLE_STRONG] = {A_BOLD, COLOR_YELLOW, COLOR_BLACK},
        [STYLE_BAR] = {A_REVERSE, COLOR_WHITE, COLOR_BLACK},
        [STYLE_BAR_KEY] = {A_BOLD, COLOR_YELLOW, COLOR_BLACK},
        [STYLE_CHOSEN] = {A_REVERSE, COLOR_YELLOW, COLOR_BLACK},
        [STYLE_CHOSEN_DIM] = {A_BOLD | A_UNDERLINE, COLOR_YELLOW, COLOR_BLACK},
        [STYLE_FIELD] = {A_UNDERLINE, COLOR_WHITE, COLOR_BLACK},
        [STYLE_ERROR] = {A_REVERSE | A_UNDERLINE, COLOR_WHITE, COLOR_BLACK},
        [STYLE_GOOD] = {A_BOLD, COLOR_CYAN, COLOR_BLACK},
        [STYLE_WARN] = {A_BOLD, COLOR_YELLOW, COLOR_BLACK},
        [STYLE_MARKED] = {A_BOLD, COLOR_CYAN, COLOR_BLACK},
        [STYLE_SELECTED] = {A_UNDERLINE, COLOR_BLACK, COLOR_CYAN},
    }},
    [SCHEME_MONO] = {"mono", "不用颜色", false, {
        [STYLE_PLAIN] = {A_NORMAL, -1, -1},
        [STYLE_DIM] = {A_DIM, -1, -1},
        [STYLE_STRONG] = {A_BOLD, -1, -1},
        [STYLE_BAR] = {A_REVERSE, -1, -1},
        [STYLE_BAR_KEY] = {A_BOLD, -1, -1},
        [STYLE_CHOSEN] = {A_REVERSE | A_BOLD, -1, -1},
        [STYLE_CHOSEN_DIM] = {A_BOLD | A_UNDERLINE, -1, -1},
        [STYLE_FIELD] = {A_UNDERLINE, -1, -1},
        [STYLE_ERROR] = {A_BOLD | A_UNDERLINE, -1, -1},
        [STYLE_GOOD] = {A_BOLD, -1, -1},
        [STYLE_WARN] = {A_BOLD, -1, -1},
        [STYLE_MARKED] = {A_BOLD, -1, -1},
        [STYLE_SELECTED] = {A_REVERSE | A_UNDERLINE, -1, -1},
    }, {{0}}},
};
/* clang-format on */

const struct theme *theme_of(enum canvas_scheme scheme)
{
    return &THEMES[scheme];
}

enum canvas_scheme theme_named(const char *name)
{
    int scheme = 0;
    while (scheme < SCHEME_COUNT && (name == NULL || strcmp(THEMES[scheme].name, name) != 0)) {
        scheme++;
    }
    return (enum canvas_scheme)scheme;
}
