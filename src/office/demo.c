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
#include "office/transfer.h"
#include "store/record_store.h"

#define CLERK "zouwenjing"
#define REVIEWER "baiqinghe"

struct demo {
    struct office_options options; /* path, share and clock of the office */
    moment_t clock;
    moment_t now; /* when it is really */
    struct office *office;
    struct demo_script script;
    struct demo_cast cast;
    struct demo_fates fates;
    struct demo_plan plan;
};

static moment_t read_clock(void *data)
{
    return *(const moment_t *)data;
}

/* Another one sits down at the office's one desk: what he may and what the audit calls him are his own. */
static bool sit_down(struct demo *demo, const char *account, struct err *err)
{
    static const char *const keys[] = {"account"};
    struct office *office = demo->office;
    if (strcmp(record_get(office->me, "account"), account) == 0) {
        return true;
    }
    const struct form *form = office_form(office, "officer");
    int64_t id;
    struct record *me = record_find(office->store, form, keys, &account, 1, &id, err)
                            ? record_load(office->store, form, id, err)
                            : NULL;
    if (me == NULL) {
        return false;
    }
    record_free(office->me);
    office->me = me;
    office->roles = roles_parse(record_get(me, "roles"));
    store_set_actor(office->store, &(struct store_actor){.officer = me->id,
                                                         .account = account,
                                                         .name = record_get(me, "name")});
    return true;
}

static bool bring(struct demo *demo, const char *account, const char *kind, const char *file,
                  const char *list, struct err *err)
{
    struct office *office = demo->office;
    if (account != NULL && !sit_down(demo, account, err)) {
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
    struct office *office = demo->office;
    char *folder = file_join(office_share(office), "data/demo");
    char *cases = file_join(folder, "cases.csv");
    struct demo_stage stage = {
        .script = &demo->script,
        .cast = &demo->cast,
        .fates = &demo->fates,
        .calendar = office_calendar(office),
        .now = demo->now,
    };
    bool done =
        demo_script_read(&demo->script, cases, err) && demo_cast_read(&demo->cast, office, err) &&
        demo_fates_read(&demo->fates, folder, err) && demo_plan_make(&demo->plan, &stage, err);
    free(cases);
    free(folder);
    return done;
}

/* Does one step. Long holidays may leave no time for what a fate had in mind: what the law refuses then isn't
 * done, and the case stays where it is. */
static bool live_step(struct demo *demo, const struct demo_step *step, struct err *err)
{
    struct demo_case *made = &demo->plan.cases[step->which];
    const char *account = demo_doer(&demo->cast, made, step->deed->doer);
    demo->clock = step->at;
    if (account == NULL) {
        return err_set(err, ERR_INPUT, "acts.csv：没有“%s”这样的人", step->deed->doer);
    }
    if (!sit_down(demo, account, err)) {
        return false;
    }
    bool done = demo_do(demo->office, &demo->cast, made, step->deed, err);
    made->waits = !done && err->code == ERR_REFUSED && made->kase != NULL;
    return done || made->waits;
}

/* Lives through the plan, the clock going along. */
static bool live(struct demo *demo, struct err *err)
{
    for (size_t i = 0; i < demo->plan.step_count; i++) {
        const struct demo_step *step = &demo->plan.steps[i];
        struct demo_case *made = &demo->plan.cases[step->which];
        if (!made->waits && !live_step(demo, step, err)) {
            char at[DATE_TEXT];
            return err_detail(err, "%s by %s at %s: %s, %s: %s", step->deed->act, step->deed->doer,
                              moment_format(step->at, at), record_get(made->party, "name"),
                              made->matter->violation, err->message);
        }
    }
    return true;
}

static void demo_end(struct demo *demo)
{
    /* records stand on the forms of an office: they go first */
    demo_plan_done(&demo->plan);
    demo_cast_done(&demo->cast);
    demo_fates_done(&demo->fates);
    demo_script_done(&demo->script);
    office_close(demo->office);
}

bool demo_make(const struct office_options *options, struct err *err)
{
    struct demo demo = {.options = *options};
    demo.now = options->now != NULL ? options->now(options->now_data) : moment_now();
    demo.clock = (moment_t)(moment_date(demo.now) - DEMO_DAYS) * DEMO_MINUTES + 9 * 60;
    char *path = office_place_database(options->path);
    demo.options.path = path;
    demo.options.as = NULL;
    demo.options.now = read_clock;
    demo.options.now_data = &demo.clock;
    demo_script_init(&demo.script);
    demo_cast_init(&demo.cast);
    demo_fates_init(&demo.fates);
    demo_plan_init(&demo.plan);
    bool made = office_init(&demo.options, NULL, true, err);
    demo.office = made ? office_open(&demo.options, err) : NULL;
    bool done = demo.office != NULL && bring_everything(&demo, err) && make_plan(&demo, err) &&
                live(&demo, err);
    demo_end(&demo);
    if (made && !done) {
        office_remove(path);
    }
    free(path);
    return done;
}
