/* table: the figures as plain text; see the header. Keeps nothing. */
#include "table.h"

#include <stdio.h>

#define WHAT_WIDTH 28

void table_title(const char *title)
{
    printf("\n%s\n", title);
}

void table_head(void)
{
    printf("%-9s %-*s %4s | %7s %7s %7s | %8s %8s %8s | %8s %8s | %7s | %s\n", "program",
           WHAT_WIDTH, "key", "n", "bytes", "p95", "at rest", "first ms", "p95", "p99", "last ms",
           "p95", "cpu ms", "aim");
}

static void print_aims(const struct aim *aims, bool measured)
{
    for (const char *separator = ""; aims != NULL && aims->text != NULL; aims++) {
        const char *verdict = aims->measured <= aims->most ? "holds" : "MISSED";
        printf("%s%s: %s", separator, aims->text, measured ? verdict : "not measured");
        separator = "; ";
    }
    printf("\n");
    fflush(stdout);
}

void table_stroke(const char *program, const struct stroke *stroke, const struct aim *aims)
{
    printf("%-9s %-*s %4zu | %7.0f %7.0f %7.0f | %8.2f %8.2f %8.2f | %8.2f %8.2f | %7.2f | ",
           program, WHAT_WIDTH, stroke->what, stroke->bytes.count, samples_at(&stroke->bytes, 50),
           samples_at(&stroke->bytes, 95), samples_at(&stroke->whole, 50),
           samples_at(&stroke->first_ms, 50), samples_at(&stroke->first_ms, 95),
           samples_at(&stroke->first_ms, 99), samples_at(&stroke->last_ms, 50),
           samples_at(&stroke->last_ms, 95), samples_at(&stroke->cpu_ms, 50));
    if (stroke->unanswered > 0) {
        printf("(%zu unanswered) ", stroke->unanswered);
    }
    print_aims(aims, stroke->first_ms.count > 0);
}

void table_figure(const char *program, const char *what, const char *figure, const struct aim *aims)
{
    printf("%-9s %-*s      | %s | ", program, WHAT_WIDTH, what, figure);
    print_aims(aims, true);
}
