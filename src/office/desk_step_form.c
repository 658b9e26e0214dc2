/* desk_step_form: one row a step whose form has rules of its own; the last row is that of all others.
 *
 * What each step does follows from the act that its form declares (law/case_life.h). */
#include <string.h>

#include "office/desk_filing.h"
#include "office/desk_private.h"
#include "office/desk_rules.h"

/* What every step has; what most have. */
#define STEP                                                                                       \
    .create = ACT_STEP_EDIT, .change = ACT_STEP_EDIT, .view = ACT_VIEW_CASES,                      \
    .changed = "修改办理记录"
#define STEP_NEVER STEP, .undo = DESK_UNDO_NEVER
#define STEP_KEPT                                                                                  \
    STEP, .undo = DESK_UNDO_CHANGE, .instead = "办过的事要留着；写错的请在“历次办理”里打开它改正", \
          .note = step_note, .locked = step_locked, .follow = step_follow
#define STEP_WATCH                                                                                 \
    STEP, .undo = DESK_UNDO_CHANGE, .instead = "办过的事要留着；写错的请在“历次办理”里打开它改正", \
          .locked = step_locked
static const struct desk_form STEPS[] = {
    {.form = "screening",
     STEP_NEVER,
     .instead = "做过的筛查照原样留着；情况变了请用 F5 重新筛查",
     .begin = screening_begin,
     .derive = screening_derive,
     .rule = screening_rule,
     .locked = screening_locked,
     .follow = screening_follow},
    {.form = "overrule",
     STEP_NEVER,
     .instead = "复核的记录照原样留着；不对的请重新筛查",
     .begin = overrule_begin,
     .derive = overrule_derive,
     .rule = overrule_rule,
     .locked = step_locked,
     .follow = step_follow},
    {.form = "assign",
     STEP_NEVER,
     .instead = "指派过的照原样留着；要换人请重新指派",
     .begin = assign_begin,
     .derive = assign_derive,
     .rule = assign_rule,
     .locked = step_locked,
     .follow = assign_follow},
    {.form = "recusal_decide",
     STEP_NEVER,
     .instead = "回避决定照原样留着；要改变的请再作一次决定",
     .begin = recusal_decide_begin,
     .derive = recusal_decide_derive,
     .rule = recusal_decide_rule,
     .locked = step_locked,
     .follow = step_follow},
    {.form = "propose", STEP_KEPT, .begin = propose_begin, .rule = step_rule},
    {.form = "interview", STEP_KEPT, .begin = step_begin, .rule = interview_rule},
    {.form = "mediate_request", STEP_KEPT, .begin = step_begin, .rule = mediate_request_rule},
    {.form = "crime_report", STEP_KEPT, .begin = referral_begin, .rule = referral_rule},
    {.form = "crime_send", STEP_KEPT, .begin = referral_begin, .rule = referral_rule},
    {.form = "detain_send", STEP_KEPT, .begin = referral_begin, .rule = referral_rule},
    {.form = "reply", STEP_KEPT, .begin = reply_begin, .rule = step_rule},
    {.form = "file", STEP_KEPT, .begin = file_begin, .rule = step_rule},
    {.form = "file_delay",
     STEP_KEPT,
     .begin = step_begin,
     .derive = delay_derive,
     .rule = delay_rule},
    {.form = "decide_delay",
     STEP_KEPT,
     .begin = step_begin,
     .derive = delay_derive,
     .rule = delay_rule},
    {.form = "examine", STEP_KEPT, .begin = examine_begin, .rule = step_rule},
    {.form = "deliberate", STEP_KEPT, .begin = deliberate_begin, .rule = deliberate_rule},
    {.form = "punish", STEP_KEPT, .begin = step_begin, .rule = punish_rule},
    {.form = "execute", STEP_KEPT, .begin = step_begin, .rule = execute_rule},
    {.form = "no_penalty",
     STEP_KEPT,
     .begin = step_begin,
     .derive = no_penalty_derive,
     .rule = no_penalty_rule},
    {.form = "close", STEP_KEPT, .begin = close_begin, .rule = step_rule},
    {.form = "suspend", STEP_KEPT, .begin = step_begin, .rule = suspend_rule},
    {.form = "resume",
     STEP_WATCH,
     .begin = step_begin,
     .rule = resume_rule,
     .note = resume_note,
     .follow = watch_follow},
    {.form = "extend",
     STEP_WATCH,
     .begin = extend_begin,
     .rule = extend_rule,
     .note = extend_note,
     .follow = step_follow},
    {.form = "extend_decide",
     STEP_WATCH,
     .begin = step_begin,
     .rule = extend_decide_rule,
     .note = extend_note,
     .follow = watch_follow},
    {.form = "period_over", STEP_KEPT, .begin = period_over_begin, .rule = period_over_rule},
    {.form = "reinspect",
     STEP_WATCH,
     .begin = reinspect_begin,
     .derive = reinspect_derive,
     .rule = reinspect_rule,
     .note = reinspect_note,
     .follow = step_follow},
    {.form = "visit",
     STEP_NEVER,
     .instead = "回访的记录照原样留着；情况变了请再回访一次",
     .begin = visit_begin,
     .derive = visit_derive,
     .rule = visit_rule,
     .locked = step_locked,
     .follow = step_follow},
    {.form = "", STEP_KEPT, .begin = step_begin, .rule = step_rule},
};
#define STEP_OTHER (sizeof STEPS / sizeof *STEPS - 1)

const struct desk_form *desk_step_form(const char *form)
{
    size_t i = 0;
    while (i < STEP_OTHER && strcmp(STEPS[i].form, form) != 0) {
        i++;
    }
    return &STEPS[i];
}
