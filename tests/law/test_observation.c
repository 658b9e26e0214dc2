/* A period of observation against the time for deciding on filing: what fits, what would miss it, and
 * the two lawful ways; dates worked out by hand with the notices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "law/holidays.h"
#include "law/observation.h"
#include "law/term_table.h"

struct world {
    struct calendar calendar;
    struct terms terms;
};

static int setup(void **state)
{
    static struct world world;
    holidays_load(&world.calendar, 2024, 2026);
    term_table_load(&world.terms);
    *state = &world;
    return 0;
}

static int teardown(void **state)
{
    struct world *world = *state;
    calendar_done(&world->calendar);
    terms_done(&world->terms);
    return 0;
}

/* Found on Monday 2026-03-09: to be decided by 2026-03-24, or 2026-04-08 once extended. */
static struct observation_asked asked_of(const struct world *world, const char *signed_on,
                                         long days)
{
    return (struct observation_asked){.found = (moment_t)date_of(2026, 3, 9) * 1440 + 600,
                                      .signed_on = date_parse(signed_on, 0),
                                      .days = days,
                                      .longest = 90,
                                      .filed_on = DATE_NONE,
                                      .filing = terms_find(&world->terms, TERM_FILING),
                                      .decision = terms_find(&world->terms, TERM_DECISION)};
}

static void assert_told(const struct world *world, const struct observation_asked *asked,
                        enum observation_fit fit, const char *words)
{
    struct buffer out;
    buffer_init(&out);
    struct observation found = observation_judge(asked, &world->calendar);
    assert_int_equal(found.fit, fit);
    observation_tell(asked, &found, &out);
    assert_string_equal(buffer_text(&out), words);
    buffer_done(&out);
}

static void what_ends_by_the_limit_fits(void **state)
{
    struct observation_asked asked = asked_of(*state, "2026-03-09", 15);
    assert_told(*state, &asked, OBSERVATION_FITS,
                "2026-03-24期满，不晚于决定是否立案的期限2026-03-24");
    asked = asked_of(*state, "2026-03-09", 1);
    assert_told(*state, &asked, OBSERVATION_FITS,
                "2026-03-10期满，不晚于决定是否立案的期限2026-03-24");
}

static void one_day_more_needs_the_extension(void **state)
{
    struct observation_asked asked = asked_of(*state, "2026-03-09", 16);
    assert_told(*state, &asked, OBSERVATION_NEEDS_EXTENSION,
                "2026-03-25期满，晚于决定是否立案的期限2026-03-24。可以："
                "不立案，最长15日（至2026-03-24）；"
                "报本机关负责人批准延长后，最长30日（至2026-04-08）；"
                "先立案，最长90日（至2026-06-08），最迟2026-06-08作出处理决定"
                "（生态环境行政处罚办法第十八条）");
    asked.extensions = 1; /* granted */
    assert_told(*state, &asked, OBSERVATION_FITS,
                "2026-03-25期满，不晚于决定是否立案的期限2026-04-08");
}

static void beyond_the_extension_there_are_two_ways(void **state)
{
    struct observation_asked asked = asked_of(*state, "2026-03-20", 30);
    struct observation found = observation_judge(&asked, &((struct world *)*state)->calendar);
    struct observation_way ways[OBSERVATION_WAYS];
    assert_int_equal(found.fit, OBSERVATION_EXCEEDS);
    assert_int_equal(observation_ways(&asked, &found, ways), 3);
    assert_false(ways[0].file_first || ways[0].extend);
    assert_int_equal(ways[0].days, 4); /* to the 24th */
    assert_true(ways[1].extend);
    assert_int_equal(ways[1].days, 19);
    assert_true(ways[2].file_first);
    assert_int_equal(ways[2].days, 90);
    assert_int_equal(ways[2].until, date_of(2026, 6, 18));
    assert_string_equal(ways[2].text,
                        "先立案，最长90日（至2026-06-18），最迟2026-06-18作出处理决定");
    asked.extensions = 1; /* no second one: way (a) is as long as it can be */
    found = observation_judge(&asked, &((struct world *)*state)->calendar);
    assert_int_equal(found.fit, OBSERVATION_EXCEEDS);
    assert_int_equal(observation_ways(&asked, &found, ways), 2);
    assert_int_equal(ways[0].days, 19);
}

/* The last day of the period is moved over a holiday: so must be asked where it really ends. */
static void a_last_day_that_moves_beyond_the_limit_does_not_fit(void **state)
{
    struct observation_asked asked = asked_of(*state, "2026-03-09", 12);
    asked.found = (moment_t)date_of(2026, 3, 5) * 1440; /* to be decided by Friday 2026-03-20 */
    assert_told(*state, &asked, OBSERVATION_NEEDS_EXTENSION,
                "2026-03-23期满，晚于决定是否立案的期限2026-03-20。可以："
                "不立案，最长11日（至2026-03-20）；"
                "报本机关负责人批准延长后，最长29日（至2026-04-07）；"
                "先立案，最长90日（至2026-06-08），最迟2026-06-08作出处理决定"
                "（生态环境行政处罚办法第十八条）");
}

static void no_room_is_left_on_the_last_day(void **state)
{
    struct observation_asked asked = asked_of(*state, "2026-04-08", 1);
    asked.extensions = 1;
    struct observation found = observation_judge(&asked, &((struct world *)*state)->calendar);
    assert_true(found.most < 1);
    assert_told(*state, &asked, OBSERVATION_EXCEEDS,
                "2026-04-09期满，晚于决定是否立案的期限2026-04-08。可以："
                "先立案，最长90日（至2026-07-07），最迟2026-07-07作出处理决定"
                "（生态环境行政处罚办法第十八条）");
}

static void once_filed_the_ninety_days_bind(void **state)
{
    struct observation_asked asked = asked_of(*state, "2026-03-30", 60);
    asked.filed_on = date_of(2026, 3, 24); /* to be decided by 2026-06-22 */
    assert_told(*state, &asked, OBSERVATION_FITS,
                "2026-05-29期满，不晚于作出处理决定的期限2026-06-22");
    asked.days = 90;
    assert_told(*state, &asked, OBSERVATION_NEEDS_EXTENSION,
                "2026-06-29期满，晚于作出处理决定的期限2026-06-22。可以：最长84日（至2026-06-22）；"
                "报本机关负责人批准延长后，最长90日（至2026-06-29）"
                "（行政处罚法第六十条；生态环境行政处罚办法）");
}

static void the_offices_own_bound_holds_in_any_case(void **state)
{
    struct observation_asked asked = asked_of(*state, "2026-03-09", 91);
    struct observation found = observation_judge(&asked, &((struct world *)*state)->calendar);
    struct buffer out;
    buffer_init(&out);
    assert_int_equal(found.fit, OBSERVATION_TOO_LONG);
    observation_tell(&asked, &found, &out);
    assert_non_null(strstr(buffer_text(&out), "本局规定最长90日。可以：不立案，最长15日"));
    buffer_done(&out);
    asked.longest = 10;
    asked.days = 10;
    assert_told(*state, &asked, OBSERVATION_FITS,
                "2026-03-19期满，不晚于决定是否立案的期限2026-03-24");
}

static void lengths_are_read(void **state)
{
    static const char *const wrong[] = {
        "",       "7、",  "、7",
        "30、15", "7、7", "七",
        "0、7",   "366",  "1、2、3、4、5、6、7、8、9、10、11、12、13"};
    struct observation_lengths lengths;
    struct err err;
    (void)state;
    assert_true(observation_lengths_parse("７、15,30 60、90", &lengths, &err));
    assert_int_equal(lengths.count, 5);
    assert_int_equal(lengths.days[4], 90);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_false(observation_lengths_parse(wrong[i], NULL, &err));
        assert_non_null(strstr(err.message, "请写由短到长的日数，用顿号隔开，最多 12 个"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_ends_by_the_limit_fits),
        cmocka_unit_test(one_day_more_needs_the_extension),
        cmocka_unit_test(beyond_the_extension_there_are_two_ways),
        cmocka_unit_test(a_last_day_that_moves_beyond_the_limit_does_not_fit),
        cmocka_unit_test(no_room_is_left_on_the_last_day),
        cmocka_unit_test(once_filed_the_ninety_days_bind),
        cmocka_unit_test(the_offices_own_bound_holds_in_any_case),
        cmocka_unit_test(lengths_are_read),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
