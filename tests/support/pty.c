/* pty: see the header. The master side is never blocking: while keys wait to be taken, output is
 * read on, so that neither side can stop the other. The process's end comes as SIGCHLD through a
 * signalfd (valgrind knows no pidfd), always asked of waitpid first, since signals of two merge. */
#include "support/pty.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "support/environment.h"
#include "support/vscreen.h"

#define WRITE_SECONDS 20 /* longest that a program may leave its keys untaken */

struct pty {
    struct vscreen *screen;
    pid_t pid;
    int master;      /* -1 after a hang-up */
    int child;       /* signalfd for SIGCHLD */
    bool ended;      /* status is known */
    bool silent;     /* the program's side is closed: no more output will come */
    int status;      /* of waitpid, once it has ended */
    double begun_ms; /* of what is measured */
    struct pty_traffic traffic;
};

static double exact_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int64_t now_ms(void)
{
    return (int64_t)exact_ms();
}

static int left_ms(int64_t deadline)
{
    int64_t left = deadline - now_ms();
    return left < 0 ? 0 : (int)left;
}

/* ---- starting and ending ---- */

static _Noreturn void become(const struct pty_options *options, char **environment, pid_t parent)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent || (options->folder != NULL && chdir(options->folder) != 0)) {
        _exit(126);
    }
    execvpe(options->argv[0], (char *const *)(uintptr_t)options->argv, environment);
    dprintf(STDERR_FILENO, "%s: %s\n", options->argv[0], strerror(errno));
    execl("/bin/sh", "sh", "-c", "exit 127", (char *)NULL); /* out of valgrind's sight */
    _exit(127);
}

struct pty *pty_start(const struct pty_options *options)
{
    struct pty *pty = memory_alloc(sizeof *pty);
    struct winsize size = {
        .ws_row = (unsigned short)(options->rows == 0 ? 24 : options->rows),
        .ws_col = (unsigned short)(options->columns == 0 ? 80 : options->columns),
    };
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, NULL);
    pty->child = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
    assert(pty->child >= 0 && "no signalfd");
    char **environment = environment_new(options->environment);
    pid_t parent = getpid();
    pty_traffic_begin(pty);
    pty->pid = forkpty(&pty->master, NULL, NULL, &size);
    assert(pty->pid >= 0 && "no pseudo-terminal");
    if (pty->pid == 0) {
        become(options, environment, parent);
    }
    environment_free(environment);
    fcntl(pty->master, F_SETFL, fcntl(pty->master, F_GETFL) | O_NONBLOCK);
    fcntl(pty->master, F_SETFD, FD_CLOEXEC);
    pty->screen = vscreen_new(size.ws_row, size.ws_col);
    return pty;
}

/* Whether the program has ended; `flags` as for waitpid. */
static bool reap(struct pty *pty, int flags)
{
    pid_t ended = 0;
    while (!pty->ended && (ended = waitpid(pty->pid, &pty->status, flags)) < 0 && errno == EINTR) {
    }
    pty->ended = pty->ended || ended == pty->pid;
    return pty->ended;
}

void pty_free(struct pty *pty)
{
    if (pty == NULL) {
        return;
    }
    pty_hangup(pty);
    if (!reap(pty, WNOHANG)) {
        kill(pty->pid, SIGKILL);
        reap(pty, 0);
    }
    close(pty->child);
    vscreen_free(pty->screen);
    free(pty);
}

/* ---- the line ---- */

static bool complain(const struct pty *pty, const char *what, const char *text)
{
    char *screen = pty_screen(pty);
    fprintf(stderr, "pty: %s \"%s\"; the screen:\n%s----\n", what, text, screen);
    free(screen);
    return false;
}

/* Takes all that there is to read; the terminal's answers are sent at once. */
static void take_output(struct pty *pty)
{
    char bytes[4096];
    ssize_t length;
    while ((length = read(pty->master, bytes, sizeof bytes)) > 0) {
        pty->traffic.last_ms = exact_ms() - pty->begun_ms;
        if (pty->traffic.bytes == 0) {
            pty->traffic.first_ms = pty->traffic.last_ms;
        }
        pty->traffic.bytes += (size_t)length;
        vscreen_feed(pty->screen, bytes, (size_t)length);
    }
    if (length == 0 || (errno != EAGAIN && errno != EINTR)) {
        pty->silent = true;
    }
}

/* Waits for something to happen: output, room for input if `writing`, or the program's end. */
static void wait_for_line(struct pty *pty, bool writing, int64_t deadline)
{
    struct pollfd line[2] = {
        {.fd = pty->silent ? -1 : pty->master,
         .events = (short)(writing ? POLLIN | POLLOUT : POLLIN)},
        {.fd = pty->ended ? -1 : pty->child, .events = POLLIN},
    };
    if (poll(line, 2, left_ms(deadline)) <= 0) {
        return;
    }
    if (line[0].revents & (POLLIN | POLLHUP | POLLERR)) {
        take_output(pty);
    } else if (line[1].revents != 0) {
        struct signalfd_siginfo told;
        while (read(pty->child, &told, sizeof told) > 0) {
        }
    }
}

static bool send_answers(struct pty *pty)
{
    struct buffer bytes;
    buffer_init(&bytes);
    vscreen_answers(pty->screen, &bytes);
    int64_t deadline = now_ms() + WRITE_SECONDS * 1000;
    size_t sent = 0;
    while (sent < bytes.length && !pty->silent && pty->master >= 0 && left_ms(deadline) > 0) {
        ssize_t length = write(pty->master, bytes.bytes + sent, bytes.length - sent);
        if (length > 0) {
            sent += (size_t)length;
        } else if (errno == EAGAIN || errno == EINTR) {
            wait_for_line(pty, true, deadline);
        } else {
            break;
        }
    }
    bool all = sent == bytes.length;
    buffer_done(&bytes);
    return all;
}

/* Lets one thing happen before the deadline. False if there is nothing more to wait for. */
static bool step(struct pty *pty, int64_t deadline)
{
    if (pty->master < 0 || pty->silent || left_ms(deadline) == 0) {
        return false;
    }
    wait_for_line(pty, false, deadline);
    (void)send_answers(pty); /* a program that ends doesn't take them, and needn't */
    return true;
}

/* ---- typing ---- */

bool pty_keys(struct pty *pty, const char *keys)
{
    if (!vscreen_press(pty->screen, keys)) {
        return complain(pty, "no such key in", keys);
    }
    return send_answers(pty) || complain(pty, "the program doesn't take", keys);
}

bool pty_type(struct pty *pty, const char *text)
{
    struct buffer keys;
    buffer_init(&keys);
    for (; *text != '\0'; text++) {
        if (*text == '<') {
            buffer_add(&keys, "<Less>");
        } else {
            buffer_add_char(&keys, *text);
        }
    }
    bool typed = pty_keys(pty, buffer_text(&keys));
    buffer_done(&keys);
    return typed;
}

bool pty_raw(struct pty *pty, const char *bytes)
{
    vscreen_say(pty->screen, bytes);
    return send_answers(pty) || complain(pty, "the program doesn't take the bytes", bytes);
}

bool pty_paste(struct pty *pty, const char *text)
{
    vscreen_paste(pty->screen, text);
    return send_answers(pty) || complain(pty, "the program doesn't take the paste", text);
}

/* ---- looking and waiting ---- */

char *pty_screen(const struct pty *pty)
{
    return vscreen_text(pty->screen);
}

bool pty_shows(const struct pty *pty, const char *text)
{
    char *screen = pty_screen(pty);
    bool shown = strstr(screen, text) != NULL;
    free(screen);
    return shown;
}

int pty_row_of(const struct pty *pty, const char *text)
{
    char *screen = pty_screen(pty);
    const char *place = strstr(screen, text);
    int row = place == NULL ? -1 : 0;
    for (const char *at = screen; place != NULL && at < place; at++) {
        row += *at == '\n';
    }
    free(screen);
    return row;
}

void pty_cursor(const struct pty *pty, int *row, int *column)
{
    vscreen_cursor(pty->screen, row, column);
}

int pty_wait_any(struct pty *pty, const char *const *texts, int seconds)
{
    int64_t deadline = now_ms() + (int64_t)seconds * 1000;
    do {
        for (int i = 0; texts[i] != NULL; i++) {
            if (pty_shows(pty, texts[i])) {
                return i;
            }
        }
    } while (step(pty, deadline));
    complain(pty, pty->silent ? "the program ended without" : "waited in vain for", texts[0]);
    return -1;
}

bool pty_wait(struct pty *pty, const char *text, int seconds)
{
    return pty_wait_any(pty, (const char *const[]){text, NULL}, seconds) == 0;
}

bool pty_wait_gone(struct pty *pty, const char *text, int seconds)
{
    int64_t deadline = now_ms() + (int64_t)seconds * 1000;
    while (pty_shows(pty, text)) {
        if (!step(pty, deadline)) {
            return complain(pty, "there is still", text);
        }
    }
    return true;
}

bool pty_wait_cursor_at(struct pty *pty, const char *text, int seconds)
{
    int64_t deadline = now_ms() + (int64_t)seconds * 1000;
    for (;;) {
        int row;
        int column;
        pty_cursor(pty, &row, &column);
        char *line = vscreen_row(pty->screen, row);
        bool there = strstr(line, text) != NULL;
        free(line);
        if (there) {
            return true;
        }
        if (!step(pty, deadline)) {
            return complain(pty, "the cursor isn't in the row with", text);
        }
    }
}

/* ---- measuring ---- */

void pty_traffic_begin(struct pty *pty)
{
    pty->traffic = (struct pty_traffic){.bytes = 0};
    pty->begun_ms = exact_ms();
}

struct pty_traffic pty_traffic(const struct pty *pty)
{
    return pty->traffic;
}

bool pty_listen(struct pty *pty, int ms)
{
    int64_t deadline = now_ms() + ms;
    while (step(pty, deadline)) {
    }
    return !pty->silent;
}

int pty_process(const struct pty *pty)
{
    return pty->pid;
}

/* ---- what happens to terminals and programs ---- */

bool pty_resize(struct pty *pty, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    vscreen_resize(pty->screen, rows, columns);
    return ioctl(pty->master, TIOCSWINSZ, &size) == 0;
}

void pty_hangup(struct pty *pty)
{
    if (pty->master >= 0) {
        close(pty->master);
        pty->master = -1;
        pty->silent = true;
    }
}

bool pty_kill(struct pty *pty, int signal)
{
    return !reap(pty, WNOHANG) && kill(pty->pid, signal) == 0;
}

bool pty_exit_status(struct pty *pty, int seconds, int *status)
{
    int64_t deadline = now_ms() + (int64_t)seconds * 1000;
    while (!reap(pty, WNOHANG)) {
        if (left_ms(deadline) == 0) {
            return complain(pty, "the program goes on for more than these seconds:", "exit");
        }
        wait_for_line(pty, false, deadline);
    }
    if (!pty->silent) {
        take_output(pty);
    }
    *status = WIFEXITED(pty->status) ? WEXITSTATUS(pty->status) : 128 + WTERMSIG(pty->status);
    return true;
}
