/* The flexible methods line by line, as a screen reader has them: what is known is kept with Enter, a wrong
 * answer is asked again with its sentence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ui/talk.h"
#include "ui/workstation.h"

#define TO_CASE "2\n/露天\n1\n1\n"

static void test_persuasion(void **state)
{
    char *said = talk(*state, "chen",
                      TO_CASE "行政劝导\n盖好料堆\n\n马上盖\n听不听\n答应限期改正\n3-1\n+3\n"
                              "土湾劝导队\n\n\n\n李志远\n天马路社区\n\ns\n");
    talk_has(said, "行政劝导，新。");
    talk_has(said, "没有“听不听”");
    talk_has(said, "答应的期限：不能早于劝导时间");
    talk_has(said, "行政劝导已记入 沙环柔〔2026〕");
    free(said);
}

static void test_advice(void **state)
{
    char *said =
        talk(*state, "chen",
             TO_CASE "告知建议\n<\n<\n<\n<\n喊话\n口头提醒\n\n\n\n每天检查。\n.\n知道了\n\n\ns\n");
    talk_has(said, "没有“喊话”");
    talk_has(said, "告知建议已记入 沙环柔〔2026〕");
    free(said);
}

static void test_mediation_that_fails(void **state)
{
    char *said =
        talk(*state, "chen", TO_CASE "责令停止和改正\n停止焚烧\n清理现场\n.\n今天\n\n\n\n\ns\n");
    talk_has(said, "责令停止和改正已记入");
    free(said);
    said =
        talk(*state, "chen",
             TO_CASE
             "受理调解申请\n烟气入户\n傍晚烧。\n.\n1\n\n\n\n不再烧了\n+\n李桂芳\n旁听\n申请人\n\n"
             "不再焚烧\n\n\n都行\n各方都愿意\n\ns\n");
    talk_has(said, "没有“旁听”");
    talk_has(said, "没有“都行”");
    talk_has(said, "受理调解申请已记入");
    free(said);
    said = talk(
        *state, "chen",
        TO_CASE
        "调解纠错\n各说各的。\n.\n谈崩\n没有达成协议\n\n违法行为提请立案\n钱数差得远\n\n\n\ns\n");
    talk_has(said, "没有“谈崩”");
    talk_has(said, "告知的权利");
    talk_has(said, "调解纠错已记入");
    free(said);
}

static void test_interview_is_refused_here(void **state)
{
    char *said = talk(*state, "chen", TO_CASE "约谈告诫\n");
    talk_has(said, "它在柔性办理、观察中、已立案时办理（工作方案四（三））");
    free(said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_persuasion),
        cmocka_unit_test(test_advice),
        cmocka_unit_test(test_mediation_that_fails),
        cmocka_unit_test(test_interview_is_refused_here),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
