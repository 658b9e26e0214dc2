/* Saving fails, or a draft can't be kept: the form stays, says so, and offers to try again or to write a
 * file; and taking back what was saved, in words. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "ui/trouble.h"
#include "ui/workstation.h"

static void open_party(struct workstation *work, struct bureau *bureau, int rows, int columns)
{
    setenv("HOME", bureau->folder, 1);
    workstation_open(work, bureau, rows, columns);
    workstation_type_all(work, (const char *const[]){"<A-3>", "渝碚", "<F4>", "<PageDown>", NULL});
}

/* The form stays as it is; trying again works as soon as there is room. */
static void test_full_disk_at_saving(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    open_party(&work, bureau, 24, 80);
    workstation_type(&work, "五号门");
    trouble_disk_full(true);
    workstation_type(&work, "<C-s>1<Enter>"); /* typed ahead: the dialog could not be expected */
    trouble_disk_full(false);
    workstation_shows(&work, "没有保存上");
    workstation_shows(&work, "一个字也没有丢");
    workstation_type(&work, "3");
    workstation_shows(&work, "五号门");
    trouble_disk_full(true);
    workstation_type(&work, "<C-s>");
    workstation_type(&work, "1");
    trouble_disk_full(false);
    workstation_shows(&work, "没有保存上"); /* still no room */
    workstation_type(&work, "2");
    workstation_shows(&work, "已写到文件");
    workstation_type(&work, "<Enter>");
    trouble_expect_file(bureau, "天马路8号五号门");
    workstation_shows(&work, "五号门");
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "的修改已保存");
    workstation_close(&work);
}

/* A click that was on its way answers what nobody has seen as little as a key does. */
static void test_clicked_ahead(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    char keys[2048] = "<C-s>";
    setenv("HOME", bureau->folder, 1);
    workstation_open_with(
        &work, bureau,
        &(struct terminal_options){
            .rows = 24, .columns = 80, .looks = {.scheme = SCHEME_MONO, .mouse = true}});
    workstation_type_all(
        &work, (const char *const[]){"<A-3>", "渝碚", "<F4>", "<PageDown>", "七号门", NULL});
    for (int row = 1; row < 23; row++) {
        char click[40];
        snprintf(click, sizeof click, "\033[<0;30;%dM\033[<0;30;%dm", row, row);
        strncat(keys, click, sizeof keys - strlen(keys) - 1);
    }
    trouble_disk_full(true);
    workstation_type(&work, keys);
    trouble_disk_full(false);
    workstation_shows(&work, "没有保存上");
    workstation_type(&work, "3");
    workstation_shows(&work, "七号门");
    workstation_close(&work);
}

/* The database was taken away: what would be written to it would be lost, and is said not to be. */
static void test_database_gone(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    char *away = memory_format("%s.away", bureau->path);
    open_party(&work, bureau, 24, 80);
    workstation_type(&work, "六号门");
    assert_int_equal(rename(bureau->path, away), 0);
    workstation_type(&work, "<C-s>");
    workstation_shows(&work, "不在原处了");
    assert_int_equal(rename(away, bureau->path), 0);
    workstation_type(&work, "1");
    workstation_shows(&work, "的修改已保存");
    workstation_close(&work);
    free(away);
}

/* Whichever way one leaves, a form that can't be kept asks; what is written to a file lets one go. */
static void test_leaving_without_a_draft(void **state)
{
    static const char *const ways[] = {"<A-2>", "<F10>", "<Esc>"};
    struct bureau *bureau = *state;
    struct workstation work;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        setenv("HOME", bureau->folder, 1);
        workstation_open(&work, bureau, 24, 80);
        workstation_type_all(&work, (const char *const[]){"<A-3>", "<F2>", "某公司<Enter>", NULL});
        trouble_drafts_blocked(bureau, true);
        workstation_type_all(&work, (const char *const[]){"9150<Enter>", "钱二", NULL});
        workstation_shows(&work, "草稿没有留住");
        workstation_type(&work, ways[i]);
        assert_false(work.app->leaving);
        workstation_shows(&work, "一个字也没有丢");
        workstation_type(&work, "2");
        workstation_shows(&work, "已写到文件");
        workstation_type(&work, "<Enter>");
        trouble_expect_file(bureau, "9150"); /* as it was typed */
        if (i < 2) {
            workstation_shows(&work, "钱二");
            workstation_type(&work, ways[i]); /* now it may be left */
        }
        assert_true(i == 1 ? work.app->leaving : !screen_shows(work.screen, "钱二"));
        workstation_close(&work);
        trouble_drafts_blocked(bureau, false);
    }
}

/* Nobody is there any more to be asked. */
static void test_hang_up_without_a_draft(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    setenv("HOME", bureau->folder, 1);
    workstation_open(&work, bureau, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "<F2>", NULL});
    trouble_drafts_blocked(bureau, true);
    screen_feed(work.screen, "断线公司");
    screen_hang_up(work.screen);
    workstation_type(&work, NULL);
    assert_true(work.app->gone);
    workstation_close(&work);
    trouble_expect_file(bureau, "断线公司");
    trouble_drafts_blocked(bureau, false);
}

/* What was saved by mistake is taken back from the list, after it was said what that would do. */
static void test_undo(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type(&work, "<C-z>");
    assert_false(screen_shows(work.screen, "1  撤销"));
    workstation_type_all(&work, (const char *const[]){"<A-3>", "渝碚", "<F4>", "<PageDown><Tab>",
                                                      "赵二", "<C-s>", "<C-z>", NULL});
    workstation_shows(&work, "联系人");
    workstation_shows(&work, "1  撤销");
    screen_expect(work.screen, "undo");
    workstation_type(&work, "2");
    workstation_type_all(&work, (const char *const[]){"<F9>", "撤销刚才", NULL});
    workstation_shows(&work, "Ctrl-Z");
    workstation_type_all(&work, (const char *const[]){"<Enter>", "1", NULL});
    workstation_shows(&work, "已撤销");
    workstation_type_all(&work, (const char *const[]){"<F4>", NULL});
    assert_false(screen_shows(work.screen, "赵二"));
    workstation_close(&work);
}

static void test_at_all_sizes(void **state)
{
    static const struct {
        int rows, columns;
    } sizes[] = {{24, 80}, {40, 120}, {20, 60}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct workstation work;
        char name[64];
        open_party(&work, *state, sizes[i].rows, sizes[i].columns);
        workstation_type(&work, "<C-u>没有保存上的住所");
        trouble_disk_full(true);
        workstation_type(&work, "<C-s>");
        trouble_disk_full(false);
        snprintf(name, sizeof name, "save-failed-%dx%d", sizes[i].columns, sizes[i].rows);
        screen_expect(work.screen, name);
        workstation_close(&work);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_full_disk_at_saving),
        cmocka_unit_test(test_clicked_ahead),
        cmocka_unit_test(test_database_gone),
        cmocka_unit_test(test_leaving_without_a_draft),
        cmocka_unit_test(test_hang_up_without_a_draft),
        cmocka_unit_test(test_undo),
        cmocka_unit_test(test_at_all_sizes),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
