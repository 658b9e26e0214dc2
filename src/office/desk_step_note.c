/* desk_step_note: the period that runs from a date written in a step, said under that field in one line, so
 * that whoever files it sees the day at once. */
#include <string.h>

#include "base/buffer.h"
#include "office/desk_filing.h"
#include "office/desk_rules.h"
#include "office/terms.h"

/* From which field of which step which period of the office's table runs. The first of a form whose date
 * is there is shown. */
static const struct {
    const char *form, *field, *term;
    const char *when, *value; /* only if this field says so; NULL always */
} NOTES[] = {
    {"transfer", "done_at", TERM_LEAD_REPLY, NULL, NULL},
    {"file_decide", "done_at", TERM_DECISION, "outcome", "approved"},
    {"review", "received_on", "legal-review", NULL, NULL},
    {"notify", "served_on", "statement", NULL, NULL},
    {"statement", "hearing_on", "hearing-notice", NULL, NULL},
    {"punish", "served_on", "payment", NULL, NULL},
    {"no_penalty", "done_at", "service", NULL, NULL},
};

static bool is_meant(size_t row, const struct record *record, int field)
{
    const struct form *form = record->form;
    if (strcmp(NOTES[row].form, form->name) != 0 || form_field(form, NOTES[row].field) != field) {
        return false;
    }
    const char *said = NOTES[row].when != NULL ? record_get(record, NOTES[row].when) : NULL;
    return NOTES[row].when == NULL || (said != NULL && strcmp(said, NOTES[row].value) == 0);
}

char *step_note(struct office *office, const struct record *record, int field, bool *warns)
{
    struct err ignored;
    const struct term *term = NULL;
    for (size_t i = 0; term == NULL && i < sizeof NOTES / sizeof *NOTES; i++) {
        term = is_meant(i, record, field) ? office_term(office, NOTES[i].term, &ignored) : NULL;
    }
    date_t from =
        term != NULL ? record_get_date(record, record->form->fields[field].key) : DATE_NONE;
    if (from == DATE_NONE) {
        return method_note(office, record, field, warns);
    }
    struct buffer text;
    struct term_run run = {.start = (moment_t)from * 1440};
    buffer_init(&text);
    buffer_add_format(&text, "%s：", term->title);
    term_due(term, &run, &office->calendar, &text, NULL);
    return buffer_take(&text);
}
