/* Drafts through the office: mine alone, laid over a record made anew, dropped when filed. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <locale.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "support/bureau_road.h"
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

/* Who else is writing in a row is known for a quarter of an hour; never of oneself. */
static void who_else_is_writing(void **state)
{
    struct bureau bureau;
    struct err err = {0};
    char who[32];
    moment_t at;
    (void)state;
    bureau_open(&bureau);
    struct office *chen = bureau_as(&bureau, "chen");
    struct office *wang = bureau_as(&bureau, "wang");
    int64_t id = bureau_case(chen);
    struct record *record = desk_load(chen, "case", id, &err);
    struct office_draft draft = {
        .form = "case", .object = id, .base = record->version, .field = "place", .row = -1};
    assert_false(office_draft_others(wang, "case", id, who, sizeof who, &at));
    assert_true(office_draft_keep(chen, &draft, record, "天马路", &err));
    assert_true(office_draft_others(wang, "case", id, who, sizeof who, &at));
    assert_string_equal(who, "陈宇");
    assert_true(at == bureau.now);
    assert_false(office_draft_others(chen, "case", id, who, sizeof who, &at));
    assert_false(office_draft_others(wang, "case", id + 1, who, sizeof who, &at));
    assert_false(office_draft_others(wang, "party", id, who, sizeof who, &at));
    assert_false(office_draft_others(wang, "case", 0, who, sizeof who, &at));
    bureau.now += 15;
    assert_true(office_draft_others(wang, "case", id, who, sizeof who, &at));
    bureau.now++;
    assert_false(office_draft_others(wang, "case", id, who, sizeof who, &at));
    record_free(record);
    office_close(wang);
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
    int64_t kase = bureau_ready_case(&bureau, wang);
    struct record *record = desk_new(wang, "commitment", kase, &err);
    struct office_draft draft = {.form = "commitment", .context = kase, .row = -1};
    record_put(record, "observe_days", "77");
    assert_true(office_draft_keep(wang, &draft, record, "半句", &err));
    record_free(record);
    assert_true(desk_void_case(wang, kase, "重复登记", &err));
    char *typed = NULL;
    assert_null(office_draft_take(wang, &draft, &typed, &err));
    assert_int_equal(err.code, ERR_REFUSED);
    assert_non_null(strstr(err.message, "作废"));
    struct office_draft found[4];
    assert_true(office_draft_list(wang, found, 4, &count, &err));
    assert_int_equal(count, 1);
    record = office_draft_blank(wang, &found[0], &typed, &err);
    assert_non_null(record);
    assert_string_equal(record_get(record, "observe_days"), "77");
    assert_string_equal(typed, "半句");
    free(typed);
    record_free(record);
    office_close(wang);
    bureau_close(&bureau);
}

/* The oldest of many is found; that they can't be read is something else than that there are none. */
static void found_by_what_it_is_of(void **state)
{
    struct bureau bureau;
    struct err err = {0};
    struct office_draft found, all[60];
    bool is_there;
    size_t count;
    (void)state;
    bureau_open(&bureau);
    struct office *chen = bureau_as(&bureau, "chen");
    struct record *record = desk_new(chen, "party", 0, &err);
    for (int i = 1; i <= 50; i++) {
        struct office_draft draft = {.form = "party", .context = i, .row = -1};
        bureau.now++;
        assert_true(office_draft_keep(chen, &draft, record, NULL, &err));
    }
    assert_true(office_draft_count(chen, &count, &err));
    assert_int_equal(count, 50);
    assert_true(office_draft_list(chen, all, 60, &count, &err));
    assert_int_equal(count, 50);
    assert_int_equal(all[0].context, 50);
    assert_true(office_draft_find(chen, "party", 0, 1, &found, &is_there, &err));
    assert_true(is_there);
    assert_int_equal(found.context, 1);
    assert_true(office_draft_find(chen, "party", 0, 51, &found, &is_there, &err));
    assert_false(is_there);
    record_free(record);
    office_close(chen);

    char *path = memory_format("%s.drafts", bureau.path);
    assert_true(
        file_write(path, "no database at all, but long enough to be looked at", 51, 0600, &err));
    chen = bureau_as(&bureau, "chen");
    assert_false(office_draft_find(chen, "party", 0, 1, &found, &is_there, &err));
    assert_false(is_there);
    assert_true(err.message[0] != '\0');
    free(path);
    office_close(chen);
    bureau_close(&bureau);
}

/* Two windows of one account begin the same: each keeps its own, and drops its own alone. */
static void two_windows_of_one_account(void **state)
{
    struct bureau bureau;
    struct err err = {0};
    struct office_draft a = {.form = "case", .row = -1, .called = "甲"};
    struct office_draft b = {.form = "case", .row = -1, .called = "乙"}, taken;
    size_t count;
    char *typed;
    (void)state;
    bureau_open(&bureau);
    struct office *one = bureau_as(&bureau, "chen"), *other = bureau_as(&bureau, "chen");
    struct record *record = desk_new(one, "case", 0, &err);
    assert_true(office_draft_keep(one, &a, record, "甲窗口", &err));
    assert_true(office_draft_keep(other, &b, record, "乙窗口", &err));
    assert_true(office_draft_keep(one, &a, record, "甲窗口接着写", &err));
    assert_true(office_draft_count(one, &count, &err));
    assert_int_equal(count, 2);
    assert_true(office_draft_drop(one, &a, &err)); /* filed there */
    struct record *back = office_draft_take(other, &b, &typed, &err);
    assert_string_equal(typed, "乙窗口");
    free(typed);
    record_free(back);
    taken = b; /* the first window takes it over while the second writes on */
    assert_true(office_draft_keep(other, &b, record, "乙窗口接着写", &err));
    assert_false(office_draft_drop(one, &taken, &err));
    assert_int_equal(err.code, ERR_CONFLICT);
    assert_true(office_draft_keep(one, &taken, record, "接过来写", &err));
    assert_true(office_draft_count(one, &count, &err));
    assert_int_equal(count, 2);
    record_free(record);
    office_close(one);
    office_close(other);
    bureau_close(&bureau);
}

static void copy_file(const char *from, const char *to)
{
    struct buffer bytes;
    struct err err = {0};
    buffer_init(&bytes);
    if (file_read(from, 64 * 1024 * 1024, &bytes, &err))
        assert_true(file_write(to, buffer_text(&bytes), bytes.length, 0600, &err));
    else
        file_remove(to);
    buffer_done(&bytes);
}

/* What would be found after a power cut at this moment: the draft's files as they are on the disk. */
static char *draft_after_power_cut(const struct bureau *bureau, struct bureau *other, int *cursor)
{
    static const char *const suffixes[] = {".drafts", ".drafts-wal"};
    for (size_t i = 0; i < 2; i++) {
        char *from = memory_format("%s%s", bureau->path, suffixes[i]);
        char *to = memory_format("%s%s", other->path, suffixes[i]);
        copy_file(from, to);
        free(from);
        free(to);
    }
    struct office *office = bureau_as(other, "chen");
    struct office_draft found[4];
    struct err err = {0};
    size_t count = 0;
    char *typed = NULL;
    assert_true(office_draft_list(office, found, 4, &count, &err));
    if (count > 0) {
        struct record *record = office_draft_take(office, &found[0], &typed, &err);
        assert_non_null(record);
        record_free(record);
        *cursor = found[0].cursor;
    }
    office_close(office);
    return typed;
}

/* Every state that was called kept is there after a power cut, whole and at the same place; and keeping
 * costs less than a person could notice. */
static void kept_is_kept_through_a_power_cut(void **state)
{
    struct bureau bureau, other;
    struct err err = {0};
    (void)state;
    bureau_open(&bureau);
    bureau_open(&other);
    struct office *chen = bureau_as(&bureau, "chen");
    struct record *record = desk_new(chen, "case", 0, &err);
    struct office_draft draft = {.form = "case", .field = "facts", .row = -1};
    struct buffer typed;
    buffer_init(&typed);
    struct timespec from, to;
    double spent_ms = 0;
    for (int i = 1; i <= 60; i++) {
        buffer_add(&typed, "现场检查时，贮存间没有上锁。");
        draft.cursor = i;
        clock_gettime(CLOCK_MONOTONIC, &from);
        assert_true(office_draft_keep(chen, &draft, record, buffer_text(&typed), &err));
        clock_gettime(CLOCK_MONOTONIC, &to);
        spent_ms +=
            (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6;
        int cursor = 0;
        char *found = i % 7 == 0 ? draft_after_power_cut(&bureau, &other, &cursor) : NULL;
        if (i % 7 == 0) {
            assert_string_equal(found, buffer_text(&typed));
            assert_int_equal(cursor, i);
        }
        free(found);
    }
    print_message("keeping a draft: %.2f ms\n", spent_ms / 60);
    buffer_done(&typed);
    record_free(record);
    office_close(chen);
    bureau_close(&other);
    bureau_close(&bureau);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_else_is_writing),
        cmocka_unit_test(found_by_what_it_is_of),
        cmocka_unit_test(two_windows_of_one_account),
        cmocka_unit_test(a_draft_comes_back_to_its_writer_alone),
        cmocka_unit_test(a_draft_of_a_refused_form_is_kept),
        cmocka_unit_test(kept_is_kept_through_a_power_cut),
        cmocka_unit_test(a_restored_draft_undoes_nobodys_saving),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
