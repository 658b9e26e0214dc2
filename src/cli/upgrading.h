/* upgrading: what is said on stderr while an older database is brought up to date. */
#ifndef CLI_UPGRADING_H
#define CLI_UPGRADING_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct upgrading {
    FILE *out;         /* stderr */
    bool terminal;     /* somebody looks on: how far it is, too */
    const char *doing; /* last said */
    int64_t began_ms, said_ms;
};

/* As office_options.upgrading; data is a struct upgrading. */
void upgrading_say(const char *doing, int percent, void *data);

#endif
