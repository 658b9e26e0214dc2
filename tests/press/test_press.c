/* press: the helper is started, fed and watched, and whatever it does the session gets a sentence.
 * Misbehaving helpers are little shell scripts. */
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
/* after what it needs */
#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "press/press.h"
#include "press/sample.h"

struct bench {
    char folder[64];
    char *script;
    char *pdf;
    struct document *document;
};

static int set_up(void **state)
{
    struct bench *bench = memory_alloc(sizeof *bench);
    strcpy(bench->folder, "/tmp/rouzhi-press-XXXXXX");
    assert_non_null(mkdtemp(bench->folder));
    bench->script = file_join(bench->folder, "helper");
    bench->pdf = file_join(bench->folder, "a.pdf");
    bench->document = sample_letter(SAMPLE_COMPANY, 2);
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    unlink(bench->script);
    unlink(bench->pdf);
    assert_int_equal(rmdir(bench->folder), 0); /* nothing else was left there */
    document_free(bench->document);
    free(bench->script);
    free(bench->pdf);
    free(bench);
    return 0;
}

/* Prints with a helper made of `script`. */
static bool print_with(struct bench *bench, const char *script, int limit,
                       struct press_report *report, struct err *err)
{
    struct press press = {.helper = bench->script, .limit = limit};
    struct press_job job = {bench->document, bench->pdf};
    char *text = memory_format("#!/bin/sh\n%s\n", script);
    err_clear(err);
    assert_true(file_write(bench->script, text, strlen(text), 0755, err));
    free(text);
    return press_print(&press, &job, 1, report, err);
}

static void test_report(void **state)
{
    struct bench *bench = *state;
    struct press_report report;
    struct err err;
    assert_true(print_with(bench,
                           "cat >/dev/null; echo pages 3; echo 'face 正文：仿宋'; echo noise;"
                           "echo 'face 标题：宋体'; echo 警告 >&2",
                           0, &report, &err));
    assert_int_equal(report.count, 1);
    assert_int_equal(report.pages[0], 3);
    assert_string_equal(report.faces, "正文：仿宋\n标题：宋体\n");
    press_report_done(&report);
}

static void test_arguments(void **state)
{
    struct bench *bench = *state;
    struct press press = {.helper = bench->script, .fonts = "/字体"};
    struct press_job jobs[] = {{bench->document, "--faces"}, {bench->document, "b.pdf"}};
    struct press_report report;
    struct err err;
    const char *script = "#!/bin/sh\ncat >/dev/null\nfor a; do echo \"face $a\"; done\n";
    assert_true(file_write(bench->script, script, strlen(script), 0755, &err));
    assert_true(press_print(&press, jobs, 2, &report, &err));
    assert_string_equal(report.faces, "--fonts\n/字体\n./--faces\nb.pdf\n");
    press_report_done(&report);
}

/* The helper has its three pipes and nothing of the session: no terminal, no database. */
static void test_descriptors(void **state)
{
    struct bench *bench = *state;
    int kept = dup(STDERR_FILENO); /* without close-on-exec */
    struct press_report report;
    struct err err;
    assert_true(print_with(bench,
                           "cat >/dev/null; for f in 3 4 5 6 7 8 9; do"
                           " [ -e /proc/self/fd/$f ] && echo face $f; done; true",
                           0, &report, &err));
    close(kept);
    const char *mine = strchr(report.faces, '\n'); /* the shell may hold its script open */
    assert_true(mine == NULL || mine[1] == '\0');
    press_report_done(&report);
}

static void test_sentence(void **state)
{
    struct bench *bench = *state;
    struct err err;
    assert_false(
        print_with(bench, "cat >/dev/null; echo 缺字甲 >&2; echo more >&2; exit 6", 0, NULL, &err));
    assert_string_equal(err.message, "缺字甲");
    assert_string_equal(err.detail, "more");
    assert_int_equal(err.code, ERR_INPUT);
}

static void test_crash(void **state)
{
    static const char *const SCRIPTS[] = {"kill -SEGV $$", "exit 6", "echo 内部 >&2; exit 99",
                                          "exec 0<&-; kill -KILL $$"};
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof SCRIPTS / sizeof *SCRIPTS; i++) {
        struct err err;
        assert_false(print_with(bench, SCRIPTS[i], 0, NULL, &err));
        assert_string_equal(err.message,
                            "打印程序中途停了，没有输出，请重试；仍不成的请联系管理员");
        assert_int_equal(err.code, ERR_DATABASE);
    }
}

/* A helper that never ends is stopped with all that it started, and the session lives on
 * through its broken pipe. */
static void test_time_limit(void **state)
{
    struct bench *bench = *state;
    struct err err;
    struct sigaction before;
    assert_false(print_with(bench, "exec 0<&-\nwhile :; do :; done & wait", 200, NULL, &err));
    assert_string_equal(err.message, "打印程序超过 0 秒没有做完，已停下，请重试");
    assert_int_equal(err.code, ERR_DATABASE);
    sigaction(SIGPIPE, NULL, &before);
    assert_true(before.sa_handler == SIG_DFL);
}

static void test_missing(void **state)
{
    struct bench *bench = *state;
    struct press press = {.helper = "/nowhere/rouzhi-press"};
    struct press_job job = {bench->document, bench->pdf};
    struct err err;
    assert_false(press_print(&press, &job, 1, NULL, &err));
    assert_string_equal(err.message,
                        "打印程序 /nowhere/rouzhi-press 起动不了：没有这个文件或文件夹，"
                        "请联系管理员重新安装");
    assert_int_equal(err.code, ERR_DATABASE);
}

/* The real helper, which stands where press_helper_path looks in a build folder. */
static void test_real(void **state)
{
    struct bench *bench = *state;
    struct press press = {.helper = BINARY_FOLDER "/rouzhi-press"};
    struct press_job job = {bench->document, bench->pdf};
    struct press_report report;
    struct err err;
    assert_true(press_print(&press, &job, 1, &report, &err));
    assert_int_equal(report.pages[0], 1);
    assert_non_null(strstr(report.faces, "正文："));
    assert_true(file_exists(bench->pdf));
    press_report_done(&report);
    assert_true(press_faces(&press, &report, &err));
    assert_int_equal(report.count, 0);
    assert_non_null(strstr(report.faces, "二级标题："));
    press_report_done(&report);
}

static void test_path(void **state)
{
    (void)state;
    char *path = press_helper_path(); /* no helper beside a test: the installed one */
    assert_non_null(strstr(path, "/rouzhi/rouzhi-press"));
    free(path);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_report, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_arguments, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_descriptors, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_sentence, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_crash, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_time_limit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_missing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_real, set_up, tear_down),
        cmocka_unit_test(test_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
