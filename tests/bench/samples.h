/* samples: numbers of one kind, and where the middle and the tail of them lie. */
#ifndef TESTS_BENCH_SAMPLES_H
#define TESTS_BENCH_SAMPLES_H

#include <stddef.h>

struct samples {
    double *values;
    size_t count;
};

void samples_init(struct samples *samples);
void samples_done(struct samples *samples);
void samples_add(struct samples *samples, double value);
void samples_add_all(struct samples *samples, const struct samples *more);
/* The smallest value that `percent` of them don't exceed (nearest rank); 0 of none. */
double samples_at(const struct samples *samples, double percent);

#endif
