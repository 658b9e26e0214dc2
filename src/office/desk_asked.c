/* desk_asked: who decides reads what he decides on: what was asked for stands in the form of the decision,
 * in the field `proposal`, as the step that asked for it has it.
 *
 * Also what other forms take from earlier steps. Decides nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "office/desk_rules.h"
#include "office/step.h"
#include "store/record_store.h"

#define PROPOSAL "proposal"

/* Whose step it is that asks for the decision: forms. */
static const struct {
    const char *decides, *asks;
} PAIRS[] = {
    {"approve", "propose"},
    {"extend_decide", "extend"},
    {"file_decide", "file"},
    {"close_decide", "close"},
    {"recusal_decide", "recusal"},
    {"crime_decide", "crime_report"},
    {"detain_decide", "detain_report"},
};
#define PAIR_COUNT (sizeof PAIRS / sizeof *PAIRS)

bool asks_for_decision(const struct form *form)
{
    bool asks = false;
    for (size_t i = 0; i < PAIR_COUNT; i++) {
        asks = asks || strcmp(PAIRS[i].asks, form->name) == 0;
    }
    return asks;
}

/* 提请理由：首次，已当场改正 */
static void add_field(struct office *office, struct buffer *out, const struct record *step,
                      int field)
{
    const struct field *what = &step->form->fields[field];
    /* what only some may read isn't copied to where others read it */
    if (what->given || what->seen_by != 0 || record_value(step, field) == NULL ||
        !record_field_shown(step, field) ||
        strcmp(what->key, form_step_field(STEP_FIELD_CASE)) == 0) {
        return;
    }
    char *text = what->masked ? field_mask(what, record_value(step, field))
                              : record_show(step, field, &office->codes);
    buffer_add_format(out, "%s%s：%s", out->length > 0 ? "\n" : "", what->label, text);
    free(text);
}

char *step_in_words(struct office *office, const struct record *step)
{
    struct buffer words;
    buffer_init(&words);
    for (size_t i = 0; i < step->form->field_count; i++) {
        if (step->form->fields[i].type->kind == FIELD_ROWS) {
            continue;
        }
        add_field(office, &words, step, (int)i);
    }
    return buffer_take(&words);
}

void asked_show(struct office *office, struct record *record, int64_t case_id)
{
    size_t at = 0;
    struct err ignored; /* who decides can still open the step itself */
    while (at < PAIR_COUNT && strcmp(PAIRS[at].decides, record->form->name) != 0) {
        at++;
    }
    if (at == PAIR_COUNT || form_field(record->form, PROPOSAL) < 0) {
        return;
    }
    int64_t id = step_newest(office, PAIRS[at].asks, case_id);
    struct record *asked =
        id != 0 ? record_load(office->store, office_form(office, PAIRS[at].asks), id, &ignored)
                : NULL;
    if (asked != NULL) {
        char *words = step_in_words(office, asked);
        record_put(record, PROPOSAL, words);
        free(words);
    }
    record_free(asked);
}

void step_take_last(struct office *office, struct record *record, const char *key)
{
    static const char *const keys[] = {"done_at"};
    const struct record_match any = {.key = keys[0], .value = NULL, .differs = true};
    struct err ignored; /* a convenience: without it the field is typed */
    int64_t last;
    size_t found = 0;
    if (record_get(record, key) != NULL ||
        !record_where(office->store, record->form, &any, 1, &last, 1, &found, &ignored) ||
        found == 0) {
        return;
    }
    struct record *before = record_load(office->store, record->form, last, &ignored);
    if (before != NULL) {
        record_take(record, form_field(record->form, key), before);
    }
    record_free(before);
}
