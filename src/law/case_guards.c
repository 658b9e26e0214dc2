/* case_guards: what keeps an act from being done though the state would let it: domain rules G1-G11 and the
 * separations of persons, each with the sentence that says what is missing and where to do it.
 *
 * Each looks at one thing alone, so that an officer reads one reason, not a list. */
#include "law/case_referrals.h"
#include "law/case_tables.h"

static bool acts_on(const struct case_facts *facts)
{
    return !facts->stands_back;
}

static bool ours(const struct case_facts *facts)
{
    return facts->ours;
}

static bool in_time(const struct case_facts *facts)
{
    return facts->in_time;
}

static bool party_known(const struct case_facts *facts)
{
    return facts->party_known;
}

static bool not_negative(const struct case_facts *facts)
{
    return !facts->negative;
}

static bool may_overrule(const struct case_facts *facts)
{
    return facts->negative && !facts->absolute;
}

static bool no_emergency(const struct case_facts *facts)
{
    return !facts->emergency;
}

static bool four_tests(const struct case_facts *facts)
{
    return !facts->four_tests_bind || facts->four_tests == 4;
}

static bool first_time(const struct case_facts *facts)
{
    return !facts->repeated && !facts->broken;
}

static bool screened(const struct case_facts *facts)
{
    return facts->screened;
}

static bool flexible(const struct case_facts *facts)
{
    return facts->screened &&
           (facts->verdict == SCREENING_FLEXIBLE || facts->verdict == SCREENING_OBSERVATION);
}

static bool others(const struct case_facts *facts)
{
    return !facts->screened || facts->verdict == SCREENING_OTHER;
}

static bool two_valid(const struct case_facts *facts)
{
    return facts->two_valid;
}

static bool no_recusal(const struct case_facts *facts)
{
    return !facts->recusal;
}

static bool recusal_asked(const struct case_facts *facts)
{
    return facts->recusal_asked;
}

static bool by_two(const struct case_facts *facts)
{
    return facts->by_two;
}

static bool ordered(const struct case_facts *facts)
{
    return facts->ordered;
}

static bool approved(const struct case_facts *facts)
{
    return facts->approved;
}

static bool method_done(const struct case_facts *facts)
{
    return facts->method_done;
}

static bool mediation_asked(const struct case_facts *facts)
{
    return facts->mediation_asked;
}

static bool committed(const struct case_facts *facts)
{
    return facts->committed;
}

static bool period_fits(const struct case_facts *facts)
{
    return facts->period_fits;
}

static bool period_over(const struct case_facts *facts)
{
    return facts->period_left < 0;
}

static bool extension_left(const struct case_facts *facts)
{
    return facts->extension_left > 0;
}

static bool evidence(const struct case_facts *facts)
{
    return facts->evidence;
}

static bool educated(const struct case_facts *facts)
{
    return facts->educated;
}

static bool visited(const struct case_facts *facts)
{
    return facts->visited;
}

/* 符合立案标准的应当及时立案, while there is still time: what was promised and broken, and what the screening says is to be filed. */
static bool no_must_file(const struct case_facts *facts)
{
    return !facts->in_time ||
           (!facts->broken && !(facts->screened && facts->verdict == SCREENING_FILE));
}

static bool not_filed(const struct case_facts *facts)
{
    return !facts->filed;
}

static bool filed(const struct case_facts *facts)
{
    return facts->filed;
}

static bool decided(const struct case_facts *facts)
{
    return !facts->filed || facts->decided;
}

static bool not_delayed(const struct case_facts *facts)
{
    return !facts->delayed;
}

static bool no_review(const struct case_facts *facts)
{
    return !facts->review_needed || facts->reviewed;
}

static bool deliberated(const struct case_facts *facts)
{
    return !facts->deliberation_needed || facts->deliberated;
}

static bool statement_over(const struct case_facts *facts)
{
    return facts->statement_over;
}

static bool appeal_open(const struct case_facts *facts)
{
    return facts->crime_appeal_open;
}

static bool replied(const struct case_facts *facts)
{
    return !facts->reply_owed;
}

static bool file_complete(const struct case_facts *facts)
{
    return facts->file_complete;
}

static bool not_proposer(const struct case_facts *facts)
{
    return !case_kept_off(facts, GUARD_NOT_PROPOSER);
}

static bool not_investigator(const struct case_facts *facts)
{
    return !case_kept_off(facts, GUARD_NOT_INVESTIGATOR);
}

static bool not_examiner(const struct case_facts *facts)
{
    return !case_kept_off(facts, GUARD_NOT_EXAMINER);
}

static bool not_reviewer(const struct case_facts *facts)
{
    return !case_kept_off(facts, GUARD_NOT_REVIEWER);
}

static bool not_handler(const struct case_facts *facts)
{
    return !case_kept_off(facts, GUARD_NOT_HANDLER);
}

static bool main_runs(const struct case_facts *facts)
{
    return case_track_runs(facts, CASE_MAIN);
}

static const struct case_guard guards[GUARD_COUNT] = {
    [GUARD_STANDS_BACK] = {"stands-back",
                           "已经决定您或者这一步里的人回避，请没有回避的人办理这件案件",
                           "行政处罚法第四十三条", acts_on},
    [GUARD_OURS] = {"ours", "这件事不属本局管辖，请移送有权的部门", "处罚办法第十六条", ours},
    [GUARD_IN_TIME] = {"in-time", "已经超过追责的期限，不再处罚，请按不予立案办理",
                       "行政处罚法第三十六条", in_time},
    [GUARD_PARTY] = {"party", "当事人的信用代码或证件号还没有核对，请先修改当事人",
                     "处罚办法第二十八条", party_known},
    [GUARD_NEGATIVE] = {"negative", "命中负面清单，不适用柔性执法，请提请立案或者移送",
                        "工作方案三、五（三）", not_negative},
    [GUARD_MAY_OVERRULE] = {"may-overrule",
                            "没有命中负面清单，或者命中的是不能复核放行的底线、移送公安事项",
                            "工作方案五（三）", may_overrule},
    [GUARD_EMERGENCY] = {"emergency", "和突发环境事件有关，不适用柔性执法，请提请立案",
                         "工作方案三；行政处罚法第四十九条", no_emergency},
    [GUARD_FOUR_TESTS] =
        {"four-tests",
         "四项检验（情节轻微、无危害后果、无主观故意、能及时纠正）没有全部为“是”并各附"
         "证据，请补齐；缺一项的请提请立案",
         "工作方案四（三）", four_tests, "minor"},
    [GUARD_FIRST] = {"first", "当事人享受过柔性处理或没有履行承诺，不再适用，请提请立案",
                     "工作方案五（三）；行政处罚法第三十三条", first_time},
    [GUARD_SCREENED] = {"screened", "还没有做适用性筛查，请先筛查", "工作方案三、五（一）",
                        screened},
    [GUARD_FLEXIBLE] = {"flexible", "筛查的结论不是可以柔性办理，不能放宽，请按结论办理",
                        "工作方案三、五（三）", flexible},
    [GUARD_OTHERS] = {"others", "筛查的结论不是移送其他部门，请按结论办理；情况变了的请先重新筛查",
                      "行政处罚法第二十七条；处罚办法第十六条", others},
    [GUARD_TWO_VALID] = {"two-valid",
                         "承办的要有两名证件有效、没有回避的执法人员，请承办机构负责人重新指派",
                         "行政处罚法第四十二条", two_valid},
    [GUARD_RECUSAL] = {"recusal", "有人申请回避还没有决定，请主要负责人先作决定",
                       "行政处罚法第四十三条", no_recusal},
    [GUARD_RECUSAL_ASKED] = {"recusal-asked", "没有人申请回避，请先登记回避申请",
                             "行政处罚法第四十三条", recusal_asked},
    [GUARD_BY_TWO] = {"by-two", "这一步要两名证件有效的执法人员一起做，请写明两人",
                      "行政处罚法第四十二条", by_two, "officer2"},
    [GUARD_ORDERED] = {"ordered", "还没有责令停止和改正，请先登记责令改正",
                       "工作方案四（四）；行政处罚法第二十八条", ordered},
    [GUARD_APPROVED] = {"approved", "还没有批准用柔性方式办理，请先提请柔性执法",
                        "内部分工：柔性执法由分管领导批准", approved},
    [GUARD_METHOD] = {"method", "还没有用过一种柔性方式，请先登记劝导、告知、约谈或调解",
                      "工作方案四", method_done},
    [GUARD_MEDIATION] = {"mediation", "还没有受理调解申请，或者有一方不愿意，请先登记调解申请",
                         "工作方案四（四）；生态环境法典第一千零七十七条", mediation_asked},
    [GUARD_COMMITTED] = {"committed", "承诺书还没有签好交付，请先签订保证承诺书",
                         "工作方案五（二）", committed},
    [GUARD_PERIOD_FITS] = {"period-fits",
                           "观察期满会超过决定是否立案的期限，请缩短观察期，或者先立案再观察",
                           "处罚办法第十八条", period_fits},
    [GUARD_PERIOD_OVER] = {"period-over", "观察期还没有满；改正已经完成的，请直接复查",
                           "工作方案五（二）", period_over},
    [GUARD_EXTENSION] = {"extension",
                         "已经到了最长的日数，或者再延长就晚于决定是否立案（作出处理决定）的期限，"
                         "请复查，或者先延长立案期限、先立案",
                         "工作方案五（二）；处罚办法第十八条", extension_left},
    [GUARD_EVIDENCE] = {"evidence", "复查要有照片或监测结果，请写明证据",
                        "行政处罚法第四十六条、第四十七条", evidence, "evidence"},
    [GUARD_EDUCATED] = {"educated", "不予处罚的应当教育，还没有教育记录，请写明教育的内容",
                        "行政处罚法第三十三条", educated, "education"},
    [GUARD_VISITED] = {"visited", "还没有回访，请回访员先回访", "工作方案四（五）", visited},
    [GUARD_NO_MUST_FILE] = {"no-must-file", "承诺没有履行、再犯或筛查结论是立案的，应当立案",
                            "行政处罚法第五十四条；工作方案五（三）", no_must_file},
    [GUARD_NOT_FILED] = {"not-filed", "已经立案，请接着调查，作出决定", "行政处罚法第六十条",
                         not_filed},
    [GUARD_FILED] = {"filed", "这件案件没有立案，请先提请立案", "行政处罚法第五十四条", filed},
    [GUARD_DECIDED] = {"decided", "已经立案而没有作出决定，请接着调查，作出决定",
                       "行政处罚法第五十七条", decided},
    [GUARD_DELAY_ONCE] = {"delay-once", "决定是否立案的期限只能延长一次，已经延长过，请作出决定",
                          "处罚办法第十八条", not_delayed},
    [GUARD_NO_REVIEW] = {"no-review", "属于应当法制审核的，还没有审核通过，请送法制审核",
                         "行政处罚法第五十八条", no_review},
    [GUARD_DELIBERATED] = {"deliberated", "属于复杂或重大的，还没有集体讨论，请先登记集体讨论",
                           "行政处罚法第五十七条", deliberated},
    [GUARD_STATEMENT] = {"statement",
                         "陈述申辩和听证还没有完，当事人也没有放弃，请等期满或先登记申辩和听证",
                         "行政处罚法第四十四条、第四十五条、第六十二条", statement_over},
    [GUARD_CRIME_REPORTED] = {"crime-reported", "筛查的结论是涉嫌犯罪，请先提请移送涉嫌犯罪",
                              "行政处罚法第二十七条", crime_is_reported},
    [GUARD_CRIME_SETTLED] = {"crime-settled",
                             "犯罪移送还没有结果，请先等结果；不得以行政处罚代替移送",
                             "移送规定第十一条；衔接办法第十六条", crime_is_settled},
    [GUARD_CRIME_ACCEPTED] = {"crime-accepted",
                              "公安机关还没有立案，不能以移送结案，请接着依法办理",
                              "行政处罚法第五十七条", crime_is_accepted},
    [GUARD_APPEAL_TERM] = {"appeal-term", "提请复议的期限已经过了，可以建议检察监督",
                           "衔接办法第十一条", appeal_open},
    [GUARD_DETENTION_REPORTED] = {"detention-reported",
                                  "筛查的结论是移送行政拘留，请先提请移送行政拘留",
                                  "生态环境法典第一千一百零八条", detention_is_reported},
    [GUARD_DETENTION_SETTLED] = {"detention-settled", "拘留移送还没有结果，请先登记结果",
                                 "拘留移送暂行办法第十四条、第十五条", detention_is_settled},
    [GUARD_REPLIED] = {"replied", "还没有答复移送单位或举报人，请先登记回复", "工作方案五（四）",
                       replied},
    [GUARD_FILE_COMPLETE] = {"file-complete", "卷内的材料不齐，请先补齐", "行政处罚法第四十七条",
                             file_complete, "checked"},
    [GUARD_NOT_PROPOSER] = {"not-proposer", "这件案件是您提请的，请另一位领导审批",
                            "内部分工：提请的人不审批自己的", not_proposer},
    [GUARD_NOT_INVESTIGATOR] = {"not-investigator",
                                "您承办或调查过这件案件，请没有参加调查的人来做",
                                "处罚办法第三十八条", not_investigator},
    [GUARD_NOT_EXAMINER] = {"not-examiner", "您审查过这件案件，请另一位法制审核人员审核",
                            "行政处罚法第五十八条", not_examiner},
    [GUARD_NOT_REVIEWER] = {"not-reviewer", "您做过这件案件的法制审核，请另一位没有参加的人审查",
                            "行政处罚法第五十八条；处罚办法第三十八条", not_reviewer},
    [GUARD_NOT_HANDLER] = {"not-handler", "您是这件案件的承办人，请由别人回访", "工作方案四（五）",
                           not_handler},
    [GUARD_MAIN_RUNS] = {"main-runs", "案件已经归档或作废，不再移送", "行政处罚法第四十七条",
                         main_runs},
};

const struct case_guard *case_guards(size_t *count)
{
    *count = GUARD_COUNT;
    return guards;
}
