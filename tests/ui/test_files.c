/* Files in and out at the screen: tried first, every fault named; typed ahead while it goes on. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "ui/workstation.h"

static char *only_file(const struct bureau *bureau, const char *suffix)
{
    size_t count;
    char **names = file_list(bureau->folder, suffix, &count);
    assert_int_equal(count, 1);
    char *path = file_join(bureau->folder, names[0]);
    free(names[0]);
    free(names);
    return path;
}

static void palette(struct workstation *work, const char *name)
{
    workstation_type_all(work, (const char *const[]){"<F9>", name, "<Enter>", NULL});
}

/* Files go out and come in at the screen as at the prompt: tried first, every fault named, then asked. */
static void test_files(void **state)
{
    struct workstation work;
    struct err err = {0};
    workstation_open(&work, *state, 24, 80);
    workstation_again(&work, NULL);
    workstation_type(&work, "<A-9>");
    palette(&work, "导出这张表");
    workstation_shows(&work, "人员 11 条已导出");
    char *path = only_file(work.bureau, ".csv");
    workstation_type(&work, "<Enter>");
    palette(&work, "导入");
    workstation_shows(&work, "导入什么");
    assert_false(screen_shows(work.screen, "案件  ")); /* the administrator takes no cases in */
    workstation_type_all(&work, (const char *const[]){"<Esc>", "<F9>", "导入", "<Enter>", NULL});
    workstation_type(&work, "2");
    workstation_shows(&work, "导入人员");
    workstation_type_all(&work, (const char *const[]){path, "<Enter>", NULL});
    workstation_shows(&work, "新增 0，变更 0，未变 11。还没有写入。");
    workstation_type(&work, "<Enter>");
    workstation_shows(&work, "已导入人员：新增 0，变更 0，未变 11。");

    const char *const wrong = "姓名,登录账号,角色\n钱三,qian,执法\n";
    assert_true(file_write(path, wrong, strlen(wrong), 0600, &err));
    palette(&work, "导入");
    workstation_type_all(&work, (const char *const[]){"2", path, "<Enter>", NULL});
    workstation_shows(&work, "不能导入，什么都没有写入");
    workstation_shows(&work, "第 1 行");
    workstation_type(&work, "2"); /* the refused rows for mending */
    workstation_shows(&work, "退回的行-");
    workstation_type(&work, "<Enter>");
    file_remove(path);
    free(path);

    palette(&work, "核验审计");
    workstation_shows(&work, "首尾相连，没有改动");
    workstation_type(&work, "<Enter>");
    palette(&work, "备份数据库");
    workstation_shows(&work, "写到（带文件夹）：");
    workstation_type(&work, "<C-u>　 "); /* pasted with blanks at both ends */
    workstation_type_all(
        &work, (const char *const[]){work.bureau->folder, "/copy.bak", " 　<Enter>", NULL});
    workstation_shows(&work, "已备份并核对");
    path = only_file(work.bureau, ".bak");
    file_remove(path);
    free(path);
    workstation_close(&work);
}

/* The administrator's dialog for the path of a file of officers. */
static void import_officers(struct workstation *work, const char *path)
{
    palette(work, "导入");
    workstation_type_all(work, (const char *const[]){"2", path, "<Enter>", NULL});
}

/* A dash means no file here, and a device would be waited for: nothing of the session is swallowed. */
static void test_import_reads_files_alone(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_again(&work, NULL);
    workstation_type(&work, "<A-9>");
    import_officers(&work, "-");
    workstation_shows(&work, "打不开文件 -：没有这个文件或文件夹");
    workstation_type(&work, "<Enter>");
    import_officers(&work, "/dev/tty");
    workstation_shows(&work, "/dev/tty 不是文件，读不了；请先存成文件再导入");
    workstation_close(&work);
}

static char *three_officers(const struct bureau *bureau)
{
    static const char rows[] = "姓名,登录账号,角色\n甲三,jia,文员\n乙四,yi,文员\n丙五,bing,文员\n";
    struct err err = {0};
    char *path = file_join(bureau->folder, "three.csv");
    assert_true(file_write(path, rows, strlen(rows), 0600, &err));
    return path;
}

/* What is typed while a file is taken in waits its turn; Esc among it stops, a new size is taken. */
static void test_typed_during_import(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    char *path = three_officers(work.bureau);
    workstation_again(&work, NULL);
    workstation_type(&work, "<A-9>");
    import_officers(&work, path);
    workstation_shows(&work, "新增 3，变更 0，未变 0。还没有写入。");
    screen_feed(work.screen, "<Enter>陈<Left>");
    workstation_type(&work, "<Esc>");
    workstation_shows(&work, "已取消，什么也没有写入");
    workstation_shows(&work, "查找：陈");
    workstation_type(&work, "<Esc>");
    import_officers(&work, path);
    screen_feed(work.screen, "<Enter>乙四");
    screen_resize(work.screen, 30, 100);
    workstation_type(&work, NULL);
    workstation_shows(&work, "查找：乙四");
    assert_int_equal(work.app->layout.columns, 100);
    workstation_close(&work);
    free(path);
}

/* The line drops in the middle: nothing was taken in. */
static void test_import_hung_up(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    char *path = three_officers(work.bureau);
    struct err err = {0};
    const char *const wrong = "姓名,登录账号,角色\n丁六,ding,文员\n";
    assert_true(file_write(path, wrong, strlen(wrong), 0600, &err));
    workstation_again(&work, NULL);
    workstation_type(&work, "<A-9>");
    import_officers(&work, path);
    workstation_shows(&work, "新增 1，");
    screen_feed(work.screen, "<Enter>");
    screen_hang_up(work.screen);
    workstation_type(&work, NULL);
    assert_true(work.app->gone);
    workstation_again(&work, NULL);
    workstation_type_all(&work, (const char *const[]){"<A-9>", "丁六", NULL});
    assert_false(screen_shows(work.screen, "ding"));
    workstation_close(&work);
    free(path);
}

/* Whoever may not isn't offered it. */
static void test_files_of_others(void **state)
{
    struct workstation work;
    workstation_open(&work, *state, 24, 80);
    workstation_type_all(&work, (const char *const[]){"<A-2>", "<F9>", "备份数据库", NULL});
    workstation_shows(&work, "没有这个命令，或这里用不上");
    workstation_close(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_files_of_others),
        cmocka_unit_test(test_import_reads_files_alone),
        cmocka_unit_test(test_typed_during_import),
        cmocka_unit_test(test_import_hung_up),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
