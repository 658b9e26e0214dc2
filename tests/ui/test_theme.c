/* Themes: whoever chooses one can read every style of it, and nothing is told by colour alone. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/theme.h"

struct palette {
    const char *name;

    uint32_t colours[16];
};

/* As they are delivered. */
static const struct palette PALETTES[] = {
    {"xterm",
     {0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f,
      0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff}},
    {"PuTTY",
     {0x000000, 0xbb0000, 0x00bb00, 0xbbbb00, 0x0000bb, 0xbb00bb, 0x00bbbb, 0xbbbbbb, 0x555555,
      0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff}},
    {"Windows Terminal",
     {0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc, 0x767676,
      0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2}},
};

/* WCAG 2's relative luminance of a channel, and of a colour. */
static double channel(uint32_t value, double scale)
{
    double part = scale * (double)(value & 0xFF) / 255;
    return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour, double scale)
{
    return 0.2126 * channel(colour >> 16, scale) + 0.7152 * channel(colour >> 8, scale) +
           0.0722 * channel(colour, scale);
}

static double contrast(double one, double other)
{
    return one > other ? (one + 0.05) / (other + 0.05) : (other + 0.05) / (one + 0.05);
}

/* xterm and PuTTY show faint ink with two thirds of its light. */
static void check_ink(const struct palette *palette, const struct theme *theme, int style,
                      const struct theme_look *look, short ink, double least)
{
    double scale = (look->attributes & A_DIM) != 0 ? 2.0 / 3 : 1;
    double found = contrast(luminance(palette->colours[ink], scale),
                            luminance(palette->colours[look->paper], 1));
    if (found < least) {
        fail_msg("%s on %s: style %d has a contrast of %.2f", theme->name, palette->name, style,
                 found);
    }
}

static void check_look(const struct palette *palette, const struct theme *theme, int style,
                       const struct theme_look *look, double least)
{
    assert_true(look->ink >= 0 || look->paper < 0);
    if (look->ink < 0) {
        return;
    }
    if (look->paper < 0) { /* can be made out on whatever the glass is */
        const struct theme_look on_black = {look->attributes, look->ink, COLOR_BLACK};
        const struct theme_look on_white = {look->attributes, look->ink, 15};
        check_look(palette, theme, style, &on_black, 3);
        check_look(palette, theme, style, &on_white, 3);
        return;
    }
    assert_true(look->ink != look->paper);
    check_ink(palette, theme, style, look, look->ink, least);
    if ((look->attributes & A_BOLD) != 0 && look->ink < 8) {
        check_ink(palette, theme, style, look, (short)(look->ink + 8), least);
    }
}

static void test_everything_can_be_read(void **state)
{
    (void)state;
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++) {
        const struct theme *theme = theme_of((enum canvas_scheme)scheme);
        double least = scheme == SCHEME_CONTRAST ? 7 : 4.5;
        for (size_t p = 0; theme->colour && p < sizeof PALETTES / sizeof *PALETTES; p++) {
            for (int style = 0; style < STYLE_COUNT; style++) {
                check_look(&PALETTES[p], theme, style, &theme->rich[style], least);
                if (strcmp(PALETTES[p].name, "Windows Terminal") != 0) { /* never has eight */
                    check_look(&PALETTES[p], theme, style, &theme->eight[style], least);
                }
            }
        }
    }
}

static void check_depth(const struct theme *theme, const struct theme_look *looks, int colours)
{
    bool paints = looks[STYLE_PLAIN].ink >= 0;
    for (int style = 0; style < STYLE_COUNT; style++) {
        assert_true(looks[style].ink < colours && looks[style].paper < colours);
        assert_true(!paints || looks[style].ink >= 0); /* no hole in the paper */
        bool black = looks[style].paper == COLOR_BLACK;
        assert_false(black && looks[style].ink == COLOR_BLUE);
        assert_false(black && looks[style].ink == COLOR_RED);
    }
    /* a fault, good news and what is chosen differ from plain text, and from each other, by more
     * than a hue: by attributes or by their paper */
    static const enum style TOLD[] = {STYLE_PLAIN, STYLE_ERROR, STYLE_GOOD, STYLE_CHOSEN,
                                      STYLE_SELECTED};
    for (size_t i = 0; i < sizeof TOLD / sizeof *TOLD; i++) {
        for (size_t k = i + 1; k < sizeof TOLD / sizeof *TOLD; k++) {
            const struct theme_look *one = &looks[TOLD[i]], *other = &looks[TOLD[k]];
            if (one->attributes == other->attributes && one->paper == other->paper) {
                fail_msg("%s: styles %d and %d differ by their ink alone", theme->name, TOLD[i],
                         TOLD[k]);
            }
        }
    }
}

static void test_colour_is_never_alone(void **state)
{
    (void)state;
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++) {
        const struct theme *theme = theme_of((enum canvas_scheme)scheme);
        check_depth(theme, theme->rich, 16);
        if (theme->colour) {
            check_depth(theme, theme->eight, 8);
        }
    }
}

static void test_names(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"auto", "dark", "light", "contrast", "mono"};
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++) {
        assert_string_equal(theme_of((enum canvas_scheme)scheme)->name, NAMES[scheme]);
        assert_int_equal(theme_named(NAMES[scheme]), scheme);
        assert_non_null(theme_of((enum canvas_scheme)scheme)->title);
    }
    assert_int_equal(theme_named("pink"), SCHEME_COUNT);
    assert_int_equal(theme_named(""), SCHEME_COUNT);
    assert_int_equal(theme_named(NULL), SCHEME_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everything_can_be_read),
        cmocka_unit_test(test_colour_is_never_alone),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
