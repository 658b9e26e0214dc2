/* upgrading: what is said on stderr while an older database is brought up to date. See upgrading.h.
 *
 * Each part in a line of its own before it begins; on a terminal, at most once a second, how far it
 * is. Never on stdout, which scripts read. */
#include "cli/upgrading.h"

#include <string.h>
#include <time.h>

#define SAY_EVERY_MS 1000

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* In the same line again and again. */
static void say_how_far(struct upgrading *upgrading, int percent)
{
    int64_t now = now_ms();
    if (!upgrading->terminal || now - upgrading->said_ms < SAY_EVERY_MS) {
        return;
    }
    upgrading->said_ms = now;
    fprintf(upgrading->out, "\r已 %lld 秒", (long long)(now - upgrading->began_ms) / 1000);
    if (percent >= 0) {
        fprintf(upgrading->out, "，%d%%", percent);
    }
    fputs("  ", upgrading->out);
    fflush(upgrading->out);
}

void upgrading_say(const char *doing, int percent, void *data)
{
    struct upgrading *upgrading = data;
    if (doing != NULL && upgrading->doing != NULL && strcmp(doing, upgrading->doing) == 0) {
        say_how_far(upgrading, percent);
        return;
    }
    if (upgrading->said_ms > upgrading->began_ms) {
        fputc('\n', upgrading->out);
    }
    upgrading->doing = doing;
    upgrading->began_ms = upgrading->said_ms = now_ms();
    if (doing != NULL) {
        fprintf(upgrading->out, "%s，请稍候。\n", doing);
    }
    fflush(upgrading->out);
}
