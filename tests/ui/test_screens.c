/* What officers see: whole screens against tests/screens/NAME.txt, at 80x24, 120x40, 60x20 and
 * 300x100, and how they are painted in every theme. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ui/workstation.h"

static const struct {
    int rows, columns;
} sizes[] = {{24, 80}, {40, 120}, {20, 60}, {100, 300}};

/* Types the bursts (ended by NULL) at every size and compares with NAME-COLUMNSxROWS. */
static void expect_at_all_sizes(struct bureau *bureau, const char *name, const char *const *bursts)
{
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct workstation work;
        char file[64];
        workstation_open(&work, bureau, sizes[i].rows, sizes[i].columns);
        for (size_t j = 0; bursts[j]; j++)
            workstation_type(&work, bursts[j]);
        snprintf(file, sizeof file, "%s-%dx%d", name, sizes[i].columns, sizes[i].rows);
        screen_expect(work.screen, file);
        workstation_close(&work);
    }
}

static void expect_at_80x24(struct bureau *bureau, const char *name, const char *const *bursts)
{
    struct workstation work;
    workstation_open(&work, bureau, 24, 80);
    for (size_t j = 0; bursts[j]; j++)
        workstation_type(&work, bursts[j]);
    screen_expect(work.screen, name);
    workstation_close(&work);
}

static void test_lists(void **state)
{
    expect_at_all_sizes(*state, "today", (const char *const[]){"", NULL});
    expect_at_all_sizes(*state, "cases", (const char *const[]){"<A-2>", "<Down><Down>", NULL});
    expect_at_80x24(*state, "parties", (const char *const[]){"<A-3>", NULL});
    expect_at_80x24(*state, "lists", (const char *const[]){"<A-5>", NULL});
    expect_at_80x24(*state, "filter", (const char *const[]){"<A-2>", "机械", NULL});
    expect_at_80x24(*state, "filter-none", (const char *const[]){"<A-2>", "没有的", NULL});
    expect_at_80x24(*state, "marks", (const char *const[]){"<A-2>", "<C-t><Down><Insert>", NULL});
}

/* One key on a screen of this size. */
static void expect_after(struct bureau *bureau, int rows, int columns, const char *key,
                         const char *name)
{
    struct workstation work;
    workstation_open(&work, bureau, rows, columns);
    workstation_type(&work, key);
    screen_expect(work.screen, name);
    workstation_close(&work);
}

/* Where there is room the detail stands beside the list. */
static void test_beside(void **state)
{
    expect_after(*state, 30, 150, "<A-2>", "cases-150x30");
    expect_after(*state, 60, 200, "<A-2>", "cases-200x60");
    expect_after(*state, 60, 200, "<F2>", "case-new-200x60");
}

static void expect_painted(struct bureau *bureau, const char *name, enum canvas_scheme scheme,
                           const char *term)
{
    static const struct {
        const char *name;
        const char *const keys[4];
    } screens[] = {{"list", {"<A-2>", "<Insert><Down>", "<F5>", NULL}},
                   {"form", {"<F2>", "<C-s>", "<PageDown>天马路", "<S-Left><S-Left>"}}};
    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
        struct workstation work;
        char file[64];
        workstation_open_with(
            &work, bureau,
            &(struct terminal_options){
                .term = term, .looks = {.scheme = scheme}, .rows = 24, .columns = 80});
        for (size_t k = 0; k < 4 && screens[i].keys[k]; k++)
            workstation_type(&work, screens[i].keys[k]);
        snprintf(file, sizeof file, "theme-%s-%s", name, screens[i].name);
        screen_expect_painted(work.screen, file);
        workstation_close(&work);
    }
}

static void test_themes(void **state)
{
    expect_painted(*state, "auto", SCHEME_AUTO, NULL);
    expect_painted(*state, "dark", SCHEME_DARK, NULL);
    expect_painted(*state, "light", SCHEME_LIGHT, NULL);
    expect_painted(*state, "contrast", SCHEME_CONTRAST, NULL);
    expect_painted(*state, "mono", SCHEME_MONO, NULL);
    expect_painted(*state, "dark-8", SCHEME_DARK, "xterm");
    expect_painted(*state, "light-8", SCHEME_LIGHT, "xterm");
}

static void test_case_form(void **state)
{
    expect_at_all_sizes(*state, "case-new", (const char *const[]){"<F2>", NULL});
    expect_at_all_sizes(*state, "case-faults", (const char *const[]){"<F2>", "<C-s>", NULL});
    expect_at_80x24(*state, "case-open", (const char *const[]){"<F3>", NULL});
    expect_at_80x24(*state, "case-void", (const char *const[]){"<A-2>", "重复登记", "<F3>", NULL});
}

static void test_party_form(void **state)
{
    expect_at_80x24(*state, "party-wrong-digit",
                    (const char *const[]){"<A-3>", "<F2>", "重庆渝江新材料有限公司<Enter>",
                                          "91500106MA5U7Q8R1X", NULL});
    expect_at_80x24(*state, "party-person",
                    (const char *const[]){"<A-3>", "<F2>", "<Up><Right><Right>", NULL});
}

static void test_commitment_form(void **state)
{
    workstation_file_ready(*state, "没有公开排污口信息");
    expect_at_all_sizes(
        *state, "commitment",
        (const char *const[]){
            "<A-2>", "排污口", "<F5>", "2",
            "补齐三月份应当公开的环境信息，并由厂长每周检查一次，直到全部公开<Enter>", "+7<Enter>",
            "赵一<Enter>", NULL});
}

static void test_popups(void **state)
{
    expect_at_80x24(*state, "party-picker", (const char *const[]){"<F2>", "<Enter>", "yb", NULL});
    expect_at_80x24(*state, "party-picker-none", (const char *const[]){"<F2>", "某某公司", NULL});
    expect_at_80x24(*state, "choice-picker", (const char *const[]){"<F2>", "<Down>", "<F4>", NULL});
    expect_at_80x24(*state, "items",
                    (const char *const[]){"<F2>", "<PageDown>", "环境管理台账不全<Enter>", NULL});
    expect_at_80x24(*state, "calendar",
                    (const char *const[]){"<F2>", "<Down><Down>", "<F4>", NULL});
    expect_at_all_sizes(*state, "acts", (const char *const[]){"<A-2>", "<F5>", NULL});
    expect_at_80x24(*state, "views", (const char *const[]){"<F8>", NULL});
    expect_at_80x24(*state, "sort", (const char *const[]){"<F6>", NULL});
    expect_at_80x24(*state, "palette", (const char *const[]){"<F9>", "sl", NULL});
    expect_at_all_sizes(*state, "help-list", (const char *const[]){"<F1>", NULL});
    expect_at_80x24(*state, "help-field", (const char *const[]){"<F2>", "<Down><Down><F1>", NULL});
    expect_at_80x24(*state, "help-field-when",
                    (const char *const[]){"<F2>", "<Down>", "<Space><Space><Space><Space>",
                                          "<Down>", "<F1>", NULL});
    expect_at_80x24(*state, "help-acts", (const char *const[]){"<A-2>", "<F5>", "<F1>", NULL});
    expect_at_80x24(*state, "help-picker", (const char *const[]){"<F2>", "<F4>", "<F1>", NULL});
    expect_at_80x24(*state, "help-palette", (const char *const[]){"<C-k>", "bz", "<F1>", NULL});
    expect_at_80x24(*state, "help-search", (const char *const[]){"<F1>", "排序", "<Enter>", NULL});
    expect_at_80x24(*state, "help-search-none", (const char *const[]){"<F1>", "锅炉房", NULL});
}

static void test_letter(void **state)
{
    expect_at_80x24(*state, "documents", (const char *const[]){"<A-2>", "台账", "<F7>", NULL});
    expect_at_all_sizes(*state, "preview",
                        (const char *const[]){"<A-2>", "台账", "<F7><Enter>", NULL});
    expect_at_80x24(*state, "documents-none", (const char *const[]){"<A-2>", "公开", "<F7>", NULL});
}

static void test_too_small(void **state)
{
    struct workstation work;
    struct bureau *bureau = *state;
    workstation_open(&work, bureau, 24, 80);
    workstation_type(&work, "<F2>");
    workstation_type(&work, "<PageDown>露天焚烧");
    screen_resize(work.screen, 15, 50);
    workstation_type(&work, "秸秆<F10><C-s>"); /* text goes on, commands wait: F10 leaves */
    assert_true(work.app->leaving);
    workstation_close(&work);

    workstation_open(&work, bureau, 24, 80);
    workstation_type(&work, "<F2>");
    workstation_type(&work, "<PageDown>露天焚烧");
    screen_resize(work.screen, 15, 50);
    workstation_type(&work, "秸秆<C-s>");
    screen_expect(work.screen, "too-small");
    screen_resize(work.screen, 24, 80);
    workstation_type(&work, "");
    assert_true(screen_shows(work.screen, "露天焚烧秸秆"));
    workstation_close(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_themes),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_beside),
        cmocka_unit_test(test_case_form),
        cmocka_unit_test(test_party_form),
        cmocka_unit_test(test_popups),
        cmocka_unit_test(test_letter),
        cmocka_unit_test(test_commitment_form), /* has a case more */
        cmocka_unit_test(test_too_small),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
