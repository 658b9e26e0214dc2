/* The main job, from the first list to the paper: a case against a known party, and one against a new
 * one whose credit code was mistyped, in Chinese, to the PDF. What the screen did is then read
 * back by the command line: the rows, the file's text and the audit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "e2e/flow.h"

#define OFFICER "chenyu"
#define REVIEWER "baiqinghe" /* may verify the audit */
#define MEASURE "补建危险废物管理台账并按日记录"

/* From the field after the party to a filed case; its number, which the caller frees. */
static char *fill_in_case(struct pty *pty, const char *place)
{
    at(pty, "案件来源");
    keys(pty, "<Enter>");
    at(pty, "发现时间");
    keys(pty, "<Enter>");
    at(pty, "街道（镇）");
    flow_pick(pty, "jk", "井口街道");
    at(pty, "地点");
    assert_true(pty_type(pty, place));
    keys(pty, "<Enter>");
    at(pty, "违法行为");
    keys(pty, "危险废物管理台账记录不全<Enter>");
    flow_pick(pty, "", "ZM-27"); /* offered by itself, the best fit first */
    at(pty, "简要案情");
    keys(pty, "现场检查时，危险废物贮存间没有台账。<Enter>当事人承认，愿意马上补建。<Tab>");
    at(pty, "已当场改正");
    keys(pty, "<Space>");
    at(pty, "是");
    keys(pty, "<Enter>");
    at(pty, "承办人* 陈屿");
    keys(pty, "<Enter>");
    at(pty, "协办人");
    flow_pick(pty, "罗一", "罗一笛");
    sees(pty, "必填的都有了");
    keys(pty, "<C-s>");
    return flow_word_after(pty, "\n 已受理 ");
}

/* On the row of the case: the acts, the commitment, filed; its number, which the caller frees. */
static char *sign_commitment(struct pty *pty)
{
    flow_act(pty, "签订保证承诺书");
    sees(pty, "整改措施");
    at(pty, "  1"); /* the case stands there already */
    keys(pty, MEASURE "<Enter>+7<Enter>");
    sees(pty, "2026-03-16");
    keys(pty, "杜秋帆<Enter>");
    sees(pty, "  2\n");
    keys(pty, "<C-s>");
    sees(pty, "已签订。按 F7、Enter、Enter 生成 PDF。");
    return flow_word_after(pty, "\n 承诺书 ");
}

/* From the chosen case to the PDF: three keys, as the screen says. */
static void make_pdf(struct pty *pty, const char *party)
{
    keys(pty, "<F7>");
    sees(pty, "1  保证承诺书");
    keys(pty, "<Enter>");
    sees(pty, "预览：保证承诺书");
    sees(pty, party);
    keys(pty, "<Enter>");
    sees(pty, "PDF 已生成（第 1 次）");
    keys(pty, "<Enter>");
    assert_true(pty_wait_gone(pty, "PDF 已生成", FLOW_SECONDS));
}

static void assert_in(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("\"%s\" isn't in:\n%s", part, text);
    }
}

static void assert_paper(const struct flow *flow, const char *number, const char *party)
{
    char *paper = flow_find(flow, ".pdf");
    assert_non_null(paper);
    assert_in(paper, number);
    assert_in(paper, party);
    const char *argv[] = {"pdftotext", paper, "-", NULL};
    char *text = flow_program(flow, 0, argv);
    assert_in(text, number);
    assert_in(text, party);
    assert_in(text, "补建危险废物管理台账");
    free(text);
    free(paper);
}

static void assert_said(const struct flow *flow, const char *account, const char *words,
                        const char *part)
{
    char *said = flow_run(flow, account, 0, words);
    assert_in(said, part);
    free(said);
}

/* What stands between a case and its promise, done at the prompt: the screening that admits it, the
 * proposal, and the leader in charge's approval. The case was corrected on the spot. */
static void lead_to_promise(const struct flow *flow, const char *number)
{
    static const char screening[] =
        "act %s screen ours=是 negative=没有命中 emergency=否 harm=没有 harm_evidence=照片 risk=否 "
        "dear=否 irreversible=否 crime=否 detention=否 several=否 relapse=否 must_file=否 first=是 "
        "minor=是 minor_evidence=笔录 no_intent=是 intent_evidence=笔录 correction_evidence=照片 "
        "answers.1.answer=是 answers.2.answer=是 hits.1.reply=不命中 hits.2.reply=不命中 "
        "hits.3.reply=不命中";
    static const struct {
        const char *account;
        const char *words;
    } steps[] = {
        {OFFICER, screening}, {OFFICER, "act %s propose"}, {"taoyanqiu", "act %s approve"}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        char *words = memory_format("%s", steps[i].words);
        char *at = strstr(words, "%s");
        char *whole = memory_format("%.*s%s%s", (int)(at - words), words, number, at + 2);
        free(flow_run(flow, steps[i].account, 0, whole));
        free(whole);
        free(words);
    }
}

/* The rest of the flow once the party is chosen, and what the command line says of it. */
static void case_to_paper(const struct flow *flow, struct pty *pty, const char *party)
{
    char *number = fill_in_case(pty, "先锋示范路 16 号 3 号厂房");
    lead_to_promise(flow, number);
    char *letter = sign_commitment(pty);
    make_pdf(pty, party);
    flow_leave(pty);
    assert_in(number, "沙环柔〔2026〕");
    assert_paper(flow, letter, party);
    char *words = memory_format("list cases %s", number);
    assert_said(flow, OFFICER, words, "观察中");
    assert_said(flow, OFFICER, words, party);
    assert_said(flow, OFFICER, "list cases 先锋示范路", number);
    assert_said(flow, REVIEWER, "audit verify", "没有改动");
    free(words);
    free(letter);
    free(number);
}

static void known_party_to_pdf(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = flow_login(flow, OFFICER);
    keys(pty, "<F2>");
    at(pty, "当事人");
    flow_pick(pty, "lzc", "重庆岚枕川汽车零部件有限公司");
    case_to_paper(flow, pty, "重庆岚枕川汽车零部件有限公司");
}

/* A new party in a form of its own on the way; its code with a wrong last digit first. */
static void fill_in_party(struct pty *pty)
{
    at(pty, "* 重庆晴川试验仪器有限公司"); /* the typed name stands there already */
    keys(pty, "<Enter>");
    at(pty, "统一社会信用代码");
    keys(pty, "91500106MA60QX7T1B");
    sees(pty, "第 18 位校验码应为 A，输入的是 B");
    at(pty, "91500106MA60QX7T1B");
    keys(pty, "<Backspace>Ａ"); /* full width, as an input method gives it: the cursor goes on */
    at(pty, "法定代表人");
    sees(pty, "91500106MA60QX7T1A");
    assert_true(pty_wait_gone(pty, "校验码应为", FLOW_SECONDS));
    keys(pty, "石望舒<Tab>");
    at(pty, "招牌名称");
    keys(pty, "<Tab>");
    at(pty, "住所");
    keys(pty, "重庆市沙坪坝区井口街道先锋示范路 99 号<Enter>");
    at(pty, "联系人");
    keys(pty, "<Enter>");
    at(pty, "联系电话");
    keys(pty, "１３９００００８８８８<Enter>");
    at(pty, "街道（镇）");
    sees(pty, "13900008888");
    keys(pty, "<C-s>");
}

static void new_party_with_a_wrong_digit_to_pdf(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = flow_login(flow, OFFICER);
    keys(pty, "<F2>");
    at(pty, "当事人");
    keys(pty, "重庆晴川试验仪器有限公司");
    sees(pty, "没有找到。按 F2 新建这个当事人");
    keys(pty, "<F2>");
    fill_in_party(pty);
    sees(pty, "当事人* 重庆晴川试验仪器有限公司"); /* back in the case, chosen */
    case_to_paper(flow, pty, "重庆晴川试验仪器有限公司");
    assert_said(flow, OFFICER, "list parties 晴川", "91500106MA60QX7T1A");
}

/* What the law refuses says why at the field, and nothing is filed. */
static void same_officer_twice_is_refused_with_its_clause(void **state)
{
    const struct flow *flow = *state;
    struct pty *pty = flow_login(flow, OFFICER);
    keys(pty, "<F2>");
    at(pty, "当事人");
    keys(pty, "<S-Tab><C-s>");
    sees(pty, "处要改，光标在第一处");
    at(pty, "当事人");
    flow_pick(pty, "lzc", "重庆岚枕川汽车零部件有限公司");
    keys(pty, "<PageDown><PageDown>");
    at(pty, "承办人");
    keys(pty, "<Enter>");
    at(pty, "协办人");
    flow_pick(pty, "陈屿", "陈屿");
    keys(pty, "<C-s>");
    sees(pty, "还没有填写"); /* the first that is wrong; the clause stands at its own field */
    at(pty, "街道（镇）");
    keys(pty, "<PageDown><PageDown><Enter>");
    at(pty, "协办人");
    sees(pty, "行政处罚法第四十二条");
    assert_false(pty_shows(pty, "下一步按 F5")); /* as after filing */
    flow_leave(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(known_party_to_pdf, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(new_party_with_a_wrong_digit_to_pdf, flow_setup,
                                        flow_teardown),
        cmocka_unit_test_setup_teardown(same_officer_twice_is_refused_with_its_clause, flow_setup,
                                        flow_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
