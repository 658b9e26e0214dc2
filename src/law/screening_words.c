/* screening_words: what verdicts and answers are called, and which road is open after a verdict.
 *
 * A stricter road is always open, with a reason; a softer one never. */
#include <string.h>

#include "law/screening.h"

static const struct screening_verdict_name NAMES[SCREENING_VERDICTS] = {
    [SCREENING_FLEXIBLE] = {"flexible", "可以柔性办结",
                            "可以劝导、建议、约谈、调解，教育后不予处罚；办结后回访"},
    [SCREENING_OBSERVATION] = {"observation", "柔性（须观察）",
                               "签订保证承诺书，定观察期，期满由两名执法人员复查"},
    [SCREENING_PERSON] = {"person", "须由人判断",
                          "把待查的各项查清后再筛查，或者由负责人、法制审核人员定"},
    [SCREENING_FILE] = {"file", "立案", "不适用柔性执法，在决定是否立案的期限内立案查处"},
    [SCREENING_DETENTION] = {"detention", "移送公安（行政拘留）",
                             "立案查处，报负责人批准后三个工作日内移送公安机关"},
    [SCREENING_OTHER] = {"other", "移送其他部门",
                         "不属本局管辖，移送有管辖权的部门，等回复，答复举报人"},
    [SCREENING_CRIME] = {"crime", "移送公安（涉嫌犯罪）",
                         "两人专案组书面报告主要负责人，三日内决定，批准后二十四小时内移送"},
};

const struct screening_verdict_name *screening_verdict_name(enum screening_verdict verdict)
{
    return &NAMES[verdict];
}

enum screening_verdict screening_verdict_of(const char *code)
{
    int verdict = 0;
    while (verdict < SCREENING_VERDICTS &&
           (code == NULL || strcmp(NAMES[verdict].code, code) != 0)) {
        verdict++;
    }
    return (enum screening_verdict)verdict;
}

const char *screening_answer_title(enum screening_answer answer)
{
    static const char *const titles[] = {[TEST_PASSED] = "通过",
                                         [TEST_HIT] = "不通过",
                                         [TEST_OPEN] = "待查",
                                         [TEST_IDLE] = "不适用"};
    return titles[answer];
}

/* Which roads (columns) are stricter than, or the same as, the verdict (rows). What isn't ours is not ours
 * to file; after a crime there is nothing stricter (国务院令310号第十一条: 不得以行政处罚代替移送). */
static const bool OPEN[SCREENING_VERDICTS][SCREENING_VERDICTS] = {
    /* flexible, observation, person, file, detention, other, crime */
    [SCREENING_FLEXIBLE] = {true, true, true, true, true, true, true},
    [SCREENING_OBSERVATION] = {false, true, true, true, true, true, true},
    [SCREENING_PERSON] = {false, false, true, true, true, true, true},
    [SCREENING_FILE] = {false, false, false, true, true, false, true},
    [SCREENING_DETENTION] = {false, false, false, false, true, false, true},
    [SCREENING_OTHER] = {false, false, false, false, false, true, true},
    [SCREENING_CRIME] = {false, false, false, false, false, false, true},
};

bool screening_road_open(enum screening_verdict verdict, enum screening_verdict road,
                         const char *reason, struct err *err)
{
    if (!OPEN[verdict][road]) {
        return err_set(err, ERR_REFUSED,
                       "筛查结论是“%s”，不能改走“%s”：只能从严，不能从宽（工作方案五（三））",
                       NAMES[verdict].title, NAMES[road].title);
    }
    if (road != verdict && (reason == NULL || reason[strspn(reason, " ")] == '\0')) {
        return err_set(err, ERR_REFUSED,
                       "筛查结论是“%s”，从严走“%s”请写明理由（行政处罚法第四十七条）",
                       NAMES[verdict].title, NAMES[road].title);
    }
    return true;
}
