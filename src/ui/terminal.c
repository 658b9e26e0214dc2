/* terminal: opening and closing; and the one place where the workstation waits.
 *
 * ncurses only writes here. Keys are read from the descriptor itself by our own decoder, and
 * signals come as readable data: a resize between a check and a read can't be lost, and no
 * handler runs while something is half done. */
#include "ui/terminal.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "key_queue.h"
#include "terminal_probe.h"
#include "terminal_restore.h"
#include "terminal_screen.h"
#include "ui/canvas.h"

#define PASTE_MS 1000 /* a paste whose end was lost is over after this silence */
#define PROBE_MS 100

struct terminal {
    SCREEN *screen;
    int in, out;
    bool test;
    int rows, columns; /* as they were last said to be */
    bool ended;        /* hang-up or end of input: only what was read already is left */
    bool wide_lines;   /* the probe found line-drawing characters two columns wide, or didn't ask */
    struct terminal_looks looks;
    int signals; /* signalfd, -1 in tests */
    sigset_t mask_before;
    struct sigaction stop_before;
    struct termios modes_before;
    struct key_decoder decoder;
    int escape_ms;
    int64_t byte_ms; /* when the last bytes came */
    struct key_queue ahead;
    char notice[TERMINAL_NOTICE];
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Every key arrives as it is: no flow control (Ctrl-S), no signals (Ctrl-C), all eight bits. */
static void set_raw(const struct terminal *terminal)
{
    struct termios modes;
    raw();
    noecho();
    nonl();
    if (tcgetattr(terminal->in, &modes) == 0) {
        modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF | ISTRIP | INLCR | IGNCR | ICRNL | BRKINT);
        modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
        modes.c_cc[VMIN] = 1;
        modes.c_cc[VTIME] = 0;
        tcsetattr(terminal->in, TCSADRAIN, &modes);
    }
    def_prog_mode();
}

/* The signals become data. Before newterm, which would catch some of them itself. */
static void take_signals(struct terminal *terminal)
{
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGWINCH);
    sigaddset(&mask, SIGHUP);
    sigaddset(&mask, SIGTERM);
    sigaddset(&mask, SIGINT);
    sigaddset(&mask, SIGCONT);
    sigprocmask(SIG_BLOCK, &mask, &terminal->mask_before);
    terminal->signals = signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
    struct sigaction ignore;
    memset(&ignore, 0, sizeof ignore);
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGTSTP, &ignore, &terminal->stop_before);
}

static void give_signals_back(struct terminal *terminal)
{
    struct signalfd_siginfo info;
    while (terminal->signals >= 0 && read(terminal->signals, &info, sizeof info) > 0) {
        continue; /* what came meanwhile was meant for the screen */
    }
    if (terminal->signals >= 0) {
        close(terminal->signals);
    }
    sigaction(SIGTSTP, &terminal->stop_before, NULL);
    sigprocmask(SIG_SETMASK, &terminal->mask_before, NULL);
}

/* What ncurses knows nothing of. A terminal that doesn't know it either swallows it. */
static void send_text(const struct terminal *terminal, const char *text)
{
    ssize_t written = write(terminal->out, text, strlen(text));
    (void)written; /* a line that is gone is noticed by reading */
}

static void set_brackets(const struct terminal *terminal, bool on)
{
    send_text(terminal, on ? "\033[?2004h" : "\033[?2004l");
}

static void set_mouse(struct terminal *terminal, bool on)
{
    if (on != terminal->looks.mouse) {
        send_text(terminal, on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
    }
    terminal->looks.mouse = on;
}

static void fit_window(const struct terminal *terminal)
{
    struct winsize size;
    bool known = ioctl(terminal->out, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
    if (known) {
        resizeterm(size.ws_row, size.ws_col);
    }
}

/* True if the screen is of another size than was said. Some terminals keep the margins of the old
 * size: they are lifted, and all is drawn anew. */
static bool is_resized(struct terminal *terminal)
{
    bool other = terminal->rows != LINES || terminal->columns != COLS;
    if (other) {
        send_text(terminal, "\033[r");
        clearok(curscr, TRUE);
    }
    terminal->rows = LINES;
    terminal->columns = COLS;
    return other;
}

void terminal_set_looks(struct terminal *terminal, const struct terminal_looks *looks)
{
    const struct canvas_theme theme = {
        .scheme = looks->scheme,
        .ascii =
            looks->frames == FRAMES_ASCII || (looks->frames == FRAMES_AUTO && terminal->wide_lines),
    };
    set_mouse(terminal, looks->mouse);
    terminal->looks = *looks;
    canvas_start(&theme);
}

const struct terminal_looks *terminal_looks(const struct terminal *terminal)
{
    return &terminal->looks;
}

static void probe(struct terminal *terminal)
{
    refresh(); /* a blank screen, for the probe and for the first drawing */
    terminal->wide_lines =
        terminal_probe_is_wide(terminal->in, terminal->out, PROBE_MS, &terminal->decoder);
    terminal->byte_ms = now_ms();
}

/* What a person at a real terminal needs and a test does not. */
static void take_over(struct terminal *terminal)
{
    set_raw(terminal);
    terminal_restore_arm(terminal->in, terminal->out, &terminal->modes_before);
    set_brackets(terminal, true);
    fit_window(terminal);
}

static struct terminal *give_up(struct terminal *terminal)
{
    if (!terminal->test) {
        give_signals_back(terminal);
    }
    free(terminal);
    return NULL;
}

struct terminal *terminal_open(const struct terminal_options *options, struct err *err)
{
    struct terminal *terminal = memory_alloc(sizeof *terminal);
    char *notice = terminal->notice;
    FILE *in = options->in != NULL ? options->in : stdin;
    FILE *out = options->out != NULL ? options->out : stdout;
    terminal->in = fileno(in);
    terminal->out = fileno(out);
    terminal->test = options->test;
    terminal->signals = -1;
    terminal->escape_ms = options->test ? 0 : terminal_escape_ms();
    bool is_terminal = options->test || (isatty(terminal->in) && isatty(terminal->out) &&
                                         tcgetattr(terminal->in, &terminal->modes_before) == 0);
    if (!is_terminal) {
        err_set(err, ERR_USAGE,
                "这里不是终端，工作站的画面无法打开；脚本请用子命令，见 rouzhi --help。");
    }
    if (!is_terminal || !terminal_set_locale(notice, err)) {
        free(terminal);
        return NULL;
    }
    if (!options->test) {
        take_signals(terminal);
    }
    const char *term = options->term != NULL ? options->term : getenv("TERM");
    terminal->screen = terminal_new_screen(term, out, in, notice, err);
    if (terminal->screen == NULL) {
        return give_up(terminal);
    }
    key_decoder_init(&terminal->decoder);
    typeahead(-1); /* ncurses must not look at the input: an update is never broken off */
    curs_set(1);
    if (options->test) {
        resizeterm(options->rows > 0 ? options->rows : 24,
                   options->columns > 0 ? options->columns : 80);
    } else {
        take_over(terminal);
    }
    is_resized(terminal);
    terminal->wide_lines = options->looks.frames == FRAMES_ASCII;
    if (!options->test && !terminal->wide_lines) {
        probe(terminal);
    }
    terminal_set_looks(terminal, &options->looks);
    return terminal;
}

void terminal_close(struct terminal *terminal)
{
    if (terminal == NULL) {
        return;
    }
    set_mouse(terminal, false);
    if (!terminal->test) {
        set_brackets(terminal, false);
    }
    set_term(terminal->screen);
    endwin();
    delscreen(terminal->screen);
    if (!terminal->test) {
        tcsetattr(terminal->in, TCSADRAIN, &terminal->modes_before);
        terminal_restore_disarm();
        give_signals_back(terminal);
    }
    key_queue_done(&terminal->ahead);
    key_decoder_done(&terminal->decoder);
    free(terminal);
}

const char *terminal_notice(const struct terminal *terminal)
{
    return terminal->notice[0] != '\0' ? terminal->notice : NULL;
}

static void read_input(struct terminal *terminal)
{
    char bytes[4096];
    ssize_t n = read(terminal->in, bytes, sizeof bytes);
    if (n > 0) {
        key_decoder_feed(&terminal->decoder, bytes, (size_t)n);
        terminal->byte_ms = now_ms();
    } else if (n == 0 || (errno != EINTR && errno != EAGAIN)) {
        terminal->ended = true;
    }
}

/* Even if the size is the old one again all is drawn anew: on its way there and back the terminal
 * may have cut off what was on the glass. */
static void resize(struct terminal *terminal)
{
    fit_window(terminal);
    terminal->rows = 0;
}

/* It was stopped, and others may have used the terminal: it is taken over once more. */
static void take_again(struct terminal *terminal)
{
    set_raw(terminal);
    set_brackets(terminal, true);
    if (terminal->looks.mouse) {
        terminal->looks.mouse = false;
        set_mouse(terminal, true);
    }
    resize(terminal);
}

/* A new size is taken over, being woken up too; everything else that is sent means: leave. */
static void read_signal(struct terminal *terminal)
{
    struct signalfd_siginfo info;
    while (read(terminal->signals, &info, sizeof info) == (ssize_t)sizeof info) {
        if (info.ssi_signo == SIGWINCH) {
            resize(terminal);
        } else if (info.ssi_signo == SIGCONT) {
            take_again(terminal);
        } else {
            terminal->ended = true;
        }
    }
}

/* Milliseconds until `deadline`, at least 0; -1 if there is none. */
static int left_until(int64_t deadline)
{
    int64_t left = deadline - now_ms();
    if (deadline < 0) {
        return -1;
    }
    return left < 0 ? 0 : left > INT_MAX ? INT_MAX : (int)left;
}

/* When the decoder's pending bytes are as whole as they will get; -1 if that doesn't matter. */
static int64_t quiet_at(const struct terminal *terminal)
{
    if (!key_decoder_waiting(&terminal->decoder)) {
        return -1;
    }
    int delay = terminal->decoder.pasting && !terminal->test ? PASTE_MS : terminal->escape_ms;
    return terminal->byte_ms + delay;
}

static bool next_key(struct terminal *terminal, bool quiet, struct key *key)
{
    return key_queue_take(&terminal->ahead, key) ||
           key_decoder_next(&terminal->decoder, quiet, key);
}

bool terminal_typed_ahead(struct terminal *terminal)
{
    struct pollfd input = {.fd = terminal->in, .events = POLLIN};
    struct key key = {0};
    if (terminal->ahead.count == 0 && key_decoder_next(&terminal->decoder, false, &key)) {
        key_queue_put(&terminal->ahead, &key);
    }
    return terminal->ahead.count > 0 ||
           (!terminal->ended && poll(&input, 1, 0) > 0 && (input.revents & POLLIN) != 0);
}

enum terminal_event terminal_wait(struct terminal *terminal, int wait_ms, struct key *key)
{
    int64_t deadline = wait_ms < 0 ? -1 : now_ms() + wait_ms;
    bool quiet = false;
    for (;;) {
        if (next_key(terminal, quiet || terminal->ended, key)) {
            return TERMINAL_KEY;
        }
        if (terminal->ended) {
            return TERMINAL_GONE;
        }
        if (is_resized(terminal)) {
            return TERMINAL_RESIZE;
        }
        int left = left_until(deadline);
        int patience = left_until(quiet_at(terminal));
        struct pollfd sources[] = {{.fd = terminal->in, .events = POLLIN},
                                   {.fd = terminal->signals, .events = POLLIN}};
        int ready =
            poll(sources, 2, patience >= 0 && (left < 0 || patience < left) ? patience : left);
        quiet = ready == 0 && patience >= 0 && left_until(quiet_at(terminal)) == 0;
        if (ready > 0 && sources[0].revents != 0) {
            read_input(terminal);
        }
        if (ready > 0 && sources[1].revents != 0) {
            read_signal(terminal);
        }
        if (ready == 0 && !quiet && left_until(deadline) == 0) {
            return TERMINAL_TICK;
        }
    }
}

enum terminal_event terminal_glance(struct terminal *terminal)
{
    struct key_queue waiting = terminal->ahead;
    struct key key = {0};
    enum terminal_event event;
    terminal->ahead = (struct key_queue){0};
    while ((event = terminal_wait(terminal, 0, &key)) == TERMINAL_KEY) {
        key_queue_put(&waiting, &key);
        key = (struct key){0};
    }
    terminal->ahead = waiting;
    if (!key_queue_take_escape(&terminal->ahead)) {
        return event;
    }
    if (event == TERMINAL_RESIZE) {
        terminal->rows = 0; /* said the next time */
    }
    return TERMINAL_KEY;
}
