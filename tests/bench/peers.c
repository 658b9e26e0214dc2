/* peers: the same kinds of keys in programs that people know to be quick (or not), where they are
 * installed: the same terminal, the same size, 10,000 rows of Chinese. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/memory.h"
#include "bench.h"
#include "table.h"
#include "workshop.h"

#define STARTS 5
#define PEER_WORDS 9
#define TYPED "现场检查时发现没有台账当事人承认愿意补建"

struct peer {
    const char *name;
    const char *argv[PEER_WORDS];
    const char *place;  /* folder below the run's */
    const char *page;   /* key for the next page */
    const char *end;    /* for the last row */
    const char *home;   /* for the first */
    const char *search; /* for a word that stands in the last rows alone, with all that it takes */
    const char *write;  /* begins a text to be typed: a line, a prompt */
    const char *where;  /* what that is */
};

static const struct peer peers[] = {
    {"tig",
     {"tig", NULL},
     "repo",
     "<PageDown>",
     "<End>",
     "<Home>",
     "/龘<Enter>",
     "/",
     "search prompt"},
    {"mutt",
     {"mutt", "-n", "-F", "muttrc", "-f", "mbox", NULL},
     ".",
     "<PageDown>",
     "<End>",
     "<Home>",
     "/龘<Enter>",
     "/",
     "search prompt"},
    {"neomutt",
     {"neomutt", "-n", "-F", "muttrc", "-f", "mbox", NULL},
     ".",
     "<PageDown>",
     "<End>",
     "<Home>",
     "/龘<Enter>",
     "/",
     "search prompt"},
    {"vim",
     {"vim", "-u", "NONE", "-i", "NONE", "-N", "-n", "rows.txt", NULL},
     ".",
     "<PageDown>",
     "G",
     "gg",
     "/龘<Enter>",
     "Go",
     "end of text"},
    {"mc",
     {"mc", "-d", "-u", "many", "many", NULL},
     ".",
     "<PageDown>",
     "<End>",
     "<Home>",
     "<C-s>09997",
     "<Home>",
     "command line"},
    {"pspg",
     {"pspg", "--csv", "--no-mouse", "-f", "rows.csv", NULL},
     ".",
     "<PageDown>",
     "G",
     "g",
     "/龘<Enter>",
     "/",
     "search prompt"},
    {"visidata",
     {"visidata", "rows.csv", NULL},
     ".",
     "<PageDown>",
     "G",
     "gg",
     "/龘<Enter>",
     "/",
     "search prompt"},
};

static struct pty *start(const struct bench *bench, const struct peer *peer)
{
    char *folder = file_join(bench->folder, peer->place);
    char *home = memory_format("HOME=%s", bench->folder);
    const char *environment[] = {home, NULL};
    const struct pty_options options = {.argv = peer->argv,
                                        .environment = environment,
                                        .folder = folder,
                                        .rows = bench->rows,
                                        .columns = bench->columns};
    struct pty *pty = pty_start(&options);
    free(folder);
    free(home);
    return pty;
}

static void report(const struct peer *peer, struct stroke *stroke)
{
    table_stroke(peer->name, stroke, NULL);
    stroke_done(stroke);
}

/* The last of the starts goes on. */
static struct pty *measure_start(const struct bench *bench, const struct peer *peer)
{
    struct stroke stroke;
    struct pty *pty = NULL;
    stroke_init(&stroke, "start to full screen");
    for (int i = 0; i < STARTS; i++) {
        pty_free(pty);
        pty = start(bench, peer);
        (void)stroke_start(&stroke, pty);
    }
    report(peer, &stroke);
    return pty;
}

static void measure(const struct peer *peer, struct pty *pty, const char *what, const char *key,
                    const char *back, int times)
{
    struct stroke stroke;
    bool alive = true;
    stroke_init(&stroke, what);
    for (int i = 0; alive && i < times; i++) {
        alive = stroke_press(&stroke, pty, key) &&
                (back == NULL || (pty_keys(pty, back) && stroke_rest(pty)));
    }
    report(peer, &stroke);
}

static void measure_held(const struct peer *peer, struct pty *pty, int times)
{
    struct stroke stroke;
    stroke_init(&stroke, "row down, key held");
    (void)stroke_hold(&stroke, pty, "<Down>", times);
    report(peer, &stroke);
}

static void measure_typing(const struct peer *peer, struct pty *pty)
{
    struct stroke stroke;
    char *what = memory_format("typed character, %s", peer->where);
    bool alive = pty_keys(pty, peer->write) && stroke_rest(pty);
    stroke_init(&stroke, what);
    for (const char *at = TYPED; alive && *at != '\0'; at += 3) { /* three bytes each */
        char *key = memory_copy_n(at, 3);
        alive = stroke_press(&stroke, pty, key);
        free(key);
    }
    report(peer, &stroke);
    free(what);
}

static void measure_peer(const struct bench *bench, const struct peer *peer)
{
    struct pty *pty = measure_start(bench, peer);
    measure(peer, pty, "row down", "<Down>", NULL, bench->times / 2);
    measure_held(peer, pty, bench->times);
    measure(peer, pty, "page down", peer->page, NULL, bench->times / 4);
    measure(peer, pty, "jump to end", peer->end, peer->home, 4);
    measure(peer, pty, "search", peer->search, NULL, 1);
    char *figure = memory_format("%ld KiB", process_private_kib(pty_process(pty)));
    measure_typing(peer, pty);
    table_figure(peer->name, "private memory", figure, NULL);
    free(figure);
    pty_free(pty);
}

void bench_peers(const struct bench *bench)
{
    for (size_t i = 0; i < sizeof peers / sizeof peers[0]; i++) {
        if (workshop_has(peers[i].argv[0])) {
            measure_peer(bench, &peers[i]);
        } else {
            table_figure(peers[i].name, "-", "not installed", NULL);
        }
    }
}
