/* filter_time: what one key typed into a list costs: a page of 60 rows and a count up to 1001.
 *
 * filter_time DATABASE [-v]: words of every kind, typed character by character, over the lists that
 * people filter, then into a picker. Prints p50, p95 and the worst of the processor's time (a
 * machine that others use as well makes the clock's useless) and p95 by the clock; with -v each
 * key by itself. The database is opened like any other: run it on a copy. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/listing.h"
#include "store/store.h"

enum { ROWS = 60, MOST_COUNT = 1001, COUNT_MS = 4, MOST_KEYS = 4000 };

static const char *const WORDS[] = {"油烟",
                                    "噪声",
                                    "台账",
                                    "危险废物",
                                    "示范路",
                                    "厂界",
                                    "渝碚路",
                                    "昼间监测值",
                                    "附 1 号",
                                    "0.4分贝",
                                    "表面处理",
                                    "铸造",
                                    "霁垣",
                                    "榆烬坊铸造",
                                    "阮砚舟",
                                    "13000000003",
                                    "cqsrwmjyxgs",
                                    "jyxgs",
                                    "夿夿",
                                    "油夿",
                                    "zzzz",
                                    "123456号",
                                    "〔2025〕4321号",
                                    "98765",
                                    "油",
                                    "号",
                                    "烬",
                                    "夿",
                                    "7",
                                    "c",
                                    "油烟 铸造",
                                    "噪声 霁垣",
                                    "罗一迪",
                                    "油烟 噪声",
                                    "重庆 台账",
                                    "已受理",
                                    "观察中",
                                    "已作废",
                                    "已作废 台账",
                                    "有限公司"};

static const char *const VIEWS[] = {"cases", "due", "due-all", "mine", "parties"};

struct bench {
    struct form_set forms;
    struct store *store;
    struct err err;
    double times[MOST_KEYS];
    double clocks[MOST_KEYS];
    size_t count;
    bool verbose;
};

static double now_ms(clockid_t clock)
{
    struct timespec at;
    clock_gettime(clock, &at);
    return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

static moment_t clock_of(void *data)
{
    (void)data;
    return moment_now();
}

static void fail(const struct err *err)
{
    fprintf(stderr, "%s (%s)\n", err->message, err->detail);
    exit(1);
}

static void load_forms(struct bench *bench)
{
    size_t count;
    char **names = file_list(SOURCE_FOLDER "/forms", ".form", &count);
    form_set_init(&bench->forms);
    for (size_t i = 0; i < count; i++) {
        struct buffer text;
        char *path = file_join(SOURCE_FOLDER "/forms", names[i]);
        buffer_init(&text);
        *strrchr(names[i], '.') = '\0';
        if (!file_read(path, 1 << 20, &text, &bench->err)) {
            fail(&bench->err);
        }
        struct form *form = form_parse(names[i], buffer_text(&text), text.length, &bench->err);
        if (form == NULL || !form_set_add(&bench->forms, form, &bench->err)) {
            fail(&bench->err);
        }
        buffer_done(&text);
        free(path);
        free(names[i]);
    }
    free(names);
}

static void note(struct bench *bench, double spent, double passed)
{
    if (bench->count < MOST_KEYS) {
        bench->times[bench->count] = spent;
        bench->clocks[bench->count++] = passed;
    }
}

/* One key: the page and the count, as the list asks for them. */
static void press(struct bench *bench, const struct view *view, const char *typed)
{
    struct listing_query query = {
        .view = view, .filter = typed, .officer = 5, .today = moment_date(moment_now())};
    struct view_page page;
    int64_t rows;
    bool more;
    view_page_init(&page);
    double clock = now_ms(CLOCK_MONOTONIC);
    double begun = now_ms(CLOCK_PROCESS_CPUTIME_ID);
    if (!listing_page(bench->store, &query, NULL, false, ROWS, &page, &bench->err)) {
        fail(&bench->err);
    }
    double paged = now_ms(CLOCK_PROCESS_CPUTIME_ID);
    if (!listing_tally(bench->store, &query, MOST_COUNT, COUNT_MS, &rows, &more, &bench->err)) {
        fail(&bench->err);
    }
    double done = now_ms(CLOCK_PROCESS_CPUTIME_ID);
    note(bench, done - begun, now_ms(CLOCK_MONOTONIC) - clock);
    if (bench->verbose) {
        printf("%-8s %7.1f %7.1f  %3zu %5lld%c %s\n", view->key, paged - begun, done - paged,
               page.count, (long long)rows, more ? '+' : ' ', typed);
    }
    view_page_done(&page);
}

/* The same in a picker of parties. */
static void look_up(struct bench *bench, const struct view *view, const char *typed)
{
    int64_t ids[ROWS];
    size_t count;
    double clock = now_ms(CLOCK_MONOTONIC);
    double begun = now_ms(CLOCK_PROCESS_CPUTIME_ID);
    const struct form *form = form_set_find(&bench->forms, view->form);
    if (!listing_search(bench->store, form, typed, ids, ROWS, &count, &bench->err)) {
        fail(&bench->err);
    }
    double done = now_ms(CLOCK_PROCESS_CPUTIME_ID);
    note(bench, done - begun, now_ms(CLOCK_MONOTONIC) - clock);
    if (bench->verbose) {
        printf("picker   %7.1f          %3zu        %s\n", done - begun, count, typed);
    }
}

/* The numbers beside twenty saved lists, as F8 shows them at once. */
static void count_twenty(struct bench *bench)
{
    double clock = now_ms(CLOCK_MONOTONIC);
    double begun = now_ms(CLOCK_PROCESS_CPUTIME_ID);
    for (size_t i = 0; i < 20; i++) {
        struct listing_query query = {.view = view_named(VIEWS[i % 5]),
                                      .filter = WORDS[i],
                                      .officer = 5,
                                      .today = moment_date(moment_now())};
        int64_t rows;
        bool more;
        if (!listing_tally(bench->store, &query, 1000, 1, &rows, &more, &bench->err)) {
            fail(&bench->err);
        }
    }
    note(bench, now_ms(CLOCK_PROCESS_CPUTIME_ID) - begun, now_ms(CLOCK_MONOTONIC) - clock);
}

static void type_word(struct bench *bench, const struct view *view, const char *word,
                      void (*key)(struct bench *bench, const struct view *view, const char *typed))
{
    uint32_t code;
    char typed[200];
    for (size_t length = 0; word[length] != '\0';) {
        length += (size_t)text_decode(word + length, &code);
        snprintf(typed, sizeof typed, "%.*s", (int)length, word);
        key(bench, view, typed);
    }
}

static int compare(const void *a, const void *b)
{
    const double *one = a;
    const double *other = b;
    return (*one > *other) - (*one < *other);
}

static void tell(struct bench *bench, const char *what)
{
    qsort(bench->times, bench->count, sizeof *bench->times, compare);
    qsort(bench->clocks, bench->count, sizeof *bench->clocks, compare);
    printf("%-8s %4zu keys  p50 %6.1f  p95 %6.1f  worst %7.1f ms; by the clock p95 %7.1f ms\n",
           what, bench->count, bench->times[bench->count / 2],
           bench->times[bench->count * 95 / 100], bench->times[bench->count - 1],
           bench->clocks[bench->count * 95 / 100]);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    struct bench bench = {.verbose = argc > 2};
    setlocale(LC_ALL, "C.UTF-8");
    if (argc < 2) {
        fprintf(stderr, "filter_time DATABASE [-v]\n");
        return 2;
    }
    load_forms(&bench);
    struct store_options options = {.path = argv[1], .forms = &bench.forms, .now = clock_of};
    bench.store = store_open(&options, &bench.err);
    if (bench.store == NULL) {
        fail(&bench.err);
    }
    for (size_t i = 0; i < sizeof VIEWS / sizeof *VIEWS; i++) {
        bench.count = 0;
        for (size_t j = 0; j < sizeof WORDS / sizeof *WORDS; j++) {
            type_word(&bench, view_named(VIEWS[i]), WORDS[j], press);
        }
        tell(&bench, VIEWS[i]);
    }
    bench.count = 0;
    for (size_t j = 0; j < sizeof WORDS / sizeof *WORDS; j++) {
        type_word(&bench, view_named("parties"), WORDS[j], look_up);
    }
    tell(&bench, "picker");
    bench.count = 0;
    for (size_t j = 0; j < 20; j++) {
        count_twenty(&bench);
    }
    tell(&bench, "twenty");
    store_close(bench.store);
    form_set_done(&bench.forms);
    return 0;
}
