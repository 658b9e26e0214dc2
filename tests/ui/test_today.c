/* 今日 on the screen of an officer, a leader and a visitor: what each finds when he logs in, with the reason beside
 * it, and that the first act is the one that is waited for; the same line by line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "office/desk.h"
#include "ui/talk.h"
#include "ui/workstation.h"

/* Case 1 waits for the leader's decision on filing; what was promised in case 2 was kept and waits for the visitor. */
static void go_on(struct bureau *bureau)
{
    struct office *office = bureau_as(bureau, "chen");
    record_free(bureau_file(office, "file", 1, "matter=露天焚烧秸秆，再次发生",
                            "evidence=现场检查笔录", "basis=行政处罚法第五十四条", "officer2=王芳",
                            NULL));
    struct record *seen = bureau_fill(office, "reinspect", 2, "outcome=kept",
                                      "evidence=台账照片三张", "officer2=王芳", NULL);
    struct record_rows *results = &seen->rows[form_field(seen->form, "results")];
    for (size_t i = 0; i < results->count; i++)
        record_put(results->items[i], "result", "kept");
    struct err err = {0};
    if (!desk_save(office, seen, false, &err))
        fail_msg("%s", err.message);
    record_free(seen);
    office_close(office);
}

static int begin(void **state)
{
    int done = workstation_begin(state);
    go_on(*state);
    return done;
}

static void expect_at(struct bureau *bureau, const char *account, int rows, int columns)
{
    struct workstation work;
    char file[64];
    workstation_open(&work, bureau, rows, columns);
    workstation_again(&work, account);
    snprintf(file, sizeof file, "today-%s-%dx%d", account, columns, rows);
    screen_expect(work.screen, file);
    workstation_close(&work);
}

static void test_screens(void **state)
{
    static const char *const people[] = {"chen", "deputy", "visit"};
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        expect_at(*state, people[i], 24, 80);
        expect_at(*state, people[i], 40, 120);
    }
}

static void first_act_is(struct bureau *bureau, const char *account, const char *heading)
{
    struct workstation work;
    workstation_open(&work, bureau, 24, 80);
    workstation_again(&work, account);
    workstation_type_all(&work, (const char *const[]){"<F5>", "1", NULL});
    workstation_shows(&work, heading);
    workstation_close(&work);
}

static void test_one_key_to_what_is_waited_for(void **state)
{
    first_act_is(*state, "deputy", "立案审批 （新）");
    first_act_is(*state, "visit", "回访 （新）");
}

/* Decided, it is gone from there. */
static void test_what_is_done_leaves_the_list(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_again(&work, "deputy");
    workstation_shows(&work, "待批立案");
    struct office *deputy = bureau_as(*state, "deputy");
    record_free(bureau_file(deputy, "file_decide", 1, "outcome=approved",
                            "file_number=沙环立〔2026〕1号", NULL));
    office_close(deputy);
    workstation_again(&work, "deputy");
    assert_false(screen_shows(work.screen, "待批立案"));
    workstation_type_all(&work, (const char *const[]){"<F8>", "2", NULL});
    workstation_shows(&work, "轮到我的");
    workstation_close(&work);
}

static void test_line_by_line(void **state)
{
    char *said = talk(*state, "visit", "1\n0\n0\n");
    talk_has(said, "今日 1 件，待我处理 1 件");
    talk_has(said, "复查合格");
    free(said);
    said = talk(*state, "review", "0\n");
    talk_has(said, "本单位待办");
    free(said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_screens),
        cmocka_unit_test(test_one_key_to_what_is_waited_for),
        cmocka_unit_test(test_line_by_line),
        cmocka_unit_test(test_what_is_done_leaves_the_list),
    };
    return cmocka_run_group_tests(tests, begin, workstation_end);
}
