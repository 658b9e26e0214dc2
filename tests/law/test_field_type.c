/* Every type: what it accepts, in which form it is kept, what it says when it refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "law/codes.h"
#include "law/form.h"

static const char FORM[] =
    "[form]\ntitle = 甲\n[page p]\ntitle = 一\n"
    "[field text]\nlabel = 文字\ntype = text\n"
    "[field long]\nlabel = 长文\ntype = long-text\n"
    "[field date]\nlabel = 日期\ntype = date\n"
    "[field moment]\nlabel = 时间\ntype = moment\n"
    "[field integer]\nlabel = 整数\ntype = integer\n"
    "[field decimal]\nlabel = 小数\ntype = decimal\nscale = 2\nunit = mg/m³\n"
    "[field money]\nlabel = 金额\ntype = money\n"
    "[field code]\nlabel = 街道\ntype = code\ncodes = street\n"
    "[field choices]\nlabel = 角色\ntype = choices\nchoices = a:甲 | b:乙 | c:丙\n"
    "[field yes]\nlabel = 是否\ntype = yes-no\n"
    "[field party]\nlabel = 当事人\ntype = party\n"
    "[field phone]\nlabel = 电话\ntype = phone\n"
    "[field credit]\nlabel = 信用代码\ntype = credit-code\n"
    "[field id]\nlabel = 身份证\ntype = resident-id\nmasked = yes\n"
    "[field number]\nlabel = 文号\ntype = document-number\n";

struct world {
    struct form *form;
    struct codes codes;
    struct check_context context;
};

static int setup(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    struct err err;
    world->form = form_parse("x", FORM, sizeof FORM - 1, &err);
    codes_init(&world->codes);
    codes_add(&world->codes, "street", "500106013", "土湾街道", false);
    world->context =
        (struct check_context){.now = (moment_t)date_of(2026, 3, 9) * 1440, .codes = &world->codes};
    *state = world;
    return world->form == NULL;
}

static int teardown(void **state)
{
    struct world *world = *state;
    form_free(world->form);
    codes_done(&world->codes);
    free(world);
    return 0;
}

/* key, what is typed, what is kept (NULL: refused), what is shown or said */
static const struct {
    const char *key, *typed, *kept, *shown;
} CASES[] = {
    {"text", "  甲\n乙 ", "甲 乙", "甲 乙"},
    {"long", "甲\r\n乙", "甲\n乙", "甲\n乙"},
    {"date", "2026年3月9日", "2026-03-09", "2026-03-09"},
    {"date", "三月", NULL,
     "日期：读不懂“三月”；可写 2026-3-9、20260309、2026年3月9日、3月9日、今天、+5（今天后 5 日）"},
    {"moment", "今天 1430", "2026-03-09 14:30", "2026-03-09 14:30"},
    {"moment", "今天", NULL, "时间：“今天”只有日期，请再写时间，例：今天 14:30"},
    {"integer", "007", "7", "7"},
    {"integer", "-0", "0", "0"},
    {"integer", "1.5", NULL, "整数：读不懂“1.5”；应是整数，例：15"},
    {"decimal", "3.5 mg/m³", "3.50", "3.50"},
    {"decimal", "3.500", "3.50", "3.50"},
    {"decimal", "3.505", NULL, "小数：“3.505”不是数字，或小数多于 2 位"},
    {"money", "1,234,567.5 元", "1234567.50", "1,234,567.50"},
    {"money", "1.5万", "15000.00", "15,000.00"},
    {"money", "0.12345万元", "1234.50", "1,234.50"},
    {"money", "一百", NULL, NULL},
    {"code", "土湾街道", "500106013", "土湾街道"},
    {"code", "江北", NULL, "街道：代码表里没有“江北”，请按 F4 选"},
    {"choices", "丙、甲", "a,c", "甲、丙"},
    {"choices", "甲，丁", NULL, "角色：没有“丁”这一种，只能是甲、乙、丙"},
    {"yes", "Ｙ", "yes", "是"},
    {"yes", "没有", "no", "否"},
    {"party", "12", "12", "12"},
    {"party", "某公司", NULL, NULL},
    {"phone", "１３８ ０００１ ２３４５", "13800012345", "13800012345"},
    {"credit", "91500222ma5uq7rr7w", "91500222MA5UQ7RR7W", "91500222MA5UQ7RR7W"},
    {"credit", "91500222MA5UQ7RR7X", NULL, NULL},
    {"id", "11010519491231002x", "11010519491231002X", "11010519491231002X"},
    {"number", "沙环柔[2026]1号", "沙环柔〔2026〕1号", "沙环柔〔2026〕1号"},
};

static void reads_and_shows(void **state)
{
    struct world *world = *state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const struct field *field = &world->form->fields[form_field(world->form, CASES[i].key)];
        struct err err;
        char *value;
        bool read = field_read(field, CASES[i].typed, &world->context, &value, &err);
        if (CASES[i].kept == NULL) {
            assert_false(read);
            assert_string_equal(err.field, CASES[i].key);
            if (CASES[i].shown != NULL) {
                assert_string_equal(err.message, CASES[i].shown);
            }
        } else {
            assert_true(read);
            assert_string_equal(value, CASES[i].kept);
            char *shown = field_show(field, value, &world->codes);
            assert_string_equal(shown, CASES[i].shown);
            free(shown);
        }
        free(value);
    }
}

/* What is kept reads back as itself: drafts, CSV and the store rely on it. */
static void canonical_values_are_stable(void **state)
{
    struct world *world = *state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const struct field *field = &world->form->fields[form_field(world->form, CASES[i].key)];
        struct err err;
        char *again;
        if (CASES[i].kept == NULL) {
            continue;
        }
        assert_true(field_read(field, CASES[i].kept, &world->context, &again, &err));
        assert_string_equal(again, CASES[i].kept);
        free(again);
    }
}

static void masks_the_middle(void **state)
{
    struct world *world = *state;
    const struct field *field = &world->form->fields[form_field(world->form, "id")];
    char *masked = field_mask(field, "11010519491231002X");
    assert_string_equal(masked, "110105********002X");
    free(masked);
}

static void every_type_is_complete(void **state)
{
    (void)state;
    size_t count;
    const struct field_type *types = field_types(&count);
    assert_true(count <= 32); /* as many as a suggestion looks at */
    for (size_t i = 0; i < count; i++) {
        const struct field_type *type = &types[i];
        assert_ptr_equal(field_type_named(type->name), type);
        assert_ptr_equal(field_type_of(type->kind), type);
        assert_true(type->hint[0] != '\0' && type->title[0] != '\0');
    }
}

/* Nothing can follow: the cursor may go on. What may become longer never is full. */
static void full_fields_are_known(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *key, *text;
        bool full;
    } examples[] = {
        {"credit", "91500222MA5UQ7RR7W", true},
        {"credit", "91500222MA5UQ7RR7", false},
        {"credit", "９１500222MA5UQ7RR7Ｗ", true},
        {"id", "11010519491231002X", true},
        {"id", "110105194912310", false},
        {"phone", "13800012345", true},
        {"phone", "1380001234", false},
        {"phone", "023-65000000", false},
        {"phone", "02365000000", false},
        {"date", "2026-03-09", true},
        {"date", "2026/03/09", true},
        {"date", "20260309", true},
        {"date", "2026-3-9", false},
        {"date", "2026-3-19", false},
        {"date", "+7", false},
        {"moment", "2026-03-09", false},
        {"moment", "2026-03-09 14:05", true},
        {"moment", "20260309 1405", true},
        {"moment", "2026-03-09 140", false},
        {"text", "2026-03-09", false},
        {"number", "沙环柔〔2026〕1号", false},
    };
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        int field = form_field(world->form, examples[i].key);
        if (field_is_full(&world->form->fields[field], examples[i].text) != examples[i].full)
            fail_msg("%s: %s", examples[i].key, examples[i].text);
    }
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_and_shows),        cmocka_unit_test(canonical_values_are_stable),
        cmocka_unit_test(masks_the_middle),       cmocka_unit_test(full_fields_are_known),
        cmocka_unit_test(every_type_is_complete),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
