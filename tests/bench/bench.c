/* bench: measures the workstation at the pty, on a database of a million cases, beside other programs
 * for the terminal, and prints the figures with the aims. A measurement, not a test: it ends with 0.
 *
 *     bench [--size COLUMNSxROWS] [--times N] [--idle SECONDS] [--only own|flows|peers] DATABASE
 *
 * The given database is copied first: what is typed here leaves drafts. */
#include <getopt.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "bench.h"
#include "table.h"
#include "workshop.h"

#define ACCOUNT "chenyu"

static int usage(const char *name)
{
    fprintf(stderr,
            "usage: %s [--size COLUMNSxROWS] [--times N] [--idle SECONDS] [--program ROUZHI]\n"
            "       [--account NAME] [--only own|flows|peers] [DATABASE]\n",
            name);
    return 2;
}

static bool read_size(const char *text, struct bench *bench)
{
    return sscanf(text, "%dx%d", &bench->columns, &bench->rows) == 2 && bench->columns > 0 &&
           bench->rows > 0;
}

/* False on a word that isn't known. */
static bool read_options(int count, char **arguments, struct bench *bench, const char **only)
{
    static const struct option options[] = {
        {"size", required_argument, NULL, 's'},
        {"times", required_argument, NULL, 't'},
        {"idle", required_argument, NULL, 'i'},
        {"program", required_argument, NULL, 'p'},
        {"account", required_argument, NULL, 'a'},
        {"only", required_argument, NULL, 'o'},
        {NULL, 0, NULL, 0},
    };
    bool good = true;
    for (int option; (option = getopt_long(count, arguments, "", options, NULL)) != -1;) {
        switch (option) {
        case 's':
            good = good && read_size(optarg, bench);
            break;
        case 't':
            bench->times = atoi(optarg);
            break;
        case 'i':
            bench->idle_seconds = atoi(optarg);
            break;
        case 'p':
            bench->program = optarg;
            break;
        case 'a':
            bench->account = optarg;
            break;
        case 'o':
            *only = optarg;
            break;
        default:
            good = false;
        }
    }
    return good && bench->times > 0;
}

static bool wanted(const char *only, const char *part)
{
    return only == NULL || strcmp(only, part) == 0;
}

/* A copy, opened once, so that no first start with another edition of the program is measured. */
static void measure_own(struct bench *bench, const char *database)
{
    char *copy = file_join(bench->folder, "rouzhi.db");
    const char *make[] = {"cp", "--reflink=auto", database, copy, NULL};
    const char *open[] = {bench->program, "--db", copy,      "--as",
                          bench->account, "list", "overdue", NULL};
    bench->database = copy;
    if (workshop_run("/", NULL, make, NULL) && workshop_run("/", NULL, open, NULL)) {
        bench_own(bench);
    } else {
        fprintf(stderr, "bench: %s can't be copied to %s and opened there by %s\n", database, copy,
                bench->account);
    }
    free(copy);
}

int main(int count, char **arguments)
{
    struct bench bench = {.program = ROUZHI,
                          .account = ACCOUNT,
                          .flows = FLOWS,
                          .rows = 24,
                          .columns = 80,
                          .times = 60,
                          .idle_seconds = 60};
    const char *only = NULL;
    setlocale(LC_ALL, "C.UTF-8");
    if (!read_options(count, arguments, &bench, &only) || count - optind > 1) {
        return usage(arguments[0]);
    }
    char *database = optind < count ? realpath(arguments[optind], NULL) : NULL;
    if (wanted(only, "own") && database == NULL) {
        return usage(arguments[0]);
    }
    bench.folder = workshop_make();
    char *title = memory_format("%dx%d, %s", bench.columns, bench.rows,
                                database != NULL ? database : "no database");
    table_title(title);
    table_head();
    if (wanted(only, "own")) {
        measure_own(&bench, database);
    }
    if (wanted(only, "flows")) {
        bench_flows(&bench);
    }
    if (wanted(only, "peers") && peer_data_make(&bench)) {
        bench_peers(&bench);
    }
    workshop_remove(bench.folder);
    free(title);
    free(database);
    return 0;
}
