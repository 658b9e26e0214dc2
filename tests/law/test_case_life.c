/* The life of a case against the table written by hand (case_life.csv): every state with every act and
 * every role, every arrow walked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "life_facts.h"

#define STATES 49
#define LINE 1024

struct row {
    enum case_track track;
    char state[32];
    char acts[LINE];
};

static struct row rows[STATES];
static size_t row_count;

static enum case_track track_of(const char *name)
{
    static const char *const names[] = {"main", "crime", "detention"};
    for (int i = 0; i < CASE_TRACKS; i++) {
        if (strcmp(names[i], name) == 0) {
            return (enum case_track)i;
        }
    }
    fail_msg("no track %s", name);
    return CASE_MAIN;
}

static int read_table(void **state)
{
    (void)state;
    char line[LINE], track[32];
    FILE *file = fopen(LIFE_TABLE, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file)); /* the headings */
    for (row_count = 0; fgets(line, sizeof line, file) != NULL; row_count++) {
        assert_true(row_count < STATES);
        struct row *row = &rows[row_count];
        assert_true(sscanf(line, "%31[^,],%31[^,],%1023[^\n]", track, row->state, row->acts) >= 2);
        row->track = track_of(track);
    }
    return fclose(file);
}

/* One thing that the row expects: act, act=outcome, act>to, act=outcome>to. */
struct expected {
    enum act_id act;
    char outcome[32];
    char to[32];
};

/* The next one of the row; false after the last. */
static bool next_expected(const struct row *row, const char **from, struct expected *expected)
{
    char key[32] = "";
    int read = 0;
    *from += strspn(*from, " ");
    if (sscanf(*from, "%31[a-z-]%n", key, &read) < 1) {
        return false;
    }
    *from += read;
    expected->outcome[0] = '\0';
    snprintf(expected->to, sizeof expected->to, "%s", row->state);
    if (sscanf(*from, "=%31[a-z-]%n", expected->outcome, &read) == 1) {
        *from += read;
    }
    if (sscanf(*from, ">%31[a-z-]%n", expected->to, &read) == 1) {
        *from += read;
    }
    const struct act *act = act_by_key(key);
    if (act == NULL) {
        fail_msg("no act %s", key);
        return false;
    }
    expected->act = act->id;
    return true;
}

static bool is_expected(const struct row *row, enum act_id act)
{
    const char *from = row->acts;
    struct expected expected;
    while (next_expected(row, &from, &expected)) {
        if (expected.act == act) {
            return true;
        }
    }
    return false;
}

/* Facts in which nothing stands in the way of this act in this state: what one act wants, another doesn't. */
static struct case_facts fit_facts(const struct row *row, enum act_id act)
{
    const char *states[CASE_TRACKS] = {"registered", NULL, NULL};
    states[row->track] = row->state;
    struct case_facts facts = life_facts(states[0], states[1], states[2]);
    facts.negative = facts.filed = false;
    if (act == ACT_OVERRULE) {
        facts.negative = true;
    } else if (act == ACT_INVESTIGATE) {
        facts.filed = true;
    } else if (act == ACT_TRANSFER) {
        facts.verdict = SCREENING_OTHER;
    } else if (act == ACT_CLOSE) {
        facts.states[CASE_CRIME] = "accepted";
    }
    return facts;
}

static void test_every_state_is_there(void **state)
{
    (void)state;
    size_t count;
    const struct case_state *states = case_states(&count);
    assert_int_equal(count, row_count);
    for (size_t i = 0; i < row_count; i++) {
        assert_ptr_equal(case_state_of(rows[i].track, rows[i].state), &states[i]);
        assert_true(strlen(states[i].title) > 0);
        assert_true(states[i].ended || states[i].waits != 0);
    }
    assert_ptr_equal(case_state_of(CASE_MAIN, NULL), &states[0]);
    assert_null(case_state_of(CASE_MAIN, "sent"));
}

static const struct case_choice *choice_of(const struct case_choice *choices, size_t count,
                                           enum act_id act)
{
    for (size_t i = 0; i < count; i++) {
        if (choices[i].act == act) {
            return &choices[i];
        }
    }
    return NULL;
}

/* One triple: open if the table has the act in this state and the role may; else refused with a clause. */
static void check_triple(const struct row *row, enum act_id act, unsigned role)
{
    static struct case_choice choices[ACT_COUNT];
    struct case_facts facts = fit_facts(row, act);
    size_t count = case_choices(&facts, role, choices);
    const struct case_choice *choice = choice_of(choices, count, act);
    bool may = (act_of(act)->roles & role) != 0;
    if (choice == NULL) {
        assert_false(case_has_act(act));
        return;
    }
    if (choice->open != (may && is_expected(row, act))) {
        fail_msg("%s: %s by role %x: %s", row->state, act_of(act)->key, role, choice->why.message);
    }
    enum err_code code = choice->open ? ERR_NONE : may ? ERR_REFUSED : ERR_DENIED;
    assert_int_equal(choice->why.code, code);
    assert_true(choice->open || strstr(choice->why.message, "（") != NULL);
}

/* The acts on the track of this row. */
static bool on_track(enum case_track track, enum act_id act)
{
    size_t count;
    const struct case_arrow *arrows = case_arrows(&count);
    for (size_t i = 0; i < count; i++) {
        if (arrows[i].act == act) {
            return arrows[i].track == track;
        }
    }
    return track == CASE_MAIN;
}

static void test_every_triple(void **state)
{
    (void)state;
    size_t role_count;
    const struct role_name *roles = role_names(&role_count);
    for (size_t i = 0; i < row_count; i++) {
        for (int act = 0; act < ACT_COUNT; act++) {
            for (size_t r = 0; r < role_count && on_track(rows[i].track, (enum act_id)act); r++) {
                check_triple(&rows[i], (enum act_id)act, roles[r].role);
            }
        }
    }
}

/* The arrow that the table of the program has for it; each is marked as walked. */
static void mark_walked(bool *walked, const struct row *row, const struct expected *expected)
{
    size_t count, state_count;
    const struct case_arrow *arrows = case_arrows(&count);
    const struct case_state *states = case_states(&state_count);
    for (size_t i = 0; i < count; i++) {
        bool from = (arrows[i].from >> (row - rows)) & 1;
        const char *outcome = arrows[i].outcome != NULL ? arrows[i].outcome : "";
        const char *to = arrows[i].to == CASE_SAME ? row->state : states[arrows[i].to].code;
        walked[i] |= from && arrows[i].act == expected->act &&
                     strcmp(outcome, expected->outcome) == 0 && strcmp(to, expected->to) == 0;
    }
}

static void test_every_arrow_is_walked(void **state)
{
    (void)state;
    static bool walked[256];
    size_t count;
    case_arrows(&count);
    assert_true(count <= 256);
    for (size_t i = 0; i < row_count; i++) {
        const char *from = rows[i].acts;
        struct expected expected;
        while (next_expected(&rows[i], &from, &expected)) {
            struct err err;
            struct case_move move = {.to = ""};
            struct case_facts facts = fit_facts(&rows[i], expected.act);
            facts.outcome = expected.outcome[0] != '\0' ? expected.outcome : NULL;
            if (!case_act(&facts, expected.act, &move, &err)) {
                fail_msg("%s: %s", rows[i].state, err.message);
            }
            assert_string_equal(move.to, expected.to);
            assert_int_equal(move.track, rows[i].track);
            assert_true(strlen(move.clause) > 0);
            assert_non_null(case_next_state(expected.act, rows[i].state, &err));
            mark_walked(walked, &rows[i], &expected);
        }
    }
    for (size_t i = 0; i < count; i++) {
        assert_true(walked[i]);
    }
}

static void assert_refused(enum act_id act, const char *from, const char *message)
{
    struct err err;
    assert_null(case_next_state(act, from, &err));
    assert_int_equal(err.code, ERR_REFUSED);
    assert_string_equal(err.message, message);
}

static void test_refusals(void **state)
{
    (void)state;
    assert_refused(ACT_COMMITMENT_NEW, "observing",
                   "案件观察中，不能签订保证承诺书：一件案件只签一份保证承诺书，要改请修改原承诺书"
                   "（工作方案五（二））");
    assert_refused(ACT_COMMITMENT_NEW, "void",
                   "案件已作废，不能签订保证承诺书：作废的案件不再办理，确需办理的请重新受理"
                   "（行政处罚法第四十七条）");
    assert_refused(ACT_CASE_EDIT, "void",
                   "案件已作废，不能修改案件：作废的案件留存备查，不得修改"
                   "（行政处罚法第四十七条）");
    assert_refused(ACT_CASE_VOID, "void",
                   "案件已作废，不能作废案件：案件只作废一次，案号不复用"
                   "（行政处罚法第四十七条）");
    assert_refused(ACT_ORDER, "void",
                   "案件已作废，不能责令停止和改正：作废的案件不再办理，确需办理的请重新受理"
                   "（行政处罚法第四十七条）");
    assert_refused(ACT_BACKUP, "registered",
                   "案件已受理，不能备份：这个动作不改变案件的状态（行政处罚法第四十七条）");
    assert_refused(ACT_PUNISH, "registered",
                   "案件已受理，不能行政处罚决定：它在已告知时办理"
                   "（行政处罚法第五十七条：调查终结，分别作出决定）");
    assert_refused(ACT_CASE_EDIT, "lost", "案件的状态“lost”不认识，请系统管理员检查数据库");
}

static void test_what_rests_on_the_tests(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        bool rests;
    } asked[] = {{"registered", true}, {"flexible", true}, {"filing", true},  {"notified", true},
                 {"kept", false},      {"closing", false}, {"closed", false}, {"void", false}};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        assert_int_equal(case_rests_on_tests(asked[i].code), asked[i].rests);
    }
}

static void test_an_unknown_outcome(void **state)
{
    (void)state;
    struct err err;
    struct case_facts facts = life_facts("filing", NULL, NULL);
    facts.outcome = "maybe";
    assert_false(case_act(&facts, ACT_FILE_DECIDE, NULL, &err));
    assert_string_equal(err.message, "案件待批立案，不能立案审批：没有“maybe”这个结果"
                                     "（处罚办法第十八条：决定是否立案）");
}

/* 行政处罚法第四十三条: whoever was ordered to stand back does nothing more, whatever the act. */
static void test_who_stands_back_does_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < row_count; i++) {
        const char *from = rows[i].acts;
        struct expected expected;
        while (next_expected(&rows[i], &from, &expected)) {
            struct err err;
            char message[300];
            struct case_facts facts = fit_facts(&rows[i], expected.act);
            facts.stands_back = true;
            assert_false(case_act(&facts, expected.act, NULL, &err));
            snprintf(message, sizeof message,
                     "不能%s：已经决定您或者这一步里的人回避，请没有回避的人办理这件案件"
                     "（行政处罚法第四十三条）",
                     act_of(expected.act)->title);
            assert_string_equal(err.message, message);
        }
    }
}

/* In whose hands it is: of the case and of what runs beside it. */
static void test_who_it_waits_for(void **state)
{
    (void)state;
    struct case_facts facts = life_facts("reviewing", NULL, NULL);
    assert_int_equal(case_waits(&facts), ROLE_REVIEWER);
    facts.states[CASE_CRIME] = "reported";
    assert_int_equal(case_waits(&facts), ROLE_REVIEWER | ROLE_HEAD);
    facts = life_facts("archived", "accepted", NULL);
    assert_int_equal(case_waits(&facts), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_state_is_there),
        cmocka_unit_test(test_every_triple),
        cmocka_unit_test(test_every_arrow_is_walked),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_what_rests_on_the_tests),
        cmocka_unit_test(test_an_unknown_outcome),
        cmocka_unit_test(test_who_it_waits_for),
        cmocka_unit_test(test_who_stands_back_does_nothing),
    };
    return cmocka_run_group_tests(tests, read_table, NULL);
}
