/* screening_past: the tests of time and history, of the positive list, and the three lawful ways to no
 * penalty (行政处罚法第三十三条、第三十六条).
 *
 * What the office has on file weighs more than what is answered: a first offence can't be ticked where a
 * measure stands on file. */
#include "law/screening_past.h"

enum { LIMIT_MONTHS = 24, LONG_LIMIT_MONTHS = 60 };

static bool has_text(const char *text)
{
    return text != NULL && text[0] != '\0';
}

/* 行政处罚法第三十六条: two years, five where life and health were harmed; a lasting act from its end. */
struct screening_outcome screening_test_limitation(const struct screening_row *row,
                                                   const struct screening_facts *facts,
                                                   const struct screening *before)
{
    (void)before;
    date_t end = facts->going_on                ? facts->found_on
                 : facts->ended_on != DATE_NONE ? facts->ended_on
                                                : facts->acted_on;
    if (end == DATE_NONE || facts->found_on == DATE_NONE || facts->acted_on == DATE_NONE) {
        return screening_outcome(TEST_OPEN, row->demand, "行为发生（终了）的日期还没有查明");
    }
    if (end > facts->found_on || facts->acted_on > end) {
        return screening_outcome(TEST_OPEN, row->demand,
                                 "日期前后不符：行为的起、止应依次早于发现的日期，请核对");
    }
    char from[DATE_TEXT], found[DATE_TEXT], limit[DATE_TEXT];
    date_t two = date_add_months(end, LIMIT_MONTHS);
    date_t last = facts->wider.reply == REPLY_YES ? date_add_months(end, LONG_LIMIT_MONTHS) : two;
    date_format(end, from);
    date_format(facts->found_on, found);
    date_format(last, limit);
    if (facts->found_on > last && facts->wider.reply == REPLY_DOUBT &&
        facts->found_on <= date_add_months(end, LONG_LIMIT_MONTHS)) {
        return screening_outcome(TEST_OPEN, row->demand,
                                 "二年已过，是否涉及生命健康安全（五年）拿不准");
    }
    return screening_outcome(facts->found_on > last ? TEST_HIT : TEST_PASSED,
                             facts->found_on > last ? row->demand : SCREENING_FLEXIBLE,
                             "行为%s %s，%s %s，发现于 %s",
                             facts->going_on ? "继续至发现之日" : "终了于", from,
                             facts->found_on > last ? "追责期已于" : "追责期至", limit, found);
}

struct screening_outcome screening_test_positive(const struct screening_row *row,
                                                 const struct screening_facts *facts,
                                                 const struct screening *before)
{
    (void)before;
    const struct screening_item *item = facts->positive;
    if (item == NULL) {
        return screening_outcome(
            TEST_HIT, row->demand,
            "没有匹配的事项；四项检验全过的可按其他轻微办理，须法制审核、集体讨论");
    }
    const char *measured = has_text(item->measured) ? item->measured : "";
    if (facts->acted_on != DATE_NONE && !screening_item_in_force(item, facts->acted_on)) {
        return screening_outcome(TEST_HIT, row->demand, "%s 第%d版在行为当日不在有效期内",
                                 item->code, item->edition);
    }
    enum screening_answer answer = item->measure == MEASURE_UNMET  ? TEST_HIT
                                   : item->measure == MEASURE_OPEN ? TEST_OPEN
                                                                   : TEST_PASSED;
    static const char *const words[] = {
        [TEST_PASSED] = "条件符合", [TEST_HIT] = "条件不符合", [TEST_OPEN] = "有条件待查"};
    return screening_outcome(answer, answer == TEST_HIT ? row->demand : SCREENING_FLEXIBLE,
                             "%s 第%d版 %s，%s%s%s", item->code, item->edition, item->says,
                             words[answer], measured[0] != '\0' ? "：" : "", measured);
}

struct screening_outcome screening_test_first(const struct screening_row *row,
                                              const struct screening_facts *facts,
                                              const struct screening *before)
{
    (void)before;
    const char *past = has_text(facts->past) ? facts->past : "";
    if (facts->past_measures > 0) {
        return screening_outcome(TEST_HIT, row->demand, "近%d个月内已有%d件处理过：%s",
                                 facts->past_months, facts->past_measures, past);
    }
    if (facts->first.reply == REPLY_NO) {
        return screening_outcome(TEST_HIT, row->demand, "答为不是初次%s%s",
                                 has_text(facts->first.evidence) ? "：" : "",
                                 has_text(facts->first.evidence) ? facts->first.evidence : past);
    }
    bool settled = facts->first.reply == REPLY_YES && has_text(facts->first.evidence);
    if (facts->first.reply == REPLY_DOUBT || (facts->past_open > 0 && !settled)) {
        return screening_outcome(TEST_OPEN, row->demand, "近%d个月内有%d件未定或疑似同一当事人：%s",
                                 facts->past_months, facts->past_open, past);
    }
    return screening_outcome(TEST_PASSED, SCREENING_FLEXIBLE, "近%d个月内没有处理过的记录%s%s",
                             facts->past_months, settled ? "；" : "",
                             settled ? facts->first.evidence : "");
}

struct screening_outcome screening_test_bottom(const struct screening_row *row,
                                               const struct screening_facts *facts,
                                               const struct screening *before)
{
    (void)before;
    const char *evidence = has_text(facts->harm_evidence) ? facts->harm_evidence : "";
    static const char *const words[] = {[HARM_NONE] = "危害后果还没有查明",
                                        [HARM_WITHOUT] = "没有造成危害后果",
                                        [HARM_SLIGHT] = "危害后果轻微",
                                        [HARM_DONE] = "已经造成污染"};
    enum screening_answer answer = facts->harm == HARM_NONE   ? TEST_OPEN
                                   : facts->harm == HARM_DONE ? TEST_HIT
                                                              : TEST_PASSED;
    return screening_outcome(answer, answer == TEST_HIT ? row->demand : SCREENING_FLEXIBLE,
                             "%s%s%s", words[facts->harm], evidence[0] != '\0' ? "：" : "",
                             evidence);
}

/* 无危害后果 is one of the four; a slight one leaves the way of the first offence on the list open, else
 * it is for a person to weigh. */
struct screening_outcome screening_test_harmless(const struct screening_row *row,
                                                 const struct screening_facts *facts,
                                                 const struct screening *before)
{
    bool named = has_text(facts->harm_evidence);
    if (facts->harm == HARM_DONE) {
        return screening_outcome(TEST_HIT, row->demand, "已经造成危害后果");
    }
    if (facts->harm == HARM_NONE || !named) {
        return screening_outcome(TEST_OPEN, row->demand, "%s",
                                 facts->harm == HARM_NONE ? "还没有回答" : "还没有写明证据");
    }
    if (facts->harm == HARM_WITHOUT) {
        return screening_outcome(TEST_PASSED, SCREENING_FLEXIBLE, "%s", facts->harm_evidence);
    }
    bool first = screening_before(before, "positive") == TEST_PASSED &&
                 screening_before(before, "first") == TEST_PASSED;
    return screening_outcome(TEST_HIT, first ? SCREENING_FLEXIBLE : SCREENING_PERSON,
                             "危害后果轻微，不能约谈告诫%s：%s",
                             first ? "，可按首违可以不罚办理" : "", facts->harm_evidence);
}

struct screening_outcome screening_test_correction(const struct screening_row *row,
                                                   const struct screening_facts *facts,
                                                   const struct screening *before)
{
    (void)before;
    const char *evidence = facts->correction_evidence;
    if (facts->correction == CORRECTION_REFUSED) {
        return screening_outcome(TEST_HIT, row->demand, "拒不改正、逾期未改或不能改正%s%s",
                                 has_text(evidence) ? "：" : "",
                                 has_text(evidence) ? evidence : "");
    }
    if (facts->correction == CORRECTION_NONE || !has_text(evidence)) {
        return screening_outcome(TEST_OPEN, row->demand, "%s",
                                 facts->correction == CORRECTION_NONE ? "还没有回答"
                                                                      : "还没有写明证据");
    }
    bool done = facts->correction == CORRECTION_DONE;
    return screening_outcome(TEST_PASSED, done ? SCREENING_FLEXIBLE : SCREENING_OBSERVATION,
                             "%s：%s", done ? "已经改正" : "承诺限期改正", evidence);
}

/* What has to be filed or handed on is let off by none of the ways. */
static bool is_barred(const struct screening *before)
{
    for (size_t i = 0; i < before->count; i++) {
        const struct screening_test *test = &before->tests[i];
        if (test->answer == TEST_HIT && test->demand >= SCREENING_FILE) {
            return true;
        }
    }
    return false;
}

static struct screening_outcome route(bool open, const char *met, const char *missing)
{
    return screening_outcome(open ? TEST_PASSED : TEST_IDLE, SCREENING_FLEXIBLE, "%s",
                             open ? met : missing);
}

struct screening_outcome screening_test_must_not(const struct screening_row *row,
                                                 const struct screening_facts *facts,
                                                 const struct screening *before)
{
    (void)row;
    (void)facts;
    bool open = screening_before(before, "minor") == TEST_PASSED &&
                screening_before(before, "harmless") == TEST_PASSED &&
                screening_before(before, "correction") == TEST_PASSED;
    return route(open && !is_barred(before), "轻微、及时改正、没有危害后果，三项都有证据",
                 open ? "前面有须从严的一项" : "轻微、及时改正、没有危害后果，三项没有都通过");
}

struct screening_outcome screening_test_may_not(const struct screening_row *row,
                                                const struct screening_facts *facts,
                                                const struct screening *before)
{
    (void)row;
    bool slight = (facts->harm == HARM_WITHOUT || facts->harm == HARM_SLIGHT) &&
                  has_text(facts->harm_evidence);
    bool open = slight && screening_before(before, "first") == TEST_PASSED &&
                screening_before(before, "correction") == TEST_PASSED;
    return route(open && !is_barred(before), "初次违法、后果轻微、及时改正，三项都有证据",
                 open ? "前面有须从严的一项" : "初次违法、后果轻微、及时改正，三项没有都通过");
}

/* The party has to prove it; it never makes a verdict softer, and is weighed in the decision. */
struct screening_outcome screening_test_no_fault(const struct screening_row *row,
                                                 const struct screening_facts *facts,
                                                 const struct screening *before)
{
    (void)row;
    (void)before;
    bool claimed = facts->no_fault.reply == REPLY_YES;
    bool proved = claimed && has_text(facts->no_fault.evidence);
    return route(proved, proved ? facts->no_fault.evidence : "",
                 claimed ? "当事人主张没有主观过错，还没有举证" : "当事人没有举证");
}
