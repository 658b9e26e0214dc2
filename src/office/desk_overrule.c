/* desk_overrule: the leader in charge finds that an item of the negative list wasn't hit after all
 * (domain rule G2): by him alone, with a reason, never where police or evasion are in question. */
#include <stdlib.h>
#include <string.h>

#include "office/desk_rules.h"
#include "office/screening_private.h"
#include "store/record_store.h"

/* The newest screening of the case with its facts; ERR_REFUSED if it was never screened. Caller
 * screening_case_done's and frees *screened. */
static bool load_newest(struct office *office, int64_t case_id, struct record **screened,
                        struct screening_case *made, struct err *err)
{
    int64_t id = office_screening_of(office, case_id);
    *screened = NULL;
    if (id == 0) {
        return err_set(err, ERR_REFUSED, "这件案件还没有筛查，没有可以复核的（工作方案五（一））");
    }
    *screened = record_load(office->store, office_form(office, "screening"), id, err);
    if (*screened == NULL || !screening_case_load(office, *screened, made, err)) {
        record_free(*screened);
        *screened = NULL;
    }
    return *screened != NULL;
}

/* The first hit that may be overruled; -1: none. */
static int first_hit(const struct screening_case *made)
{
    struct err ignored;
    for (size_t i = 0; i < made->facts.hit_count; i++) {
        const struct screening_hit *hit = &made->hits[i];
        if (screening_stands(hit, made->facts.acted_on) &&
            screening_may_overrule(hit->item.code, hit->item.area, ROLE_DEPUTY, "-", &ignored)) {
            return (int)i;
        }
    }
    return -1;
}

bool overrule_begin(struct office *office, struct record *record, int64_t context, struct err *err)
{
    struct record *screened;
    struct screening_case made;
    if (!step_begin(office, record, context, err)) {
        return false;
    }
    if (context == 0) {
        return true;
    }
    if (!load_newest(office, context, &screened, &made, err)) {
        return false;
    }
    int at = first_hit(&made);
    if (at >= 0) {
        record_refer(record, form_field(record->form, "item"), made.asked[at].record->id,
                     made.hits[at].item.code);
    } else {
        err_set(err, ERR_REFUSED,
                "最近一次筛查没有命中可以复核的事项；涉及犯罪、拘留、逃避监管的任何人不得复核放行"
                "（工作方案五（三）、五（四））");
    }
    screening_case_done(&made);
    record_free(screened);
    return at >= 0;
}

/* Lays the review over the facts; false if that item wasn't hit. */
static bool lay_over(struct office *office, const struct record *record,
                     struct screening_case *made)
{
    int64_t item = record_get_integer(record, "item");
    for (size_t i = 0; i < made->facts.hit_count; i++) {
        if (made->asked[i].record->id == item &&
            screening_stands(&made->hits[i], made->facts.acted_on)) {
            made->hits[i].overruled = record_get(record, "reason");
            made->hits[i].overruled_by = office->roles;
            return true;
        }
    }
    return false;
}

bool overrule_derive(struct office *office, struct record *record, struct err *err)
{
    struct record *screened;
    struct screening_case made;
    int64_t kase = record_get_integer(record, "case");
    if (record->id != 0 || kase == 0 || record_get(record, "item") == NULL) {
        return true;
    }
    if (!load_newest(office, kase, &screened, &made, err)) {
        return false;
    }
    bool done = lay_over(office, record, &made) ||
                err_set_field(err, "item", "复核的事项：最近一次筛查没有命中这一条");
    if (done) {
        struct screening screening;
        screening_decide(&made.facts, &screening);
        screening_put_decisive(record, &screening);
        screening_done(&screening);
    }
    screening_case_done(&made);
    record_free(screened);
    return done;
}

bool overrule_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    struct err err;
    if (record->id != 0) {
        return !record_any_change(record) ||
               rule_fault(record, "reason", findings,
                          "复核的记录照原样留着，不能再改（行政处罚法第四十七条）");
    }
    step_rule(office, record, findings);
    struct record *item = record_load(office->store, office_form(office, "item"),
                                      record_get_integer(record, "item"), &err);
    if (item == NULL ||
        !screening_may_overrule(record_get(item, "code"), record_get(item, "area"), office->roles,
                                record_get(record, "reason"), &err)) {
        rule_fault(record, "item", findings, "%s", err.message);
    }
    record_free(item);
    return findings->count == before;
}
