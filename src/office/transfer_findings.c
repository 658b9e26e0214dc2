/* transfer_findings: what is wrong with a file, in the order of its rows.
 *
 * A spoiled file of ten thousands of rows has as many findings: they are sorted once and then found
 * by halving, never walked through for each row. */
#include <stdlib.h>

#include "base/memory.h"
#include "office/transfer_private.h"

struct placed {
    struct finding finding;
    size_t place;
};

static int by_row(const void *a, const void *b)
{
    const struct placed *left = a;
    const struct placed *right = b;
    if (left->finding.row != right->finding.row) {
        return left->finding.row < right->finding.row ? -1 : 1;
    }
    return left->place < right->place ? -1 : 1;
}

void transfer_findings_sort(struct findings *findings)
{
    struct placed *placed = memory_array(NULL, findings->count + 1, sizeof *placed);
    for (size_t i = 0; i < findings->count; i++) {
        placed[i] = (struct placed){.finding = findings->items[i], .place = i};
    }
    qsort(placed, findings->count, sizeof *placed, by_row);
    for (size_t i = 0; i < findings->count; i++) {
        findings->items[i] = placed[i].finding;
    }
    free(placed);
}

size_t transfer_finding_place(const struct findings *findings, size_t count, long row)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (findings->items[middle].row < row) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
