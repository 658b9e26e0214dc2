/* record_default: the values that a new form begins with. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "law/record.h"

static void preset_field(struct record *record, int field, const struct check_context *context,
                         int64_t me, const char *me_called)
{
    const char *preset = record->form->fields[field].preset;
    if (strcmp(preset, "me") == 0) {
        if (me != 0) {
            record_refer(record, field, me, me_called);
        }
        return;
    }
    static const struct {
        const char *word;
        const char *typed;
    } WORDS[] = {{"today", "今天"}, {"now", "现在"}};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (strcmp(preset, WORDS[i].word) == 0) {
            preset = WORDS[i].typed;
        }
    }
    struct err ignored; /* a default that can't be read leaves the field empty */
    record_enter(record, field, preset, context, &ignored);
}

void record_preset(struct record *record, const struct check_context *context, int64_t me,
                   const char *me_called)
{
    for (size_t i = 0; i < record->form->field_count; i++) {
        if (record->form->fields[i].preset != NULL && record->values[i] == NULL &&
            !record->sealed[i]) {
            preset_field(record, (int)i, context, me, me_called);
        }
    }
}
