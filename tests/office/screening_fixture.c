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
#include "support/bureau_road.h"

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

void screening_enter(struct world *world, struct record *record, const char *key, const char *value)
{
    if (!desk_enter(world->office, record, form_field(record->form, key), value, &world->err)) {
        fail_msg("%s", world->err.message);
    }
}

struct record *screening_clean(struct world *world, int64_t kase)
{
    return bureau_screening(world->office, kase);
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
