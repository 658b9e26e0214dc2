/* All pairs of state and act: only the arrows lead on, all else is refused with its reason. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/case_life.h"

static const char *const states[] = {"registered", "observing", "void"};

static const struct case_transition arrows[] = {
    {ACT_CASE_EDIT, "registered", "registered", NULL},
    {ACT_CASE_EDIT, "observing", "observing", NULL},
    {ACT_COMMITMENT_NEW, "registered", "observing", NULL},
    {ACT_COMMITMENT_EDIT, "observing", "observing", NULL},
    {ACT_ORDER, "registered", "registered", NULL},
    {ACT_ORDER, "observing", "observing", NULL},
    {ACT_METHOD, "registered", "registered", NULL},
    {ACT_METHOD, "observing", "observing", NULL},
    {ACT_STEP_EDIT, "registered", "registered", NULL},
    {ACT_STEP_EDIT, "observing", "observing", NULL},
    {ACT_LETTER_PRINT, "registered", "registered", NULL},
    {ACT_LETTER_PRINT, "observing", "observing", NULL},
    {ACT_CASE_VOID, "registered", "void", NULL},
    {ACT_CASE_VOID, "observing", "void", NULL},
};

static const char *arrow_to(enum act_id act, const char *state)
{
    for (size_t i = 0; i < sizeof arrows / sizeof arrows[0]; i++) {
        if (arrows[i].act == act && strcmp(arrows[i].from, state) == 0) {
            return arrows[i].to;
        }
    }
    return NULL;
}

static void test_all_pairs(void **state)
{
    (void)state;
    for (unsigned act = 0; act < ACT_COUNT; act++) {
        for (size_t i = 0; i < 3; i++) {
            struct err err;
            err_clear(&err);
            const char *to = case_next_state((enum act_id)act, states[i], &err);
            const char *expected = arrow_to((enum act_id)act, states[i]);
            if (expected != NULL) {
                assert_non_null(to);
                assert_string_equal(to, expected);
                continue;
            }
            assert_null(to);
            assert_int_equal(err.code, ERR_REFUSED);
            assert_non_null(strstr(err.message, "（")); /* the clause */
            assert_non_null(strstr(err.message, act_of((enum act_id)act)->title));
        }
    }
}

static void assert_refused(enum act_id act, const char *from, const char *message)
{
    struct err err;
    assert_null(case_next_state(act, from, &err));
    assert_string_equal(err.message, message);
}

static void test_refusals(void **state)
{
    (void)state;
    assert_refused(ACT_COMMITMENT_NEW, "observing",
                   "案件观察中，不能签订保证承诺书：一件案件只签一份保证承诺书，要改请修改原承诺书"
                   "（工作方案五（二））");
    assert_refused(ACT_COMMITMENT_NEW, "void",
                   "案件已作废，不能签订保证承诺书：作废的案件不再办理，确需办理的请重新受理"
                   "（行政处罚法第四十七条）");
    assert_refused(ACT_CASE_EDIT, "void",
                   "案件已作废，不能修改案件：作废的案件留存备查，不得修改"
                   "（行政处罚法第四十七条）");
    assert_refused(ACT_CASE_VOID, "void",
                   "案件已作废，不能作废案件：案件只作废一次，案号不复用"
                   "（行政处罚法第四十七条）");
    assert_refused(ACT_ORDER, "void",
                   "案件已作废，不能责令停止和改正：作废的案件不再办理，确需办理的请重新受理"
                   "（行政处罚法第四十七条）");
    assert_refused(ACT_BACKUP, "registered",
                   "案件已受理，不能备份：这个动作不改变案件的状态（行政处罚法第四十七条）");
    assert_refused(ACT_CASE_EDIT, "closed", "案件的状态“closed”不认识，请系统管理员检查数据库");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_pairs),
        cmocka_unit_test(test_refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
