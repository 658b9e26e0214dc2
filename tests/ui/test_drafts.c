/* What was written and not filed: kept, offered again, and never lost to another draft or to a full
 * disk. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "office/desk.h"
#include "office/drafts.h"
#include "ui/trouble.h"
#include "support/bureau_road.h"
#include "ui/workstation.h"

/* The line drops in the middle of a word: the next login offers it, at the same field. */
static void test_hang_up(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(
        &work, (const char *const[]){"<F2>", "渝碚", "<Enter>", "<Down><Down><Down>", NULL});
    screen_feed(work.screen, "土湾街道天马");
    screen_hang_up(work.screen);
    workstation_type(&work, NULL);
    assert_true(work.app->gone);
    workstation_again(&work, "chen");
    workstation_shows(&work, "有 1 份没写完的");
    workstation_shows(&work, "陈宇 没有保存的"); /* whose, of what, when */
    workstation_shows(&work, "2026-03-09 10:00");
    workstation_shows(&work, "案件受理：重庆渝碚机械有限公司");
    workstation_type(&work, "<Enter>");
    workstation_shows(&work, "地点* 土湾街道天马");
    workstation_type(&work, "路8号");
    workstation_shows(&work, "地点* 土湾街道天马路8号");
    workstation_again(&work, "wang"); /* somebody else's draft is nobody's business */
    assert_false(screen_shows(work.screen, "没写完的"));
    workstation_again(&work, "chen");
    workstation_type_all(&work, (const char *const[]){"3", "2", NULL});
    workstation_shows(&work, "要丢掉的是 案件受理：重庆渝碚机械有限公司（2026-03-09 10:00 留的）");
    assert_int_equal(workstation_drafts(&work), 1);
    workstation_type(&work, "1"); /* kept after all */
    workstation_shows(&work, "选了还要再问一次");
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<F9>", "草稿", "<Enter>", NULL});
    workstation_type_all(&work, (const char *const[]){"3", "2", "2", NULL});
    workstation_shows(&work, "已丢掉草稿");
    assert_int_equal(workstation_drafts(&work), 0);
    workstation_close(&work);
}

/* Text that can't be read is kept as it stands. */
static void test_unreadable_text_is_kept(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<F2>", "<Down><Down>", "<C-u>前年某日",
                                                      "<Tab>", "<Esc>", NULL});
    workstation_shows(&work, "已留作草稿：案件受理");
    workstation_type(&work, "<F2>");
    workstation_shows(&work, "有一份没写完的");
    workstation_type(&work, "<Enter>");
    workstation_shows(&work, "发现时间* 前年某日");
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "!");
    workstation_close(&work);
}

/* Acts on keys without letting any time pass. */
static void type_at_once(struct workstation *work, const char *keys)
{
    screen_feed(work->screen, keys);
    while (app_step(work->app, 0))
        continue;
}

/* Kept 100 ms after the last key, and however steadily it is typed 200 ms after the first. */
static void test_kept_while_typing(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "<F2>", NULL});
    type_at_once(&work, "重庆");
    workstation_rest(&work, 50);
    assert_int_equal(workstation_drafts(&work), 0);
    workstation_rest(&work, 50);
    assert_int_equal(workstation_drafts(&work), 1);
    workstation_shows(&work, "草稿已留 10:00");
    workstation_type(&work, "<Esc>");
    workstation_close(&work);

    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "<F2>", NULL});
    for (int i = 0; i < 4; i++) {
        assert_int_equal(workstation_drafts(&work), 0);
        type_at_once(&work, "渝");
        workstation_rest(&work, 50);
    }
    assert_int_equal(workstation_drafts(&work), 1);
    workstation_close(&work);
}

/* A draft is of one form, one record and one context: nothing else is offered it. */
static void test_never_on_another(void **state)
{
    static const char *const others[] = {"<A-2>|机械|<F3>", "<A-2>|<F2>", "<A-3>|<F2>",
                                         "<A-3>|<Esc>|乐安|<F4>"};
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "渝碚", "<F4>", "<PageDown>",
                                                      "一号门", "<Esc>", NULL});
    assert_int_equal(workstation_drafts(&work), 1);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        char bursts[64], *rest = bursts;
        snprintf(bursts, sizeof bursts, "%s", others[i]);
        for (char *burst; (burst = strtok_r(rest, "|", &rest));)
            workstation_type(&work, burst);
        workstation_shows(&work, "Ctrl-S"); /* a form is open, nothing was asked */
        assert_false(screen_shows(work.screen, "没写完的"));
        assert_false(screen_shows(work.screen, "一号门"));
        workstation_type(&work, "<Esc>");
    }
    workstation_type_all(&work, (const char *const[]){"<A-3>", "<Esc>", "渝碚", "<F4>", NULL});
    workstation_shows(&work, "有一份没写完的");
    workstation_close(&work);
}

/* A draft that couldn't be kept isn't called kept, and the form stays whichever way one leaves. */
static void test_draft_that_cannot_be_kept(void **state)
{
    static const char *const ways[] = {"<Esc>", "<A-3>", "<F10>"};
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "<F2>", "重庆开头", NULL});
    workstation_rest(&work, 2100);
    workstation_shows(&work, "草稿已留");
    workstation_type(&work, "后来写的");
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        trouble_disk_full(true);
        workstation_type(&work, ways[i]);
        trouble_disk_full(false);
        assert_false(work.app->leaving);
        workstation_shows(&work, "草稿没有留住：");
        workstation_shows(&work, "一个字也没有丢");
        workstation_type(&work, "3");
        workstation_shows(&work, "重庆开头后来写的");
        assert_false(screen_shows(work.screen, "草稿已留"));
    }
    workstation_type(&work, "，完<Esc>");
    workstation_shows(&work, "已留作草稿");
    workstation_type_all(&work, (const char *const[]){"<F2>", "<Enter>", NULL});
    workstation_shows(&work, "重庆开头后来写的，完");
    workstation_close(&work);
}

/* A case begun from its party leaves the one alone that was begun from nothing, and is itself asked
 * for before it is begun anew. */
static void test_case_of_a_party(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work,
                         (const char *const[]){"<A-1>", "<F2>", "乐安禾", "<Enter>", "<PageDown>",
                                               "第一件写了一半", "<Esc>", NULL});
    assert_int_equal(workstation_drafts(&work), 1);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "渝碚", "<F5>", "2", NULL});
    workstation_shows(&work, "当事人* 重庆渝碚机械有限公司");
    workstation_type_all(&work,
                         (const char *const[]){"<PageDown>", "第二件写了一半", "<Esc>", NULL});
    assert_int_equal(workstation_drafts(&work), 2);
    workstation_type_all(&work, (const char *const[]){"<F5>", "2", NULL});
    workstation_shows(&work, "有一份没写完的");
    workstation_type(&work, "1");
    workstation_shows(&work, "第二件写了一半");
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<A-1>", "<F2>", "1", NULL});
    workstation_shows(&work, "第一件写了一半");
    workstation_close(&work);
}

/* The case was made void while its promise was being written: nothing that was typed is lost. */
static void test_draft_of_a_void_case(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    struct err err = {0};
    setenv("HOME", bureau->folder, 1);
    workstation_open(&work, bureau, 24, 80);
    struct office *wang = bureau_as(bureau, "wang");
    int64_t id = workstation_file_case(wang, "写到一半就作废的案件");
    bureau_allow(bureau, id);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "写到一半就作废", "<F5>", "2",
                                                      "补建台账并上墙<Enter>", "不是日子", NULL});
    workstation_type(&work, "<Esc>");
    assert_int_equal(workstation_drafts(&work), 1);
    assert_true(desk_void_case(wang, id, "重复登记", &err));
    office_close(wang);
    workstation_type_all(&work, (const char *const[]){"<F9>", "草稿", "<Enter>", "1", NULL});
    workstation_shows(&work, "这份草稿接不下去了");
    workstation_shows(&work, "作废");
    workstation_type(&work, "2");
    workstation_shows(&work, "只能看");
    workstation_shows(&work, "补建台账并上墙");
    workstation_shows(&work, "不是日子");
    workstation_type(&work, "<Esc>");
    workstation_type_all(&work, (const char *const[]){"<F9>", "草稿", "<Enter>", "1", "1", NULL});
    workstation_shows(&work, "已写到文件");
    trouble_expect_file(bureau, "补建台账并上墙");
    workstation_type(&work, "<Enter>");
    assert_int_equal(workstation_drafts(&work), 1);
    workstation_close(&work);
}

/* Whether there is a draft can't be read: that is said; whoever goes on anyway writes over nothing. */
static void test_unreadable_drafts(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    workstation_open(&work, bureau, 24, 80);
    trouble_drafts_blocked(bureau, true);
    workstation_type(&work, "<A-3><F2>1");
    workstation_shows(&work, "草稿读不出来");
    workstation_type(&work, "1");
    workstation_shows(&work, "草稿读不出来");
    workstation_type(&work, "<Esc>");
    workstation_shows(&work, "重庆渝碚机械有限公司");
    workstation_type(&work, "<F2>");
    workstation_type(&work, "2");
    workstation_shows(&work, " 当事人 （新）");
    workstation_type(&work, "<Esc>");
    trouble_drafts_blocked(bureau, false);
    workstation_type(&work, "<F2>");
    workstation_shows(&work, " 当事人 （新）");
    workstation_close(&work);
}

/* As many as there are, a page at a time; any of them can be gone on with or dropped. */
static void test_more_drafts_than_a_page(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    struct err err = {0};
    size_t count;
    workstation_open(&work, bureau, 20, 60);
    struct record *record = desk_new(work.office, "party", 0, &err);
    for (int i = 1; i <= 14; i++) {
        struct office_draft draft = {.form = "party", .context = i, .row = -1};
        char name[40];
        snprintf(name, sizeof name, "第%02d家公司", i);
        snprintf(draft.called, sizeof draft.called, "当事人：%s", name);
        record_put(record, "name", name);
        bureau->now++;
        assert_true(office_draft_keep(work.office, &draft, record, NULL, &err));
    }
    record_free(record);
    workstation_type_all(&work, (const char *const[]){"<F9>", "草稿", "<Enter>", NULL});
    workstation_shows(&work, "有 14 份没写完的");
    workstation_shows(&work, "第14家公司");
    assert_false(screen_shows(work.screen, "第08家公司"));
    workstation_type(&work, "7");
    workstation_shows(&work, "第08家公司");
    workstation_type(&work, "7");
    workstation_shows(&work, "2  接着写：当事人：第01家公司");
    screen_expect(work.screen, "drafts-last-page-60x20");
    workstation_type(&work, "5"); /* drop, on the same page */
    workstation_shows(&work, "3  丢掉：当事人：第01家公司");
    workstation_type_all(&work, (const char *const[]){"3", "2", NULL});
    workstation_shows(&work, "已丢掉草稿：当事人：第01家公司");
    assert_true(office_draft_count(work.office, &count, &err));
    assert_int_equal(count, 13);
    workstation_type_all(&work,
                         (const char *const[]){"<F9>", "草稿", "<Enter>", "7", "7", "1", NULL});
    workstation_shows(&work, "第02家公司");
    workstation_close(&work);
}

/* F2 over a draft: what was typed in haste chooses nothing, another is written beside it, and dropping
 * is asked once more by name. */
static void test_begun_before(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work,
                         (const char *const[]){"<A-3>", "<F2>", "写了一半的", "<Esc>", NULL});
    workstation_type(&work, "<F2>3222<Enter>"); /* typed ahead, meant for the form */
    workstation_shows(&work, "有一份没写完的：当事人：写了一半的");
    workstation_type(&work, "写了");
    workstation_shows(&work, "有一份没写完的：当事人：写了一半的");
    workstation_type(&work, "2");
    workstation_type_all(&work, (const char *const[]){"另写的", "<Esc>", NULL});
    assert_int_equal(workstation_drafts(&work), 2);
    workstation_type_all(&work, (const char *const[]){"<F2>", "3", NULL});
    workstation_shows(&work, "要丢掉的是 当事人：另写的");
    workstation_type(&work, "1");
    workstation_shows(&work, "有一份没写完的：当事人：另写的");
    assert_int_equal(workstation_drafts(&work), 2);
    workstation_type_all(&work, (const char *const[]){"3", "2", NULL});
    workstation_shows(&work, " 当事人 （新）");
    assert_int_equal(workstation_drafts(&work), 1);
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<F2>", NULL});
    workstation_shows(&work, "有一份没写完的：当事人：写了一半的");
    workstation_close(&work);
}

/* Another window of my own writes the same form: its draft stays when mine is filed. */
static void test_another_window_of_mine(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    struct err err = {0};
    workstation_open(&work, bureau, 24, 80);
    struct office *other = bureau_as(bureau, "chen");
    struct record *record = desk_new(other, "party", 0, &err);
    struct office_draft draft = {.form = "party", .row = -1, .called = "当事人：另一个窗口的"};
    workstation_type_all(&work, (const char *const[]){"<A-3>", "<F2>", "某某<Enter>", NULL});
    record_put(record, "name", "另一个窗口的");
    assert_true(office_draft_keep(other, &draft, record, NULL, &err));
    workstation_type_all(&work,
                         (const char *const[]){"<C-u>91500106MA5U7Q8R40", "钱二<Enter>", "<Enter>",
                                               "石井坡街道1号<Enter>", "<Enter>", NULL});
    assert_int_equal(workstation_drafts(&work), 2);
    workstation_type(&work, "13900000001<C-s>");
    workstation_shows(&work, "已登记当事人 某某");
    assert_int_equal(workstation_drafts(&work), 1);
    workstation_type(&work, "<F2>");
    workstation_shows(&work, "有一份没写完的：当事人：另一个窗口的");
    workstation_type(&work, "2"); /* beside it */
    workstation_type(&work, "又一家");
    workstation_type(&work, "<Esc>");
    assert_int_equal(workstation_drafts(&work), 2);
    record_free(record);
    office_close(other);
    workstation_close(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hang_up),
        cmocka_unit_test(test_unreadable_text_is_kept),
        cmocka_unit_test(test_kept_while_typing),
        cmocka_unit_test(test_never_on_another),
        cmocka_unit_test(test_draft_that_cannot_be_kept),
        cmocka_unit_test(test_case_of_a_party),
        cmocka_unit_test(test_draft_of_a_void_case),
        cmocka_unit_test(test_unreadable_drafts),
        cmocka_unit_test(test_more_drafts_than_a_page),
        cmocka_unit_test(test_begun_before),
        cmocka_unit_test(test_another_window_of_mine),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
