/* demo_act: the acts of the practice office, done at the desk as an officer does them: the form is
 * begun, what the table of acts says is typed into it, and it is filed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/demo_private.h"
#include "office/desk_private.h"

struct demo_filing {
    struct office *office;
    struct record *record;
};

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

static bool file_work(struct store *store, void *data, struct err *err)
{
    (void)store;
    struct demo_filing *filing = data;
    return desk_file(filing->office, filing->record, err);
}

/* As desk_save, without trying it on a copy first: what is refused ends the making anyway. */
static bool file(struct office *office, struct record *record, struct err *err)
{
    struct demo_filing filing = {office, record};
    return office_may(office, desk_act(record->form, true), err) &&
           store_write(office->store, file_work, &filing, err);
}

static bool take_in(struct office *office, const struct demo_cast *cast, struct demo_case *made,
                    struct err *err)
{
    struct record *record = desk_new(office, "case", 0, err);
    if (record == NULL) {
        return false;
    }
    fill_case(record, cast, made);
    made->kase = record;
    return file(office, record, err);
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

/* 3-6: each measure some days after the one before, within the period of observation. */
static void fill_promises(struct office *office, struct record *record, struct demo_case *made,
                          const char *days)
{
    char text[DATE_TEXT];
    char *end;
    const struct form *row_form = office_form(office, "promise");
    int promises = form_field(record->form, "promises");
    date_t day = record_get_date(record, "signed_on");
    date_t last = day + (date_t)record_get_integer(record, "observe_days");
    long least = strtol(days, &end, 10);
    long most = *end == '-' ? strtol(end + 1, NULL, 10) : least;
    for (size_t i = 0; i < made->matter->measure_count; i++) {
        struct record *row = record_row_add(record, promises, row_form);
        day += (date_t)demo_roll(&made->dice, least, most);
        day = day < last ? day : last;
        record_put(row, "measure", made->matter->measures[i]);
        record_put(row, "done_by", date_format(day, text));
        record_put(row, "responsible", responsible(made->party));
    }
}

/* Into every row that a table has: results.result=已履行. */
static bool fill_rows(struct office *office, struct record *record, int field, const char *key,
                      const char *text, struct err *err)
{
    const struct record_rows *rows = &record->rows[field];
    bool done = true;
    for (size_t i = 0; done && i < rows->count; i++) {
        int inner = form_field(rows->items[i]->form, key);
        done = inner >= 0 ? desk_enter(office, rows->items[i], inner, text, err)
                          : err_set(err, ERR_INPUT, "acts.csv：表里没有“%s”这一项", key);
    }
    return done;
}

/* Tables take a line a time; the promises their own. */
static bool fill_table(struct office *office, struct record *record, struct demo_case *made,
                       int field, const char *text, struct err *err)
{
    if (strcmp(record->form->fields[field].key, "promises") == 0) {
        fill_promises(office, record, made, text);
        return true;
    }
    return desk_enter_lines(office, record, field, text, err);
}

/* A shorter period than is asked for stands already where the law leaves no more. */
static bool is_enough(const struct record *record, int field, const char *text)
{
    const char *there = record_value(record, field);
    return record->form->fields[field].type->kind == FIELD_INTEGER && there != NULL &&
           strtol(there, NULL, 10) < strtol(text, NULL, 10);
}

/* field=text, or table.field=text. */
static bool fill_field(struct office *office, struct record *record, struct demo_case *made,
                       const char *fill, struct err *err)
{
    char *key = memory_copy(fill);
    char *text = strchr(key, '=');
    char *dot = strchr(key, '.');
    bool inner = dot != NULL && text != NULL && dot < text;
    struct demo_thrown thrown = {.count = 0};
    if (text != NULL) {
        *text++ = '\0';
    }
    if (inner) {
        *dot++ = '\0';
    }
    int field = text != NULL ? form_field(record->form, key) : -1;
    bool done = field >= 0 ||
                err_set(err, ERR_INPUT, "acts.csv：%s没有“%s”这一项", record->form->title, key);
    char *filled = done ? demo_fill(text, &made->dice, &thrown, made->kase) : NULL;
    if (done && inner) {
        done = fill_rows(office, record, field, dot, filled, err);
    } else if (done && !is_enough(record, field, filled)) {
        bool table = record->form->fields[field].type->kind == FIELD_ROWS;
        done = table ? fill_table(office, record, made, field, filled, err)
                     : desk_enter(office, record, field, filled, err);
    }
    free(filled);
    free(key);
    return done;
}

static bool fill_form(struct office *office, struct record *record, struct demo_case *made,
                      const struct demo_deed *deed, struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && i < deed->fill_count; i++) {
        done = fill_field(office, record, made, deed->fills[i], err);
    }
    bool screening = record->form->act != NULL && record->form->act->id == ACT_SCREEN;
    return done && (!screening || demo_screen(office, record, made, err));
}

static const char *form_of(struct office *office, const struct act *act)
{
    if (act->id == ACT_COMMITMENT_NEW) {
        return "commitment";
    }
    const struct form_set *forms = office->forms;
    for (size_t i = 0; i < forms->count; i++) {
        if (forms->forms[i]->act == act) {
            return forms->forms[i]->name;
        }
    }
    return NULL;
}

static bool do_step(struct office *office, struct demo_case *made, const struct demo_deed *deed,
                    struct err *err)
{
    const struct act *act = act_by_key(deed->act);
    const char *form = act != NULL ? form_of(office, act) : NULL;
    if (form == NULL) {
        return err_set(err, ERR_INPUT, "acts.csv：没有“%s”的表单", deed->act);
    }
    struct record *record = desk_new(office, form, made->kase->id, err);
    bool done =
        record != NULL && fill_form(office, record, made, deed, err) && file(office, record, err);
    record_free(record);
    return done;
}

/* source=report|transfer: whether the case has one of these there. */
static bool applies(const struct demo_case *made, const char *only)
{
    const char *equals = strchr(only, '=');
    if (equals == NULL) {
        return true;
    }
    char *key = memory_copy_n(only, (size_t)(equals - only));
    int field = form_field(made->kase->form, key);
    const char *value = field >= 0 ? record_value(made->kase, field) : NULL;
    size_t length = value != NULL ? strlen(value) : 0;
    bool found = false;
    for (const char *at = equals + 1; !found && length > 0 && at != NULL;) {
        found = strncmp(at, value, length) == 0 && (at[length] == '\0' || at[length] == '|');
        at = strchr(at, '|');
        at = at != NULL ? at + 1 : NULL;
    }
    free(key);
    return found;
}

bool demo_do(struct office *office, const struct demo_cast *cast, struct demo_case *made,
             const struct demo_deed *deed, struct err *err)
{
    const struct act *act = act_by_key(deed->act);
    if (act != NULL && act->id == ACT_CASE_NEW) {
        return take_in(office, cast, made, err);
    }
    if (!applies(made, deed->only)) {
        return true;
    }
    if (act != NULL && act->id == ACT_CASE_VOID) {
        const char *why = deed->fill_count > 0 ? strchr(deed->fills[0], '=') : NULL;
        return desk_void_case(office, made->kase->id, why != NULL ? why + 1 : "", err);
    }
    return do_step(office, made, deed, err);
}
