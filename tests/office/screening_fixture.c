/* screening_fixture: see screening_fixture.h. */
#include "screening_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "office/desk.h"

int screening_setup(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    bureau_open(&world->bureau);
    world->office = bureau_as(&world->bureau, "chen");
    world->kase = bureau_case(world->office);
    *state = world;
    return 0;
}

int screening_teardown(void **state)
{
    struct world *world = *state;
    office_close(world->office);
    bureau_close(&world->bureau);
    free(world);
    return 0;
}

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

void screening_enter(struct world *world, struct record *record, const char *key, const char *value)
{
    if (!desk_enter(world->office, record, form_field(record->form, key), value, &world->err)) {
        fail_msg("%s", world->err.message);
    }
}

/* A screening of the case in which nothing stands against a flexible end. Caller frees. */
struct record *screening_clean(struct world *world, int64_t kase)
{
    struct record *record = desk_new(world->office, "screening", kase, &world->err);
    if (record == NULL) {
        fail_msg("%s", world->err.message);
    }
    for (size_t i = 0; i < sizeof CLEAN / sizeof *CLEAN; i++) {
        screening_enter(world, record, CLEAN[i][0], CLEAN[i][1]);
    }
    const struct record_rows *answers = &record->rows[form_field(record->form, "answers")];
    for (size_t i = 0; i < answers->count; i++) {
        const char *question = record_get(answers->items[i], "question");
        record_put(answers->items[i], "answer",
                   strstr(question, "日内）") != NULL   ? "2"
                   : strstr(question, "（否）") != NULL ? "否"
                                                        : "是");
    }
    return record;
}

enum screening_verdict screening_verdict_of_record(struct world *world, const struct record *record)
{
    struct screening screening;
    if (!office_screen(world->office, record, &screening, &world->err)) {
        fail_msg("%s", world->err.message);
    }
    enum screening_verdict verdict = screening.verdict;
    screening_done(&screening);
    return verdict;
}

void screening_save(struct world *world, struct record *record)
{
    if (!desk_save(world->office, record, false, &world->err)) {
        fail_msg("%s (%s)", world->err.message, world->err.detail);
    }
}

/* Holds the case against an item of the negative list. */
struct record *screening_hit(struct world *world, struct record *record, const char *code,
                             const char *reply)
{
    int hits = form_field(record->form, "hits");
    struct record *row = record_row_add(record, hits, office_form(world->office, "screening_hit"));
    screening_enter(world, row, "item", code);
    if (reply != NULL) {
        screening_enter(world, row, "reply", reply);
    }
    return row;
}
