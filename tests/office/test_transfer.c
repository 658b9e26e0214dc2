/* Files in and files out: every refused row, and out → in changes nothing. */
#include <locale.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "office/desk.h"
#include "transfer_fixture.h"

static const char parties[] = "名称,统一社会信用代码,法定代表人,住所,电话,类型\n"
                              "好公司,91500222MA5UQ7RR7W,王五,土湾街道 8 号,13000000001,单位\n"
                              "错公司,91500228MA60XFW888,王五,土湾街道 9 号,1300,单位\n"
                              "损公司,9.15E+17,王五,土湾街道 9 号,13000000001,单位\n"
                              "短公司,91530100MA6QJAB618,王五\n"
                              "同公司,91500222MA5UQ7RR7W,王五,土湾街道 8 号,13000000001,单位\n";

static void test_every_refused_row_and_all_or_nothing(void **state)
{
    static const struct {
        long row;
        const char *part;
    } expected[] = {{2, "第 18 位校验码应为 7"},
                    {2, "手机号码应为 11 位，输入的是 4 位"},
                    {3, "Excel 已把这个号码改成科学计数"},
                    {4, "这一行有 3 格，表头有 6 列（文件第 5 行），请补齐"},
                    {5, "统一社会信用代码"}};
    struct fixture *fixture = *state;
    int64_t before = count_of(fixture, "parties");
    write_text(fixture, "parties.csv", parties);
    assert_false(bring(fixture, fixture->clerk, "parties", "parties.csv", NULL, false));
    assert_int_equal(fixture->err.code, ERR_INPUT);
    assert_int_equal(fixture->err.row, 2);
    const struct findings *findings = &fixture->report.findings;
    assert_int_equal(findings->count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < findings->count; i++) {
        assert_int_equal(findings->items[i].row, expected[i].row);
        assert_non_null(strstr(findings->items[i].reason, expected[i].part));
    }
    assert_string_equal(findings->items[1].heading, "电话");
    assert_string_equal(findings->items[1].value, "1300");
    assert_int_equal(count_of(fixture, "parties"), before);
}

static void test_refused_rows_come_back_to_be_mended(void **state)
{
    struct fixture *fixture = *state;
    write_text(fixture, "parties.csv", parties);
    assert_false(bring(fixture, fixture->clerk, "parties", "parties.csv", NULL, false));
    char *path = place(fixture, "parties.csv");
    char *rejects = place(fixture, "rejects.csv");
    struct transfer_options options = {.kind = "parties", .path = path};
    assert_true(transfer_write_rejects(&options, &fixture->report, rejects, &fixture->err));
    char *text = read_text(rejects);
    assert_non_null(strstr(text, "\xEF\xBB\xBF退回原因,名称,统一社会信用代码"));
    assert_non_null(strstr(text, ",短公司,91530100MA6QJAB618,王五\r\n"));
    assert_null(strstr(text, ",好公司,"));
    free(text);
    write_text(fixture, "rejects.csv",
               "退回原因,名称,统一社会信用代码,法定代表人,住所,电话,类型\n"
               "太短,短公司,91530100MA6QJAB618,王五,土湾街道 9 号,13000000001,单位\n");
    brings(fixture, fixture->clerk, "parties", "rejects.csv", NULL, 1, 0, 0);
    free(path);
    free(rejects);
    options.path = "-", options.streams = true;
    assert_false(transfer_write_rejects(&options, &fixture->report, "x", &fixture->err));
    assert_string_equal(fixture->err.message, "从标准输入导入的写不出退回表，请先存成文件再导入");
}

static void test_parties_are_known_by_their_keys(void **state)
{
    struct fixture *fixture = *state;
    static const char one[] = "名称,统一社会信用代码,法定代表人,住所,电话,类型,备注\n"
                              "好公司,91500222MA5UQ7RR7W,王五,=8 号,13000000001,单位,\"一\n二\"\n";
    write_text(fixture, "one.csv", one);
    brings(fixture, fixture->clerk, "parties", "one.csv", NULL, 1, 0, 0);
    char *text = gives(fixture, "parties", "all.csv", NULL, NULL, NULL);
    assert_non_null(strstr(text, "\"'=8 号\""));
    assert_non_null(strstr(text, "\"一\n二\""));
    free(text);
    brings(fixture, fixture->clerk, "parties", "all.csv", NULL, 0, 0, count_of(fixture, "parties"));
    write_text(fixture, "one.csv",
               "名称,统一社会信用代码,法定代表人,住所,电话\n"
               "好公司,91500222MA5UQ7RR7W,赵六,9 号,13000000001\n");
    brings(fixture, fixture->clerk, "parties", "one.csv", NULL, 0, 1, 0);
    int64_t id;
    assert_true(desk_find(fixture->clerk, "party", "好公司", &id, &fixture->err));
    struct record *party = desk_load(fixture->clerk, "party", id, &fixture->err);
    assert_string_equal(record_get(party, "representative"), "赵六");
    assert_string_equal(record_get(party, "remark"), "一\n二");
    record_free(party);
    write_text(fixture, "one.csv", "名称,法定代表人,住所,电话\n好公司,孙七,9 号,13000000001\n");
    assert_false(bring(fixture, fixture->clerk, "parties", "one.csv", NULL, false));
    assert_string_equal(fixture->err.message,
                        "第 1 行：统一社会信用代码：还没有填写；什么也没有写入");
}

static void test_twice_the_same_in_one_file(void **state)
{
    struct fixture *fixture = *state;
    static const char twice[] = "名称,统一社会信用代码,法定代表人,住所,电话\n"
                                "好公司,91500222MA5UQ7RR7W,王五,8 号,13000000001\n\n"
                                "好公司,91500222MA5UQ7RR7W,王五,8 号,13000000001\n";
    write_text(fixture, "twice.csv", twice);
    assert_false(bring(fixture, fixture->clerk, "parties", "twice.csv", NULL, false));
    assert_string_equal(fixture->err.message,
                        "第 3 行：与第 1 行是同一条，只留一行；什么也没有写入");
}

static void test_cases_come_back_unchanged_and_take_numbers(void **state)
{
    struct fixture *fixture = *state;
    struct office *officer = bureau_as(&fixture->bureau, "chen");
    bureau_case(officer);
    char *text = gives(fixture, "cases", "cases.csv", NULL, NULL, NULL);
    brings(fixture, officer, "cases", "cases.csv", NULL, 0, 0, 1);
    char *number = strstr(text, "柔〔2026〕1号");
    assert_non_null(number);
    memcpy(strstr(number, "1号"), "7号", 1);
    write_text(fixture, "cases.csv", text);
    assert_false(bring(fixture, officer, "cases", "cases.csv", NULL, false));
    assert_non_null(strstr(fixture->err.message, "新的由程序取号，请把这一格空着"));
    free(text);
    office_close(officer);
}

static void test_given_fields_cannot_be_changed_by_a_file(void **state)
{
    struct fixture *fixture = *state;
    struct office *officer = bureau_as(&fixture->bureau, "chen");
    bureau_case(officer);
    char *text = gives(fixture, "cases", "cases.csv", NULL, NULL, NULL);
    char *state_cell = strstr(text, "已受理");
    assert_non_null(state_cell);
    memcpy(state_cell, "已作废", strlen("已作废"));
    write_text(fixture, "cases.csv", text);
    free(text);
    assert_false(bring(fixture, officer, "cases", "cases.csv", NULL, false));
    assert_string_equal(fixture->err.message,
                        "第 1 行：状态：由程序填写，不能由文件改；什么也没有写入");
    office_close(officer);
}

static void test_headings_are_mended_first(void **state)
{
    struct fixture *fixture = *state;
    write_text(fixture, "x.csv", "名字,联系电活,住所\n甲,1,2\n");
    assert_false(bring(fixture, fixture->clerk, "parties", "x.csv", NULL, false));
    const struct findings *findings = &fixture->report.findings;
    assert_int_equal(findings->count, 3);
    assert_string_equal(findings->items[1].reason, "当事人没有“联系电活”这一列，是否“联系电话”？");
    assert_string_equal(findings->items[2].reason, "缺少这些列：名称、联系电话");
}

static void test_holidays_and_codes(void **state)
{
    struct fixture *fixture = *state;
    write_text(fixture, "days.csv",
               "date,kind,name,source\n"
               "2031-01-01,holiday,元旦,通知\n2031-01-04,workday,元旦,通知\n");
    brings(fixture, fixture->admin, "holidays", "days.csv", NULL, 2, 0, 0);
    brings(fixture, fixture->admin, "holidays", "days.csv", NULL, 0, 0, 2);
    assert_false(calendar_is_working(office_calendar(fixture->admin), date_of(2031, 1, 1)));
    assert_true(calendar_is_working(office_calendar(fixture->admin), date_of(2031, 1, 4)));
    write_text(fixture, "days.csv",
               "date,kind,name\n2031-01-02,workday,元旦\n2031-02-30,holiday,x\n");
    assert_false(bring(fixture, fixture->admin, "holidays", "days.csv", NULL, false));
    assert_string_equal(fixture->report.findings.items[0].reason,
                        "日期：2031-01-02 是周四，调休上班只会在周六周日，请核对通知");
    assert_int_equal(fixture->report.findings.count, 2);
    write_text(fixture, "codes.csv", "list,code,label\nstreet,999,测试街道\nstret,1,错\n");
    assert_false(bring(fixture, fixture->admin, "codes", "codes.csv", NULL, false));
    assert_string_equal(fixture->err.message,
                        "第 2 行：没有表单用到代码表“stret”，请核对表名；什么也没有写入");
    write_text(fixture, "codes.csv", "list,code,label\nstreet,999,测试街道\n");
    brings(fixture, fixture->admin, "codes", "codes.csv", NULL, 1, 0, 0);
    assert_non_null(codes_find(office_codes(fixture->admin), "street", "测试街道"));
}

static void test_who_may(void **state)
{
    struct fixture *fixture = *state;
    write_text(fixture, "positive.csv", list_text);
    brings(fixture, fixture->admin, "lists", "positive.csv", NULL, 3, 0, 0);
    assert_false(bring(fixture, fixture->clerk, "officers", "positive.csv", NULL, false));
    assert_int_equal(fixture->err.code, ERR_DENIED);
    struct transfer_options options = {.kind = "parties", .path = "/nowhere"};
    long rows;
    assert_false(transfer_export(fixture->admin, &options, &rows, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_DENIED);
}

static void test_what_cannot_be_asked(void **state)
{
    static const struct {
        struct transfer_options options;
        const char *sentence;
    } cases[] = {
        {{.kind = "partys"}, "没有“partys”这一类，是否“parties”？"},
        {{.kind = "officers", .month = "2026-03"}, "人员不分月份，请去掉 --month"},
        {{.kind = "cases", .month = "2026-13"}, "月份“2026-13”应写成 2026-03 的样子"},
        {{.kind = "cases", .encoding = "big5"}, "没有叫“big5”的编码，可用 utf8-bom、utf8、gb18030"},
        {{.kind = "holidays"},
         "放假日历不从这里导出：它出自国务院办公厅每年的通知，请留存导入用的文件"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct transfer_options options = cases[i].options;
        long rows;
        options.path = "-";
        assert_false(transfer_export(fixture->clerk, &options, &rows, &fixture->err));
        assert_int_equal(fixture->err.code, ERR_USAGE);
        assert_string_equal(fixture->err.message, cases[i].sentence);
    }
}

static bool stop_at_once(long done, long all, void *data)
{
    *(long *)data = all;
    return done > 0;
}

static void test_cancelling_writes_nothing(void **state)
{
    struct fixture *fixture = *state;
    int64_t before = count_of(fixture, "lists");
    long seen = 0;
    write_text(fixture, "positive.csv", list_text);
    char *path = place(fixture, "positive.csv");
    struct transfer_options options = {
        .kind = "lists", .path = path, .progress = stop_at_once, .progress_data = &seen};
    assert_false(transfer_import(fixture->clerk, &options, &fixture->report, &fixture->err));
    assert_string_equal(fixture->err.message, "已取消，什么也没有写入");
    assert_int_equal(seen, 3);
    assert_int_equal(count_of(fixture, "lists"), before);
    free(path);
}

/* Findings made so far don't turn it into a bad file. */
static void test_cancelling_stays_what_it_is(void **state)
{
    struct fixture *fixture = *state;
    long seen = 0;
    write_text(fixture, "parties.csv", parties);
    char *path = place(fixture, "parties.csv");
    struct transfer_options options = {
        .kind = "parties", .path = path, .progress = stop_at_once, .progress_data = &seen};
    assert_false(transfer_import(fixture->clerk, &options, &fixture->report, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_REFUSED);
    assert_string_equal(fixture->err.message, "已取消，什么也没有写入");
    assert_int_equal(fixture->report.findings.count, 2);
    free(path);
}

/* Accounts enough for several looks, and one row that is too short; `repeat` comes twice. */
static char *many_officers(int count, int repeat)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, "姓名,登录账号,角色,电话\n");
    for (int i = 0; i < count; i++) {
        buffer_add_format(&text, "员%d,acc%d,文员,13000000001\n", i, i);
    }
    buffer_add_format(&text, "员%d,acc%d,文员,13000000001\n短,short\n", repeat, repeat);
    return buffer_take(&text);
}

static void test_a_file_with_faults_is_looked_at_in_parts(void **state)
{
    struct fixture *fixture = *state;
    int64_t before = count_of(fixture, "officers");
    char *text = many_officers(250, 249);
    write_text(fixture, "officers.csv", text);
    free(text);
    assert_false(bring(fixture, fixture->admin, "officers", "officers.csv", NULL, false));
    const struct findings *findings = &fixture->report.findings;
    for (size_t i = 0; i < findings->count; i++) {
        assert_true(findings->items[i].row > 250);
    }
    assert_int_equal(findings->count, 2);
    assert_non_null(strstr(findings->items[0].reason, "与第 250 行是同一条"));
    assert_string_equal(fixture->err.message,
                        "有 2 处不对，什么也没有写入；新增的各行之间有无重复，改好后再核对；"
                        "第一处：第 251 行：与第 250 行是同一条，只留一行");
    assert_int_equal(count_of(fixture, "officers"), before);
}

/* Somebody else who wants to save while a file is looked at. */
struct rival {
    const char *lock; /* the gate's file */
    int said[2];      /* a pipe: one byte when the rival has got through the gate */
    pid_t child;
    bool through; /* before the file's end */
};

/* Called inside the gate: the rival queues up at the first call. */
static bool queue_rival(long done, long all, void *data)
{
    struct rival *rival = data;
    char byte;
    (void)all;
    if (done == 0) {
        rival->child = fork();
    }
    if (rival->child == 0) {
        int gate = open(rival->lock, O_RDWR);
        if (gate >= 0 && flock(gate, LOCK_EX) == 0 && write(rival->said[1], "!", 1) == 1) {
            raise(SIGKILL); /* leaving in peace, valgrind would ask it for its parent's memory */
        }
        _exit(1);
    }
    rival->through = rival->through || read(rival->said[0], &byte, 1) == 1;
    return !rival->through;
}

static void test_a_file_with_faults_keeps_nobody_waiting(void **state)
{
    struct fixture *fixture = *state;
    struct rival rival = {.through = false};
    struct buffer text;
    int status;
    buffer_init(&text);
    buffer_add(&text, "date,kind,name\n2031-01-01\n");
    for (int i = 0; i < 6000; i++) {
        buffer_add(&text, "2031-01-01,holiday,元旦\n");
    }
    write_text(fixture, "days.csv", buffer_text(&text));
    buffer_done(&text);
    char *lock = memory_format("%s.lock", fixture->bureau.path);
    char *path = place(fixture, "days.csv");
    assert_int_equal(pipe(rival.said), 0);
    assert_int_equal(fcntl(rival.said[0], F_SETFL, O_NONBLOCK), 0);
    rival.lock = lock;
    struct transfer_options options = {
        .kind = "holidays", .path = path, .progress = queue_rival, .progress_data = &rival};
    assert_false(transfer_import(fixture->admin, &options, &fixture->report, &fixture->err));
    assert_true(rival.through);
    assert_int_equal(waitpid(rival.child, &status, 0), rival.child);
    assert_true(WIFSIGNALED(status));
    close(rival.said[0]);
    close(rival.said[1]);
    free(path);
    free(lock);
}

static void test_the_calendar_without_a_database(void **state)
{
    static const char days[] = "date,kind,name,source\n2026-10-01,holiday,国庆节,通知\n";
    static const char wrong[] = "date,kind,name\n2026-10-01,节日,国庆节\n";
    struct calendar calendar;
    struct err err = {0};
    (void)state;
    calendar_init(&calendar);
    struct form_set *forms = office_forms_load(SOURCE_FOLDER, &err);
    const struct form *form = form_set_find(forms, "day");
    if (!transfer_calendar_text(form, days, strlen(days), &calendar, &err)) {
        fail_msg("%s", err.message);
    }
    assert_false(calendar_is_working(&calendar, date_of(2026, 10, 1)));
    assert_false(transfer_calendar_text(form, wrong, strlen(wrong), &calendar, &err));
    assert_string_equal(err.message, "放假日历第 1 行：安排：没有“节日”这一种，只能是放假、上班");
    assert_true(transfer_calendar(SOURCE_FOLDER, &calendar, &err));
    assert_true(calendar_knows_year(&calendar, 2026));
    calendar_done(&calendar);
    office_forms_free(forms);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8"); /* what a character is, is asked of the locale */
    const struct CMUnitTest tests[] = {
        WITH_OFFICE(test_every_refused_row_and_all_or_nothing),
        WITH_OFFICE(test_refused_rows_come_back_to_be_mended),
        WITH_OFFICE(test_parties_are_known_by_their_keys),
        WITH_OFFICE(test_twice_the_same_in_one_file),
        WITH_OFFICE(test_cases_come_back_unchanged_and_take_numbers),
        WITH_OFFICE(test_given_fields_cannot_be_changed_by_a_file),
        WITH_OFFICE(test_headings_are_mended_first),
        WITH_OFFICE(test_holidays_and_codes),
        WITH_OFFICE(test_who_may),
        WITH_OFFICE(test_what_cannot_be_asked),
        WITH_OFFICE(test_cancelling_writes_nothing),
        WITH_OFFICE(test_cancelling_stays_what_it_is),
        WITH_OFFICE(test_a_file_with_faults_is_looked_at_in_parts),
        WITH_OFFICE(test_a_file_with_faults_keeps_nobody_waiting),
        cmocka_unit_test(test_the_calendar_without_a_database),
    };
    return cmocka_run_group_tests(tests, transfer_fixture_begin, transfer_fixture_end);
}
