/* terminal_restore: what a crash still does for the person at the terminal.
 *
 * The one room with a state of its own: a signal handler is given nothing else to find it by. */
#include "terminal_restore.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

static const int CRASHES[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
#define CRASH_COUNT (sizeof CRASHES / sizeof *CRASHES)

static struct {
    int in, out;
    bool has_saved;
    struct termios saved;
    char text[256]; /* paste brackets and mouse off, attributes off, cursor on, main screen */
    size_t length;
    struct sigaction before[CRASH_COUNT];
} restore;

/* A stack that is whole when the usual one has overflowed. */
static char spare_stack[32768];

static int collect(int byte)
{
    if (restore.length < sizeof restore.text) {
        restore.text[restore.length++] = (char)byte;
    }
    return byte;
}

static void add_capability(const char *name)
{
    char *text = tigetstr(name);
    if (text != NULL && text != (char *)-1) {
        tputs(text, 1, collect);
    }
}

static void prepare_text(void)
{
    restore.length = 0;
    for (const char *at = "\033[?2004l\033[?1006l\033[?1000l"; *at != '\0'; at++) {
        collect(*at);
    }
    add_capability("sgr0");
    add_capability("cnorm");
    add_capability("rmcup");
    collect('\r');
    collect('\n');
}

static void crashed(int signal)
{
    int error = errno;
    for (size_t done = 0; done < restore.length;) {
        ssize_t n = write(restore.out, restore.text + done, restore.length - done);
        if (n <= 0) {
            break;
        }
        done += (size_t)n;
    }
    if (restore.has_saved) {
        tcsetattr(restore.in, TCSANOW, &restore.saved);
    }
    for (size_t i = 0; i < CRASH_COUNT; i++) {
        if (CRASHES[i] == signal) {
            sigaction(signal, &restore.before[i], NULL);
        }
    }
    errno = error;
    raise(signal);
}

void terminal_restore_arm(int in, int out, const struct termios *saved)
{
    restore.in = in;
    restore.out = out;
    restore.has_saved = saved != NULL;
    if (saved != NULL) {
        restore.saved = *saved;
    }
    prepare_text();
    stack_t stack;
    if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE) != 0) {
        stack = (stack_t){.ss_sp = spare_stack, .ss_size = sizeof spare_stack};
        sigaltstack(&stack, NULL);
    }
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = crashed;
    action.sa_flags = SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < CRASH_COUNT; i++) {
        sigaction(CRASHES[i], &action, &restore.before[i]);
    }
}

void terminal_restore_disarm(void)
{
    for (size_t i = 0; i < CRASH_COUNT; i++) {
        sigaction(CRASHES[i], &restore.before[i], NULL);
    }
}
