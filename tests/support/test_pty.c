/* The flow tests' harness, driven against sh and cat: that it sees what is on the screen, that its keys
 * arrive as a terminal sends them, and above all that it fails, with a reason, when it should. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "support/pty.h"
#include "support/vscreen.h"

#define RAW "stty raw -echo; printf 'ready\\r\\n'; "

static struct pty *start_shell(const char *script)
{
    const char *argv[] = {"sh", "-c", script, NULL};
    struct pty_options options = {.argv = argv};
    return pty_start(&options);
}

static struct pty *start_ready(const char *script)
{
    struct pty *pty = start_shell(script);
    assert_true(pty_wait(pty, "ready", 20));
    return pty;
}

static void assert_ends(struct pty *pty, int expected)
{
    int status;
    assert_true(pty_exit_status(pty, 20, &status));
    assert_int_equal(status, expected);
    pty_free(pty);
}

/* stderr goes to a file while a failure is provoked, so that its words can be read. */
struct capture {
    FILE *file;
    int saved;
};

static struct capture capture_start(void)
{
    struct capture capture = {.file = tmpfile()};
    assert_non_null(capture.file);
    fflush(stderr);
    capture.saved = dup(STDERR_FILENO);
    dup2(fileno(capture.file), STDERR_FILENO);
    return capture;
}

static void assert_captured(struct capture *capture, const char *first, const char *second)
{
    static char text[8192];
    fflush(stderr);
    dup2(capture->saved, STDERR_FILENO);
    close(capture->saved);
    rewind(capture->file);
    text[fread(text, 1, sizeof text - 1, capture->file)] = '\0';
    fclose(capture->file);
    if (strstr(text, first) == NULL || strstr(text, second) == NULL) {
        fail_msg("neither \"%s\" nor \"%s\" may be missing in: %s", first, second, text);
    }
}

static void shows_chinese_and_cursor(void **state)
{
    (void)state;
    struct pty *pty = start_ready("echo ready; exec cat");
    assert_true(pty_type(pty, "沙坪坝<区>"));
    assert_true(pty_wait(pty, "沙坪坝<区>", 20));
    int row;
    int column;
    pty_cursor(pty, &row, &column);
    assert_int_equal(row, 1);
    assert_int_equal(column, 10);
    assert_int_equal(pty_row_of(pty, "坪坝"), 1);
    assert_int_equal(pty_row_of(pty, "江北"), -1);
    assert_true(pty_wait_cursor_at(pty, "沙坪坝", 0));
    char *screen = pty_screen(pty);
    assert_ptr_equal(strstr(screen, "ready\n沙坪坝<区>\n\n"), screen);
    free(screen);
    pty_free(pty);
}

static void keys_arrive_as_a_terminal_sends_them(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        const char *bytes; /* as cat -v writes them */
    } cases[] = {
        {"<F2>|", "^[OQ|"},        {"<F5>|", "^[[15~|"}, {"<F12>|", "^[[24~|"},
        {"<C-s>|", "^S|"},         {"<A-2>|", "^[2|"},   {"<S-Tab>|", "^[[Z|"},
        {"<Enter>|", "^M|"},       {"<Down>|", "^[[B|"}, {"<Delete>|", "^[[3~|"},
        {"<Backspace>|", "^?|"},   {"<Space>a|", " a|"}, {"<Less>F2>|", "<F2>|"},
        {"<PageDown>|", "^[[6~|"}, {"x<Esc>", "x^["},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct pty *pty = start_ready(RAW "exec cat -v");
        assert_true(pty_keys(pty, cases[i].keys));
        assert_true(pty_wait(pty, cases[i].bytes, 20));
        pty_free(pty);
    }
}

static void paste_has_brackets_only_if_asked_for(void **state)
{
    (void)state;
    struct pty *pty = start_ready(RAW "exec cat -v");
    assert_true(pty_paste(pty, "one"));
    assert_true(pty_wait(pty, "one", 20));
    assert_false(pty_shows(pty, "200~"));
    pty_free(pty);
    pty = start_ready("printf '\\033[?2004h'; " RAW "exec cat -v");
    assert_true(pty_paste(pty, "two"));
    assert_true(pty_wait(pty, "^[[200~two^[[201~", 20));
    pty_free(pty);
}

static void terminal_answers_queries(void **state)
{
    (void)state;
    struct pty *pty = start_shell("stty raw -echo; printf 'abc\\033[6n'; exec cat -v");
    assert_true(pty_wait(pty, "^[[1;4R", 20));
    pty_free(pty);
}

static void much_input_meets_much_output(void **state)
{
    (void)state;
    struct buffer text;
    buffer_init(&text);
    for (int i = 0; i < 20000; i++) {
        buffer_add(&text, "一二三\r\n");
    }
    buffer_add(&text, "完");
    struct pty *pty = start_ready(RAW "exec cat");
    assert_true(pty_paste(pty, buffer_text(&text)));
    assert_true(pty_wait(pty, "完", 60));
    pty_free(pty);
    buffer_done(&text);
}

static void waits_for_one_of_several(void **state)
{
    (void)state;
    struct pty *pty = start_ready("echo ready; read x; clear; echo second; exec cat");
    assert_true(pty_keys(pty, "<Enter>"));
    assert_int_equal(pty_wait_any(pty, (const char *const[]){"first", "second", NULL}, 20), 1);
    assert_true(pty_wait_gone(pty, "ready", 20));
    pty_free(pty);
}

static void environment_is_plain(void **state)
{
    (void)state;
    setenv("PTY_TEST_LEAK", "leaked", 1);
    const char *argv[] = {"sh", "-c", "echo \"$TERM $LC_ALL $ROUZHI_NOW [$PTY_TEST_LEAK] $PWD\"",
                          NULL};
    const char *environment[] = {"ROUZHI_NOW=2026-03-09 14:05", "TERM=vt100", NULL};
    struct pty_options options = {.argv = argv, .environment = environment, .folder = "/"};
    struct pty *pty = pty_start(&options);
    assert_true(pty_wait(pty, "vt100 C.UTF-8 2026-03-09 14:05 [] /", 20));
    assert_ends(pty, 0);
    unsetenv("PTY_TEST_LEAK");
}

static void size_is_given_and_changed(void **state)
{
    (void)state;
    const char *argv[] = {"sh", "-c",
                          "trap 'stty size' WINCH; stty size; read x; read x; echo after; exec cat",
                          NULL};
    struct pty_options options = {.argv = argv, .rows = 30, .columns = 100};
    struct pty *pty = pty_start(&options);
    assert_true(pty_wait(pty, "30 100", 20));
    assert_true(pty_resize(pty, 15, 50));
    assert_true(pty_keys(pty, "<Enter><Enter>"));
    assert_true(pty_wait(pty, "15 50", 20));
    char *screen = pty_screen(pty);
    int rows = 0;
    for (const char *at = screen; *at != '\0'; at++) {
        rows += *at == '\n';
    }
    assert_int_equal(rows, 15);
    free(screen);
    pty_free(pty);
}

static void hangup_and_signals_end_programs(void **state)
{
    (void)state;
    struct pty *pty = start_ready("trap 'exit 7' HUP; echo ready; while :; do read x; done");
    pty_hangup(pty);
    assert_ends(pty, 7);
    pty = start_ready("echo ready; exec cat");
    assert_true(pty_kill(pty, SIGKILL));
    assert_ends(pty, 128 + SIGKILL);
    assert_ends(start_shell("exit 3"), 3);
    assert_ends(start_shell("echo last words; exit 0"), 0);
}

static void output_before_the_end_is_seen(void **state)
{
    (void)state;
    struct pty *pty = start_shell("echo last words");
    int status;
    assert_true(pty_exit_status(pty, 20, &status));
    assert_true(pty_shows(pty, "last words"));
    assert_false(pty_kill(pty, SIGTERM));
    pty_free(pty);
}

static void failures_say_why_and_show_the_screen(void **state)
{
    (void)state;
    struct pty *pty = start_ready("echo ready; exec cat");
    struct capture capture = capture_start();
    bool waited = pty_wait(pty, "never", 0);
    assert_captured(&capture, "waited in vain for \"never\"", "ready");
    assert_false(waited);

    capture = capture_start();
    bool gone = pty_wait_gone(pty, "ready", 0);
    assert_captured(&capture, "there is still \"ready\"", "ready\n");
    assert_false(gone);

    capture = capture_start();
    bool pressed = pty_keys(pty, "<F13>");
    assert_captured(&capture, "no such key in \"<F13>\"", "ready");
    assert_false(pressed);

    int status = -1;
    capture = capture_start();
    bool ended = pty_exit_status(pty, 0, &status);
    assert_captured(&capture, "goes on", "ready");
    assert_false(ended);

    capture = capture_start();
    bool there = pty_wait_cursor_at(pty, "ready", 0);
    assert_captured(&capture, "cursor isn't in the row with \"ready\"", "ready");
    assert_false(there);
    pty_free(pty);
}

static void end_of_program_is_told_from_waiting(void **state)
{
    (void)state;
    struct pty *pty = start_shell("echo short");
    struct capture capture = capture_start();
    bool waited = pty_wait(pty, "never", 20);
    assert_captured(&capture, "the program ended without \"never\"", "short");
    assert_false(waited);
    pty_free(pty);

    const char *argv[] = {"/nowhere/rouzhi", NULL};
    struct pty_options options = {.argv = argv};
    assert_ends(pty_start(&options), 127);
}

static void look_tells_bold_and_reverse(void **state)
{
    (void)state;
    struct vscreen *screen = vscreen_new(2, 20);
    const char *bytes = "\033[1;7mA\033[0mB\033[4m中";
    vscreen_feed(screen, bytes, strlen(bytes));
    char look[4];
    assert_string_equal(vscreen_look(screen, 0, 0, look), "br");
    assert_string_equal(vscreen_look(screen, 0, 1, look), "");
    assert_string_equal(vscreen_look(screen, 0, 2, look), "u");
    char *row = vscreen_row(screen, 0);
    assert_string_equal(row, "AB中");
    free(row);
    vscreen_free(screen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_chinese_and_cursor),
        cmocka_unit_test(keys_arrive_as_a_terminal_sends_them),
        cmocka_unit_test(paste_has_brackets_only_if_asked_for),
        cmocka_unit_test(terminal_answers_queries),
        cmocka_unit_test(much_input_meets_much_output),
        cmocka_unit_test(waits_for_one_of_several),
        cmocka_unit_test(environment_is_plain),
        cmocka_unit_test(size_is_given_and_changed),
        cmocka_unit_test(hangup_and_signals_end_programs),
        cmocka_unit_test(output_before_the_end_is_seen),
        cmocka_unit_test(failures_say_why_and_show_the_screen),
        cmocka_unit_test(end_of_program_is_told_from_waiting),
        cmocka_unit_test(look_tells_bold_and_reverse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
