/* desk_recusal: 回避 (行政处罚法第四十三条): somebody asks that an officer stand back, the head decides.
 * Until then nobody stops; whoever has to stand back does nothing more in the case.
 *
 * Who stands back is kept by the steps alone: the newest decision on each person counts. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "office/case_recusal.h"
#include "office/desk_rules.h"
#include "store/record_store.h"

#define STAND_BACK "stand-back"

bool recusal_decide_begin(struct office *office, struct record *record, int64_t context,
                          struct err *err)
{
    struct case_recusals recusals;
    if (!step_begin(office, record, context, err)) {
        return false;
    }
    if (context == 0) {
        return true;
    }
    if (!case_recusals_read(office, context, &recusals, err)) {
        return false;
    }
    for (size_t i = 0; i < recusals.count; i++) {
        if (recusals.all[i].pending) { /* the oldest one that waits comes last */
            char *name =
                record_called(office->store, office_form(office, "officer"), recusals.all[i].whom);
            record_refer(record, form_field(record->form, "whom"), recusals.all[i].whom, name);
            free(name);
        }
    }
    case_recusals_done(&recusals);
    return true;
}

bool recusal_decide_derive(struct office *office, struct record *record, struct err *err)
{
    (void)err;
    const char *name = record->called[form_field(record->form, "whom")];
    char *said = record_show(record, form_field(record->form, "decision"), &office->codes);
    char result[160];
    snprintf(result, sizeof result, "%s%s", name != NULL ? name : "", said);
    record_put(record, "result", result[0] != '\0' ? result : NULL);
    free(said);
    return true;
}

static bool was_asked(struct office *office, const struct record *record)
{
    struct case_recusals recusals;
    struct err ignored;
    bool asked = false;
    if (!case_recusals_read(office, record_get_integer(record, "case"), &recusals, &ignored)) {
        return false;
    }
    for (size_t i = 0; i < recusals.count; i++) {
        asked = asked || recusals.all[i].whom == record_get_integer(record, "whom");
    }
    case_recusals_done(&recusals);
    return asked;
}

bool recusal_decide_rule(struct office *office, const struct record *record,
                         struct findings *findings)
{
    size_t before = findings->count;
    bool stays = strcmp(record_get(record, "decision"), STAND_BACK) != 0;
    if (record->id != 0) {
        return !record_any_change(record) ||
               rule_fault(record, "decision", findings,
                          "回避决定照原样留着，要改变的请再作一次决定（行政处罚法第四十七条）");
    }
    if (!was_asked(office, record)) {
        rule_fault(record, "whom", findings,
                   "决定谁：没有人申请他回避，请先登记回避申请（行政处罚法第四十三条）");
    }
    if (stays && record_get_integer(record, "whom") == office->me->id) {
        rule_fault(record, "decision", findings,
                   "决定：不能自己决定自己不回避，请另一位负责人决定（行政处罚法第四十三条）");
    }
    return step_rule(office, record, findings) && findings->count == before;
}
