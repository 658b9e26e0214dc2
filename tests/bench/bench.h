/* bench: what the parts of the measurement are told and share. */
#ifndef TESTS_BENCH_BENCH_H
#define TESTS_BENCH_BENCH_H

#include "samples.h"
#include "stroke.h"

struct bench {
    const char *program;  /* rouzhi */
    const char *database; /* a copy of the given one: what is typed into it is thrown away */
    const char *account;  /* works on it */
    const char *flows;    /* folder with the recorded flows */
    char *folder;         /* of this run */
    int rows;
    int columns;
    int times;        /* how often most keys are pressed */
    int idle_seconds; /* how long nothing is pressed */
};

void bench_own(const struct bench *bench);   /* the workstation on the database */
void bench_flows(const struct bench *bench); /* keys needed, in a practice office of its own */
void bench_peers(const struct bench *bench); /* the others that are installed */

/* Files like rows.txt in bench->folder, for the peers. False (and why on stderr) if one can't be made. */
bool peer_data_make(const struct bench *bench);

#endif
