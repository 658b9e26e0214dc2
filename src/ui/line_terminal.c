/* line_terminal: the terminal under the line mode: its own line editing, and signals as data.
 *
 * Nothing is ever sent to it here. Backspace has to take away whole characters (IUTF8), Ctrl-S must
 * not freeze it; all else stays as the officer has it. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "base/memory.h"
#include "line_private.h"
#include "ui/terminal.h"

struct line_signals {
    int descriptor;
    sigset_t mask_before;
    struct termios modes_before;
    bool has_modes;
};

bool line_wanted(const struct screen_wish *wish)
{
    bool person = isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0;
    return wish->lines || (person && !terminal_moves_cursor(getenv("TERM"), stdout));
}

static void set_modes(struct line_signals *signals, int in)
{
    struct termios modes;
    if (tcgetattr(in, &modes) != 0) {
        return;
    }
    signals->modes_before = modes;
    signals->has_modes = true;
    modes.c_iflag |= IUTF8 | ICRNL;
    modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF | ISTRIP);
    modes.c_lflag |= ICANON | ECHO | ECHOE | ECHOK | ISIG;
    tcsetattr(in, TCSADRAIN, &modes);
}

struct line_signals *line_signals_take(int in)
{
    struct line_signals *signals = memory_alloc(sizeof *signals);
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, SIGHUP);
    sigaddset(&mask, SIGTERM);
    sigaddset(&mask, SIGINT);
    sigprocmask(SIG_BLOCK, &mask, &signals->mask_before);
    signals->descriptor = signalfd(-1, &mask, SFD_CLOEXEC | SFD_NONBLOCK);
    set_modes(signals, in);
    return signals;
}

void line_signals_give_back(struct line_signals *signals, int in)
{
    struct signalfd_siginfo info;
    if (!signals) {
        return;
    }
    while (signals->descriptor >= 0 && read(signals->descriptor, &info, sizeof info) > 0) {
        continue; /* what came meanwhile was meant for the workstation */
    }
    if (signals->descriptor >= 0) {
        close(signals->descriptor);
    }
    if (signals->has_modes) {
        tcsetattr(in, TCSADRAIN, &signals->modes_before);
    }
    sigprocmask(SIG_SETMASK, &signals->mask_before, NULL);
    free(signals);
}

enum line_event line_look(const struct line_signals *signals)
{
    struct signalfd_siginfo info;
    if (signals && read(signals->descriptor, &info, sizeof info) == sizeof info) {
        return info.ssi_signo == SIGINT ? LINE_STOPPED : LINE_DROPPED;
    }
    return LINE_BYTES;
}

enum line_event line_wait(const struct line_signals *signals, int in)
{
    struct pollfd waits[2] = {{.fd = in, .events = POLLIN},
                              {.fd = signals ? signals->descriptor : -1, .events = POLLIN}};
    while (poll(waits, 2, -1) < 0) {
        if (errno != EINTR) {
            return LINE_DROPPED;
        }
    }
    return line_look(signals);
}
