/* Every item of the negative list is hit and not hit by answers written by hand from its words. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "law/requirement_table.h"

static struct requirements all;

static int load(void **state)
{
    (void)state;
    setlocale(LC_CTYPE, "C.UTF-8");
    requirement_table_load(&all);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    requirements_done(&all);
    return 0;
}

/* Answers to the questions of an item in their order: such a case is hit, such a one isn't. */
static const struct {
    const char *item;
    const char *hit;
    const char *no_hit;
} CASES[] = {
    {"SPB-01", "是", "否"},
    {"SPB-02", "是", "否"},
    {"SPB-03", "否 否 是", "否 否 否"},
    {"SPB-04", "是", "否"},
    {"SPB-05", "是", "否"},
    {"SPB-06", "是", "否"},
    {"JMB-01", "否 是", "否 否"},
    {"JMB-02", "是", "否"},
    {"JMB-03", "是", "否"},
    {"JMB-04", "是", "否"},
    {"JMB-05", "0 0.02", "0.1 0.01"},
    {"GDB-01", "是", "否"},
    {"GD14-01", "是", "否"},
    {"GD14-02", "是", "否"},
    {"GD14-03", "是", "否"},
    {"GD14-04", "是", "否"},
    {"GD14-05", "是", "否"},
    {"GD14-06", "是", "否"},
    {"GD14-07", "是", "否"},
    {"GD14-08", "是", "否"},
    {"GD14-09", "2 是", "2 否"},
    {"FD-01", "是", "否"},
    {"FD-02", "否 是", "否 否"},
    {"FD-03", "否 否 否 是", "否 否 否 否"},
    {"FD-04", "是 否 否 是", "是 否 否 否"},
    {"FD-05", "是 是", "是 否"},
    {"FD-06", "是 是", "是 否"},
    {"FD-07", "否 是 否", "否 否 否"},
    {"FD-08", "是", "否"},
    {"FD-09", "是 否 否 是", "否 是 是 是"},
    {"FD-10", "否 是", "否 否"},
    {"FD-11", "是 否", "否 否"},
    {"XZ-01", "是 是", "否 是"},
    {"XZ-02", "是 3吨", "是 2.9999吨"},
    {"XZ-03", "是 3", "否 5"},
    {"XZ-04", "是 10倍", "是 9.99倍"},
    {"XZ-05", "是 是", "是 否"},
    {"XZ-06", "2 是", "1 是"},
    {"XZ-07", "是 是 是", "否 是 是"},
    {"XZ-08", "3次 是", "2次 否"},
    {"XZ-09", "0 30", "29.99 29.99"},
    {"XZ-10", "是 12", "是 11.5"},
    {"XZ-11", "是", "否"},
    {"JL-01", "否 是 否", "否 否 否"},
    {"JL-02", "是 否 否 是", "否 是 是 是"},
    {"JL-03", "是", "否"},
    {"JL-04", "是", "否"},
    {"JL-05", "是", "否"},
    {"CZ-01", "3", "2"},
    {"CZ-02", "是", "否"},
    {"CZ-03", "是", "否"},
    {"CF-01", "是", "否"},
    {"HZ-01", "是", "否"},
    {"FM-01", "否 是", "否 否"},
    {"FM-02", "是", "否"},
    {"FM-03", "否 是 否", "否 否 否"},
    {"FM-04", "是 是", "是 否"},
    {"FM-05", "是 是", "否 是"},
    {"FM-06", "3", "2.9"},
    {"FM-07", "3.5", "2.99"},
    {"FM-08", "10", "9.9"},
    {"FM-09", "是 是", "是 否"},
    {"FM-10", "是 是 是", "是 否 是"},
    {"FM-11", "2 是", "2 否"},
    {"FM-12", "30 0", "29.9 0"},
    {"FM-13", "是 12小时", "是 11.9小时"},
    {"FM-14", "是", "否"},
    {"FM-15", "是", "否"},
    {"FM-16", "是 是", "是 否"},
    {"FM-17", "是", "否"},
    {"FM-18", "是 否", "否 否"},
    {"FM-19", "是", "否"},
    {"FM-20", "是 否 是", "是 否 否"},
    {"FM-21", "是", "否"},
    {"FM-22", "是", "否"},
    {"FM-23", "是", "否"},
    {"FM-24", "是", "否"},
    {"FM-25", "3", "2"},
    {"FM-26", "是", "否"},
};

static void negative_items_are_hit_and_not_hit(void **state)
{
    (void)state;
    assert_int_equal(sizeof CASES / sizeof *CASES, 53 + 26);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const char *item = CASES[i].item;
        if (requirement_table_answer(&all, "negative", item, CASES[i].hit) != REQUIREMENT_MET ||
            requirement_table_answer(&all, "negative", item, CASES[i].no_hit) !=
                REQUIREMENT_UNMET) {
            fail_msg("%s", item);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(negative_items_are_hit_and_not_hit),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
