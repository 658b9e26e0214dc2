/* demo_act: the acts of the practice office, done at the desk as an officer does them. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "office/demo_private.h"
#include "office/desk.h"

static void refer(struct record *record, const char *key, const struct record *other)
{
    if (other != NULL) {
        const char *called = record_value(other, other->form->label_field);
        record_refer(record, form_field(record->form, key), other->id, called);
    }
}

static void fill_case(struct record *record, const struct demo_cast *cast,
                      const struct demo_case *made)
{
    char found_at[DATE_TEXT];
    char *place = memory_format("%s %s", record_get(made->party, "address"), made->matter->place);
    refer(record, "party", made->party);
    record_put(record, "source", made->source);
    record_put(record, "source_number", made->source_number);
    record_put(record, "found_at", moment_format(made->found_at, found_at));
    record_put(record, "street", record_get(made->party, "street"));
    record_put(record, "place", place);
    record_put(record, "violation", made->matter->violation);
    refer(record, "item", demo_cast_item(cast, made->matter->item));
    record_put(record, "facts", made->facts);
    record_put(record, "corrected", made->matter->corrected ? "yes" : "no");
    refer(record, "officer1", made->officers[0]);
    refer(record, "officer2", made->officers[1]);
    free(place);
}

bool demo_take_in(struct office *office, const struct demo_cast *cast, struct demo_case *made,
                  struct err *err)
{
    struct record *record = desk_new(office, "case", 0, err);
    if (record == NULL) {
        return false;
    }
    fill_case(record, cast, made);
    bool done = desk_save(office, record, false, err);
    made->id = record->id;
    record_free(record);
    return done;
}

/* Who answers for a promise: the contact, else the representative, else the party itself. */
static const char *responsible(const struct record *party)
{
    const char *contact = record_get(party, "contact");
    const char *representative = record_get(party, "representative");
    return contact != NULL          ? contact
           : representative != NULL ? representative
                                    : record_get(party, "name");
}

static void fill_commitment(struct record *record, const struct form *row_form,
                            const struct demo_case *made)
{
    char text[DATE_TEXT];
    snprintf(text, sizeof text, "%ld", made->observe_days);
    record_put(record, "observe_days", text);
    int promises = form_field(record->form, "promises");
    for (size_t i = 0; i < made->matter->measure_count; i++) {
        struct record *row = record_row_add(record, promises, row_form);
        record_put(row, "measure", made->matter->measures[i]);
        record_put(row, "done_by", date_format(made->done_by[i], text));
        record_put(row, "responsible", responsible(made->party));
    }
}

bool demo_commit(struct office *office, const struct demo_cast *cast, struct demo_case *made,
                 struct err *err)
{
    (void)cast;
    struct record *record = desk_new(office, "commitment", made->id, err);
    if (record == NULL) {
        return false;
    }
    fill_commitment(record, office_form(office, "promise"), made);
    bool done = desk_save(office, record, false, err);
    record_free(record);
    return done;
}

bool demo_void(struct office *office, const struct demo_cast *cast, struct demo_case *made,
               struct err *err)
{
    static const char *const reasons[] = {
        "与同日受理的另一件为同一事实，合并办理",
        "现场核实违法行为发生地不在本区，已转有管辖权的单位",
        "当事人登记有误，已按执照名称重新受理",
    };
    (void)cast;
    size_t which = (size_t)made->id % (sizeof reasons / sizeof reasons[0]);
    return desk_void_case(office, made->id, reasons[which], err);
}
