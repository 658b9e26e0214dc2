/* The words of the chrome: bars, titles, headings and labels have no character whose width terminals
 * disagree on (East Asian Ambiguous). Such characters stand in sentences alone, where nothing is to
 * the right of them. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/text.h"
#include "law/view.h"
#include "office/office.h"
#include "ui/action.h"
#include "ui/sections.h"
#include "ui/theme.h"

/* Unicode's EastAsianWidth A, as far as anybody could think of typing it into a title. */
static const struct {
    uint32_t first, last;
} AMBIGUOUS[] = {
    {0xA1, 0xA1},     {0xA4, 0xA4},     {0xA7, 0xA8},     {0xAA, 0xAA},     {0xAD, 0xAE},
    {0xB0, 0xB4},     {0xB6, 0xBA},     {0xBC, 0xBF},     {0xC6, 0xC6},     {0xD0, 0xD0},
    {0xD7, 0xD8},     {0xDE, 0xE1},     {0xE6, 0xE6},     {0xE8, 0xEA},     {0xEC, 0xED},
    {0xF0, 0xF0},     {0xF2, 0xF3},     {0xF7, 0xFA},     {0xFC, 0xFC},     {0xFE, 0xFE},
    {0x391, 0x3C9},   {0x401, 0x451},   {0x2010, 0x2010}, {0x2013, 0x2016}, {0x2018, 0x2019},
    {0x201C, 0x201D}, {0x2020, 0x2022}, {0x2024, 0x2027}, {0x2030, 0x2030}, {0x2032, 0x2035},
    {0x203B, 0x203E}, {0x20AC, 0x20AC}, {0x2103, 0x2126}, {0x2153, 0x217F}, {0x2190, 0x21FF},
    {0x2200, 0x22FF}, {0x2312, 0x2312}, {0x2460, 0x25FF}, {0x2605, 0x2642}, {0x2660, 0x266F},
    {0xE000, 0xF8FF}, {0xFFFD, 0xFFFD},
};

static void check(const char *what, const char *text)
{
    for (const char *at = text; at != NULL && *at != '\0';) {
        uint32_t code = 0;
        int step = text_decode(at, &code);
        assert_true(step > 0);
        for (size_t i = 0; i < sizeof AMBIGUOUS / sizeof *AMBIGUOUS; i++) {
            if (code >= AMBIGUOUS[i].first && code <= AMBIGUOUS[i].last)
                fail_msg("%s \"%s\" has U+%04X", what, text, (unsigned)code);
        }
        at += step;
    }
}

static void test_commands_and_sections(void **state)
{
    (void)state;
    size_t count;
    const struct action *table = actions(&count);
    for (size_t i = 0; i < count; i++) {
        check("the key bar", table[i].title);
        check("the palette", table[i].name);
    }
    const struct section *all = sections(&count);
    for (size_t i = 0; i < count; i++)
        check("a section", all[i].title);
    const struct view *view = views(&count);
    for (size_t i = 0; i < count; i++)
        check("a view", view[i].title);
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++)
        check("a theme", theme_of((enum canvas_scheme)scheme)->title);
}

static void test_forms(void **state)
{
    (void)state;
    struct err err = {0};
    struct form_set *forms = office_forms_load(SOURCE_FOLDER, &err);
    assert_non_null(forms);
    for (size_t i = 0; i < forms->count; i++) {
        const struct form *form = forms->forms[i];
        check("a form", form->title);
        for (size_t k = 0; k < form->page_count; k++)
            check("a page", form->pages[k].title);
        for (size_t k = 0; k < form->field_count; k++) {
            check("a label", form->fields[k].label);
            check("a unit", form->fields[k].unit);
        }
    }
    office_forms_free(forms);
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_commands_and_sections),
        cmocka_unit_test(test_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
