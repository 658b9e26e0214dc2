/* samples: numbers of one kind; see the header. They stay in the order in which they came. */
#include "samples.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void samples_init(struct samples *samples)
{
    *samples = (struct samples){.values = NULL};
}

void samples_done(struct samples *samples)
{
    free(samples->values);
    samples_init(samples);
}

void samples_add(struct samples *samples, double value)
{
    samples->values = memory_array(samples->values, samples->count + 1, sizeof value);
    samples->values[samples->count++] = value;
}

void samples_add_all(struct samples *samples, const struct samples *more)
{
    for (size_t i = 0; i < more->count; i++) {
        samples_add(samples, more->values[i]);
    }
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left > right) - (left < right);
}

double samples_at(const struct samples *samples, double percent)
{
    if (samples->count == 0) {
        return 0;
    }
    double *sorted = memory_array(NULL, samples->count, sizeof *sorted);
    memcpy(sorted, samples->values, samples->count * sizeof *sorted);
    qsort(sorted, samples->count, sizeof *sorted, compare);
    double exact = percent / 100 * (double)samples->count;
    size_t rank = (size_t)exact;
    rank += (double)rank < exact ? 1 : 0;
    double value = sorted[rank > 0 ? rank - 1 : 0];
    free(sorted);
    return value;
}
