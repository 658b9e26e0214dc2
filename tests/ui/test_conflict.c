/* Two people at one record: what doesn't clash is merged, what does is decided on a card, and nothing
 * that either wrote is lost on the way. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "office/desk.h"
#include "ui/workstation.h"

#define PARTY "重庆渝碚机械有限公司"

/* 王芳 saves the party at her own desk; pairs of key and value, NULL at the end. */
static void wang_saves(struct bureau *bureau, const char *const *pairs)
{
    struct err err = {0};
    int64_t id;
    struct office *other = bureau_as(bureau, "wang");
    assert_true(desk_find(other, "party", PARTY, &id, &err));
    struct record *theirs = desk_load(other, "party", id, &err);
    for (size_t i = 0; pairs[i]; i += 2)
        record_put(theirs, pairs[i], pairs[i + 1]);
    if (!desk_save(other, theirs, false, &err))
        fail_msg("%s", err.message);
    record_free(theirs);
    office_close(other);
}

/* The value as it is in the database now; caller frees. */
static char *stored(struct workstation *work, const char *key)
{
    struct err err = {0};
    int64_t id;
    assert_true(desk_find(work->office, "party", PARTY, &id, &err));
    struct record *record = desk_load(work->office, "party", id, &err);
    const char *value = record_get(record, key);
    char *copy = strdup(value ? value : "");
    record_free(record);
    return copy;
}

static void expect_stored(struct workstation *work, const char *key, const char *value)
{
    char *found = stored(work, key);
    assert_string_equal(found, value);
    free(found);
}

/* The party's form with the cursor in its address. */
static void open_party(struct workstation *work, struct bureau *bureau, int rows, int columns)
{
    workstation_open(work, bureau, rows, columns);
    workstation_type_all(work, (const char *const[]){"<A-3>", "渝碚", "<F4>", "<PageDown>", NULL});
}

/* Different fields: merged without a question, looked at, saved. */
static void test_no_clash(void **state)
{
    struct workstation work;
    open_party(&work, *state, 24, 80);
    workstation_type(&work, "二号门");
    wang_saves(*state, (const char *const[]){"contact", "孙三", NULL});
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "已读入别人改的：联系人。请核对后按 Ctrl-S 保存。");
    workstation_shows(&work, "联系人  孙三");
    workstation_shows(&work, "8号二号门");
    assert_int_equal(workstation_drafts(&work),
                     1); /* over the newer state; the older one is gone */
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "的修改已保存");
    assert_int_equal(workstation_drafts(&work), 0);
    expect_stored(&work, "contact", "孙三");
    expect_stored(&work, "address", "沙坪坝区土湾街道天马路8号二号门");
    workstation_close(&work);
}

/* The same field: both texts and the old one stand there; nothing is taken before it is chosen. */
static void test_clash(void **state)
{
    struct workstation work;
    open_party(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<C-u>我的住所", "<Tab>", "<C-u>我的联系人",
                                                      "<Tab>", "<C-u>13900000001", NULL});
    wang_saves(*state, (const char *const[]){"address", "王芳的住所", "contact", "王芳的联系人",
                                             "remark", "王芳的备注", NULL});
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "别人先保存了");
    workstation_shows(&work, "王芳 在 10:00 保存过这条记录。");
    workstation_shows(&work, "1 我写的   我的住所");
    workstation_shows(&work, "2 现在的   王芳的住所");
    workstation_shows(&work, "3 原来的   沙坪坝区土湾街道天马路8号二号门");
    workstation_shows(&work, "不冲突，已合并：联系电话（我写的）；备注（现在的）");
    workstation_type(&work, "<Enter>");
    workstation_shows(&work, "还有 2 栏没有选");
    workstation_type(&work, "1<Enter>");
    workstation_shows(&work, "还有 1 栏没有选");
    workstation_type(&work, "<Right>"); /* mine; once more: theirs */
    workstation_type(&work, "<Right><Enter>");
    workstation_shows(&work, "请核对后按 Ctrl-S 保存");
    workstation_shows(&work, "我的住所");
    workstation_shows(&work, "王芳的联系人");
    workstation_shows(&work, "13900000001");
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "的修改已保存");
    expect_stored(&work, "address", "我的住所");
    expect_stored(&work, "contact", "王芳的联系人");
    expect_stored(&work, "remark", "王芳的备注");
    expect_stored(&work, "phone", "13900000001");
    assert_int_equal(workstation_drafts(&work), 0);
    workstation_close(&work);
}

/* Esc goes back to the form as it was; the next save comes to the card again. */
static void test_back_untouched(void **state)
{
    struct workstation work;
    wang_saves(*state, (const char *const[]){"address", "起初的住所", NULL});
    open_party(&work, *state, 24, 80);
    workstation_type(&work, "<C-u>我又改了");
    wang_saves(*state, (const char *const[]){"address", "她又改了", NULL});
    workstation_type(&work, "<C-s>");
    workstation_type_all(&work, (const char *const[]){"2", "<Esc>", NULL});
    workstation_shows(&work, "* 我又改了");
    expect_stored(&work, "address", "她又改了");
    workstation_type_all(&work, (const char *const[]){"<C-s>", "３", "<C-s>", NULL});
    workstation_shows(&work, "* 起初的住所"); /* as it was before either */
    workstation_type(&work, "<C-s>");
    expect_stored(&work, "address", "起初的住所");
    workstation_close(&work);
}

/* Keys typed ahead of a card that nobody could expect decide nothing. */
static void test_typed_ahead(void **state)
{
    struct workstation work;
    open_party(&work, *state, 24, 80);
    workstation_type(&work, "<C-u>我快了一步");
    wang_saves(*state, (const char *const[]){"address", "她快了一步", NULL});
    workstation_type(&work, "<C-s>1<Enter><C-s>");
    workstation_shows(&work, "还没选");
    expect_stored(&work, "address", "她快了一步");
    workstation_close(&work);
}

/* A draft over an older state: what stood there then was not kept, so that everything that I
 * changed and that is otherwise now is asked about. */
static void test_draft_over_an_older_state(void **state)
{
    struct workstation work;
    open_party(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<C-u>草稿里的住所", "<Esc>", NULL});
    assert_int_equal(workstation_drafts(&work), 1);
    wang_saves(*state, (const char *const[]){"address", "后来的住所", NULL});
    workstation_type_all(&work, (const char *const[]){"<F4>", "1", NULL});
    workstation_shows(&work, "别人保存过这条记录；保存时会并排给您选");
    workstation_shows(&work, "* 草稿里的住所");
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "1 我写的   草稿里的住所");
    workstation_shows(&work, "2 现在的   后来的住所");
    workstation_type(&work, "3");
    workstation_shows(&work, "只能在前两样里选");
    workstation_type(&work, "1<Enter>");
    workstation_shows(&work, "请核对后按 Ctrl-S 保存");
    assert_int_equal(workstation_drafts(&work), 1);
    workstation_type(&work, "<C-s>");
    expect_stored(&work, "address", "草稿里的住所");
    assert_int_equal(workstation_drafts(&work), 0);
    workstation_close(&work);
}

/* No file may grow from here on, as on a full disk. */
static void disk_full(bool full)
{
    static struct rlimit before;
    if (full) {
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before);
    }
    setrlimit(RLIMIT_FSIZE, full ? &(struct rlimit){1, before.rlim_max} : &before);
}

/* The draft over the older state stays until the one over the newer state is kept. */
static void test_full_disk(void **state)
{
    struct workstation work;
    open_party(&work, *state, 24, 80);
    workstation_type(&work, "四号门");
    wang_saves(*state, (const char *const[]){"contact", "郑十", NULL});
    disk_full(true);
    workstation_type(&work, "<C-s>");
    disk_full(false);
    workstation_shows(&work, "草稿没有留住：");
    workstation_shows(&work, "四号门");
    workstation_shows(&work, "联系人  郑十");
    assert_int_equal(workstation_drafts(&work), 1);
    workstation_type(&work, "<Esc>");
    workstation_shows(&work, "已留作草稿");
    workstation_close(&work);
}

/* Long texts are wrapped, and the card scrolls with the chosen field. */
static void test_card_at_all_sizes(void **state)
{
    static const struct {
        int rows, columns;
    } sizes[] = {{24, 80}, {40, 120}, {20, 60}};
    static const char *const theirs[] = {"她写的住所甲", "她写的住所乙", "她写的住所丙"};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct workstation work;
        char name[64];
        open_party(&work, *state, sizes[i].rows, sizes[i].columns);
        workstation_type_all(
            &work, (const char *const[]){
                       "<C-u>我写的住所", "<Tab>", "<C-u>我写的联系人", "<Tab><Tab><Tab><Tab>",
                       "备注写得很长：当事人说明厂房分两期建设，一期已经投产，二期还在安装设备，"
                       "现场有两个排口，北侧的一个没有标志牌。<Enter>第二段也要看得见，"
                       "一个字都不能少。",
                       NULL});
        wang_saves(*state, (const char *const[]){"address", theirs[i], "contact", theirs[i],
                                                 "remark", theirs[i], "sign", theirs[i], NULL});
        workstation_type_all(&work, (const char *const[]){"<C-s>", "1<Down>2<Down>", NULL});
        snprintf(name, sizeof name, "conflict-%dx%d", sizes[i].columns, sizes[i].rows);
        screen_expect(work.screen, name);
        workstation_type(&work, "<Esc>");
        workstation_close(&work);
    }
}

/* Who opens a record that another is writing in is told so; a new one, and one's own draft, never. */
static void test_others_are_told(void **state)
{
    struct workstation work;
    open_party(&work, *state, 24, 80);
    assert_false(screen_shows(work.screen, "正在改这一条"));
    workstation_type(&work, "我先改<Esc>");
    workstation_again(&work, "wang");
    workstation_type_all(&work, (const char *const[]){"<A-3>", "渝碚", "<F4>", NULL});
    workstation_shows(&work, "陈宇 正在改这一条（10:00）");
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<F2>", NULL});
    assert_false(screen_shows(work.screen, "正在改这一条"));
    workstation_close(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_clash),
        cmocka_unit_test(test_clash),
        cmocka_unit_test(test_back_untouched),
        cmocka_unit_test(test_typed_ahead),
        cmocka_unit_test(test_draft_over_an_older_state),
        cmocka_unit_test(test_full_disk),
        cmocka_unit_test(test_others_are_told),
        cmocka_unit_test(test_card_at_all_sizes),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
