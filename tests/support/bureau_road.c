/* bureau_road: see bureau_road.h. */
#include "support/bureau_road.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "office/desk.h"

/* Nothing stands against it; corrected, with evidence for all four. */
static const char *const CLEAN[][2] = {
    {"ours", "是"},
    {"negative", "没有命中"},
    {"emergency", "否"},
    {"harm", "没有"},
    {"harm_evidence", "监测报告 3 号"},
    {"risk", "否"},
    {"dear", "否"},
    {"irreversible", "否"},
    {"crime", "否"},
    {"detention", "否"},
    {"several", "否"},
    {"relapse", "否"},
    {"must_file", "否"},
    {"minor", "是"},
    {"minor_evidence", "检查笔录"},
    {"no_intent", "是"},
    {"intent_evidence", "询问笔录"},
    {"correction", "已经改正"},
    {"correction_evidence", "整改照片"},
};

/* What meets the condition at the question's end: （2日内）, （小于20日）, （否）, （是）. */
static const char *answer_to(const char *question)
{
    const char *condition = question;
    for (const char *at = question; (at = strstr(at, "（")) != NULL; at += strlen("（")) {
        condition = at;
    }
    return strstr(condition, "（否）") != NULL                    ? "否"
           : strcspn(condition, "0123456789") < strlen(condition) ? "1"
                                                                  : "是";
}

struct record *bureau_screening(struct office *office, int64_t case_id)
{
    struct err err;
    struct record *record = bureau_fill(office, "screening", case_id, NULL);
    for (size_t i = 0; i < sizeof CLEAN / sizeof *CLEAN; i++) {
        if (!desk_enter(office, record, form_field(record->form, CLEAN[i][0]), CLEAN[i][1], &err)) {
            fail_msg("%s", err.message);
        }
    }
    const struct record_rows *answers = &record->rows[form_field(record->form, "answers")];
    for (size_t i = 0; i < answers->count; i++) {
        const char *question = record_get(answers->items[i], "question");
        record_put(answers->items[i], "answer", answer_to(question));
    }
    const struct record_rows *hits = &record->rows[form_field(record->form, "hits")];
    for (size_t i = 0; i < hits->count; i++) {
        if (record_get(hits->items[i], "reply") == NULL) {
            record_put(hits->items[i], "reply", "no"); /* those that are only like it in words */
        }
    }
    return record;
}

/* What was to be clean and isn't would show up later, as something else. */
static void expect_flexible(const struct record *screening)
{
    const char *verdict = record_get(screening, "verdict");
    if (strcmp(verdict, "flexible") != 0 && strcmp(verdict, "observation") != 0) {
        fail_msg("%s: %s", verdict, record_get(screening, "decisive"));
    }
}

void bureau_screen(struct office *office, int64_t case_id)
{
    struct err err;
    struct record *record = bureau_screening(office, case_id);
    desk_enter(office, record, form_field(record->form, "first"), "是", &err);
    desk_enter(office, record, form_field(record->form, "first_evidence"), "前案查无违法", &err);
    if (!desk_save(office, record, false, &err)) {
        fail_msg("%s (%s)", err.message, err.detail);
    }
    expect_flexible(record);
    record_free(record);
}

void bureau_allow(struct bureau *bureau, int64_t case_id)
{
    struct office *chen = bureau_as(bureau, "chen");
    struct office *deputy = bureau_as(bureau, "deputy");
    bureau_screen(chen, case_id);
    record_free(bureau_file(chen, "order", case_id, "stop=不按规定记录台账", "correct=补建台账",
                            "until=+3", NULL));
    record_free(bureau_file(chen, "propose", case_id, "methods=保证承诺书",
                            "reason=情节轻微，已着手改正", NULL));
    record_free(bureau_file(deputy, "approve", case_id, NULL));
    office_close(deputy);
    office_close(chen);
}

int64_t bureau_ready_case(struct bureau *bureau, struct office *office)
{
    int64_t id = bureau_case(office);
    bureau_allow(bureau, id);
    return id;
}
