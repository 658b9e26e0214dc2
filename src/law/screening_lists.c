/* screening_lists: the tests that look at the two lists and at what is on file about the party.
 *
 * An item counts as it was in force on the day of the act. Numbers that are met count as a hit whatever
 * was ticked; a hit that the deputy overruled counts only where the law leaves it to him. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "law/act.h"
#include "law/screening_tests.h"

/* Where items lead and whether the deputy may overrule them: by the beginning of the code first, then by
 * the area, so that a list with codes of its own is understood too. */
static const struct {
    const char *code; /* beginning; NULL: by area */
    const char *area;
    enum screening_verdict leads;
    bool fixed;
} LEADS[] = {
    {"XZ-", NULL, SCREENING_CRIME, true},
    {"JL-", NULL, SCREENING_DETENTION, true},
    {"FD-01", NULL, SCREENING_DETENTION, true},
    {"FD-05", NULL, SCREENING_DETENTION, false},
    {"FD-06", NULL, SCREENING_DETENTION, false},
    {NULL, "涉嫌犯罪", SCREENING_CRIME, true},
    {NULL, "行政拘留", SCREENING_DETENTION, true},
    {NULL, "逃避监管", SCREENING_DETENTION, true},
    {NULL, "无证排污", SCREENING_DETENTION, false},
    {NULL, "未批先建", SCREENING_DETENTION, false},
    {NULL, "未批先建拒停", SCREENING_DETENTION, false},
    {NULL, NULL, SCREENING_FILE, false},
};

static size_t lead_of(const char *code, const char *area)
{
    size_t i = 0;
    for (; LEADS[i].code != NULL || LEADS[i].area != NULL; i++) {
        const char *head = LEADS[i].code;
        if (head != NULL ? code != NULL && strncmp(code, head, strlen(head)) == 0
                         : area != NULL && strcmp(area, LEADS[i].area) == 0) {
            break;
        }
    }
    return i;
}

enum screening_verdict screening_item_leads(const char *code, const char *area)
{
    return LEADS[lead_of(code, area)].leads;
}

bool screening_may_overrule(const char *code, const char *area, unsigned roles, const char *reason,
                            struct err *err)
{
    if (LEADS[lead_of(code, area)].fixed) {
        return err_set(err, ERR_REFUSED,
                       "%s 涉及犯罪、拘留或逃避监管，任何人不得复核为不命中"
                       "（行政处罚法第二十七条；生态环境法典第一千一百零八条）",
                       code);
    }
    if ((roles & ROLE_DEPUTY) == 0) {
        return err_set(err, ERR_DENIED, "复核负面清单命中只能由分管领导办理（工作方案六）");
    }
    if (reason == NULL || reason[strspn(reason, " ")] == '\0') {
        return err_set(err, ERR_REFUSED, "复核 %s 为不命中，请写明理由（行政处罚法第四十七条）",
                       code);
    }
    return true;
}

bool screening_item_in_force(const struct screening_item *item, date_t acted_on)
{
    return (item->valid_from == DATE_NONE || acted_on >= item->valid_from) &&
           (item->valid_until == DATE_NONE || acted_on <= item->valid_until);
}

bool screening_hit_overruled(const struct screening_hit *hit)
{
    struct err ignored;
    return hit->overruled != NULL &&
           screening_may_overrule(hit->item.code, hit->item.area, hit->overruled_by, hit->overruled,
                                  &ignored);
}

enum screening_answer screening_hit_answer(const struct screening_hit *hit, date_t acted_on)
{
    enum screening_measure measure = hit->item.measure;
    if (acted_on != DATE_NONE && !screening_item_in_force(&hit->item, acted_on)) {
        return TEST_IDLE;
    }
    if (hit->hits.reply == REPLY_YES || measure == MEASURE_MET) {
        return screening_hit_overruled(hit) ? TEST_PASSED : TEST_HIT;
    }
    return hit->hits.reply == REPLY_NO || measure == MEASURE_UNMET ? TEST_PASSED : TEST_OPEN;
}

bool screening_stands(const struct screening_hit *hit, date_t acted_on)
{
    return screening_hit_answer(hit, acted_on) == TEST_HIT;
}

/* XZ-02 危险废物三吨以上（4 吨；记录单 1 号） */
static void write_hit(const struct screening_hit *hit, enum screening_answer answer,
                      struct buffer *out)
{
    static const char *const words[] = {[TEST_PASSED] = "不命中",
                                        [TEST_HIT] = "命中",
                                        [TEST_OPEN] = "待查",
                                        [TEST_IDLE] = "行为当日不在有效期"};
    bool overruled = answer == TEST_PASSED && screening_hit_overruled(hit) &&
                     (hit->hits.reply == REPLY_YES || hit->item.measure == MEASURE_MET);
    buffer_add_format(out, "%s%s 第%d版%s", out->length > 0 ? "；" : "", hit->item.code,
                      hit->item.edition, overruled ? "复核不命中" : words[answer]);
    const char *parts[] = {hit->item.measured, hit->hits.evidence,
                           overruled ? hit->overruled : NULL};
    const char *before = "（";
    for (size_t i = 0; i < 3; i++) {
        if (parts[i] != NULL && parts[i][0] != '\0') {
            buffer_add_format(out, "%s%s", before, parts[i]);
            before = "，";
        }
    }
    buffer_add(out, strcmp(before, "（") == 0 ? "" : "）");
}

/* What the items that were held against the act come to. */
struct compared {
    struct buffer words;
    size_t hit, open, overruled;
    enum screening_verdict demand; /* the heaviest road */
};

/* `only`: the items that lead there; SCREENING_VERDICTS: all of them. */
static void compare_items(const struct screening_facts *facts, enum screening_verdict only,
                          struct compared *compared)
{
    *compared = (struct compared){.demand = SCREENING_FILE};
    buffer_init(&compared->words);
    for (size_t i = 0; i < facts->hit_count; i++) {
        const struct screening_hit *hit = &facts->hits[i];
        enum screening_verdict leads = screening_item_leads(hit->item.code, hit->item.area);
        if (only != SCREENING_VERDICTS && leads != only) {
            continue;
        }
        enum screening_answer answer = screening_hit_answer(hit, facts->acted_on);
        compared->hit += answer == TEST_HIT;
        compared->open += answer == TEST_OPEN;
        compared->overruled += answer == TEST_PASSED && screening_hit_overruled(hit);
        if (answer == TEST_HIT && leads > compared->demand) {
            compared->demand = leads;
        }
        write_hit(hit, answer, &compared->words);
    }
}

struct screening_outcome screening_test_negative(const struct screening_row *row,
                                                 const struct screening_facts *facts,
                                                 const struct screening *before)
{
    (void)row;
    (void)before;
    struct compared compared;
    compare_items(facts, SCREENING_VERDICTS, &compared);
    enum screening_reply whole = facts->compared.reply;
    enum screening_answer answer = TEST_PASSED;
    const char *say = "";
    if (compared.hit > 0) {
        answer = TEST_HIT;
    } else if (compared.open > 0) {
        answer = TEST_OPEN;
    } else if (whole == REPLY_YES && compared.overruled == 0) {
        answer = TEST_HIT;
        say = "答为命中";
    } else if (whole == REPLY_NONE || whole == REPLY_DOUBT) {
        answer = TEST_OPEN;
        say = whole == REPLY_DOUBT ? "拿不准是否命中" : "还没有与负面清单逐条对照";
    } else if (compared.words.length == 0) {
        say = "已与负面清单逐条对照，没有命中";
    }
    const char *between = compared.words.length > 0 && say[0] != '\0' ? "；" : "";
    const char *evidence = facts->compared.evidence;
    struct screening_outcome outcome =
        screening_outcome(answer, answer == TEST_HIT ? compared.demand : SCREENING_FLEXIBLE,
                          "%s%s%s%s%s", buffer_text(&compared.words), between, say,
                          evidence != NULL ? "；" : "", evidence != NULL ? evidence : "");
    buffer_done(&compared.words);
    return outcome;
}

struct screening_outcome screening_test_police(const struct screening_row *row,
                                               const struct screening_facts *facts,
                                               const struct screening *before)
{
    struct compared compared;
    struct screening_outcome outcome = screening_test_point(row, facts, before);
    compare_items(facts, row->demand, &compared);
    if (outcome.answer != TEST_HIT && compared.hit + compared.open > 0) {
        char *said = outcome.evidence;
        outcome = screening_outcome(compared.hit > 0 ? TEST_HIT : TEST_OPEN, row->demand, "%s",
                                    buffer_text(&compared.words));
        free(said);
    }
    buffer_done(&compared.words);
    return outcome;
}
