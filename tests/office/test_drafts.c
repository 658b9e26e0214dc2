/* Drafts through the office: mine alone, laid over a record made anew, dropped when filed. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <locale.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/bureau.h"
#include "office/desk.h"
#include "office/drafts.h"

static void a_draft_comes_back_to_its_writer_alone(void **state)
{
    struct bureau bureau;
    struct err err = {0};
    size_t count;
    (void)state;
    bureau_open(&bureau);
    struct office *chen = bureau_as(&bureau, "chen");
    struct record *record = desk_new(chen, "party", 0, &err);
    record_put(record, "name", "写了一半的公司");
    struct office_draft draft = {.form = "party",
                                 .field = "credit_code",
                                 .row = -1,
                                 .cursor = 4,
                                 .called = "当事人：写了一半的公司"};
    assert_true(office_draft_keep(chen, &draft, record, "9150", &err));
    record_free(record);
    office_close(chen);

    struct office *wang = bureau_as(&bureau, "wang");
    struct office_draft found[4];
    assert_true(office_draft_list(wang, found, 4, &count, &err));
    assert_int_equal(count, 0);
    office_close(wang);

    chen = bureau_as(&bureau, "chen");
    assert_true(office_draft_list(chen, found, 4, &count, &err));
    assert_int_equal(count, 1);
    assert_string_equal(found[0].called, "当事人：写了一半的公司");
    assert_string_equal(found[0].field, "credit_code");
    assert_int_equal(found[0].cursor, 4);
    assert_true(found[0].at == bureau.now);
    char *typed = NULL;
    record = office_draft_take(chen, &found[0], &typed, &err);
    assert_non_null(record);
    assert_string_equal(record_get(record, "name"), "写了一半的公司");
    assert_string_equal(typed, "9150");
    free(typed);
    record_free(record);
    assert_true(office_draft_drop(chen, &found[0], &err));
    assert_true(office_draft_list(chen, found, 4, &count, &err));
    assert_int_equal(count, 0);
    office_close(chen);
    bureau_close(&bureau);
}

/* 陈宇 drafts one field, 王芳 saves another: going on and saving is a conflict, nothing of hers is
 * lost. */
static void a_restored_draft_undoes_nobodys_saving(void **state)
{
    struct bureau bureau;
    struct err err = {0};
    char *typed = NULL;
    (void)state;
    bureau_open(&bureau);
    struct office *chen = bureau_as(&bureau, "chen");
    struct record *mine =
        bureau_file(chen, "party", 0, "kind=个人", "name=乐安禾", "resident_id=11010519491231002X",
                    "address=回龙坝镇2社6号", "phone=023-65000000", NULL);
    struct office_draft draft = {
        .form = "party", .object = mine->id, .base = mine->version, .row = -1};
    record_put(mine, "address", "回龙坝镇3社8号");
    assert_true(office_draft_keep(chen, &draft, mine, NULL, &err));

    struct office *wang = bureau_as(&bureau, "wang");
    struct record *hers = desk_load(wang, "party", mine->id, &err);
    record_put(hers, "phone", "023-65432100");
    assert_true(desk_save(wang, hers, false, &err));

    struct record *back = office_draft_take(chen, &draft, &typed, &err);
    assert_non_null(back);
    assert_string_equal(record_get(back, "address"), "回龙坝镇3社8号");
    assert_false(desk_save(chen, back, false, &err));
    assert_int_equal(err.code, ERR_CONFLICT);
    assert_non_null(strstr(err.message, "保存过这条记录"));
    struct record *now = desk_load(chen, "party", mine->id, &err);
    assert_string_equal(record_get(now, "phone"), "023-65432100");
    assert_string_equal(record_get(now, "address"), "回龙坝镇2社6号");
    record_free(mine);
    record_free(hers);
    record_free(back);
    record_free(now);
    office_close(wang);
    office_close(chen);
    bureau_close(&bureau);
}

/* What may no longer be begun isn't given back as if it might; the draft stays. */
static void a_draft_of_a_refused_form_is_kept(void **state)
{
    struct bureau bureau;
    struct err err = {0};
    size_t count;
    (void)state;
    bureau_open(&bureau);
    struct office *wang = bureau_as(&bureau, "wang");
    int64_t kase = bureau_case(wang);
    struct record *record = desk_new(wang, "commitment", kase, &err);
    struct office_draft draft = {.form = "commitment", .context = kase, .row = -1};
    assert_true(office_draft_keep(wang, &draft, record, NULL, &err));
    record_free(record);
    assert_true(desk_void_case(wang, kase, "重复登记", &err));
    char *typed = NULL;
    assert_null(office_draft_take(wang, &draft, &typed, &err));
    assert_int_equal(err.code, ERR_REFUSED);
    assert_non_null(strstr(err.message, "作废"));
    struct office_draft found[4];
    assert_true(office_draft_list(wang, found, 4, &count, &err));
    assert_int_equal(count, 1);
    office_close(wang);
    bureau_close(&bureau);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_draft_comes_back_to_its_writer_alone),
        cmocka_unit_test(a_draft_of_a_refused_form_is_kept),
        cmocka_unit_test(a_restored_draft_undoes_nobodys_saving),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
