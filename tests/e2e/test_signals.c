/* What happens to terminals and processes: stopped and woken, told to end, the line dropped, its other
 * end gone, the disk full. The program is gone soon and without spinning, the terminal is as it was,
 * and what was typed is offered at the next login. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

#include "base/memory.h"
#include "e2e/flow.h"

#define OFFICER "chenyu"
#define GONE_SECONDS 2
#define CPU_MS 1500 /* start, a form and the end; a loop that spins takes far more */

/* The program's own side of the line, to see how it is set while it runs and after its end. */
static int its_side(const struct pty *pty)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd/0", pty_process(pty));
    int line = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    assert_true(line >= 0);
    return line;
}

static bool is_raw(int line)
{
    struct termios modes;
    assert_int_equal(tcgetattr(line, &modes), 0);
    bool raw = (modes.c_lflag & (ICANON | ECHO | ISIG)) == 0;
    bool cooked = (modes.c_lflag & (ICANON | ECHO | ISIG)) == (ICANON | ECHO | ISIG) &&
                  (modes.c_iflag & (IXON | ICRNL)) == (IXON | ICRNL);
    assert_int_not_equal(raw, cooked); /* wholly the one or wholly the other */
    return raw;
}

/* Milliseconds of processor that all programs of this test took, once they have ended. */
static long cpu_ms(void)
{
    struct rusage used;
    getrusage(RUSAGE_CHILDREN, &used);
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
           (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
}

/* A new party, its name begun. */
static struct pty *begin(struct pty *pty)
{
    sees(pty, "1 今日");
    keys(pty, "<A-3>");
    sees(pty, "名称（姓名）");
    keys(pty, "<F2>");
    at(pty, "名称（姓名）");
    keys(pty, "重庆晴川");
    sees(pty, "重庆晴川");
    return pty;
}

static void expect_draft(const struct flow *flow)
{
    struct pty *pty = flow_start(flow, OFFICER, 24, 80);
    sees(pty, "有 1 份没写完的");
    keys(pty, "1");
    sees(pty, "重庆晴川");
    at(pty, "名称（姓名）");
    flow_leave(pty);
}

/* Gone by itself, in time and without spinning; `line` (its side) is given back as it was, -1: dropped. */
static void expect_gone(struct pty *pty, int line)
{
    int status;
    long before = cpu_ms();
    assert_true(pty_exit_status(pty, GONE_SECONDS, &status));
    assert_true(status < 128); /* it left by itself */
    long took = cpu_ms() - before;
    if (took > CPU_MS) {
        fail_msg("it took %ld ms of processor", took);
    }
    if (line >= 0) {
        assert_false(is_raw(line));
        close(line);
    }
    pty_free(pty);
}

/* The key bar comes to the last row of the new size. */
static void sees_bar_in_row(struct pty *pty, int row)
{
    for (int i = 0; i < FLOW_SECONDS * 10 && pty_row_of(pty, "F1帮助") != row; i++) {
        assert_true(pty_listen(pty, 100));
    }
    if (pty_row_of(pty, "F1帮助") != row) {
        fail_msg("the key bar isn't in row %d:\n%s", row, pty_screen(pty));
    }
}

static void told_to_end(void **state)
{
    static const int signals[] = {SIGHUP, SIGTERM, SIGINT};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct pty *pty = flow_start(*state, OFFICER, 24, 80);
        if (i > 0) {
            sees(pty, "有 1 份没写完的");
            keys(pty, "1");
            sees(pty, "重庆晴川");
        } else {
            begin(pty);
        }
        int line = its_side(pty);
        assert_true(is_raw(line));
        assert_true(pty_kill(pty, signals[i]));
        expect_gone(pty, line);
    }
    expect_draft(*state);
}

static void stopped_and_woken(void **state)
{
    struct pty *pty = begin(flow_start(*state, OFFICER, 24, 80));
    /* Ctrl-Z and SIGTSTP stop nothing: undo is undo */
    assert_true(pty_kill(pty, SIGTSTP));
    keys(pty, "试验");
    sees(pty, "重庆晴川试验");
    /* stopped from elsewhere, another size meanwhile, and woken */
    pty_traffic_begin(pty);
    assert_true(pty_kill(pty, SIGSTOP));
    assert_true(pty_resize(pty, 30, 100));
    keys(pty, "仪器");
    assert_int_equal(pty_traffic(pty).bytes, 0);
    assert_true(pty_kill(pty, SIGCONT));
    sees(pty, "重庆晴川试验仪器");
    sees_bar_in_row(pty, 29);
    /* woken again without having slept: it is drawn anew, and nothing else */
    pty_traffic_begin(pty);
    assert_true(pty_kill(pty, SIGCONT));
    keys(pty, "厂");
    sees(pty, "重庆晴川试验仪器厂");
    for (int i = 0; i < FLOW_SECONDS * 10 && pty_traffic(pty).bytes < 500; i++) {
        assert_true(pty_listen(pty, 100));
    }
    assert_true(pty_traffic(pty).bytes >= 500);
    int line = its_side(pty);
    assert_true(is_raw(line));
    keys(pty, "<F10>");
    expect_gone(pty, line);
}

static void the_line_drops(void **state)
{
    struct pty *pty = begin(flow_start(*state, OFFICER, 24, 80));
    pty_hangup(pty);
    expect_gone(pty, -1);
    expect_draft(*state);
}

/* With SIGHUP ignored nothing tells of it but reading: end of input, or EIO. */
static void nobody_says_that_the_line_dropped(void **state)
{
    const struct flow *flow = *state;
    char *command =
        memory_format("trap '' HUP; exec %s --db %s --as %s", ROUZHI, flow->database, OFFICER);
    const char *argv[] = {"/bin/sh", "-c", command, NULL};
    struct pty *pty = begin(flow_start_program(flow, argv, 24, 80));
    pty_hangup(pty);
    expect_gone(pty, -1);
    expect_draft(flow);
    free(command);
}

/* A hundred sizes while keys come: the last one is drawn, and no key is lost. */
static void a_storm_of_sizes(void **state)
{
    struct pty *pty = begin(flow_start(*state, OFFICER, 24, 80));
    for (int i = 0; i < 100; i++) {
        char digit[2] = {(char)('0' + i / 5 % 10), '\0'};
        assert_true(pty_resize(pty, i % 7 == 3 ? 10 : 20 + i * 7 % 60, 30 + i * 37 % 170));
        if (i % 5 == 0) {
            assert_true(pty_type(pty, digit));
        }
    }
    assert_true(pty_resize(pty, 24, 80));
    sees(pty, "重庆晴川01234567890123456789");
    sees_bar_in_row(pty, 23);
    at(pty, "名称（姓名）");
    assert_false(pty_shows(pty, "窗口太小"));
    flow_leave(pty);
}

/* A terminal that says it has no size gets the usual one. */
static void no_size_at_all(void **state)
{
    static const char *const sizes[][2] = {{"", "24"}, {"LINES=30 COLUMNS=90 ", "30"}};
    const struct flow *flow = *state;
    for (int i = 0; i < 2; i++) {
        char *command = memory_format("stty rows 0 cols 0; %sexec %s --db %s --as %s", sizes[i][0],
                                      ROUZHI, flow->database, OFFICER);
        const char *argv[] = {"/bin/sh", "-c", command, NULL};
        struct pty *pty = flow_start_program(flow, argv, 40, 120);
        sees(pty, "1 今日");
        sees_bar_in_row(pty, atoi(sizes[i][1]) - 1);
        flow_leave(pty);
        free(command);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(told_to_end, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(stopped_and_woken, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(the_line_drops, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(nobody_says_that_the_line_dropped, flow_setup,
                                        flow_teardown),
        cmocka_unit_test_setup_teardown(a_storm_of_sizes, flow_setup, flow_teardown),
        cmocka_unit_test_setup_teardown(no_size_at_all, flow_setup, flow_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
