/* demo: makes the practice office and lives through its last months.
 *
 * The clock is set back to the first day and goes forward from act to act; each act is done by
 * the officer who would do it, through the same functions as on the screen. Nothing is written
 * past the desk, so a practice office shows no case that a real one could not have. */
#include "office/demo.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "office/demo_private.h"
#include "office/terms.h"
#include "office/transfer.h"

#define DAY 1440
#define DESKS 12
#define CLERK "zouwenjing"
#define REVIEWER "baiqinghe"
#define UNIT_HEAD "jianlinfeng"

/* One who is at work in the practice office. */
struct seat {
    const char *account; /* borrowed; NULL is the caller, its 系统管理员 */
    struct office *office;
};

struct demo {
    struct office_options options; /* path, share and clock of every seat */
    moment_t clock;
    moment_t now; /* when it is really */
    struct seat seats[DESKS];
    size_t seat_count;
    struct demo_script script;
    struct demo_cast cast;
    struct demo_plan plan;
};

static moment_t read_clock(void *data)
{
    return *(const moment_t *)data;
}

/* The office as this account sees it; opened once. */
static struct office *seat_of(struct demo *demo, const char *account, struct err *err)
{
    for (size_t i = 0; i < demo->seat_count; i++) {
        const char *taken = demo->seats[i].account;
        if (taken == account || (taken != NULL && account != NULL && strcmp(taken, account) == 0)) {
            return demo->seats[i].office;
        }
    }
    if (demo->seat_count == DESKS) {
        err_set(err, ERR_INPUT, "练习办公室最多 %d 人承办，请减少 officers.csv 里的承办人", DESKS);
        return NULL;
    }
    demo->options.as = account;
    struct office *office = office_open(&demo->options, err);
    if (office != NULL) {
        demo->seats[demo->seat_count++] = (struct seat){account, office};
    }
    return office;
}

static bool bring(struct demo *demo, const char *account, const char *kind, const char *file,
                  const char *list, struct err *err)
{
    struct office *office = seat_of(demo, account, err);
    if (office == NULL) {
        return false;
    }
    char *path = file_join(office_share(office), file);
    const char *names[] = {"list"};
    const char *values[] = {list};
    struct transfer_options options = {.kind = kind,
                                       .path = path,
                                       .set_names = names,
                                       .set_values = values,
                                       .set_count = list != NULL ? 1 : 0};
    struct transfer_report report;
    transfer_report_init(&report);
    bool done = transfer_import(office, &options, &report, err);
    if (!done && report.findings.count > 0) {
        err_detail(err, "%s: %s", file, report.findings.items[0].reason);
    }
    transfer_report_done(&report);
    free(path);
    return done;
}

static bool bring_everything(struct demo *demo, struct err *err)
{
    return bring(demo, NULL, "officers", "data/demo/officers.csv", NULL, err) &&
           bring(demo, REVIEWER, "lists", "data/lists/positive.csv", "positive", err) &&
           bring(demo, REVIEWER, "lists", "data/lists/negative.csv", "negative", err) &&
           bring(demo, CLERK, "parties", "data/demo/parties.csv", NULL, err);
}

static bool make_plan(struct demo *demo, struct err *err)
{
    struct office *office = seat_of(demo, CLERK, err);
    if (office == NULL) {
        return false;
    }
    char *path = file_join(office_share(office), "data/demo/cases.csv");
    bool done =
        demo_script_read(&demo->script, path, err) && demo_cast_read(&demo->cast, office, err);
    free(path);
    const struct term *filing = done ? office_term(office, TERM_FILING, err) : NULL;
    if (filing != NULL) {
        struct demo_stage stage = {
            .filing = filing->rule,
            .script = &demo->script,
            .cast = &demo->cast,
            .calendar = office_calendar(office),
            .observe_longest = (long)record_get_integer(office_settings(office), "observe_longest"),
            .now = demo->now,
        };
        demo_plan_make(&demo->plan, &stage);
        return true;
    }
    return false;
}

static const char *who_does(enum demo_act act, const struct demo_case *made)
{
    if (act == DEMO_VOID) {
        return UNIT_HEAD;
    }
    bool counter = act == DEMO_TAKE_IN && made->by_clerk;
    return counter ? CLERK : record_get(made->officers[0], "account");
}

/* Lives through the plan, the clock going along. */
static bool live(struct demo *demo, struct err *err)
{
    static demo_doing *const doings[] = {
        [DEMO_TAKE_IN] = demo_take_in, [DEMO_COMMIT] = demo_commit, [DEMO_VOID] = demo_void};
    for (size_t i = 0; i < demo->plan.step_count; i++) {
        const struct demo_step *step = &demo->plan.steps[i];
        struct demo_case *made = &demo->plan.cases[step->which];
        demo->clock = step->at;
        struct office *office = seat_of(demo, who_does(step->act, made), err);
        if (office == NULL || !doings[step->act](office, &demo->cast, made, err)) {
            char at[DATE_TEXT];
            return err_detail(err, "step %zu at %s: %s", i, moment_format(step->at, at),
                              made->matter->violation);
        }
    }
    return true;
}

static void demo_end(struct demo *demo)
{
    /* records stand on the forms of an office: they go first */
    demo_plan_done(&demo->plan);
    demo_cast_done(&demo->cast);
    demo_script_done(&demo->script);
    for (size_t i = 0; i < demo->seat_count; i++) {
        office_close(demo->seats[i].office);
    }
}

bool demo_make(const struct office_options *options, struct err *err)
{
    struct demo demo = {.options = *options};
    demo.now = options->now != NULL ? options->now(options->now_data) : moment_now();
    demo.clock = (moment_t)(moment_date(demo.now) - DEMO_DAYS) * DAY + 9 * 60;
    char *path = office_place_database(options->path);
    demo.options.path = path;
    demo.options.as = NULL;
    demo.options.now = read_clock;
    demo.options.now_data = &demo.clock;
    demo_script_init(&demo.script);
    demo_cast_init(&demo.cast);
    demo_plan_init(&demo.plan);
    bool made = office_init(&demo.options, NULL, true, err);
    bool done = made && bring_everything(&demo, err) && make_plan(&demo, err) && live(&demo, err);
    demo_end(&demo);
    if (made && !done) {
        office_remove(path);
    }
    free(path);
    return done;
}
