/* finding: collecting what is wrong with rows and fields. */
#include "base/finding.h"

#include <stdlib.h>

#include "base/memory.h"

void findings_init(struct findings *findings)
{
    *findings = (struct findings){0};
}

void findings_done(struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        free(finding->field);
        free(finding->heading);
        free(finding->value);
        free(finding->reason);
    }
    free(findings->items);
    findings_init(findings);
}

bool findings_add(struct findings *findings, long row, const char *field, const char *heading,
                  const char *value, const char *reason)
{
    findings->items = memory_array(findings->items, findings->count + 1, sizeof *findings->items);
    findings->items[findings->count++] = (struct finding){
        .row = row,
        .field = memory_copy(field),
        .heading = memory_copy(heading),
        .value = memory_copy(value),
        .reason = memory_copy(reason),
    };
    return false;
}
