/* bytes_per_key: how many bytes a program sends to the terminal for each key, and how soon.
 *
 * By hand, to see what a slow line will feel like:
 *     printf '%s\n' '<Down>' '<Down>' '<PageDown>' '某' '<F5>' '<Esc>' |
 *         bytes_per_key 24 80 build/rouzhi demo
 * One line of stdin is one key (or a few, see vscreen_press). After each it waits until the
 * program has been silent for 400 ms; that is a measurement, not a test. */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "support/vscreen.h"

#define SILENCE_MS 400
#define START_MS 10000

struct meter {
    int master;
    struct vscreen *screen;
    size_t bytes;   /* since the last key */
    double last_ms; /* from the key to the last of them */
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* What the terminal has to say: keys, and answers to the program's questions. */
static bool send_answers(struct meter *meter)
{
    struct buffer out;
    buffer_init(&out);
    vscreen_answers(meter->screen, &out);
    bool sent = out.length == 0 || write(meter->master, out.bytes, out.length) > 0;
    buffer_done(&out);
    return sent;
}

/* Reads until the program is silent, at first as long as it takes to begin; false when it has
 * ended. */
static bool read_until_silent(struct meter *meter, int first_ms)
{
    double start = now_ms();
    struct pollfd source = {.fd = meter->master, .events = POLLIN};
    char bytes[8192];
    meter->bytes = 0;
    meter->last_ms = 0;
    for (int wait = first_ms; poll(&source, 1, wait) > 0; wait = SILENCE_MS) {
        ssize_t n = read(meter->master, bytes, sizeof bytes);
        if (n <= 0) {
            return false;
        }
        meter->bytes += (size_t)n;
        meter->last_ms = now_ms() - start;
        vscreen_feed(meter->screen, bytes, (size_t)n);
        send_answers(meter);
    }
    return true;
}

static void print_row(const struct meter *meter, const char *key)
{
    printf("%7zu B %8.1f ms  %s\n", meter->bytes, meter->last_ms, key);
}

static void press_all(struct meter *meter)
{
    char line[512];
    bool running = true;
    while (running && fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (!vscreen_press(meter->screen, line)) {
            fprintf(stderr, "unknown key: %s\n", line);
            continue;
        }
        running = send_answers(meter) && read_until_silent(meter, SILENCE_MS);
        print_row(meter, line);
    }
}

int main(int count, char **arguments)
{
    if (count < 4) {
        fprintf(stderr, "usage: %s ROWS COLUMNS PROGRAM [ARGUMENT ...] < KEYS\n", arguments[0]);
        return 2;
    }
    int rows = atoi(arguments[1]);
    int columns = atoi(arguments[2]);
    const struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    struct meter meter = {.screen = vscreen_new(rows, columns)};
    pid_t child = forkpty(&meter.master, NULL, NULL, &size);
    if (child == 0) {
        setenv("TERM", "xterm-256color", 1);
        execvp(arguments[3], arguments + 3);
        fprintf(stderr, "%s: %s\n", arguments[3], strerror(errno));
        _exit(127);
    }
    bool running = child > 0 && read_until_silent(&meter, START_MS);
    print_row(&meter, "(start)");
    if (running) {
        press_all(&meter);
    }
    char *text = vscreen_text(meter.screen);
    printf("%s", text);
    free(text);
    kill(child, SIGHUP);
    close(meter.master);
    waitpid(child, NULL, 0);
    vscreen_free(meter.screen);
    return 0;
}
