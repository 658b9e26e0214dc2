/* Every state of a case with every act and every person: what the table of the case's life and the table of
 * roles don't both allow is refused by the office, before anything is filled in and again when it is begun,
 * in a sentence with its clause.
 *
 * That the table itself is right is tests/law's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "law/case_life.h"
#include "office/desk.h"
#include "office/row_act.h"
#include "steps_fixture.h"

/* A person for each role; qin handles nothing here, NULL is the administrator. */
static const struct {
    const char *account;
    unsigned roles;
} PEOPLE[] = {
    {"clerk", ROLE_CLERK},     {"chen", ROLE_OFFICER},
    {"qin", ROLE_OFFICER},     {"wang", ROLE_OFFICER | ROLE_UNIT_HEAD},
    {"deputy", ROLE_DEPUTY},   {"head", ROLE_HEAD},
    {"review", ROLE_REVIEWER}, {"visit", ROLE_VISITOR},
    {NULL, ROLE_ADMIN},
};
#define PERSON_COUNT (sizeof PEOPLE / sizeof *PEOPLE)

static const char *const COLUMNS[CASE_TRACKS] = {
    [CASE_MAIN] = "state", [CASE_CRIME] = "crime_state", [CASE_DETENTION] = "detention_state"};

struct tally {
    size_t open, refused, denied;
    size_t cases; /* each in a state, before a person */
};

#define BEGUN 5 /* of so many that are refused one is begun all the same */

/* What the two tables say, guards not asked. */
static bool may_be_open(const struct record *kase, enum act_id act, unsigned roles)
{
    struct err ignored;
    size_t count;
    const struct case_arrow *arrows = case_arrows(&count);
    for (size_t i = 0; i < count; i++) {
        if (arrows[i].act == act) {
            const char *state = record_get(kase, COLUMNS[arrows[i].track]);
            return (act_of(act)->roles & roles) != 0 &&
                   case_next_state(act, state, &ignored) != NULL;
        }
    }
    return (act_of(act)->roles & roles) != 0;
}

static void has_clause(const struct row_act *act, const struct err *err)
{
    if ((err->code != ERR_REFUSED && err->code != ERR_DENIED) ||
        strstr(err->message, "（") == NULL) {
        fail_msg("%s: %d %s", act->key, (int)err->code, err->message);
    }
}

/* Begun past the list of acts, as a script might: refused the same. */
static void cannot_be_begun(struct office *office, const struct row_act *act, int64_t kase)
{
    struct err err = {0};
    struct record *begun = desk_new(office, act->step, kase, &err);
    if (begun != NULL) {
        fail_msg("%s is begun", act->key);
    }
    has_clause(act, &err);
}

static void try_all(struct office *office, unsigned roles, const struct record *kase,
                    struct tally *tally)
{
    size_t count;
    const struct row_act *acts = row_act_table(office, &count);
    struct row_known row;
    row_known_gather(office, kase, &row);
    for (size_t i = 0; i < count; i++) {
        struct err err = {0};
        if (strcmp(acts[i].form, "case") != 0) {
            continue;
        }
        bool allowed = may_be_open(kase, acts[i].act, roles);
        bool open = row_act_open(office, &acts[i], &row, &err);
        if (open && !allowed) {
            fail_msg("%s is open", acts[i].key);
        } else if (open) {
            tally->open++;
            continue;
        }
        has_clause(&acts[i], &err);
        tally->refused += err.code == ERR_REFUSED;
        tally->denied += err.code == ERR_DENIED;
        if (!allowed && acts[i].step != NULL && i % BEGUN == tally->cases % BEGUN) {
            cannot_be_begun(office, &acts[i], kase->id);
        }
    }
    row_known_done(&row);
    tally->cases++;
}

/* The administrator sees no case at all: not even to be refused in it by its number. */
static void sees_nothing(struct office *office, int64_t kase)
{
    struct err err = {0};
    size_t count;
    const struct row_act *acts = row_act_table(office, &count);
    assert_null(desk_load(office, "case", kase, &err));
    assert_int_equal(err.code, ERR_DENIED);
    assert_non_null(strstr(err.message, "行政处罚法第五十条"));
    for (size_t i = 0; i < count; i++) {
        if (acts[i].step != NULL) {
            cannot_be_begun(office, &acts[i], kase);
        }
    }
}

static void every_state_with_every_act_and_person(void **state)
{
    struct world *world = *state;
    struct office *offices[PERSON_COUNT];
    struct tally tally = {0};
    size_t count;
    const struct case_state *states = case_states(&count);
    struct record *screening = screening_clean(world, world->kase);
    screening_save(world, screening);
    record_free(screening);
    for (size_t i = 0; i < PERSON_COUNT; i++) {
        offices[i] = bureau_as(&world->bureau, PEOPLE[i].account);
    }
    for (size_t s = 0; s < count; s++) {
        for (int track = 0; track < CASE_TRACKS; track++) {
            const char *code = states[s].track == (enum case_track)track ? states[s].code
                               : track == CASE_MAIN                      ? "screened"
                                                                         : NULL;
            state_put(world, COLUMNS[track],
                      code != NULL && strcmp(code, "none") == 0 ? NULL : code);
        }
        struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
        for (size_t i = 0; i < PERSON_COUNT; i++) {
            if (PEOPLE[i].account != NULL) {
                try_all(offices[i], PEOPLE[i].roles, kase, &tally);
            } else {
                sees_nothing(offices[i], world->kase);
            }
        }
        record_free(kase);
    }
    for (size_t i = 0; i < PERSON_COUNT; i++) {
        office_close(offices[i]);
    }
    print_message("open %zu, refused %zu, denied %zu\n", tally.open, tally.refused, tally.denied);
    assert_true(tally.open > 500);
    assert_true(tally.refused > 2000);
    assert_true(tally.denied > 4000);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_state_with_every_act_and_person, screening_setup,
                                        screening_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
