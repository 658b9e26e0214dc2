/* bytes_per_key: how many bytes a program sends to the terminal for each key, and how soon.
 *
 * By hand, to see what a slow line will feel like:
 *     printf '%s\n' '<Down>' '<Down>' '<PageDown>' '某' '<F5>' '<Esc>' |
 *         bytes_per_key 24 80 build/rouzhi demo
 * One line of stdin is one key (or a few, see vscreen_press); `bench` measures the rest. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stroke.h"

static void print_row(struct stroke *stroke)
{
    printf("%7.0f B %8.1f ms %7.0f B at rest  %s\n", samples_at(&stroke->bytes, 50),
           samples_at(&stroke->last_ms, 50), samples_at(&stroke->whole, 50), stroke->what);
    stroke_done(stroke);
}

static void press_all(struct pty *pty)
{
    char line[512];
    bool running = true;
    while (running && fgets(line, sizeof line, stdin) != NULL) {
        struct stroke stroke;
        line[strcspn(line, "\n")] = '\0';
        stroke_init(&stroke, line);
        running = stroke_press(&stroke, pty, line);
        print_row(&stroke);
    }
}

int main(int count, char **arguments)
{
    if (count < 4) {
        fprintf(stderr, "usage: %s ROWS COLUMNS PROGRAM [ARGUMENT ...] < KEYS\n", arguments[0]);
        return 2;
    }
    const struct pty_options options = {.argv = (const char *const *)(arguments + 3),
                                        .rows = atoi(arguments[1]),
                                        .columns = atoi(arguments[2])};
    struct pty *pty = pty_start(&options);
    struct stroke start;
    stroke_init(&start, "(start)");
    bool running = stroke_start(&start, pty);
    print_row(&start);
    if (running) {
        press_all(pty);
    }
    char *text = pty_screen(pty);
    printf("%s", text);
    free(text);
    pty_free(pty);
    return 0;
}
