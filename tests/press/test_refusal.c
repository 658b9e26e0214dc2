/* refusal: what can't be printed is refused with its reason, and nothing is left behind. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
/* after what it needs */
#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "press/press.h"
#include "press/sample.h"

static void test_long_qr(void **state)
{
    struct sample_bench *bench = *state;
    struct document *document = sample_letter(SAMPLE_COMPANY, 1);
    struct err err;
    free(document->qr);
    document->qr = sample_text(200);
    assert_false(sample_print(document, bench->pdf, &err));
    assert_true(strncmp(err.message, "二维码里的编号太长，请缩短：", 42) == 0);
    assert_int_equal(err.code, ERR_INPUT);
    document_free(document);
}

/* No font has these; both are named, and no file is there. */
static void test_missing_glyph(void **state)
{
    struct sample_bench *bench = *state;
    struct template_values *values = sample_values(SAMPLE_COMPANY, 0);
    struct document *document = sample_fill("甲\U000F0001乙\U000F0002丙\U000F0001", values);
    struct err err;
    assert_false(sample_print(document, bench->pdf, &err));
    assert_string_equal(err.message,
                        "缺字 U+F0001「\U000F0001」、U+F0002「\U000F0002」：字体里没有，没有输出；"
                        "请改用别的字，或装上有这个字的字体");
    assert_int_equal(err.code, ERR_INPUT);
    assert_false(file_exists(bench->pdf));
    document_free(document);
    template_values_free(values);
}

/* One bad letter of a batch: it is named, and none of the others is written. */
static void test_batch(void **state)
{
    struct sample_bench *bench = *state;
    struct template_values *values = sample_values(SAMPLE_COMPANY, 0);
    struct document *good = sample_letter(SAMPLE_COMPANY, 1);
    struct document *bad = sample_fill("\U000F0001", values);
    char *second = file_join(bench->folder, "b.pdf");
    struct press press = {.helper = BINARY_FOLDER "/rouzhi-press", .limit = 60000};
    struct press_job jobs[] = {{good, bench->pdf}, {bad, second}};
    struct press_report report;
    struct err err;
    assert_false(press_print(&press, jobs, 2, NULL, &err));
    assert_true(strncmp(err.message, "第 2 份（b.pdf）：缺字 U+F0001", 36) == 0);
    assert_false(file_exists(bench->pdf));
    jobs[1].document = good;
    assert_true(press_print(&press, jobs, 2, &report, &err));
    assert_int_equal(report.count, 2);
    assert_true(file_exists(bench->pdf) && file_exists(second));
    press_report_done(&report);
    unlink(second);
    free(second);
    document_free(good);
    document_free(bad);
    template_values_free(values);
}

/* A file that may not grow as long as the letter stands for the full disk. */
static void test_full_disk(void **state)
{
    struct sample_bench *bench = *state;
    struct document *document = sample_letter(SAMPLE_COMPANY, 1);
    struct rlimit before;
    struct err err;
    getrlimit(RLIMIT_FSIZE, &before);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){4096, before.rlim_max});
    bool printed = sample_print(document, bench->pdf, &err);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_false(printed);
    assert_int_equal(err.code, ERR_DATABASE);
    assert_non_null(strstr(err.message, "没有留下半个文件"));
    assert_false(file_exists(bench->pdf));
    document_free(document);
}

static void test_no_folder(void **state)
{
    struct sample_bench *bench = *state;
    struct document *document = sample_letter(SAMPLE_COMPANY, 1);
    char *path = file_join(bench->folder, "none/a.pdf");
    struct err err;
    assert_false(sample_print(document, path, &err));
    assert_int_equal(err.code, ERR_DATABASE);
    assert_non_null(strstr(err.message, "没有这个文件或文件夹"));
    free(path);
    document_free(document);
}

/* An old letter stays as it was when the new one can't be made. */
static void test_old_file_stays(void **state)
{
    struct sample_bench *bench = *state;
    struct template_values *values = sample_values(SAMPLE_COMPANY, 0);
    struct document *document = sample_fill("\U000F0001", values);
    struct buffer old;
    struct err err;
    buffer_init(&old);
    assert_true(file_write(bench->pdf, "old", 3, 0600, &err));
    assert_false(sample_print(document, bench->pdf, &err));
    assert_true(file_read(bench->pdf, 100, &old, &err));
    assert_string_equal(buffer_text(&old), "old");
    buffer_done(&old);
    document_free(document);
    template_values_free(values);
}

/* Runs the helper by hand; returns its exit status and what it said. */
static int run_helper(const char *arguments, const char *input, struct buffer *said)
{
    char *command = memory_format("printf '%%s' '%s' | " BINARY_FOLDER "/rouzhi-press %s 2>&1",
                                  input, arguments);
    FILE *pipe = popen(command, "r");
    char chunk[1024];
    for (size_t got; (got = fread(chunk, 1, sizeof chunk, pipe)) > 0;) {
        buffer_add_bytes(said, chunk, got);
    }
    free(command);
    return WEXITSTATUS(pclose(pipe));
}

static void test_helper_refuses(void **state)
{
    struct sample_bench *bench = *state;
    char *only = memory_format("--fonts %s --only %s", bench->folder, bench->pdf);
    const struct {
        const char *arguments;
        const char *input;
        int status;
        const char *says;
    } CASES[] = {
        {"", "", ERR_USAGE, "用法：rouzhi-press"},
        {"--faces a.pdf", "", ERR_USAGE, "用法：rouzhi-press"},
        {"--xyz", "", ERR_USAGE, "不认识的选项 --xyz"},
        {bench->pdf, "rubbish", ERR_INPUT, "交给打印程序的文书读不懂"},
        {bench->pdf, "", ERR_INPUT, "交给打印程序的文书读不懂"},
        {"--fonts /nowhere/fonts --only --faces", "", ERR_NOT_FOUND, "字体文件夹 /nowhere/fonts"},
        {only, "", ERR_DATABASE, "这台机器上没有中文字体，不能输出文书"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct buffer said;
        buffer_init(&said);
        assert_int_equal(run_helper(CASES[i].arguments, CASES[i].input, &said), CASES[i].status);
        assert_non_null(strstr(buffer_text(&said), CASES[i].says));
        assert_false(file_exists(bench->pdf));
        buffer_done(&said);
    }
    free(only);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_long_qr, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_missing_glyph, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_batch, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_full_disk, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_no_folder, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_old_file_stays, sample_set_up, sample_tear_down),
        cmocka_unit_test_setup_teardown(test_helper_refuses, sample_set_up, sample_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
