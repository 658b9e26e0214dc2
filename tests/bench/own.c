/* own: the workstation at the pty: every kind of key that the aims name. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "bench.h"
#include "table.h"

#define NAME "rouzhi"
#define SECONDS 60
#define STARTS 15
#define MOST_TABS 12
#define PATIENCE_MS                                                                                \
    60000 /* for what reads very many rows: else the next key is measured for this one */

#define START_MOST 50.0         /* ms */
#define TYPED_MOST 6.0          /* bytes */
#define ROW_MOST 150.0          /* bytes */
#define ROW_WITH_DETAIL 400.0   /* bytes */
#define FIRST_P50_MOST 2.0      /* ms */
#define FIRST_P99_MOST 16.0     /* ms */
#define FILTER_MOST 30.0        /* ms */
#define PRIVATE_MOST (6 * 1024) /* KiB */

/* Typed key by key into the list of cases: common words, rare ones, initials, numbers, streets. */
static const char *const words[] = {"油烟",     "夜间施工", "噪声超标", "cqhj",
                                    "20251234", "罍甑",     "井口街道", "危险废物管理台账"};
/* Pasted at once. */
static const char *const searches[] = {"露天烧烤产生油烟", "重庆渝川汽车零部件有限公司", "龘",
                                       "沙环柔〔2025〕98765号"};
static const char line_text[] = "沙坪坝区井口街道先锋示范路十六号三号厂房东侧";
static const char long_text[] =
    "现场检查时，危险废物贮存间没有台账。当事人承认缺记两周，数量和去向能够查清，愿意当场补建并"
    "指定专人保管，近两年没有因环境违法受过处罚。";

struct own {
    const struct bench *bench;
    struct pty *pty;
    struct samples first; /* key to first byte, over every kind of key */
};

static struct pty *start(const struct bench *bench)
{
    const char *argv[] = {bench->program, "--db", bench->database, "--as", bench->account, NULL};
    char *home = memory_format("HOME=%s", bench->folder);
    char *outbox = memory_format("ROUZHI_OUTBOX=%s/outbox", bench->folder);
    const char *environment[] = {home, outbox, NULL};
    const struct pty_options options = {.argv = argv,
                                        .environment = environment,
                                        .folder = bench->folder,
                                        .rows = bench->rows,
                                        .columns = bench->columns};
    struct pty *pty = pty_start(&options);
    free(home);
    free(outbox);
    return pty;
}

/* Prints the row and lets its times count for all keys. */
static void report(struct own *own, struct stroke *stroke, const struct aim *aims)
{
    samples_add_all(&own->first, &stroke->first_ms);
    table_stroke(NAME, stroke, aims);
    stroke_done(stroke);
}

static void measure_start(struct own *own)
{
    struct stroke stroke;
    stroke_init(&stroke, "start to full screen");
    for (int i = 0; i < STARTS; i++) {
        struct pty *pty = start(own->bench);
        if (stroke_start(&stroke, pty) && !pty_shows(pty, "F1")) {
            fprintf(stderr, "bench: no full screen at the start\n");
        }
        pty_free(pty);
    }
    const struct aim aims[] = {{"last p50 <= 50 ms", START_MOST, samples_at(&stroke.last_ms, 50)},
                               {NULL, 0, 0}};
    table_stroke(NAME, &stroke, aims);
    stroke_done(&stroke);
}

static void measure_private(struct own *own, const char *when)
{
    long kib = process_private_kib(pty_process(own->pty));
    char *figure = memory_format("%ld KiB", kib);
    const struct aim aims[] = {{"<= 6 MiB", PRIVATE_MOST, (double)kib}, {NULL, 0, 0}};
    table_figure(NAME, when, figure, aims);
    free(figure);
}

static void measure_keys(struct own *own, const char *what, const char *one, const char *other,
                         int times)
{
    struct stroke there;
    struct stroke back;
    bool alive = true;
    stroke_init(&there, what);
    stroke_init(&back, "(back)");
    for (int i = 0; alive && i < times; i++) {
        alive = stroke_press(&there, own->pty, one) &&
                (other == NULL || stroke_press(&back, own->pty, other));
    }
    samples_add_all(&own->first, &back.first_ms);
    stroke_done(&back);
    report(own, &there, NULL);
}

static void measure_rows(struct own *own)
{
    struct stroke single;
    struct stroke held;
    bool alive = true;
    stroke_init(&single, "row down");
    for (int i = 0; alive && i < own->bench->times; i++) {
        alive = stroke_press(&single, own->pty, "<Down>");
    }
    const struct aim rest[] = {
        {"at rest p50 <= 400 B", ROW_WITH_DETAIL, samples_at(&single.whole, 50)}, {NULL, 0, 0}};
    report(own, &single, rest);
    stroke_init(&held, "row down, key held");
    (void)(alive && stroke_hold(&held, own->pty, "<Down>", own->bench->times));
    const struct aim aims[] = {{"p50 <= 150 B", ROW_MOST, samples_at(&held.bytes, 50)},
                               {NULL, 0, 0}};
    report(own, &held, aims);
}

/* Each character of the text as a key of its own. */
static bool type_each(struct stroke *stroke, struct pty *pty, const char *text)
{
    bool alive = true;
    while (alive && *text != '\0') {
        uint32_t code;
        int length = text_decode(text, &code);
        char *key = memory_copy_n(text, (size_t)length);
        alive = stroke_press(stroke, pty, key);
        free(key);
        text += length;
    }
    return alive;
}

static void measure_filter(struct own *own)
{
    struct stroke typed;
    struct stroke taken;
    bool alive = true;
    stroke_init(&typed, "live filter, key");
    stroke_init(&taken, "live filter, key taken back");
    typed.patience_ms = PATIENCE_MS;
    taken.patience_ms = PATIENCE_MS;
    for (size_t i = 0; alive && i < sizeof words / sizeof words[0]; i++) {
        size_t before = typed.bytes.count;
        alive = type_each(&typed, own->pty, words[i]);
        for (size_t j = typed.bytes.count - before; alive && j > 0; j--) {
            alive = stroke_press(&taken, own->pty, "<Backspace>");
        }
    }
    const struct aim aims[] = {{"last p95 <= 30 ms", FILTER_MOST, samples_at(&typed.last_ms, 95)},
                               {NULL, 0, 0}};
    report(own, &typed, aims);
    report(own, &taken, NULL);
}

static void measure_search(struct own *own)
{
    struct stroke stroke;
    bool alive = true;
    stroke_init(&stroke, "search, words pasted");
    stroke.patience_ms = PATIENCE_MS;
    for (size_t i = 0; alive && i < sizeof searches / sizeof searches[0]; i++) {
        alive = stroke_paste(&stroke, own->pty, searches[i]) && pty_keys(own->pty, "<Esc>") &&
                stroke_rest(own->pty);
    }
    report(own, &stroke, NULL);
}

static void measure_idle(struct own *own)
{
    double cpu = process_cpu_ms(pty_process(own->pty));
    pty_traffic_begin(own->pty);
    pty_listen(own->pty, own->bench->idle_seconds * 1000);
    size_t bytes = pty_traffic(own->pty).bytes;
    char *figure =
        memory_format("%zu B, %.1f ms of processor in %d s", bytes,
                      process_cpu_ms(pty_process(own->pty)) - cpu, own->bench->idle_seconds);
    const struct aim aims[] = {{"0 B", 0, (double)bytes}, {NULL, 0, 0}};
    table_figure(NAME, "idle", figure, aims);
    free(figure);
}

/* Whether the cursor comes into the row of this label by Tab. */
static bool go_to_field(struct pty *pty, const char *label)
{
    for (int i = 0; i < MOST_TABS; i++) {
        int row;
        int column;
        pty_cursor(pty, &row, &column);
        if (row == pty_row_of(pty, label)) {
            return true;
        }
        if (!pty_keys(pty, "<Tab>") || !stroke_rest(pty)) {
            return false;
        }
    }
    fprintf(stderr, "bench: no field %s\n", label);
    return false;
}

static void measure_typing(struct own *own, const char *what, const char *label, const char *text)
{
    struct stroke stroke;
    stroke_init(&stroke, what);
    (void)(go_to_field(own->pty, label) && type_each(&stroke, own->pty, text));
    const struct aim aims[] = {{"p50 <= 6 B", TYPED_MOST, samples_at(&stroke.bytes, 50)},
                               {NULL, 0, 0}};
    report(own, &stroke, aims);
}

static void measure_first(struct own *own)
{
    char *figure =
        memory_format("p50 %.2f ms, p99 %.2f ms of %zu keys", samples_at(&own->first, 50),
                      samples_at(&own->first, 99), own->first.count);
    const struct aim aims[] = {{"p50 <= 2 ms", FIRST_P50_MOST, samples_at(&own->first, 50)},
                               {"p99 <= 16 ms", FIRST_P99_MOST, samples_at(&own->first, 99)},
                               {NULL, 0, 0}};
    table_figure(NAME, "key to first byte, all keys", figure, aims);
    free(figure);
}

static void measure_session(struct own *own)
{
    const int times = own->bench->times;
    own->pty = start(own->bench);
    if (!pty_wait(own->pty, "F1", SECONDS) || !stroke_rest(own->pty)) {
        return;
    }
    measure_private(own, "private memory, at start");
    measure_keys(own, "section switch", "<A-2>", "<A-3>", times / 2);
    (void)(pty_keys(own->pty, "<A-2>") && stroke_rest(own->pty));
    measure_rows(own);
    measure_keys(own, "page down", "<PageDown>", NULL, times / 2);
    measure_keys(own, "jump to end", "<End>", "<Home>", times / 4);
    measure_filter(own);
    measure_search(own);
    measure_keys(own, "open a row", "<Enter>", "<Esc>", times / 4);
    measure_idle(own);
    measure_keys(own, "new case", "<F2>", NULL, 1);
    measure_typing(own, "typed character, a line", "地点", line_text);
    measure_typing(own, "typed character, long text", "简要案情", long_text);
    measure_private(own, "private memory, at the end");
    measure_first(own);
}

void bench_own(const struct bench *bench)
{
    struct own own = {.bench = bench};
    samples_init(&own.first);
    measure_start(&own);
    measure_session(&own);
    pty_free(own.pty);
    samples_done(&own.first);
}
