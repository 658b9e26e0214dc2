/* What goes wrong line by line: a draft that can't be kept, a form that can't be saved, a hang-up in the
 * middle of it, a line that is too long: nothing that was answered is lost without a word. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/err.h"
#include "base/file.h"
#include "base/memory.h"
#include "office/desk.h"
#include "office/drafts.h"
#include "ui/detail.h"
#include "ui/line.h"
#include "ui/talk.h"
#include "ui/trouble.h"
#include "ui/workstation.h"

/* A party with a number that can't be read. */
#define PARTY "新当事人\n重庆某某有限公司\n123\n"
/* The same while the drafts are blocked: it is asked first. */
#define PARTY_ANYWAY "新当事人\n2\n重庆某某有限公司\n123\n"

static void unblock(struct bureau *bureau)
{
    trouble_drafts_blocked(bureau, false);
}

/* Whoever leaves is asked: back to the form, once more, into a file; then it is let go. */
static void test_leaving_without_a_draft(void **state)
{
    static const char *const ways[] = {":返回", ":离开", ":保存\n0", ":案件"};
    struct bureau *bureau = *state;
    setenv("HOME", bureau->folder, 1);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        char lines[300];
        trouble_drafts_blocked(bureau, true);
        snprintf(lines, sizeof lines, PARTY_ANYWAY "%s\n0\n=\n0\n1\n2\n0\n0\n", ways[i]);
        char *said = talk(bureau, "chen", lines);
        talk_order(said, "写的都还在，可以接着写；离开以前会再问。", "一个字也没有丢");
        talk_order(said, "一个字也没有丢", "0 回到表单：");
        talk_order(said, "0 回到表单：", "1. 当事人");
        talk_order(said, "已写到：", "已离开。");
        free(said);
        trouble_drafts_blocked(bureau, false);
        trouble_expect_file(bureau, "重庆某某有限公司");
    }
}

/* The text that couldn't be read goes with the rest; so does what stands in a table's rows. */
static void test_unread_is_written(void **state)
{
    struct bureau *bureau = *state;
    setenv("HOME", bureau->folder, 1);
    trouble_drafts_blocked(bureau, true);
    free(talk(bureau, "chen", PARTY_ANYWAY ":返回\n2\n0\n"));
    trouble_expect_file(bureau, ",123,");
    workstation_file_ready(bureau, "没有公开排污口信息");
    char *said =
        talk(bureau, "chen", "2\n排污口\n承诺书 1\n2\n补齐台账\n不知道哪天\n:返回\n2\n0\n0\n0\n");
    talk_has(said, "已写到：");
    free(said);
    trouble_drafts_blocked(bureau, false);
    trouble_expect_file(bureau, "补齐台账|不知道哪天");
}

/* As soon as there is room, trying again is enough. */
static void test_trying_again(void **state)
{
    struct bureau *bureau = *state;
    struct err err = {0};
    setenv("HOME", bureau->folder, 1);
    trouble_drafts_blocked(bureau, true);
    char *said =
        talk_meanwhile(bureau, "chen", PARTY_ANYWAY ":返回\n1\n0\n", "一个字也没有丢", unblock);
    talk_order(said, "一个字也没有丢", "已留作草稿：当事人");
    talk_lacks(said, "已写到");
    free(said);
    struct office *office = bureau_as(bureau, "chen");
    struct office_draft draft;
    bool found;
    assert_true(office_draft_find(office, "party", 0, 0, &draft, &found, &err));
    assert_true(found);
    assert_true(office_draft_drop(office, &draft, &err));
    office_close(office);
}

/* The input ends, as when the line drops: nobody can be asked, the file is written. */
static void test_hang_up_without_a_draft(void **state)
{
    struct bureau *bureau = *state;
    setenv("HOME", bureau->folder, 1);
    trouble_drafts_blocked(bureau, true);
    char *said = talk(bureau, "chen", PARTY_ANYWAY);
    talk_has(said, "已写到：");
    free(said);
    trouble_drafts_blocked(bureau, false);
    trouble_expect_file(bureau, "重庆某某有限公司");
    trouble_drafts_blocked(bureau, true);
    free(talk(bureau, "chen", PARTY_ANYWAY ":返回\n")); /* while it is asked */
    trouble_drafts_blocked(bureau, false);
    trouble_expect_file(bureau, "重庆某某有限公司");
}

static void fill_disk(struct bureau *bureau)
{
    (void)bureau;
    trouble_disk_full(true);
}

/* No room for drafts nor for a file: the exit code says that something is lost. */
static void test_lost(void **state)
{
    struct talk lost = {.account = "chen",
                        .lines = PARTY,
                        .cues = {{"统一社会信用代码（必填）：", fill_disk}},
                        .code = ERR_DATABASE};
    char *said = talk_as(*state, &lost);
    trouble_disk_full(false);
    talk_has(said, "家目录和 /tmp 都写不了");
    free(said);
    free(talk(*state, "chen", "丢\n1\n1\n0\n")); /* what was kept before */
}

static void take_away(struct bureau *bureau)
{
    char *away = memory_format("%s.away", bureau->path);
    assert_int_equal(rename(bureau->path, away), 0);
    free(away);
}

static void bring_back(struct bureau *bureau)
{
    char *away = memory_format("%s.away", bureau->path);
    assert_int_equal(rename(away, bureau->path), 0);
    free(away);
}

/* It can't be saved: into a file, once more, and the form is there until it is. */
static void test_saving_fails(void **state)
{
    struct bureau *bureau = *state;
    struct talk away = {.account = "chen",
                        .lines = "3\n渝碚\n编辑 1\n6\n天马路5号门\ns\n2\ns\n1\n1\n0\n0\n0\n",
                        .cues = {{"s保存 数字改", take_away}, {"已写到：", bring_back}}};
    setenv("HOME", bureau->folder, 1);
    char *said = talk_as(bureau, &away);
    talk_order(said, "不在原处了", "一个字也没有丢");
    talk_order(said, "已写到：", "的修改已保存。");
    free(said);
    trouble_expect_file(bureau, "天马路5号门");
}

/* A colon alone is no answer: what stands there stays, and it is said what can be done. */
static void test_lone_colon(void **state)
{
    char *said = talk(*state, "chen", "3\n渝碚\n编辑 1\n6\n:\n：\n\n=\n0\n0\n0\n0\n");
    talk_order(said, ":数字 到那一项，:保存，:返回，:离开。", "住所（住址）：天马路5号门");
    talk_lacks(said, "已清空");
    free(said);
}

/* Words that find nothing are a command, for the rows that were read out. */
static void test_command_after_a_filter(void **state)
{
    char *said = talk(*state, "wang", "2\n废案 1\n0\n0\n0\n0\n");
    talk_lacks(said, "没有第 1 条");
    talk_order(said, "作废 沙环柔〔2026〕", "没有作废。");
    free(said);
}

static void press_stop(struct bureau *bureau)
{
    (void)bureau;
    assert_int_equal(raise(SIGINT), 0);
}

/* Ctrl-C stops between two rows; what was done is said and stays done. */
static void test_stop_many(void **state)
{
    struct talk stopped = {.account = "wang",
                           .lines = "2\n全标\n办理\n作废\n试停\n清标记\n0\n0\n0\n",
                           .cues = {{"Ctrl-C 停下。", press_stop}},
                           .signals = true};
    char *said = talk_as(*state, &stopped);
    talk_order(said, "Ctrl-C 停下。", "已停下，办好的不会退回。作废案件：办了 0 条");
    free(said);
    stopped.cues[0].said = "1. 保证承诺书";
    said = talk_as(*state, &stopped);
    talk_has(said, "已停下，什么也没有办。");
    free(said);
}

/* An import is one: stopped, nothing of it was written. */
static void test_stop_import(void **state)
{
    static const char sheet[] =
        "当事人名称,类型,统一社会信用代码,法定代表人,住所（住址）,联系电话\n"
        "某人,个人,,,天马路,13800012345\n";
    struct bureau *bureau = *state;
    struct err err = {0};
    char *path = memory_format("%s/in.csv", bureau->folder);
    char *lines = memory_format("3\n导入\n当事人\n%s\n1\n0\n0\n0\n", path);
    assert_true(file_write(path, sheet, sizeof sheet - 1, 0600, &err));
    char *said = talk_as(bureau, &(struct talk){.account = "chen",
                                                .lines = lines,
                                                .cues = {{"导入什么", press_stop}},
                                                .signals = true});
    talk_has(said, "已取消，什么也没有写入");
    free(said);
    file_remove(path);
    free(lines);
    free(path);
}

static void change_person(struct bureau *bureau)
{
    struct office *office = bureau_as(bureau, "wang");
    struct err err = {0};
    int64_t id = 0;
    assert_true(desk_find(office, "party", "乐安禾", &id, &err));
    struct record *record = desk_load(office, "party", id, &err);
    record_put(record, "resident_id", "110105194912310038");
    if (!desk_save(office, record, false, &err))
        fail_msg("%s", err.message);
    record_free(record);
    office_close(office);
}

/* Both changed what is masked elsewhere: nobody can choose between stars. */
static void test_masked_clash(void **state)
{
    char *said = talk_meanwhile(*state, "chen",
                                "3\n乐安禾\n编辑 1\n3\n110105194912310046\ns\n1\ns\n0\n0\n0\n",
                                "居民身份证号码[", change_person);
    talk_order(said, "居民身份证号码，两人都改了：", "1. 我写的，110105194912310046");
    talk_order(said, "2. 现在的，110105194912310038", "3. 原来的，11010519491231002X");
    talk_has(said, "的修改已保存。");
    free(said);
}

/* A row whose first cell is empty begins with what stands there, not with a comma; a cell that is a whole
 * sentence gives its full stop to the comma behind it. */
static void test_row_in_words(void **state)
{
    struct office *office = bureau_as(*state, "chen");
    const struct form *form = office_form(office, "commitment");
    struct record *record = record_new(form);
    int promises = form_field(form, "promises");
    struct record *row = record_row_add(record, promises, office_form(office, "promise"));
    record_put(row, "responsible", "赵一");
    char *text = detail_value(office, record, promises);
    assert_string_equal(text, "1. 赵一");
    free(text);
    record_put(row, "done_by", "2026-03-16");
    text = detail_value(office, record, promises);
    assert_string_equal(text, "1. 2026-03-16，赵一");
    free(text);
    record_put(row, "measure", "补建台账。");
    text = detail_value(office, record, promises);
    assert_string_equal(text, "1. 补建台账，2026-03-16，赵一");
    free(text);
    record_free(record);
    office_close(office);
}

/* What the office knows of a party is said; one that is there isn't filed again, and what was written
 * of it stays. */
static void test_party_is_known(void **state)
{
    char *said = talk(*state, "chen",
                      "受理\n新建 重庆渝碚机械有限公司\n:法定\n钱二\n:用已有\n1\n:返回\n0\n");
    talk_order(said, "已有 重庆渝碚机械有限公司（名称相同）。", ":用已有 就不另建。");
    talk_order(said, "正在写的这张留作草稿。", "已留作草稿：当事人。");
    talk_order(said, "已留作草稿：当事人。", "此前 ");
    free(said);
    said = talk(*state, "chen", "丢\n1\n1\n草稿\n2\n1\n1\n草稿\n0\n");
    talk_order(said, "您有 2 份没写完的", "已丢掉草稿：当事人：重庆渝碚机械有限公司");
    free(said);
}

/* Longer than a line may be: what came is told and kept, and nothing of the rest answers the next
 * question. */
static void test_long_line(void **state)
{
    struct buffer lines;
    buffer_init(&lines);
    buffer_add(&lines, "新当事人\n");
    for (int i = 0; i < 30000; i++)
        buffer_add(&lines, "长");
    buffer_add(&lines, "尾\n-\n");
    for (int i = 0; i < 30000; i++)
        buffer_add(&lines, "长");
    buffer_add(&lines, "\n短\n-\n重庆某某有限公司\n=\n:返回\n0\n");
    char *said = talk(*state, "chen", buffer_text(&lines));
    buffer_done(&lines);
    talk_order(said, "收到 21845 字，到“长长长长长长长长长长长长”为止",
               "接着输入，回车算完，- 重写：");
    talk_has(said, "1. 当事人类型");
    talk_lacks(said, "尾");
    free(said);
}

static void void_case(struct bureau *bureau, int64_t id)
{
    struct err err = {0};
    struct office *wang = bureau_as(bureau, "wang");
    assert_true(desk_void_case(wang, id, "重复登记", &err));
    office_close(wang);
}

/* The case was made void under the promise: the draft is written to a file, and stays. */
static void test_draft_of_a_void_case(void **state)
{
    struct bureau *bureau = *state;
    setenv("HOME", bureau->folder, 1);
    int64_t id = workstation_file_ready(bureau, "就要作废的案件");
    free(talk(bureau, "chen", "2\n就要作废\n承诺书 1\n补建台账并上墙\n:返回\n0\n0\n0\n"));
    void_case(bureau, id);
    char *said = talk(bureau, "chen", "1\n1\n0\n");
    talk_order(said, "作废", "这份草稿接不下去了");
    talk_has(said, "已写到：");
    free(said);
    trouble_expect_file(bureau, "补建台账并上墙");
    said = talk(bureau, "chen", "2\n1\n1\n0\n");
    talk_order(said, "要丢掉的是 ", "已丢掉草稿");
    free(said);
}

/* Whether there is a draft can't be read: that is said, and one may go on anyway. */
static void test_unreadable_drafts(void **state)
{
    struct bureau *bureau = *state;
    trouble_drafts_blocked(bureau, true);
    char *said = talk(bureau, "chen", "新当事人\n2\n:返回\n0\n");
    talk_order(said, "现在看不到。", "当事人，新");
    free(said);
    trouble_drafts_blocked(bureau, false);
}

/* All drafts are offered, page by page. */
static void test_many_drafts(void **state)
{
    struct bureau *bureau = *state;
    struct err err = {0};
    trouble_drafts_blocked(bureau, false); /* none is there from before */
    struct office *chen = bureau_as(bureau, "chen");
    struct record *record = desk_new(chen, "party", 0, &err);
    for (int i = 1; i <= 10; i++) {
        struct office_draft draft = {.form = "party", .context = i, .row = -1};
        bureau->now++;
        snprintf(draft.called, sizeof draft.called, "当事人：第%02d家", i);
        assert_true(office_draft_keep(chen, &draft, record, NULL, &err));
    }
    record_free(record);
    office_close(chen);
    char *said = talk(bureau, "chen", "9\n4\n9\n丢\n2\n1\n0\n");
    talk_order(said, "您有 10 份没写完的", "9. 往后看");
    talk_order(said, "9. 往后看", "2. 当事人：第01家");
    talk_order(said, "丢掉哪一份？", "已丢掉草稿：当事人：第01家");
    free(said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_leaving_without_a_draft),
        cmocka_unit_test(test_unread_is_written),
        cmocka_unit_test(test_trying_again),
        cmocka_unit_test(test_hang_up_without_a_draft),
        cmocka_unit_test(test_lost),
        cmocka_unit_test(test_saving_fails),
        cmocka_unit_test(test_lone_colon),
        cmocka_unit_test(test_command_after_a_filter),
        cmocka_unit_test(test_stop_many),
        cmocka_unit_test(test_stop_import),
        cmocka_unit_test(test_masked_clash),
        cmocka_unit_test(test_row_in_words),
        cmocka_unit_test(test_party_is_known),
        cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_many_drafts),
        cmocka_unit_test(test_unreadable_drafts),
        cmocka_unit_test(test_draft_of_a_void_case),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
