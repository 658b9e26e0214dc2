/* table: the figures as plain text on stdout, one line a kind of key, with the aim beside it. */
#ifndef TESTS_BENCH_TABLE_H
#define TESTS_BENCH_TABLE_H

#include "stroke.h"

struct aim {
    const char *text; /* "last byte p50 ≤ 50 ms"; NULL: there is none */
    double most;
    double measured;
};

void table_title(const char *title);
void table_head(void);
/* `aims` ends with a text of NULL; NULL = none. */
void table_stroke(const char *program, const struct stroke *stroke, const struct aim *aims);
/* A figure of another kind: "private memory", "4.2 MiB". */
void table_figure(const char *program, const char *what, const char *figure,
                  const struct aim *aims);

#endif
