/* A day's work line by line: what officers do on the screen, with numbered prompts, and what it
 * leaves behind in the office. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "office/desk.h"
#include "office/drafts.h"
#include "ui/line.h"
#include "ui/talk.h"
#include "ui/terminal.h"
#include "ui/workstation.h"

static size_t pdf_count(const struct bureau *bureau)
{
    size_t count;
    char **names = file_list(bureau->folder, ".pdf", &count);
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
    return count;
}

static size_t draft_count(struct bureau *bureau, const char *account)
{
    struct office *office = bureau_as(bureau, account);
    struct office_draft drafts[8];
    struct err err = {0};
    size_t count = 0;
    assert_true(office_draft_list(office, drafts, 8, &count, &err));
    office_close(office);
    return count;
}

/* An unknown name is tried as one that nearly all terminals are; dumb and none are not. */
static void test_when(void **state)
{
    static const struct screen_wish asked = {.lines = true};
    (void)state;
    assert_true(line_wanted(&asked));
    assert_true(terminal_moves_cursor("xterm-256color", stdout));
    assert_true(terminal_moves_cursor("no-such-terminal", stdout));
    assert_false(terminal_moves_cursor("dumb", stdout));
    assert_false(terminal_moves_cursor("", stdout));
    assert_false(terminal_moves_cursor(NULL, stdout));
}

static void test_hello(void **state)
{
    char *said = talk(*state, "chen", "?\n0\n");
    talk_order(said, "练习，", "陈宇，执法人员");
    talk_order(said, "我的待办", "1. 今日");
    talk_has(said, "受理（sl）：受理新案件");
    talk_has(said, "已离开。");
    free(said);
}

/* From nothing to the letter: the party is known, two promises. */
static void test_intake_to_letter(void **state)
{
    struct bureau *bureau = *state;
    size_t before = pdf_count(bureau);
    char *said = talk(bureau, "chen",
                      "sl\n乐安\n\n\n" /* 受理; the party; where from and when stay */
                      "tw\n天马路8号\n环境管理台账没有按月记录\n"
                      "1\n现场检查时台账缺三个月。\n当事人当场说明。\n。\n"
                      "\n\n王\n\ns\n" /* not corrected, me, and a colleague */
                      "0\n0\n0\n");
    talk_has(said, "乐安禾：");
    talk_has(said, "街道（镇）：土湾街道");
    talk_has(said, "清单上相近的事项：");
    talk_order(said, "王芳：500106001", "已受理 沙环柔〔2026〕5号。");
    free(said);
    workstation_allow(bureau, "沙环柔〔2026〕5号");
    said = talk(bureau, "chen",
                "2\n没有按月记录\n办理 1\n2\n"                 /* the commitment */
                "补齐台账\n+7\n赵一\n专人记录\n3-20\n赵二\n\n" /* an empty row ends it */
                "今天\n15\n\ns\n"
                "文书\n1\n1\n\n\n2\n" /* read it through, then the PDF */
                "0\n0\n0\n0\n");
    talk_order(said, "2. 签订保证承诺书", "不能 作废案件：");
    talk_has(said, "3月16日，周一");
    talk_has(said, "承诺书 沙环承〔2026〕2号 已签订。");
    talk_order(said, "保证承诺书", "的 PDF 已生成（第 1 次）：");
    talk_has(said, ".pdf");
    assert_int_equal(pdf_count(bureau), before + 1);
    assert_int_equal(draft_count(bureau, "chen"), 0);
    free(said);

    struct office *office = bureau_as(bureau, "chen");
    struct err err = {0};
    int64_t id = 0;
    assert_true(desk_find(office, "case", "沙环柔〔2026〕5号", &id, &err));
    struct record *record = desk_load(office, "case", id, &err);
    assert_string_equal(record_get(record, "facts"), "现场检查时台账缺三个月。\n当事人当场说明。");
    record_free(record);
    record = desk_load(office, "commitment", desk_commitment_of(office, id), &err);
    assert_int_equal(record->rows[form_field(record->form, "promises")].count, 2);
    record_free(record);
    office_close(office);
}

/* A party that isn't there is made on the way; a wrong digit is told, and put right. */
static void test_new_party_on_the_way(void **state)
{
    char *said = talk(*state, "chen",
                      "受理\n渝江新材料\n新建 重庆渝江新材料有限公司\n"
                      "91500106MA5U7Q8R1X\n91500106MA5U7Q8R40\n"
                      "钱二\n\n石井坡街道1号\n\n13900000001\n:保存\ns\n:返回\n0\n");
    talk_has(said, "没有找到“渝江新材料”");
    talk_order(said, "校验码应为 ", "统一社会信用代码（必填）：\n");
    talk_order(said, "已登记当事人 重庆渝江新材料有限公司。", "案件来源[日常检查]：");
    talk_has(said, "已留作草稿：案件受理");
    free(said);
    said = talk(*state, "chen", "3\n0\n0\n");
    talk_has(said, "您有 1 份没写完的");
    talk_has(said, "案件受理：重庆渝江新材料有限公司，2026-03-09 10:00");
    free(said);
    said = talk(*state, "chen", "2\n1\n0\n0\n"); /* think better of it */
    talk_order(said, "要丢掉的是 案件受理：重庆渝江新材料有限公司（2026-03-09 ", "草稿留着。");
    free(said);
    said = talk(*state, "chen", "0\n受理\n3\n1\n:返回\n0\n"); /* drop it, write anew */
    talk_order(said, "2. 留着它，另写一份", "要丢掉的是 ");
    talk_order(said, "要丢掉的是 ", "案件受理，新");
    free(said);
    assert_int_equal(draft_count(*state, "chen"), 0);
}

/* The line drops in the middle: the answers are there at the next login, at the same field, with
 * what couldn't be read; and somebody else is never offered them. */
static void test_draft_after_hang_up(void **state)
{
    char *said = talk(*state, "chen",
                      "受理\n渝碚\n\n现在\ntw\n天马路8号\n公开信息不及时\n:协\n"
                      ":4\n不知道\n");
    talk_has(said, "没有命令“协”");
    talk_has(said, "没有“不知道”");
    free(said);
    said = talk(*state, "wang", "0\n");
    talk_lacks(said, "没写完的");
    free(said);
    said = talk(*state, "chen", "1\n\n=\n:违\n:7\n0\n\n查到没有公开。\n\n.\n\n\n王芳\n\ns\n0\n");
    talk_order(said, "1. 案件受理：重庆渝碚机械有限公司", "街道（镇）[土湾街道]：");
    talk_has(said, "6. 违法行为：公开信息不及时");
    talk_has(said, "已受理 沙环柔〔2026〕6号。");
    free(said);
    assert_int_equal(draft_count(*state, "chen"), 0);
}

/* One after the other: what repeats is filled in. */
static void test_save_and_new(void **state)
{
    char *said = talk(
        *state, "chen",
        "受理\n乐安禾\n\n\ntw\n回龙坝\n焚烧秸秆\n0\n\n当场查到。\n.\n\n\n王芳\n\n再建\n:返回\n0\n");
    talk_order(said, "已受理 沙环柔〔2026〕7号。", "照上一张填好：");
    talk_order(said, "照上一张填好：", "当事人（必填）：");
    free(said);
}

/* What is wrong at the end is numbered, a number goes there, and back to the end. */
static void test_findings(void **state)
{
    char *said = talk(*state, "chen",
                      "新当事人\n重庆某某有限公司\n123\n:保存\ns\n"
                      "3\n91500106MA5U7Q8R40\n0\n");
    talk_has(said, "要改 ");
    talk_order(said, "写着“123”", "统一社会信用代码");
    talk_order(said, "4. ", "法定代表人");
    talk_has(said, "已留作草稿：当事人");
    free(said);
    free(talk(*state, "chen", "丢\n1\n1\n0\n"));
}

static void test_filter_views_sort(void **state)
{
    char *said = talk(*state, "chen",
                      "案件\n渝碚\n0\n露天\n0\n没有这样的\n视图\n2\n排序\n2\n/５\n0\n0\n0\n");
    talk_has(said, "全部案件，查找“渝碚”，");
    talk_order(said, "查找“露天”，1 条",
               "1. 沙环柔〔2026〕1号，乐安禾，已受理，2月25日到期（超期 12 日）");
    talk_has(said, "没有找到“没有这样的”");
    talk_has(said, "练习，我的案件，");
    talk_has(said, "2. 按发现时间，顺排");
    talk_has(said, "查找“5”");
    free(said);
}

/* What is looked at is kept under a name, found again, and dropped. */
static void test_saved_view(void **state)
{
    char *said = talk(*state, "chen", "2\n渝碚\n视图\n存为\n渝碚的\n1\n0\n视图\n渝碚的\n0\n0\n0\n");
    talk_has(said, "已存为视图“渝碚的”。");
    talk_order(said, "渝碚的，我的，全部案件，查找“渝碚”", "练习，全部案件，查找“渝碚”");
    free(said);
    said = talk(*state, "chen", "2\n视图\n删掉\n1\n视图\n0\n0\n0\n");
    talk_has(said, "已删掉视图“渝碚的”。");
    free(said);
}

/* A filter that finds nothing may have been a command; a command may take the row's number. */
static void test_words(void **state)
{
    char *said = talk(*state, "chen",
                      "2\ntake in a case\n:0\n办理 9999\n:办\n1\n1\n0\n:新\n0\n下页\n0\n0\n");
    talk_has(said, "案件受理，新。");
    talk_has(said, "这一页没有第 9999 条。");
    talk_has(said, "哪一条，0 返回：");
    talk_order(said, "办理 沙环柔〔2026〕", "不能 ");
    talk_has(said, "哪一个命令");
    talk_has(said, "这是最后一页。");
    free(said);
}

/* 渝碚 as somebody else changes it meanwhile. */
static void change_party(struct bureau *bureau)
{
    struct office *office = bureau_as(bureau, "wang");
    struct err err = {0};
    int64_t id = 0;
    assert_true(desk_find(office, "party", "渝碚", &id, &err));
    struct record *record = desk_load(office, "party", id, &err);
    record_put(record, "address", "重庆市沙坪坝区天马路10号");
    record_put(record, "phone", "13900000003");
    if (!desk_save(office, record, false, &err))
        fail_msg("%s", err.message);
    record_free(record);
    office_close(office);
}

static void party_has(struct bureau *bureau, const char *key, const char *value)
{
    struct office *office = bureau_as(bureau, "chen");
    struct err err = {0};
    int64_t id = 0;
    assert_true(desk_find(office, "party", "渝碚", &id, &err));
    struct record *record = desk_load(office, "party", id, &err);
    assert_string_equal(record_get(record, key), value);
    record_free(record);
    office_close(office);
}

/* A record that is there is changed by the number of its field. */
static void test_edit(void **state)
{
    char *said =
        talk(*state, "chen", "3\n渝碚\n1\n1\n1\n6\n重庆市沙坪坝区天马路9号\ns\n0\n0\n0\n0\n");
    talk_order(said, "住所（住址）：沙坪坝区土湾街道天马路8号",
               "重庆渝碚机械有限公司 的修改已保存。");
    free(said);
    party_has(*state, "address", "重庆市沙坪坝区天马路9号");
}

/* The last change is told in words before it is taken back. */
static void test_undo(void **state)
{
    char *said =
        talk(*state, "chen", "3\n渝碚\n编辑 1\n6\n天马路99号\ns\n撤销\n1\n0\n0\n0\n撤销\n0\n0\n");
    talk_order(said, "撤销 ", "由“天马路99号”改回“重庆市沙坪坝区天马路9号”");
    talk_has(said, "已撤销。");
    free(said);
    party_has(*state, "address", "重庆市沙坪坝区天马路9号");
}

/* Somebody saves first: what only one changed is taken, about the rest it is asked. */
static void test_conflict(void **state)
{
    char *said = talk_meanwhile(*state, "chen",
                                "3\n渝碚\n编辑 1\n7\n孙联系\n8\n13900000002\ns\n1\ns\n0\n0\n0\n",
                                "联系电话[13800012345]：", change_party);
    talk_has(said, "不冲突，已合并：联系人（我写的）；住所（住址）（现在的）。");
    talk_order(said, "联系电话，两人都改了：", "1. 我写的，13900000002");
    talk_order(said, "2. 现在的，13900000003", "3. 原来的，13800012345");
    talk_order(said, "已合在一起，请核对后保存。", "的修改已保存。");
    free(said);
    party_has(*state, "phone", "13900000002");
    party_has(*state, "contact", "孙联系");
    party_has(*state, "address", "重庆市沙坪坝区天马路10号");
    assert_int_equal(draft_count(*state, "chen"), 0);
}

static void test_void_needs_a_reason_and_the_right_person(void **state)
{
    char *said = talk(*state, "wang", "2\n露天\n作废 1\n0\n作废 1\n\n查无实据\n0\n0\n0\n");
    talk_order(said, "没有作废。", "理由还没有写。\n作废的理由，0 不作废：");
    talk_order(said, "理由还没有写。", "已作废，案号留着不再用。");
    free(said);
    said = talk(*state, "clerk", "作废\n2\n作废 1\n0\n0\n");
    talk_lacks(said, "作废的理由");
    free(said);
}

/* What can't be done is said before anything is; what was done is marked no longer. */
static void test_marks_are_done_together(void **state)
{
    struct bureau *bureau = *state;
    size_t before = pdf_count(bureau);
    char *said = talk(bureau, "chen", "2\n标记 1\n标记 3\n标记 6\n文书\n1\n1\n清标记\n0\n0\n");
    talk_has(said, "已标记。共标记 3 条。");
    talk_order(said, "以上 1 条不能办，不会动它们。", "保证承诺书：办这 2 条");
    talk_order(said, ".pdf", "办了 2 条，共标记 1 条还没有办。");
    assert_true(pdf_count(bureau) > before);
    free(said);
    said = talk(bureau, "wang", "2\n全标\n办理\n作废\n0\n0\n0\n");
    talk_order(said, "标记的 7 条", "每条都记的理由，0 不作废：");
    talk_has(said, "案件只作废一次");
    free(said);
}

/* Full-width digits and punctuation mean the same; arrow keys and controls are nothing. */
static void test_input_is_cleaned(void **state)
{
    char *said = talk(*state, "chen", "２\n？\n\033[A\033[Bx\033OA\x07zq\n０\n０\n０\n");
    talk_has(said, "练习，全部案件");
    talk_has(said, "一定是查找");
    talk_has(said, "没有找到“xzq”");
    talk_has(said, "已离开。");
    free(said);
    said = talk(*state, "chen", "\xb2\xe9\n0\n");
    talk_has(said, "请把终端的编码改为 UTF-8");
    free(said);
}

static void test_administrator_sees_no_cases(void **state)
{
    char *said = talk(*state, NULL, "2\n案件\n?\n5\n0\n0\n");
    talk_lacks(said, "2. 案件");
    talk_lacks(said, "沙环柔");
    talk_has(said, "5. 清单");
    free(said);
}

/* Files go out, come in after they were tried, and the audit is verified. */
static void test_files(void **state)
{
    char *said = talk(*state, NULL, "审计\n5\n导出\n导入\n清单\n/nowhere/x.csv\n备份\n0\n0\n0\n");
    talk_has(said, "首尾相连，没有改动。");
    talk_has(said, "条已导出（全部，不只是查到的）：");
    talk_order(said, "导入什么", "什么都没有写入。");
    talk_has(said, "回车照此，或写文件，0 返回：");
    free(said);
}

/* Whatever the screen offers on a list, in a form or over a document can be done here as well,
 * or it is said why it makes no sense. */
static void test_every_action(void **state)
{
    (void)state;
    size_t count;
    const struct action *all = actions(&count);
    for (size_t i = 0; i < count; i++) {
        bool has = line_has_action(all[i].id), without = line_without_action(all[i].id) != NULL;
        if (has == without)
            fail_msg("%s (%s): %s", all[i].name, all[i].english,
                     has ? "done and excused" : "neither done nor excused in line mode");
    }
}

int main(void)
{
    /* in this order: they work in one office and count its numbers */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_when),
        cmocka_unit_test(test_hello),
        cmocka_unit_test(test_intake_to_letter),
        cmocka_unit_test(test_new_party_on_the_way),
        cmocka_unit_test(test_draft_after_hang_up),
        cmocka_unit_test(test_save_and_new),
        cmocka_unit_test(test_findings),
        cmocka_unit_test(test_filter_views_sort),
        cmocka_unit_test(test_saved_view),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_edit),
        cmocka_unit_test(test_undo),
        cmocka_unit_test(test_conflict),
        cmocka_unit_test(test_marks_are_done_together),
        cmocka_unit_test(test_void_needs_a_reason_and_the_right_person),
        cmocka_unit_test(test_input_is_cleaned),
        cmocka_unit_test(test_administrator_sees_no_cases),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_every_action),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
