/* desk_decided: the rules of the decisions in the filing track: the discussion of the leaders, the penalty and its execution, the decision without a penalty.
 *
 * What must be there before a decision (review, discussion, statement, education) is a guard of case_life;
 * here stands what is between the fields of one decision and the file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "office/case_facts.h"
#include "office/desk_filing.h"
#include "office/desk_rules.h"
#include "office/terms.h"
#include "store/record_store.h"

/* Whether this officer handled or looked into the case. */
static bool looked_into(const struct case_facts *facts, int64_t officer)
{
    bool did = officer == facts->handlers[0] || officer == facts->handlers[1];
    for (size_t i = 0; !did && i < facts->deed_count; i++) {
        const struct case_deed *deed = &facts->deeds[i];
        did = deed->officer == officer && (deed->act == ACT_INVESTIGATE || deed->act == ACT_REPORT);
    }
    return did;
}

static bool is_voter(const struct record *member)
{
    const char *part = record_get(member, "part");
    return part != NULL && strcmp(part, "vote") == 0;
}

static bool stands_twice(const struct record_rows *members, size_t row)
{
    for (size_t i = 0; i < row; i++) {
        if (record_get_integer(members->items[i], "who") ==
            record_get_integer(members->items[row], "who")) {
            return true;
        }
    }
    return false;
}

static void check_members(const struct record *record, const struct record_rows *members,
                          const struct case_facts *facts, struct findings *findings)
{
    size_t voters = 0;
    for (size_t i = 0; i < members->count; i++) {
        const struct record *member = members->items[i];
        const char *name = member->called[form_field(member->form, "who")];
        bool votes = is_voter(member);
        voters += votes;
        if (stands_twice(members, i)) {
            rule_fault(record, "members", findings, "参加的人：%s写了两次", name);
        } else if (votes && looked_into(facts, record_get_integer(member, "who"))) {
            rule_fault(record, "members", findings,
                       "参加的人：%s承办或调查过本案，只能列席，不能表决"
                       "（行政处罚法第五十七条；案卷评查细则）",
                       name);
        }
    }
    if (voters < 2) {
        rule_fault(record, "members", findings,
                   "参加的人：集体讨论至少两名负责人表决，写了 %zu 名（行政处罚法第五十七条）",
                   voters);
    }
}

bool deliberate_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    struct err err;
    struct case_known known = {.kase = NULL};
    struct record *kase = record_load(office->store, office_form(office, "case"),
                                      record_get_integer(record, "case"), &err);
    step_rule(office, record, findings);
    if (kase != NULL && case_known_gather(office, kase, &known, &err)) {
        check_members(record, &record->rows[form_field(record->form, "members")], &known.facts,
                      findings);
    }
    case_known_done(&known);
    record_free(kase);
    return findings->count == before;
}

/* Whether the code is one of those chosen: warn,fine. */
static bool is_chosen(const char *chosen, const char *code)
{
    size_t length = strlen(code);
    for (const char *at = chosen; at != NULL && *at != '\0'; at += strspn(at, ",")) {
        size_t part = strcspn(at, ",");
        if (part == length && strncmp(at, code, length) == 0) {
            return true;
        }
        at += part;
    }
    return false;
}

bool punish_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    bool fines = is_chosen(record_get(record, "kinds"), "fine");
    step_rule(office, record, findings);
    if (fines != (record_get(record, "amount") != NULL)) {
        rule_fault(record, "amount", findings,
                   fines ? "罚款金额：处罚的种类里有罚款，请写金额（行政处罚法第五十九条）"
                         : "罚款金额：处罚的种类里没有罚款，请选上罚款，或者清空金额"
                           "（行政处罚法第五十九条）");
    }
    return findings->count == before;
}

/* Paid by the party itself: the whole fine; the courts may end with less. */
bool execute_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    const char *how = record_get(record, "how");
    struct record *punish = step_last(office, record_get_integer(record, "case"), "punish");
    const char *fine = punish != NULL ? record_get(punish, "amount") : NULL;
    const char *paid = record_get(record, "amount");
    step_rule(office, record, findings);
    if (fine != NULL && how != NULL && strcmp(how, "ended") != 0 &&
        (paid == NULL || strtod(paid, NULL) < strtod(fine, NULL))) {
        char *shown = record_show(punish, form_field(punish->form, "amount"), &office->codes);
        rule_fault(record, "amount", findings,
                   "缴款金额：罚款 %s 元还没有缴清；没有缴清的不能登记执行完毕"
                   "（行政处罚法第六十六条、第六十七条）",
                   shown);
        free(shown);
    }
    record_free(punish);
    return findings->count == before;
}

/* 行政处罚法第三十三条: the three ways, kept apart. */
static const struct {
    const char *route;
    const char *basis;
} BASES[] = {
    {"minor", "行政处罚法第三十三条第一款前段；处罚办法第四十二条第一款前段"},
    {"first", "行政处罚法第三十三条第一款后段；处罚办法第四十二条第一款后段"},
    {"no-fault", "行政处罚法第三十三条第二款；处罚办法第四十二条第二款"},
};

bool no_penalty_derive(struct office *office, struct record *record, struct err *err)
{
    const char *route = record_get(record, "route");
    (void)office;
    (void)err;
    for (size_t i = 0; route != NULL && i < sizeof BASES / sizeof *BASES; i++) {
        if (strcmp(BASES[i].route, route) == 0) {
            record_put(record, "basis", BASES[i].basis);
        }
    }
    return true;
}

/* 初次违法 is the screening's to say, over the whole history of the party; who broke the promise to correct
 * didn't correct in time. */
static void check_route(const struct record *record, const struct case_facts *facts,
                        struct findings *findings)
{
    const char *route = record_get(record, "route");
    if (route == NULL || strcmp(route, "no-fault") == 0) {
        return;
    }
    if (facts->broken) {
        rule_fault(record, "route", findings,
                   "法定情形：承诺没有履行，不是及时改正，不能这样不予处罚"
                   "（行政处罚法第三十三条第一款；工作方案五（三））");
    } else if (facts->repeated && strcmp(route, "first") == 0) {
        rule_fault(record, "route", findings,
                   "法定情形：当事人不是初次违法，不能按初次违法不予处罚"
                   "（行政处罚法第三十三条第一款）");
    }
}

bool no_penalty_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    struct err err;
    struct case_known known = {.kase = NULL};
    struct record *kase = record_load(office->store, office_form(office, "case"),
                                      record_get_integer(record, "case"), &err);
    step_rule(office, record, findings);
    if (kase != NULL && case_known_gather(office, kase, &known, &err)) {
        check_route(record, &known.facts, findings);
    }
    case_known_done(&known);
    record_free(kase);
    return findings->count == before;
}
