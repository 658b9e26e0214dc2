/* screening_rows: the tests of 适用性筛查 in their order, each with its question and clause.
 *
 * 处罚法 articles are those of 行政处罚法 (2021); 法典 is 生态环境法典 (read in a transcript only, so its
 * clauses stand beside older ones). */
#include <stddef.h>

#include "base/memory.h"
#include "law/screening_past.h"
#include "law/screening_tests.h"

#define POINT(name) .point = offsetof(struct screening_facts, name)

static const struct screening_row ROWS[] = {
    {"jurisdiction", "管辖", "属本局管辖吗？", "生态环境行政处罚办法第十七条", screening_test_point,
     POINT(ours), REPLY_NO, SCREENING_OTHER, 0, false},
    {"limitation", "追责期", "从行为终了到发现，没有超过二年（五年）吗？", "行政处罚法第三十六条",
     screening_test_limitation, 0, REPLY_NONE, SCREENING_PERSON, 5, false},
    {"negative", "负面清单", "与行为当日有效的负面清单逐条对照，有没有命中？",
     "工作方案五（一）、五（三）", screening_test_negative, 0, REPLY_YES, SCREENING_FILE, 0, false},
    {"emergency", "突发事件", "是不是利用突发环境事件实施的？", "工作方案三；行政处罚法第四十九条",
     screening_test_point, POINT(emergency), REPLY_YES, SCREENING_FILE, 0, false},
    {"bottom", "污染底线", "有没有造成生态环境污染？", "工作方案三、五（三）",
     screening_test_bottom, 0, REPLY_NONE, SCREENING_FILE, 0, false},
    {"risk", "风险", "风险较大吗？", "工作方案五（三）", screening_test_point, POINT(risk),
     REPLY_YES, SCREENING_FILE, 0, false},
    {"dear", "纠错成本", "纠错成本较高吗？", "工作方案五（三）", screening_test_point, POINT(dear),
     REPLY_YES, SCREENING_FILE, 0, false},
    {"irreversible", "损害", "损害难以挽回吗？", "工作方案五（三）", screening_test_point,
     POINT(irreversible), REPLY_YES, SCREENING_FILE, 0, false},
    {"crime", "涉嫌犯罪", "达到环境污染刑事案件的标准，或者有其他犯罪嫌疑吗？",
     "法释〔2023〕7号第一条；行政处罚法第二十七条；国务院令310号第三条", screening_test_police,
     POINT(crime), REPLY_YES, SCREENING_CRIME, 0, false},
    {"detention", "行政拘留", "属于移送公安机关适用行政拘留的情形吗？",
     "移送适用行政拘留环境违法案件暂行办法第三至七条；生态环境法典第一千一百零八条",
     screening_test_police, POINT(detention), REPLY_YES, SCREENING_DETENTION, 0, false},
    {"several", "并存违法", "同时查到的其他违法行为里，有不适用柔性执法的吗？",
     "行政处罚法第五十四条", screening_test_point, POINT(several), REPLY_YES, SCREENING_FILE, 0,
     false},
    {"relapse", "观察期再犯", "是观察期内再犯，或者复查不合格吗？", "工作方案五（二）、五（三）",
     screening_test_point, POINT(relapse), REPLY_YES, SCREENING_FILE, 0, false},
    {"must_file", "应当立案", "是移交须立案且查实的线索，或者群体投诉且查实超标吗？",
     "工作方案五（四）；行政处罚法第五十四条", screening_test_point, POINT(must_file), REPLY_YES,
     SCREENING_FILE, 0, false},
    {"positive", "正面清单", "属于行为当日有效的正面清单，条件都符合吗？", "工作方案五（一）",
     screening_test_positive, 0, REPLY_NONE, SCREENING_PERSON, 0, false},
    {"first", "初次违法", "回溯期内没有处罚、不罚、柔性办结的记录吗？",
     "行政处罚法第三十三条第一款", screening_test_first, POINT(first), REPLY_NO, SCREENING_FILE, 0,
     false},
    {"minor", "情节轻微", "违法情节轻微吗？", "工作方案四（三）", screening_test_point,
     POINT(minor), REPLY_NO, SCREENING_FILE, 0, true},
    {"harmless", "无危害后果", "没有危害后果吗？", "工作方案四（三）", screening_test_harmless, 0,
     REPLY_NONE, SCREENING_FILE, 0, true},
    {"intent", "无主观故意", "没有主观故意吗？", "工作方案四（三）", screening_test_point,
     POINT(no_intent), REPLY_NO, SCREENING_FILE, 0, true},
    {"correction", "及时纠正", "已经改正，或者能及时纠正吗？",
     "工作方案四（三）；行政处罚法第三十三条第一款", screening_test_correction, 0, REPLY_NONE,
     SCREENING_FILE, 0, true},
    {"route_must_not", "应当不罚", "轻微并及时改正，没有造成危害后果？",
     "行政处罚法第三十三条第一款前段；生态环境法典第一千零五十六条第二款", screening_test_must_not,
     0, REPLY_NONE, SCREENING_FLEXIBLE, 0, false},
    {"route_may_not", "可以不罚", "初次违法、危害后果轻微并及时改正？",
     "行政处罚法第三十三条第一款后段；生态环境法典第一千零五十六条第二款", screening_test_may_not,
     0, REPLY_NONE, SCREENING_FLEXIBLE, 0, false},
    {"route_no_fault", "无主观过错", "当事人有证据足以证明没有主观过错？",
     "行政处罚法第三十三条第二款", screening_test_no_fault, POINT(no_fault), REPLY_NONE,
     SCREENING_FLEXIBLE, 0, true},
};
#define ROW_COUNT (sizeof ROWS / sizeof ROWS[0])
_Static_assert(ROW_COUNT <= SCREENING_TESTS, "room for all tests");

const struct screening_row *screening_rows(size_t *count)
{
    *count = ROW_COUNT;
    return ROWS;
}

bool screening_test_at(size_t index, struct screening_test *test)
{
    if (index >= ROW_COUNT) {
        return false;
    }
    const struct screening_row *row = &ROWS[index];
    *test = (struct screening_test){.key = row->key,
                                    .title = row->title,
                                    .question = row->question,
                                    .clause = row->clause,
                                    .demand = row->demand};
    return true;
}

const struct screening_point *screening_row_point(const struct screening_row *row,
                                                  const struct screening_facts *facts)
{
    return (const struct screening_point *)(const void *)((const char *)facts + row->point);
}

struct screening_outcome screening_test_point(const struct screening_row *row,
                                              const struct screening_facts *facts,
                                              const struct screening *before)
{
    (void)before;
    const struct screening_point *point = screening_row_point(row, facts);
    const char *evidence = point->evidence != NULL ? point->evidence : "";
    bool named = evidence[0] != '\0';
    if (point->reply == row->obstacle) {
        return screening_outcome(TEST_HIT, row->demand, "答：%s%s%s",
                                 row->obstacle == REPLY_YES ? "是" : "否", named ? "；" : "",
                                 evidence);
    }
    if (point->reply == REPLY_NONE || point->reply == REPLY_DOUBT) {
        return screening_outcome(TEST_OPEN, row->demand, "%s%s%s",
                                 point->reply == REPLY_NONE ? "还没有回答" : "拿不准",
                                 named ? "；" : "", evidence);
    }
    if (row->proven && !named) {
        return screening_outcome(TEST_OPEN, row->demand, "还没有写明证据");
    }
    return screening_outcome(TEST_PASSED, SCREENING_FLEXIBLE, "答：%s%s%s",
                             point->reply == REPLY_YES ? "是" : "否", named ? "；" : "", evidence);
}
