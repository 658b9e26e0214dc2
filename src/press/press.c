/* press: runs the helper: pipes, a time limit, and what it said; see the header. */
#include "press/press.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"

#define OUTPUT_LIMIT 1000000 /* bytes of what the helper says; more is not believed */

extern char **environ;

enum { PIPE_IN, PIPE_OUT, PIPE_ERR, PIPES };

/* A helper that is running. Of each pipe only our end is kept; -1 once closed. */
struct helper {
    pid_t pid;
    int ends[PIPES];
    const struct buffer *input;
    size_t sent;
    struct buffer said[PIPES]; /* PIPE_OUT and PIPE_ERR */
};

static void close_end(int *end)
{
    if (*end >= 0) {
        close(*end);
    }
    *end = -1;
}

/* Makes the three pipes: ours[i] stays here, theirs[i] becomes the helper's fd i. */
static bool open_pipes(int ours[PIPES], int theirs[PIPES])
{
    for (int i = 0; i < PIPES; i++) {
        ours[i] = theirs[i] = -1;
    }
    for (int i = 0; i < PIPES; i++) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) {
            return false;
        }
        ours[i] = ends[i == PIPE_IN ? 1 : 0];
        theirs[i] = ends[i == PIPE_IN ? 0 : 1];
        fcntl(ours[i], F_SETFL, O_NONBLOCK);
    }
    return true;
}

/* Starts the program with no other fd than the three pipes, in a process group of its own, so
 * that a Ctrl-C or a hang-up of the terminal doesn't reach it. Returns errno or 0. */
static int spawn_helper(pid_t *pid, char *const *arguments, const int theirs[PIPES])
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t all;
    sigset_t none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    for (int i = 0; i < PIPES; i++) {
        posix_spawn_file_actions_adddup2(&actions, theirs[i], i);
    }
    posix_spawn_file_actions_addclosefrom_np(&actions, PIPES);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_RESETIDS | POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETSIGMASK);
    int error = posix_spawn(pid, arguments[0], &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static bool start(struct helper *helper, char *const *arguments, struct err *err)
{
    int theirs[PIPES];
    bool ready = open_pipes(helper->ends, theirs) && access(arguments[0], X_OK) == 0;
    int error = ready ? 0 : errno;
    if (error == 0) {
        error = spawn_helper(&helper->pid, arguments, theirs);
    }
    for (int i = 0; i < PIPES; i++) {
        close_end(&theirs[i]);
        if (error != 0) {
            close_end(&helper->ends[i]);
        }
    }
    return error == 0 ||
           err_set(err, ERR_DATABASE, "打印程序 %s 起动不了：%s，请联系管理员重新安装",
                   arguments[0], file_reason(error));
}

static long milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Sends what the pipe takes. A helper that stopped reading will say why on its stderr. */
static void send_some(struct helper *helper)
{
    size_t left = helper->input->length - helper->sent;
    ssize_t put = write(helper->ends[PIPE_IN], buffer_text(helper->input) + helper->sent, left);
    if (put >= 0) {
        helper->sent += (size_t)put;
    }
    bool failed = put < 0 && errno != EAGAIN && errno != EINTR;
    if (failed || helper->sent == helper->input->length) {
        close_end(&helper->ends[PIPE_IN]);
    }
}

static void receive_some(struct helper *helper, int pipe)
{
    char chunk[4096];
    ssize_t got = read(helper->ends[pipe], chunk, sizeof chunk);
    if (got > 0 && helper->said[pipe].length < OUTPUT_LIMIT) {
        buffer_add_bytes(&helper->said[pipe], chunk, (size_t)got);
    } else if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) {
        close_end(&helper->ends[pipe]);
    }
}

/* Feeds and listens until the helper has closed its ends; false when the time is over. */
static bool converse(struct helper *helper, long until)
{
    while (helper->ends[PIPE_OUT] >= 0 || helper->ends[PIPE_ERR] >= 0) {
        struct pollfd polled[PIPES];
        for (int i = 0; i < PIPES; i++) {
            polled[i] = (struct pollfd){helper->ends[i], i == PIPE_IN ? POLLOUT : POLLIN, 0};
        }
        long left = until - milliseconds();
        if (left <= 0) {
            return false;
        }
        if (poll(polled, PIPES, (int)left) <= 0) {
            continue; /* interrupted by a signal, or the time is over: seen above */
        }
        for (int i = 0; i < PIPES; i++) {
            if (polled[i].revents != 0) {
                i == PIPE_IN ? send_some(helper) : receive_some(helper, i);
            }
        }
    }
    return true;
}

/* The helper's own sentence, else what can be said from outside. */
static bool refuse(const struct helper *helper, int status, struct err *err)
{
    char *said = text_clean(buffer_text(&helper->said[PIPE_ERR]), true);
    char *detail = strchr(said, '\n');
    if (detail != NULL) {
        *detail++ = '\0';
    }
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    if (code >= ERR_REFUSED && code <= ERR_DATABASE && !text_is_blank(said)) {
        err_set(err, (enum err_code)code, "%s", said);
        err_detail(err, "%s", detail != NULL ? text_trim(detail) : "");
    } else {
        err_set(err, ERR_DATABASE, "打印程序中途停了，没有输出，请重试；仍不成的请联系管理员");
        err_detail(err, "status %#x, stderr: %.400s", (unsigned)status, said);
    }
    free(said);
    return false;
}

static bool finish(struct helper *helper, bool in_time, int limit, struct err *err)
{
    int status = 0;
    if (!in_time) {
        kill(-helper->pid, SIGKILL);
    }
    for (int i = 0; i < PIPES; i++) {
        close_end(&helper->ends[i]);
    }
    while (waitpid(helper->pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (!in_time) {
        return err_set(err, ERR_DATABASE, "打印程序超过 %d 秒没有做完，已停下，请重试",
                       limit / 1000);
    }
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) || refuse(helper, status, err);
}

/* Reads "pages N" and "face …". */
static void read_report(const char *said, size_t jobs, struct press_report *report)
{
    struct buffer faces;
    buffer_init(&faces);
    report->pages = memory_array(NULL, jobs + 1, sizeof *report->pages);
    report->count = 0;
    for (const char *at = said; *at != '\0';) {
        size_t length = strcspn(at, "\n");
        if (strncmp(at, "pages ", 6) == 0 && report->count < jobs) {
            report->pages[report->count++] = strtoul(at + 6, NULL, 10);
        } else if (strncmp(at, "face ", 5) == 0) {
            buffer_add_bytes(&faces, at + 5, length - 5);
            buffer_add_char(&faces, '\n');
        }
        at += length + (at[length] == '\n');
    }
    report->faces = memory_copy(buffer_text(&faces));
    buffer_done(&faces);
}

static bool run(const struct press *press, char *const *arguments, const struct buffer *input,
                size_t jobs, struct press_report *report, struct err *err)
{
    int limit = press->limit > 0 ? press->limit : PRESS_LIMIT + (jobs > 1 ? (int)jobs * 1000 : 0);
    struct helper helper = {.input = input};
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction before;
    buffer_init(&helper.said[PIPE_OUT]);
    buffer_init(&helper.said[PIPE_ERR]);
    sigaction(SIGPIPE, &ignore, &before); /* a helper that dies while it is fed */
    bool done = start(&helper, arguments, err);
    if (done) {
        bool in_time = converse(&helper, milliseconds() + limit);
        done = finish(&helper, in_time, limit, err);
    }
    sigaction(SIGPIPE, &before, NULL);
    if (done && report != NULL) {
        read_report(buffer_text(&helper.said[PIPE_OUT]), jobs, report);
    }
    buffer_done(&helper.said[PIPE_OUT]);
    buffer_done(&helper.said[PIPE_ERR]);
    return done;
}

/* helper [--fonts DIR] and room for `more` further arguments; *count are there. */
static const char **make_arguments(const struct press *press, size_t more, size_t *count)
{
    const char **arguments = memory_array(NULL, more + 4, sizeof *arguments);
    *count = 0;
    arguments[(*count)++] = press->helper;
    if (press->fonts != NULL) {
        arguments[(*count)++] = "--fonts";
        arguments[(*count)++] = press->fonts;
    }
    return arguments;
}

bool press_print(const struct press *press, const struct press_job *jobs, size_t count,
                 struct press_report *report, struct err *err)
{
    struct buffer stream;
    size_t used;
    const char **arguments = make_arguments(press, count, &used);
    char **paths = memory_array(NULL, count + 1, sizeof *paths);
    buffer_init(&stream);
    for (size_t i = 0; i < count; i++) {
        bool option = jobs[i].path[0] == '-'; /* a file's name is never taken for an option */
        paths[i] = memory_format("%s%s", option ? "./" : "", jobs[i].path);
        arguments[used++] = paths[i];
        document_write(jobs[i].document, &stream);
    }
    arguments[used] = NULL;
    bool done = run(press, (char *const *)arguments, &stream, count, report, err);
    for (size_t i = 0; i < count; i++) {
        free(paths[i]);
    }
    free(paths);
    free(arguments);
    buffer_done(&stream);
    return done;
}

bool press_faces(const struct press *press, struct press_report *report, struct err *err)
{
    struct buffer nothing;
    size_t used;
    const char **arguments = make_arguments(press, 1, &used);
    buffer_init(&nothing);
    arguments[used++] = "--faces";
    arguments[used] = NULL;
    bool done = run(press, (char *const *)arguments, &nothing, 0, report, err);
    free(arguments);
    return done;
}

void press_report_done(struct press_report *report)
{
    free(report->pages);
    free(report->faces);
    *report = (struct press_report){NULL, 0, NULL};
}

/* Where the helper lies seen from the running program: beside it in the build folder, in libexec
 * where both were installed. */
static const char *const PLACES[] = {"rouzhi-press", "../libexec/rouzhi/rouzhi-press"};

char *press_helper_path(void)
{
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    char *found = NULL;
    if (length > 0) {
        program[length] = '\0';
        char *folder = file_folder_of(program);
        for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES && found == NULL; i++) {
            found = file_join(folder, PLACES[i]);
            if (access(found, X_OK) != 0) {
                free(found);
                found = NULL;
            }
        }
        free(folder);
    }
    return found != NULL ? found : memory_copy(ROUZHI_LIBEXEC "/rouzhi-press");
}
