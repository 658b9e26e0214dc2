/* request: options by getopt_long, each command with those that it takes. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"

static const struct known_option {
    const char *name;
    int letter; /* short form; 0 = none */
    bool takes; /* an argument */
    enum option_set option;
} KNOWN[] = {
    {"db", 0, true, OPTION_DB},
    {"as", 0, true, OPTION_AS},
    {"json", 0, false, OPTION_JSON},
    {"dry-run", 0, false, OPTION_DRY_RUN},
    {"help", 'h', false, OPTION_HELP},
    {"version", 0, false, OPTION_VERSION},
    {"output", 'o', true, OPTION_OUTPUT},
    {"rejects", 0, true, OPTION_REJECTS},
    {"encoding", 0, true, OPTION_ENCODING},
    {"month", 0, true, OPTION_MONTH},
    {"limit", 0, true, OPTION_LIMIT},
    {"head", 0, true, OPTION_HEAD},
    {"at", 0, true, OPTION_AT},
    {"practice", 0, false, OPTION_PRACTICE},
    {"theme", 0, true, OPTION_THEME},
    {"mono", 0, false, OPTION_MONO},
    {"ascii", 0, false, OPTION_ASCII},
    {"mouse", 0, false, OPTION_MOUSE},
    {"lines", 0, false, OPTION_LINES},
    {"tour", 0, false, OPTION_TOUR},
    {"drop", 0, false, OPTION_DROP},
    {"stop", 0, true, OPTION_STOP},
    {"extend", 0, true, OPTION_EXTEND},
};
#define KNOWN_COUNT (sizeof KNOWN / sizeof *KNOWN)
#define LONG_BASE 256 /* above every letter: LONG_BASE + index in KNOWN */

static bool read_limit(struct request *request, const char *text, struct err *err)
{
    char *end;
    long limit = strtol(text, &end, 10);
    if (*end != '\0' || limit < 1 || limit > 1000000) {
        return err_set(err, ERR_USAGE, "--limit 应是 1 至 1000000 的整数，不是“%s”", text);
    }
    request->limit = (size_t)limit;
    return true;
}

static bool read_extend(struct request *request, const char *text, struct err *err)
{
    char *end;
    long count = strtol(text, &end, 10);
    if (end == text || *end != '\0' || count < 0 || count > 9) {
        return err_set(err, ERR_USAGE, "--extend 应是延长的次数 0 至 9，不是“%s”", text);
    }
    request->extend = (size_t)count;
    return true;
}

static bool add_stop(struct request *request, const char *text, struct err *err)
{
    if (request->stop_count == REQUEST_STOPS) {
        return err_set(err, ERR_USAGE, "--stop 最多写 %d 次", REQUEST_STOPS);
    }
    request->stops[request->stop_count++] = text;
    return true;
}

static bool take_option(struct request *request, enum option_set option, const char *text,
                        struct err *err)
{
    request->given |= option;
    switch (option) {
    case OPTION_DB:
        request->office.path = text;
        return true;
    case OPTION_AS:
        request->office.as = text;
        return true;
    case OPTION_OUTPUT:
        request->output = text;
        return true;
    case OPTION_REJECTS:
        request->rejects = text;
        return true;
    case OPTION_ENCODING:
        request->encoding = text;
        return true;
    case OPTION_MONTH:
        request->month = text;
        return true;
    case OPTION_HEAD:
        request->head = text;
        return true;
    case OPTION_AT:
        request->at = text;
        return true;
    case OPTION_THEME:
        request->wish.theme = text;
        return true;
    case OPTION_LIMIT:
        return read_limit(request, text, err);
    case OPTION_STOP:
        return add_stop(request, text, err);
    case OPTION_EXTEND:
        return read_extend(request, text, err);
    default:
        return true;
    }
}

static bool refuse_unknown(const char *word, unsigned options, struct err *err)
{
    const char *names[KNOWN_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < KNOWN_COUNT; i++) {
        if ((KNOWN[i].option & options) != 0) {
            names[count++] = KNOWN[i].name;
        }
    }
    char *name = memory_copy_n(word + strspn(word, "-"), strcspn(word + strspn(word, "-"), "="));
    const char *meant = text_suggest(name, names, count);
    free(name);
    if (meant != NULL) {
        return err_set(err, ERR_USAGE, "没有选项 %s，是否 --%s？", word, meant);
    }
    return err_set(err, ERR_USAGE, "没有选项 %s，用 --help 查看能用的选项", word);
}

/* What getopt makes of its tables: the long options that are taken, and the letters. */
struct tables {
    struct option longs[KNOWN_COUNT + 1];
    char letters[2 * KNOWN_COUNT + 3];
};

static void fill_tables(struct tables *tables, unsigned options, bool stop)
{
    size_t longs = 0;
    size_t letters = 0;
    if (stop) {
        tables->letters[letters++] = '+';
    }
    tables->letters[letters++] = ':'; /* a missing argument is told from an unknown option */
    for (size_t i = 0; i < KNOWN_COUNT; i++) {
        const struct known_option *known = &KNOWN[i];
        if ((known->option & options) == 0) {
            continue;
        }
        tables->longs[longs++] = (struct option){
            known->name, known->takes ? required_argument : no_argument, NULL, LONG_BASE + (int)i};
        if (known->letter != 0) {
            tables->letters[letters++] = (char)known->letter;
            if (known->takes) {
                tables->letters[letters++] = ':';
            }
        }
    }
    tables->longs[longs] = (struct option){0};
    tables->letters[letters] = '\0';
}

static const struct known_option *option_of(int found)
{
    if (found >= LONG_BASE) {
        return &KNOWN[found - LONG_BASE];
    }
    for (size_t i = 0; i < KNOWN_COUNT; i++) {
        if (KNOWN[i].letter == found) {
            return &KNOWN[i];
        }
    }
    return NULL;
}

/* The options of the screen as the workstation takes them. */
static void take_wish(struct request *request)
{
    request->wish.mono = (request->given & OPTION_MONO) != 0;
    request->wish.ascii = (request->given & OPTION_ASCII) != 0;
    request->wish.mouse = (request->given & OPTION_MOUSE) != 0;
    request->wish.lines = (request->given & OPTION_LINES) != 0;
    request->wish.tour = (request->given & OPTION_TOUR) != 0;
}

bool request_read(struct request *request, int argc, char **argv, unsigned options, bool stop,
                  int *next, struct err *err)
{
    struct tables tables;
    int found;
    fill_tables(&tables, options, stop);
    opterr = 0;
    optind = 0; /* glibc: begin anew */
    while ((found = getopt_long(argc, argv, tables.letters, tables.longs, NULL)) != -1) {
        const char *word = optind > 0 ? argv[optind - 1] : argv[0];
        if (found == ':') {
            return err_set(err, ERR_USAGE, "选项 %s 后面要写一个值", word);
        }
        const struct known_option *known = found == '?' ? NULL : option_of(found);
        if (known == NULL) {
            return refuse_unknown(word, options, err);
        }
        if (!take_option(request, known->option, optarg, err)) {
            return false;
        }
    }
    take_wish(request);
    *next = optind;
    return true;
}
