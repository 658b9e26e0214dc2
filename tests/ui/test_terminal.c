/* The terminal: events in order on a pipe; taken over and given back on a pseudo-terminal. */
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "support/screen.h"
#include "ui/canvas.h"
#include "ui/terminal.h"

/* The next event; its key's name if it is a key. */
static void expect_key(struct terminal *terminal, const char *name)
{
    struct key key;
    char label[16];
    assert_int_equal(terminal_wait(terminal, 2000, &key), TERMINAL_KEY);
    assert_string_equal(key_label(&key, label), name);
    free(key.text);
}

static void expect_event(struct terminal *terminal, int wait_ms, enum terminal_event event)
{
    struct key key;
    assert_int_equal(terminal_wait(terminal, wait_ms, &key), event);
}

static void test_keys_come_in_order(void **state)
{
    (void)state;
    struct screen *screen = screen_open(24, 80);
    struct terminal *terminal = screen_terminal(screen);
    assert_false(terminal_typed_ahead(terminal));
    expect_event(terminal, 0, TERMINAL_TICK);
    screen_feed(screen, "<F2>某<C-s><A-2><Less>");
    assert_true(terminal_typed_ahead(terminal));
    assert_true(terminal_typed_ahead(terminal)); /* asking loses nothing */
    expect_key(terminal, "F2");
    assert_true(terminal_typed_ahead(terminal));
    expect_key(terminal, "某");
    expect_key(terminal, "Ctrl-S");
    expect_key(terminal, "Alt-2");
    expect_key(terminal, "<");
    assert_false(terminal_typed_ahead(terminal));
    screen_feed(screen, "<Esc>");
    expect_key(terminal, "Esc");
    screen_paste(screen, "两\r行");
    expect_key(terminal, "Paste");
    expect_event(terminal, 0, TERMINAL_TICK);
    screen_close(screen);
}

static void test_gone_after_the_last_key(void **state)
{
    (void)state;
    struct screen *screen = screen_open(24, 80);
    struct terminal *terminal = screen_terminal(screen);
    screen_feed(screen, "某a");
    screen_hang_up(screen);
    expect_key(terminal, "某");
    expect_key(terminal, "a");
    expect_event(terminal, -1, TERMINAL_GONE);
    expect_event(terminal, -1, TERMINAL_GONE);
    screen_close(screen);
}

static void test_resize_in_process(void **state)
{
    (void)state;
    struct screen *screen = screen_open(24, 80);
    screen_resize(screen, 60, 120);
    expect_event(screen_terminal(screen), 0, TERMINAL_RESIZE);
    expect_event(screen_terminal(screen), 0, TERMINAL_TICK);
    canvas_text(stdscr, 59, 110, 10, STYLE_CHOSEN, "办理");
    move(3, 4);
    refresh();
    int row, column;
    assert_int_equal(screen_row_of(screen, "办理"), 59);
    assert_true(screen_is_reverse(screen, 59, 110));
    assert_false(screen_is_reverse(screen, 58, 110));
    screen_cursor(screen, &row, &column);
    assert_int_equal(row, 3);
    assert_int_equal(column, 4);
    screen_close(screen);
}

static void test_golden_screen(void **state)
{
    (void)state;
    struct screen *screen = screen_open(6, 24);
    WINDOW *window = newwin(4, 20, 1, 2);
    canvas_frame(window, STYLE_PLAIN, "保证承诺书");
    canvas_text(window, 1, 1, 18, STYLE_CHOSEN, "某某餐饮有限公司（沙坪坝区）");
    canvas_text_right(window, 2, 1, 18, STYLE_DIM, "2026-03-09");
    wmove(window, 1, 1);
    wrefresh(window);
    screen_expect(screen, "terminal_frame");
    delwin(window);
    screen_close(screen);
}

/* ---- on a pseudo-terminal ---- */

struct line {
    int master;
    FILE *in, *out;
    struct terminal *terminal;
};

/* Opens a pseudo-terminal on which `typed` was typed before the workstation began. */
static void open_line(struct line *line, const char *typed)
{
    int slave;
    const struct winsize size = {.ws_row = 30, .ws_col = 100};
    assert_int_equal(openpty(&line->master, &slave, NULL, NULL, &size), 0);
    line->in = fdopen(slave, "r");
    line->out = fdopen(dup(slave), "w");
    line->terminal = NULL;
    assert_int_equal(write(line->master, typed, strlen(typed)), strlen(typed));
}

static void start(struct line *line, const char *term)
{
    struct err err = {0};
    const struct terminal_options options = {.in = line->in, .out = line->out, .term = term};
    line->terminal = terminal_open(&options, &err);
    assert_string_equal(err.message, "");
    assert_non_null(line->terminal);
}

static void close_line(struct line *line)
{
    terminal_close(line->terminal);
    fclose(line->in);
    fclose(line->out);
    close(line->master);
}

/* Everything that was written to the line so far. Caller frees. */
static char *read_line_out(const struct line *line)
{
    struct buffer out;
    struct pollfd source = {.fd = line->master, .events = POLLIN};
    char bytes[4096];
    ssize_t n;
    buffer_init(&out);
    while (poll(&source, 1, 0) > 0 && (n = read(line->master, bytes, sizeof bytes)) > 0) {
        buffer_add_bytes(&out, bytes, (size_t)n);
    }
    return buffer_take(&out);
}

static void test_taken_over_and_given_back(void **state)
{
    (void)state;
    struct line line;
    struct termios before, during, after;
    open_line(&line, "\033[2;2R");
    tcgetattr(fileno(line.in), &before);
    start(&line, "xterm-256color");
    assert_null(terminal_notice(line.terminal));
    assert_int_equal(LINES, 30);
    assert_int_equal(COLS, 100);
    tcgetattr(fileno(line.in), &during);
    assert_int_equal(during.c_lflag & (ICANON | ECHO | ISIG), 0);
    assert_int_equal(during.c_iflag & (IXON | ICRNL), 0);
    char *opened = read_line_out(&line);
    assert_non_null(strstr(opened, "\033[?2004h"));
    assert_non_null(strstr(opened, "\033[?1049h"));
    /* keys that a terminal usually keeps to itself arrive */
    assert_int_equal(write(line.master, "\x13\x11\x03\x1A\r", 5), 5);
    expect_key(line.terminal, "Ctrl-S");
    expect_key(line.terminal, "Ctrl-Q");
    expect_key(line.terminal, "Ctrl-C");
    expect_key(line.terminal, "Ctrl-Z");
    expect_key(line.terminal, "Enter");
    assert_int_equal(write(line.master, "\033", 1), 1); /* alone: after the Escape delay */
    expect_event(line.terminal, 0, TERMINAL_TICK);
    expect_key(line.terminal, "Esc");
    terminal_close(line.terminal);
    line.terminal = NULL;
    char *closed = read_line_out(&line);
    assert_non_null(strstr(closed, "\033[?2004l"));
    assert_non_null(strstr(closed, "\033[?1049l"));
    tcgetattr(fileno(line.in), &after);
    assert_int_equal(after.c_lflag, before.c_lflag);
    assert_int_equal(after.c_iflag, before.c_iflag);
    sigset_t mask;
    sigprocmask(SIG_SETMASK, NULL, &mask);
    assert_false(sigismember(&mask, SIGWINCH));
    free(opened);
    free(closed);
    close_line(&line);
}

static void test_lines_two_columns_wide_become_ascii(void **state)
{
    (void)state;
    static const struct {
        const char *answer;
        bool ascii;
    } answers[] = {{"\033[2;2R", false}, {"\033[2;3R", true}, {"", false}};
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct line line;
        open_line(&line, answers[i].answer);
        start(&line, "xterm-256color");
        assert_int_equal(canvas_theme()->ascii, answers[i].ascii);
        expect_event(line.terminal, 0, TERMINAL_TICK); /* the answer is no key */
        close_line(&line);
    }
}

static void test_typed_ahead_of_the_probe(void **state)
{
    (void)state;
    struct line line;
    open_line(&line, "ab\033[2;2R某\033OQ");
    start(&line, "xterm-256color");
    expect_key(line.terminal, "a");
    expect_key(line.terminal, "b");
    expect_key(line.terminal, "某");
    expect_key(line.terminal, "F2");
    expect_event(line.terminal, 0, TERMINAL_TICK);
    /* an answer that comes too late is swallowed */
    assert_int_equal(write(line.master, "\033[2;2Rx", 7), 7);
    expect_key(line.terminal, "x");
    close_line(&line);
}

static void test_a_size_is_never_lost(void **state)
{
    (void)state;
    struct line line;
    open_line(&line, "\033[2;2R");
    start(&line, "xterm-256color");
    for (int i = 0; i < 50; i++) {
        const struct winsize size = {.ws_row = (unsigned short)(20 + i), .ws_col = 80};
        ioctl(line.master, TIOCSWINSZ, &size);
        kill(getpid(), SIGWINCH);
        expect_event(line.terminal, 2000, TERMINAL_RESIZE);
        assert_int_equal(LINES, 20 + i);
        assert_int_equal(COLS, 80);
    }
    close_line(&line);
}

static void test_signals_that_end_it(void **state)
{
    (void)state;
    static const int signals[] = {SIGHUP, SIGTERM, SIGINT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct line line;
        open_line(&line, "\033[2;2R");
        start(&line, "xterm-256color");
        kill(getpid(), signals[i]);
        expect_event(line.terminal, -1, TERMINAL_GONE);
        close_line(&line);
    }
}

static void test_a_dropped_line(void **state)
{
    (void)state;
    struct line line;
    open_line(&line, "\033[2;2R");
    start(&line, "xterm-256color");
    close(line.master);
    line.master = open("/dev/null", O_RDWR);
    expect_event(line.terminal, -1, TERMINAL_GONE);
    close_line(&line);
}

static void test_an_unknown_term_is_made_do_with(void **state)
{
    (void)state;
    struct line line;
    open_line(&line, "\033[2;2R");
    start(&line, "no-such-terminal");
    assert_string_equal(terminal_notice(line.terminal),
                        "不认识终端类型“no-such-terminal”，已按 xterm-256color 显示；"
                        "如画面错乱，请在终端软件里改设为 xterm。");
    close_line(&line);
}

static void test_what_is_no_terminal(void **state)
{
    (void)state;
    struct err err = {0};
    struct terminal_options options = {.in = fopen("/dev/null", "r"),
                                       .out = fopen("/dev/null", "w")};
    assert_null(terminal_open(&options, &err));
    assert_int_equal(err.code, ERR_USAGE);
    assert_string_equal(err.message,
                        "这里不是终端，工作站的画面无法打开；脚本请用子命令，见 rouzhi --help。");
    fclose(options.in);
    fclose(options.out);

    struct line line;
    open_line(&line, "");
    options = (struct terminal_options){.in = line.in, .out = line.out, .term = "dumb"};
    err = (struct err){0};
    assert_null(terminal_open(&options, &err));
    assert_int_equal(err.code, ERR_USAGE);
    assert_string_equal(err.message, "终端类型“dumb”不能显示工作站的画面；请用 SSH 终端软件登录，"
                                     "或改用命令行。");
    close_line(&line);
}

/* A crash still gives the terminal back, and is still a crash. */
static void test_a_crash_gives_it_back(void **state)
{
    (void)state;
    static const int crashes[] = {SIGABRT, SIGBUS, SIGSEGV};
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
        struct line line;
        struct termios before, after;
        open_line(&line, "\033[2;2R");
        tcgetattr(fileno(line.in), &before);
        pid_t child = fork();
        if (child == 0) {
            for (size_t k = 0; k < sizeof crashes / sizeof *crashes; k++) {
                signal(crashes[k], SIG_DFL); /* not the test frame's own handlers */
            }
            start(&line, "xterm-256color");
            raise(crashes[i]);
            _exit(0);
        }
        int status;
        waitpid(child, &status, 0);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), crashes[i]);
        char *out = read_line_out(&line);
        assert_non_null(strstr(out, "\033[?2004l"));
        assert_non_null(strstr(out, "\033[?1049l"));
        tcgetattr(fileno(line.in), &after);
        assert_int_equal(after.c_lflag, before.c_lflag);
        free(out);
        close_line(&line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys_come_in_order),
        cmocka_unit_test(test_gone_after_the_last_key),
        cmocka_unit_test(test_resize_in_process),
        cmocka_unit_test(test_golden_screen),
        cmocka_unit_test(test_taken_over_and_given_back),
        cmocka_unit_test(test_lines_two_columns_wide_become_ascii),
        cmocka_unit_test(test_typed_ahead_of_the_probe),
        cmocka_unit_test(test_a_size_is_never_lost),
        cmocka_unit_test(test_signals_that_end_it),
        cmocka_unit_test(test_a_dropped_line),
        cmocka_unit_test(test_an_unknown_term_is_made_do_with),
        cmocka_unit_test(test_what_is_no_terminal),
        cmocka_unit_test(test_a_crash_gives_it_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
