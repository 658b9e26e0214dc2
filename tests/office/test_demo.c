/* The practice office: everything in it, in order, the same every time. */
#include <setjmp.h>
#include <locale.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/file.h"
#include "base/memory.h"
#include "law/case_life.h"
#include "office/demo.h"
#include "office/desk.h"
#include "office/keeping.h"
#include "office/step.h"

struct fixture {
    char folder[64];
    char *path;
    moment_t now;
};

static moment_t frozen(void *data)
{
    return *(const moment_t *)data;
}

static struct office_options options_of(struct fixture *fixture, const char *as)
{
    return (struct office_options){.path = fixture->path,
                                   .share = SOURCE_FOLDER,
                                   .as = as,
                                   .now = frozen,
                                   .now_data = &fixture->now};
}

/* A practice office at this moment. */
static void make(struct fixture *fixture, const char *now)
{
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/rouzhi-demo-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    fixture->path = file_join(fixture->folder, "demo.db");
    fixture->now = moment_parse(now, 0);
    struct office_options options = options_of(fixture, NULL);
    struct err err = {0};
    if (!demo_make(&options, &err)) {
        fail_msg("%s / %s", err.message, err.detail);
    }
}

static void unmake(struct fixture *fixture)
{
    size_t count;
    char **names = file_list(fixture->folder, "", &count);
    for (size_t i = 0; i < count; i++) {
        char *path = file_join(fixture->folder, names[i]);
        unlink(path);
        free(path);
        free(names[i]);
    }
    free(names);
    rmdir(fixture->folder);
    free(fixture->path);
}

static int set_up(void **state)
{
    static struct fixture fixture;
    make(&fixture, "2026-11-18 15:20");
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    unmake(*state);
    return 0;
}

static struct office *open_as(struct fixture *fixture, const char *account)
{
    struct office_options options = options_of(fixture, account);
    struct err err = {0};
    struct office *office = office_open(&options, &err);
    if (office == NULL) {
        fail_msg("%s", err.message);
    }
    return office;
}

static int64_t count_of(struct office *office, const char *view)
{
    struct desk_query query = {.view = view};
    struct err err = {0};
    int64_t count = -1;
    if (!desk_count(office, &query, 10000, &count, &err)) {
        fail_msg("%s", err.message);
    }
    return count;
}

static void test_everything_is_there(void **state)
{
    struct office *office = open_as(*state, DEMO_ACCOUNT);
    assert_true(office_is_practice(office));
    assert_int_equal(count_of(office, "cases"), 200);
    assert_int_equal(count_of(office, "parties"), 162);
    assert_int_equal(count_of(office, "officers"), 13); /* 12 and who made it */
    assert_true(count_of(office, "positive") >= 40);
    assert_true(count_of(office, "negative") >= 25);
    assert_in_range(count_of(office, "commitments"), 60, 140);
    assert_in_range(count_of(office, "overdue"), 5, 60);
    assert_in_range(count_of(office, "mine"), 40, 140);
    office_close(office);
}

/* How many cases stand in each state of the three tracks, and what is due. */
struct tally {
    int states[CASE_TRACKS][64];
    int due_today, due_week;
};

static void count_states(const struct record *kase, struct tally *tally)
{
    static const char *const keys[CASE_TRACKS] = {"state", "crime_state", "detention_state"};
    size_t count;
    const struct case_state *all = case_states(&count);
    for (int track = 0; track < CASE_TRACKS; track++) {
        const struct case_state *state =
            case_state_of((enum case_track)track, record_get(kase, keys[track]));
        assert_non_null(state);
        tally->states[track][state - all]++;
    }
}

static struct tally tally_of(struct office *office)
{
    struct tally tally = {0};
    struct err err = {0};
    char year[8];
    snprintf(year, sizeof year, "%d", date_year(office_today(office)));
    date_t before = 0;
    for (int64_t id = 1; id <= 200; id++) {
        struct record *record = desk_load(office, "case", id, &err);
        assert_non_null(record);
        char number[96];
        snprintf(number, sizeof number, "沙环柔〔%s〕%d号", year, (int)id);
        assert_string_equal(record_get(record, "number"), number);
        date_t filed = record_get_date(record, "filed_on");
        assert_true(filed >= before);
        before = filed;
        count_states(record, &tally);
        long days = record_get_date(record, "due_on") == DATE_NONE
                        ? 99
                        : record_get_date(record, "due_on") - office_today(office);
        tally.due_today += days == 0;
        tally.due_week += days > 0 && days < 7;
        record_free(record);
    }
    return tally;
}

static void test_every_state_and_numbers_in_order(void **state)
{
    struct office *office = open_as(*state, DEMO_ACCOUNT);
    struct tally tally = tally_of(office);
    size_t count;
    const struct case_state *all = case_states(&count);
    int police[CASE_TRACKS] = {0};
    for (size_t i = 0; i < count; i++) {
        int there = tally.states[all[i].track][i];
        if (all[i].track == CASE_MAIN && there == 0) {
            fail_msg("no case is %s", all[i].title);
        }
        police[all[i].track] += there > 0;
    }
    assert_true(police[CASE_CRIME] >= 6); /* 没有移送 is one */
    assert_true(police[CASE_DETENTION] >= 4);
    assert_in_range(tally.due_today, 1, 40);
    assert_in_range(tally.due_week, 20, 120);
    office_close(office);
}

static bool count_step(const struct keeping_entry *entry, void *data)
{
    const struct act *act = act_by_key(entry->act);
    *(size_t *)data += act != NULL && act_is_step(act->id);
    return true;
}

/* Nothing was done in a case that the audit doesn't tell, and nothing is told that wasn't done. */
static void test_the_audit_tells_each_step(void **state)
{
    struct office *office = open_as(*state, "baiqinghe"); /* 法制审核: may read the audit */
    struct err err = {0};
    size_t all = 0;
    for (int64_t id = 1; id <= 200; id++) {
        struct step newest;
        size_t read, total, told = 0;
        assert_true(step_list(office, id, &newest, 1, &read, &total, &err));
        assert_true(keeping_show(office, id, 1000, count_step, &told, &err));
        assert_int_equal(told, total);
        all += total;
    }
    assert_true(all > 500);
    office_close(office);
}

/* Something waits for each who decides. */
static void test_everybody_has_something_to_do(void **state)
{
    size_t count;
    struct office *office = open_as(*state, DEMO_ACCOUNT);
    struct tally tally = tally_of(office);
    const struct case_state *all = case_states(&count);
    static const struct {
        unsigned role;
        const char *called;
    } waiting[] = {{ROLE_UNIT_HEAD, "unit head"}, {ROLE_DEPUTY, "deputy"},   {ROLE_HEAD, "head"},
                   {ROLE_REVIEWER, "reviewer"},   {ROLE_VISITOR, "visitor"}, {ROLE_CLERK, "clerk"}};
    for (size_t i = 0; i < sizeof waiting / sizeof *waiting; i++) {
        int cases = 0;
        for (size_t j = 0; j < count; j++) {
            cases += (all[j].waits & waiting[i].role) != 0 ? tally.states[all[j].track][j] : 0;
        }
        if (cases == 0) {
            fail_msg("nothing waits for the %s", waiting[i].called);
        }
    }
    office_close(office);
}

static void add_page(struct buffer *out, struct office *office, const char *view)
{
    struct desk_query query = {.view = view};
    struct view_page page;
    struct err err = {0};
    view_page_init(&page);
    assert_true(desk_page(office, &query, false, 0, NULL, false, 200, &page, &err));
    for (size_t i = 0; i < page.count; i++) {
        for (size_t j = 0; j < page.columns; j++) {
            buffer_add_format(out, "%s|", page.rows[i].cells[j]);
        }
    }
    view_page_done(&page);
}

static void test_the_same_every_time(void **state)
{
    struct fixture again;
    make(&again, "2026-11-18 15:20");
    struct fixture *both[] = {*state, &again};
    struct buffer text[2];
    for (size_t i = 0; i < 2; i++) {
        buffer_init(&text[i]);
        struct office *office = open_as(both[i], DEMO_ACCOUNT);
        add_page(&text[i], office, "cases");
        add_page(&text[i], office, "commitments");
        office_close(office);
    }
    assert_true(text[0].length > 10000);
    assert_string_equal(buffer_text(&text[0]), buffer_text(&text[1]));
    buffer_done(&text[0]);
    buffer_done(&text[1]);
    unmake(&again);
}

static void test_other_days(void **state)
{
    (void)state;
    /* a long holiday, the first night of a year without a notice */
    static const char *const days[] = {"2026-10-04 10:00", "2027-01-02 00:05"};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        struct fixture fixture;
        make(&fixture, days[i]);
        struct office *office = open_as(&fixture, DEMO_ACCOUNT);
        assert_int_equal(count_of(office, "cases"), 200);
        office_close(office);
        unmake(&fixture);
    }
}

static void test_never_over_another(void **state)
{
    struct office_options options = options_of(*state, NULL);
    struct err err = {0};
    assert_false(demo_make(&options, &err));
    assert_int_equal(err.code, ERR_CONFLICT);
    assert_non_null(strstr(err.message, "已经有数据库了"));
    struct office *office = open_as(*state, DEMO_ACCOUNT);
    assert_int_equal(count_of(office, "cases"), 200);
    office_close(office);
}

static void test_nothing_is_left_of_a_failure(void **state)
{
    struct fixture fixture = *(struct fixture *)*state;
    char *share = file_join(fixture.folder, "share");
    struct office_options options = options_of(&fixture, NULL);
    fixture.path = memory_format("%s/other.db", fixture.folder);
    options.path = fixture.path;
    options.share = share; /* no forms there */
    struct err err = {0};
    assert_false(demo_make(&options, &err));
    assert_true(err.message[0] != '\0');
    assert_false(file_exists(fixture.path));
    free(fixture.path);
    free(share);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everything_is_there),
        cmocka_unit_test(test_every_state_and_numbers_in_order),
        cmocka_unit_test(test_the_audit_tells_each_step),
        cmocka_unit_test(test_everybody_has_something_to_do),
        cmocka_unit_test(test_the_same_every_time),
        cmocka_unit_test(test_other_days),
        cmocka_unit_test(test_never_over_another),
        cmocka_unit_test(test_nothing_is_left_of_a_failure),
    };
    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
