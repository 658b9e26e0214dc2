/* flows: how many keys a whole job takes, counted from a recorded flow that is played on the real screen.
 *
 * A flow file (flows/NAME.flow) has one verb a line; the README lists them. What is a fact of the
 * case itself (an address, what was found) has to be typed with any program: it isn't counted. The
 * clock is stopped, so that the practice office is the same in every run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "bench.h"
#include "table.h"
#include "workshop.h"

#define NOW "ROUZHI_NOW=2026-03-09 14:05"
#define SECONDS 60
#define FLOW_LIMIT 20000

struct play {
    const struct bench *bench;
    char *office; /* folder of the practice office */
    char *account;
    struct pty *pty; /* from the first verb that needs the screen */
    int keys;
    double most;
    bool reached; /* what the flow ends with came to the screen */
};

static struct pty *start(const struct play *play)
{
    char *database = file_join(play->office, "rouzhi.db");
    char *home = memory_format("HOME=%s", play->office);
    char *outbox = memory_format("ROUZHI_OUTBOX=%s/outbox", play->office);
    const char *argv[] = {play->bench->program, "--db", database, "--as", play->account, NULL};
    const char *environment[] = {NOW, home, outbox, NULL};
    const struct pty_options options = {.argv = argv,
                                        .environment = environment,
                                        .folder = play->office,
                                        .rows = play->bench->rows,
                                        .columns = play->bench->columns};
    struct pty *pty = pty_start(&options);
    free(database);
    free(home);
    free(outbox);
    return pty;
}

/* <F2> is one key, and so is every character. */
static int count_keys(const char *keys)
{
    int count = 0;
    while (*keys != '\0') {
        const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
        count += (*keys & 0xC0) != 0x80 ? 1 : 0; /* not inside a character */
        keys = end != NULL ? end + 1 : keys + 1;
    }
    return count;
}

static bool do_as(struct play *play, const char *text)
{
    free(play->account);
    play->account = memory_copy(text);
    return true;
}

static bool do_before(struct play *play, const char *text)
{
    return pty_keys(play->pty, text) && stroke_rest(play->pty);
}

static bool do_key(struct play *play, const char *text)
{
    play->keys += count_keys(text);
    return pty_keys(play->pty, text);
}

static bool do_fact(struct play *play, const char *text)
{
    return pty_type(play->pty, text);
}

static bool do_see(struct play *play, const char *text)
{
    return pty_wait(play->pty, text, SECONDS);
}

static bool do_at(struct play *play, const char *text)
{
    return pty_wait_cursor_at(play->pty, text, SECONDS);
}

static bool do_end(struct play *play, const char *text)
{
    play->reached = pty_wait(play->pty, text, SECONDS);
    return play->reached;
}

static bool do_most(struct play *play, const char *text)
{
    play->most = strtod(text, NULL);
    return true;
}

static const struct {
    const char *verb;
    bool (*act)(struct play *play, const char *text);
    bool screen;
} verbs[] = {
    {"as", do_as, false},    {"before", do_before, true}, {"key", do_key, true},
    {"fact", do_fact, true}, {"see", do_see, true},       {"at", do_at, true},
    {"end", do_end, true},   {"most", do_most, false},
};

static bool play_line(struct play *play, char *line)
{
    char *text = strchr(line, ' ');
    if (line[0] == '#' || line[0] == '\0') {
        return true;
    }
    if (text != NULL) {
        *text++ = '\0';
        for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
            if (strcmp(verbs[i].verb, line) == 0) {
                play->pty = verbs[i].screen && play->pty == NULL ? start(play) : play->pty;
                return verbs[i].act(play, text);
            }
        }
    }
    fprintf(stderr, "bench: what is \"%s\" in a flow?\n", line);
    return false;
}

static bool play_file(struct play *play, const char *path)
{
    struct buffer text;
    struct err err;
    buffer_init(&text);
    bool good = file_read(path, FLOW_LIMIT, &text, &err);
    if (!good) {
        fprintf(stderr, "bench: %s\n", err.message);
    }
    char *copy = buffer_take(&text);
    char *rest = copy;
    while (good && rest != NULL && *rest != '\0') {
        good = play_line(play, strsep(&rest, "\n"));
    }
    free(copy);
    return good;
}

static void measure_flow(struct play *play, const char *file)
{
    char *path = file_join(play->bench->flows, file);
    play->keys = 0;
    play->reached = false;
    bool good = play_file(play, path) && play->reached;
    char *figure = good ? memory_format("%d keys", play->keys)
                        : memory_format("stopped after %d keys", play->keys);
    const struct aim aims[] = {{"keys", play->most, good ? play->keys : 1e9}, {NULL, 0, 0}};
    table_figure("rouzhi", file, figure, aims);
    pty_free(play->pty);
    play->pty = NULL;
    free(figure);
    free(path);
}

void bench_flows(const struct bench *bench)
{
    struct play play = {.bench = bench, .office = file_join(bench->folder, "practice")};
    char *home = memory_format("HOME=%s", bench->folder);
    const char *argv[] = {bench->program, "demo", "--at", play.office, NULL};
    const char *environment[] = {NOW, home, NULL};
    size_t count;
    char **files = file_list(bench->flows, ".flow", &count);
    if (!workshop_run(bench->folder, NULL, argv, environment)) {
        fprintf(stderr, "bench: no practice office in %s\n", play.office);
    }
    for (size_t i = 0; i < count; i++) {
        measure_flow(&play, files[i]);
        free(files[i]);
    }
    free(files);
    free(home);
    free(play.account);
    free(play.office);
}
