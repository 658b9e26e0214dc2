/* Names of parties: what is left without region and legal form, and what is kept. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "law/party_name.h"

static void regions_and_forms_go(void **state)
{
    static const char *const cores[][2] = {
        {"重庆市沙坪坝区渝碚机械有限责任公司", "渝碚机械"},
        {"渝碚机械股份有限公司", "渝碚机械"},
        {"渝碚机械公司", "渝碚机械"},
        {"渝碚机械有限", "渝碚机械"},
        {"重庆渝碚（土湾）机械有限公司", "渝碚 土湾 机械"},
        {"渝碚机械（重庆）有限公司", "渝碚机械"},
        {"渝碚机械有限公司（重庆）", "渝碚机械"},
        {"沙坪坝区老王面馆（个体工商户）", "老王面馆"},
        {"ＡＢＣ 机械有限公司", "abc 机械"},
        /* what somebody runs distinguishes */
        {"渝碚机械厂", "渝碚机械厂"},
        {"沙坪坝区渝碚火锅店", "渝碚火锅店"},
        /* no region by itself: 江北 may be a name */
        {"江北机械有限公司", "江北机械"},
        {"江北区机械厂", "机械厂"},
        {"重庆有限公司", ""},
        {"重庆市", ""},
        {"有限公司", ""},
        {"沙坪坝区王", "王"},
        {"张伟", "张伟"},
        {"（）", ""},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cores / sizeof *cores; i++) {
        char *core = party_name_core(cores[i][0]);
        assert_string_equal(core, cores[i][1]);
        free(core);
    }
}

static void the_same_core(void **state)
{
    (void)state;
    assert_true(party_name_same_core("重庆渝碚(土湾)机械有限公司", "渝碚土湾机械有限责任公司"));
    assert_false(party_name_same_core("渝碚机械厂", "渝碚机械有限公司"));
    assert_false(party_name_same_core("渝碚火锅店", "渝碚火锅馆"));
    assert_false(party_name_same_core("重庆市", "重庆有限公司")); /* nothing is like nothing */
}

static void a_branch_names_its_company(void **state)
{
    static const char *const parents[][2] = {
        {"渝碚机械有限公司土湾分公司", "渝碚机械有限公司"},
        {"重庆渝碚机械有限责任公司（土湾店）", "重庆渝碚机械有限责任公司"},
        {"渝碚机械公司土湾门市部", "渝碚机械公司"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof parents / sizeof *parents; i++) {
        char *parent = party_name_parent(parents[i][0]);
        assert_non_null(parent);
        assert_string_equal(parent, parents[i][1]);
        free(parent);
    }
    assert_null(party_name_parent("渝碚机械有限公司"));
    assert_null(party_name_parent("老王面馆"));
    assert_null(party_name_parent(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regions_and_forms_go),
        cmocka_unit_test(the_same_core),
        cmocka_unit_test(a_branch_names_its_company),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
