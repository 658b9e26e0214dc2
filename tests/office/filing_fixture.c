/* filing_fixture: see filing_fixture.h. */
#include "filing_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "office/desk.h"
#include "office/step.h"

#define MINUTES_OF_DAY 1440

void filing_filed(struct world *world)
{
    step_done(world, "chen", "file", "evidence=现场检查笔录、照片 6 张", NULL);
    state_is(world, "state", "filing");
    step_done(world, "deputy", "file_decide", "file_number=沙环立〔2026〕1号", NULL);
    state_is(world, "state", "investigating");
}

void filing_reported(struct world *world, const char *grounds, const char *complex)
{
    char review[64], discussion[64];
    snprintf(review, sizeof review, "review_grounds=%s", grounds);
    snprintf(discussion, sizeof discussion, "complex=%s", complex);
    filing_filed(world);
    step_done(world, "chen", "investigate", "kind=现场检查（勘察）、询问", "told=是",
              "content=查明三个月没有台账", "papers=检查笔录 1 份、询问笔录 1 份", NULL);
    state_is(world, "state", "investigating");
    step_done(world, "chen", "report", "facts=2025年12月起没有建立台账", "evidence=检查笔录",
              "basis=《排污许可管理条例》第二十一条", "discretion=初次，已改正",
              "opinion=轻微并及时改正，没有后果", review, discussion, NULL);
    state_is(world, "state", "examining");
}

void filing_examined(struct world *world)
{
    filing_reported(world, "", "否");
    step_done(world, "qin", "examine", "opinion=六项都符合", NULL);
    state_is(world, "state", "deciding");
}

void filing_notified(struct world *world)
{
    filing_examined(world);
    step_done(world, "chen", "notify", "number=沙环罚告〔2026〕1号", "proposed=拟罚款五千元",
              "receiver=赵一，法定代表人", NULL);
    state_is(world, "state", "notified");
}

void filing_field_is(struct world *world, const char *form, const char *key, const char *value)
{
    int64_t id = step_newest(world->office, form, world->kase);
    struct record *step = desk_load(world->office, form, id, &world->err);
    if (step == NULL) {
        fail_msg("%s: %s", form, world->err.message);
        return;
    }
    const char *is = record_get(step, key);
    if (value == NULL) {
        assert_null(is);
    } else {
        assert_non_null(is);
        assert_string_equal(is, value);
    }
    record_free(step);
}

void filing_days(struct world *world, int days)
{
    world->bureau.now += (moment_t)days * MINUTES_OF_DAY;
}
