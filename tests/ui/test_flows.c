/* What officers do: whole flows through keys, with what they leave behind in the office. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "base/file.h"
#include "office/desk.h"
#include "office/drafts.h"
#include "ui/workstation.h"

static void type_all(struct workstation *work, const char *const *bursts)
{
    for (size_t i = 0; bursts[i]; i++)
        workstation_type(work, bursts[i]);
}

static void assert_shows(struct workstation *work, const char *text)
{
    if (screen_shows(work->screen, text))
        return;
    char *screen = screen_text(work->screen);
    print_error("not on the screen: %s\n%s\n", text, screen);
    free(screen);
    fail();
}

static size_t pdf_count(const struct bureau *bureau)
{
    size_t count;
    char **names = file_list(bureau->folder, ".pdf", &count);
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
    return count;
}

static size_t draft_count(struct workstation *work)
{
    struct office_draft drafts[8];
    struct err err = {0};
    size_t count = 0;
    assert_true(office_draft_list(work->office, drafts, 8, &count, &err));
    return count;
}

/* From nothing to the letter: the party is known. */
static void test_intake_to_letter(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    type_all(&work,
             (const char *const[]){"<F2>", "渝碚", "<Enter>", /* the party, by a part of its name */
                                   "<Enter>", "<Enter>",      /* where from, when: as proposed */
                                   "tw", "<Enter>",           /* the street, by its initials */
                                   "天马路8号<Enter>", "环境管理台账没有按月记录<Enter>",
                                   "<Enter>", /* the item that fits best */
                                   "现场检查时台账缺三个月。<Tab>", "<Tab><Tab>", "王芳", "<Enter>",
                                   "<C-s>", NULL});
    assert_shows(&work, "已受理 沙环柔〔2026〕5号");
    type_all(&work, (const char *const[]){"<F5>", "1", "补齐台账<Enter>", "+7<Enter>",
                                          "赵一<Enter>", "<C-s>", NULL});
    assert_shows(&work, "承诺书 沙环承〔2026〕2号 已签订");
    size_t before = pdf_count(work.bureau);
    type_all(&work, (const char *const[]){"<F7>", "<Enter>", "<Enter>", NULL}); /* three keys */
    assert_shows(&work, "的 PDF 已生成");
    assert_int_equal(pdf_count(work.bureau), before + 1);
    assert_int_equal(draft_count(&work), 0);
    workstation_close(&work);
}

/* Everything typed ahead in one burst acts in order, and nothing gets lost. */
static void test_type_ahead(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type(&work, "<F2>渝碚<Enter><Enter><Enter>tw<Enter>石门路1号<Enter>没有填报登记表"
                            "<Enter><Enter>当场查到。<Tab><Tab><Tab>王芳<Enter><C-s>");
    assert_shows(&work, "已受理 沙环柔〔2026〕6号");
    workstation_close(&work);
}

/* A party that isn't there is made on the way, a wrong digit put right. */
static void test_new_party_on_the_way(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    type_all(&work, (const char *const[]){"<F2>", "渝江新材料", NULL});
    assert_shows(&work, "按 F2 新建这个当事人");
    type_all(&work, (const char *const[]){"<F2>", "<Home>重庆<End>有限公司<Enter>",
                                          "91500106MA5U7Q8R1X", NULL});
    assert_shows(&work, "校验码应为 ");
    type_all(&work,
             (const char *const[]){"<Backspace><Backspace>40", "钱二<Enter>", "<Tab>",
                                   "石井坡街道1号<Enter>", "<Tab>", "13900000001", "<C-s>", NULL});
    assert_shows(&work, "已登记当事人 重庆渝江新材料有限公司");
    assert_shows(&work, "当事人* 重庆渝江新材料有限公司");
    assert_shows(&work, "案件受理 （新）");
    workstation_close(&work);
}

/* The line drops in the middle of a word: the next login offers it, at the same field. */
static void test_hang_up(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    type_all(&work, (const char *const[]){"<F2>", "渝碚", "<Enter>", "<Down><Down><Down>", NULL});
    screen_feed(work.screen, "土湾街道天马");
    screen_hang_up(work.screen);
    workstation_type(&work, NULL);
    assert_true(work.app->gone);
    workstation_again(&work, "chen");
    assert_shows(&work, "有 1 份没写完的");
    assert_shows(&work, "案件受理：重庆渝碚机械有限公司");
    workstation_type(&work, "<Enter>");
    assert_shows(&work, "地点* 土湾街道天马");
    workstation_type(&work, "路8号");
    assert_shows(&work, "地点* 土湾街道天马路8号");
    workstation_again(&work, "wang"); /* somebody else's draft is nobody's business */
    assert_false(screen_shows(work.screen, "没写完的"));
    workstation_again(&work, "chen");
    workstation_type(&work, "3");
    workstation_type(&work, "2");
    assert_shows(&work, "已丢掉草稿");
    assert_int_equal(draft_count(&work), 0);
    workstation_close(&work);
}

/* Text that can't be read is kept as it stands. */
static void test_unreadable_text_is_kept(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    type_all(&work, (const char *const[]){"<F2>", "<Down><Down>", "<C-u>前年某日", "<Tab>", "<Esc>",
                                          NULL});
    assert_shows(&work, "已留作草稿：案件受理");
    workstation_type(&work, "<F2>");
    assert_shows(&work, "有一份没写完的");
    workstation_type(&work, "<Enter>");
    assert_shows(&work, "发现时间* 前年某日");
    workstation_type(&work, "<C-s>");
    assert_shows(&work, "!");
    workstation_close(&work);
}

static void test_kept_while_typing(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    type_all(&work, (const char *const[]){"<A-3>", "<F2>", "重庆", NULL});
    assert_int_equal(draft_count(&work), 0);
    workstation_rest(&work, 2100);
    assert_int_equal(draft_count(&work), 1);
    assert_shows(&work, "草稿已留");
    workstation_type(&work, "<Esc>");
    workstation_close(&work);

    workstation_open(&work, *state, 24, 80);
    type_all(&work, (const char *const[]){"<A-3>", "<F2>", "一二三四五六七八九十一二三四五六七八九",
                                          NULL});
    assert_int_equal(draft_count(&work), 0);
    workstation_type(&work, "十");
    assert_int_equal(draft_count(&work), 1);
    workstation_close(&work);
}

/* Two people change the same party: the second is told, and what they wrote stays as a draft. */
static void wang_saves_contact(struct workstation *work, const char *contact)
{
    struct err err = {0};
    int64_t id;
    struct office *other = bureau_as(work->bureau, "wang");
    assert_true(desk_find(other, "party", "重庆渝碚机械有限公司", &id, &err));
    struct record *theirs = desk_load(other, "party", id, &err);
    record_put(theirs, "contact", contact);
    assert_true(desk_save(other, theirs, false, &err));
    record_free(theirs);
    office_close(other);
}

static void test_conflict(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    type_all(&work, (const char *const[]){"<A-3>", "渝碚", "<F4>", "<PageDown>", "二号门", NULL});
    wang_saves_contact(&work, "孙三");
    workstation_type(&work, "<C-s>");
    assert_shows(&work, "别人先保存了");
    workstation_type(&work, "1");
    assert_shows(&work, "联系人  孙三");
    assert_false(screen_shows(work.screen, "二号门"));
    assert_int_equal(draft_count(&work), 1);
    workstation_type(&work, "南侧");
    workstation_rest(&work, 2100);
    assert_int_equal(draft_count(&work), 2); /* what I write now is a draft of its own */
    workstation_type(&work, "<C-s>");
    assert_shows(&work, "的修改已保存");
    assert_int_equal(draft_count(&work), 1); /* and what I wrote before is still there */
    type_all(&work, (const char *const[]){"<F4>", "1", NULL});
    assert_shows(&work, "二号门");
    workstation_close(&work);
}

/* A draft over an older state is finished over the newer one: nobody's field is lost. */
static void test_draft_over_an_older_state(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    type_all(&work,
             (const char *const[]){"<A-3>", "渝碚", "<F4>", "<PageDown>", "三号门", "<Esc>", NULL});
    assert_int_equal(draft_count(&work), 1);
    wang_saves_contact(&work, "吴九");
    type_all(&work, (const char *const[]){"<F4>", "1", NULL});
    assert_shows(&work, "三号门");
    workstation_type(&work, "<C-s>");
    assert_shows(&work, "别人先保存了");
    workstation_type(&work, "3");
    assert_shows(&work, "请核对后按 Ctrl-S 保存");
    assert_shows(&work, "三号门");
    assert_shows(&work, "吴九");
    assert_int_equal(draft_count(&work), 1);
    workstation_type(&work, "<C-s>");
    assert_shows(&work, "的修改已保存");
    assert_int_equal(draft_count(&work), 0);
    type_all(&work, (const char *const[]){"<F4>", "<PageDown>", NULL});
    assert_shows(&work, "三号门");
    assert_shows(&work, "吴九");
    workstation_close(&work);
}

/* No file may grow from here on, as on a full disk. */
static void disk_full(bool full)
{
    static struct rlimit before;
    if (full) {
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before);
    }
    setrlimit(RLIMIT_FSIZE, full ? &(struct rlimit){1, before.rlim_max} : &before);
}

/* A draft that couldn't be kept isn't called kept, and the form stays whichever way one leaves. */
static void test_draft_that_cannot_be_kept(void **state)
{
    static const char *const ways[] = {"<Esc>", "<A-3>", "<F10>"};
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    type_all(&work, (const char *const[]){"<A-3>", "<F2>", "重庆开头", NULL});
    workstation_rest(&work, 2100);
    assert_shows(&work, "草稿已留");
    workstation_type(&work, "后来写的");
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        disk_full(true);
        workstation_type(&work, ways[i]);
        disk_full(false);
        assert_false(work.app->leaving);
        assert_shows(&work, "草稿没有留住：");
        assert_shows(&work, "请按 Ctrl-S 保存");
        assert_shows(&work, "重庆开头后来写的");
        assert_false(screen_shows(work.screen, "草稿已留"));
    }
    workstation_type(&work, "，完<Esc>");
    assert_shows(&work, "已留作草稿");
    type_all(&work, (const char *const[]){"<F2>", "<Enter>", NULL});
    assert_shows(&work, "重庆开头后来写的，完");
    workstation_close(&work);
}

/* Reading anew after a conflict waits until what was written is safe. */
static void test_conflict_with_a_full_disk(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    type_all(&work, (const char *const[]){"<A-3>", "渝碚", "<F4>", "<PageDown>", "四号门", NULL});
    workstation_rest(&work, 2100);
    wang_saves_contact(&work, "郑十");
    workstation_type(&work, "值班室<C-s>");
    assert_shows(&work, "别人先保存了");
    disk_full(true);
    workstation_type(&work, "1");
    disk_full(false);
    assert_shows(&work, "草稿没有留住：");
    assert_shows(&work, "四号门值班室");
    workstation_close(&work);
}

/* A case begun from its party leaves the one alone that was begun from nothing, and is itself asked
 * for before it is begun anew. */
static void test_case_of_a_party(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    type_all(&work, (const char *const[]){"<A-1>", "<F2>", "乐安禾", "<Enter>", "<PageDown>",
                                          "第一件写了一半", "<Esc>", NULL});
    assert_int_equal(draft_count(&work), 1);
    type_all(&work, (const char *const[]){"<A-3>", "渝碚", "<F5>", "2", NULL});
    assert_shows(&work, "当事人* 重庆渝碚机械有限公司");
    type_all(&work, (const char *const[]){"<PageDown>", "第二件写了一半", "<Esc>", NULL});
    assert_int_equal(draft_count(&work), 2);
    type_all(&work, (const char *const[]){"<F5>", "2", NULL});
    assert_shows(&work, "有一份没写完的");
    workstation_type(&work, "1");
    assert_shows(&work, "第二件写了一半");
    type_all(&work, (const char *const[]){"<Esc>", "<A-1>", "<F2>", "1", NULL});
    assert_shows(&work, "第一件写了一半");
    workstation_close(&work);
}

/* Others' saving is seen within a second, and the chosen row stays the chosen one. */
static void test_others_are_seen(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    type_all(&work, (const char *const[]){"<A-2>", "<End>", NULL});
    int row = screen_row_of(work.screen, ">");
    struct office *other = bureau_as(work.bureau, "wang");
    workstation_file_case(other, "新到的案件");
    office_close(other);
    workstation_rest(&work, 1200);
    assert_int_equal(screen_row_of(work.screen, ">"), row + 1);
    workstation_close(&work);
}

static void test_void(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_again(&work, "wang");
    type_all(&work, (const char *const[]){"<A-2>", "露天", "<F5>", NULL});
    assert_shows(&work, "作废案件");
    type_all(&work, (const char *const[]){"3", "<Enter>", NULL}); /* no reason: refused */
    assert_false(screen_shows(work.screen, "已作废，案号留着不再用"));
    type_all(&work, (const char *const[]){"<F9>", "作废", "<Enter>", "查无实据", "<Enter>", NULL});
    assert_shows(&work, "已作废，案号留着不再用");
    workstation_close(&work);
}

/* Marked rows are printed one after another; those that can't be say why. */
static void test_batch(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    size_t before = pdf_count(work.bureau);
    type_all(&work, (const char *const[]){"<A-2>", "<C-t><C-t><C-t><C-t><C-t><C-t><C-t>", "<F7>",
                                          "<Enter>", NULL});
    workstation_rest(&work, 1000);
    assert_shows(&work, "生成了");
    assert_true(pdf_count(work.bureau) > before);
    workstation_close(&work);
}

/* Whoever sees no case text isn't shown the rooms where it lies. */
static void test_administrator(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_again(&work, NULL);
    assert_shows(&work, "5 清单");
    assert_false(screen_shows(work.screen, "案件"));
    workstation_type(&work, "<A-2>");
    assert_false(screen_shows(work.screen, "沙环柔"));
    workstation_close(&work);
}

static void test_negative_item_warns(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    type_all(&work, (const char *const[]){"<F2>", "<PageDown><Tab>", "FM-01", NULL});
    assert_shows(&work, "在负面清单上");
    workstation_type(&work, "<Enter>");
    assert_shows(&work, "不适用柔性执法");
    workstation_close(&work);
}

/* Full-width digits answer a dialog, an input method's letters never fire a command. */
static void test_full_width(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    type_all(&work, (const char *const[]){"<F8>", "２", NULL});
    assert_shows(&work, "本单位待办");
    workstation_type(&work, "ｑ：！");
    assert_shows(&work, "查找：ｑ：！");
    workstation_close(&work);
}

static int furnish(void **state)
{
    struct bureau *bureau = malloc(sizeof *bureau);
    workstation_furnish(bureau);
    *state = bureau;
    return 0;
}

static int clear_out(void **state)
{
    bureau_close(*state);
    free(*state);
    return 0;
}

int main(void)
{
    /* in this order: they work in one office, and the first two count its numbers */
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intake_to_letter),
        cmocka_unit_test(test_type_ahead),
        cmocka_unit_test(test_new_party_on_the_way),
        cmocka_unit_test(test_hang_up),
        cmocka_unit_test(test_unreadable_text_is_kept),
        cmocka_unit_test(test_kept_while_typing),
        cmocka_unit_test(test_conflict),
        cmocka_unit_test(test_draft_over_an_older_state),
        cmocka_unit_test(test_draft_that_cannot_be_kept),
        cmocka_unit_test(test_conflict_with_a_full_disk),
        cmocka_unit_test(test_case_of_a_party),
        cmocka_unit_test(test_others_are_seen),
        cmocka_unit_test(test_void),
        cmocka_unit_test(test_batch),
        cmocka_unit_test(test_administrator),
        cmocka_unit_test(test_negative_item_warns),
        cmocka_unit_test(test_full_width),
    };
    return cmocka_run_group_tests(tests, furnish, clear_out);
}
