/* history: what this office has had to do with a party before. See office/history.h.
 *
 * First the rows that are this party, then the newest cases of all of them; only those that are shown are
 * read. Asked whenever another party is chosen, so from indexes alone. */
#include "office/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "office/desk_private.h"
#include "office/history_private.h"
#include "store/record_store.h"

enum { MOST_COUNTED = HISTORY_MOST_COUNTED };

static void add_party(struct same_parties *same, int64_t id)
{
    for (size_t i = 0; i < same->count; i++) {
        if (same->ids[i] == id) {
            return;
        }
    }
    if (id != 0 && same->count < HISTORY_MOST_SAME) {
        same->ids[same->count++] = id;
    }
}

static bool add_by_number(struct office *office, const struct record *party, const char *key,
                          struct same_parties *same, struct err *err)
{
    const char *value = record_get(party, key);
    int64_t id = 0;
    bool done = value == NULL || record_find(office->store, party->form, &key, &value, 1, &id, err);
    add_party(same, id);
    return done;
}

/* Rows called alike, unless their numbers say that they are others. */
static bool add_alike(struct office *office, const struct record *party, const int64_t *ids,
                      size_t count, struct same_parties *same, struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && i < count; i++) {
        struct record *namesake = record_load(office->store, party->form, ids[i], err);
        done = namesake != NULL;
        if (done && !desk_other_numbers(party, namesake)) {
            add_party(same, ids[i]);
        }
        record_free(namesake);
    }
    return done;
}

/* Spelt the same first, then with another region or legal form. */
static bool add_by_name(struct office *office, const struct record *party, bool alike,
                        struct same_parties *same, struct err *err)
{
    const char *name = record_get(party, "name");
    int64_t ids[HISTORY_MOST_SAME];
    size_t count;
    return record_spelt(office->store, party->form, name, ids, HISTORY_MOST_SAME, &count, err) &&
           add_alike(office, party, ids, count, same, err) &&
           (!alike ||
            (desk_namesakes(office, party->form, name, ids, HISTORY_MOST_SAME, &count, err) &&
             add_alike(office, party, ids, count, same, err)));
}

bool history_parties(struct office *office, int64_t id, bool alike, struct same_parties *same,
                     struct err *err)
{
    struct record *party = record_load(office->store, office_form(office, "party"), id, err);
    add_party(same, id);
    bool done = party != NULL && add_by_number(office, party, "credit_code", same, err) &&
                add_by_number(office, party, "resident_id", same, err) &&
                add_by_name(office, party, alike, same, err);
    record_free(party);
    return done;
}

static int newest_first(const void *one, const void *other)
{
    int64_t a = *(const int64_t *)one;
    int64_t b = *(const int64_t *)other;
    return (a < b) - (a > b);
}

bool history_cases(struct office *office, const struct same_parties *same, int64_t except,
                   int64_t *ids, size_t *count, struct err *err)
{
    const struct form *form = office_form(office, "case");
    for (size_t i = 0; i < same->count; i++) {
        int64_t found_ids[MOST_COUNTED + 1];
        size_t found;
        char party[32];
        snprintf(party, sizeof party, "%lld", (long long)same->ids[i]);
        const struct record_match matches[] = {{"party", party, false}, {"state", "void", true}};
        if (!record_where(office->store, form, matches, 2, found_ids, MOST_COUNTED + 1, &found,
                          err)) {
            return false;
        }
        for (size_t j = 0; j < found; j++) {
            if (found_ids[j] != except) {
                ids[(*count)++] = found_ids[j];
            }
        }
    }
    if (*count > 1) {
        qsort(ids, *count, sizeof *ids, newest_first);
    }
    return true;
}

static void values_free(char **values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(values[i]);
    }
}

/* What was done about it: the promise that was taken. */
static bool fill_measure(struct office *office, struct history_case *into, struct err *err)
{
    static const char *const keys[] = {"number", "observe_until"};
    char *values[2];
    int64_t id = desk_commitment_of(office, into->id);
    if (!promise_fate_of(office, into->id, &into->fate, err)) {
        return false;
    }
    const char *fate = promise_fate_words(into->fate);
    if (id == 0) {
        text_put(into->measure, sizeof into->measure, fate);
        return true;
    }
    bool done =
        record_peek(office->store, office_form(office, "commitment"), id, keys, values, 2, err);
    if (done) {
        snprintf(into->measure, sizeof into->measure, "承诺书 %s，观察期至 %s%s%s", values[0],
                 values[1], fate[0] != '\0' ? "，" : "", fate);
    }
    values_free(values, 2);
    return done;
}

static bool fill_case(struct office *office, int64_t id, int64_t party, struct history_case *into,
                      struct err *err)
{
    enum { NUMBER, PARTY, FOUND, VIOLATION, STATE, COUNT };
    static const char *const keys[COUNT] = {"number", "party", "found_at", "violation", "state"};
    const struct form *form = office_form(office, "case");
    char *values[COUNT];
    bool done = record_peek(office->store, form, id, keys, values, COUNT, err);
    if (done) {
        char *state =
            field_show(&form->fields[form_field(form, "state")], values[STATE], &office->codes);
        into->id = id;
        into->same_party = strtoll(values[PARTY], NULL, 10) == party;
        text_put(into->number, sizeof into->number, values[NUMBER]);
        date_format(moment_date(moment_parse(values[FOUND], 0)), into->found_on);
        text_put(into->violation, sizeof into->violation, values[VIOLATION]);
        text_put(into->state, sizeof into->state, state);
        free(state);
    }
    values_free(values, COUNT);
    return done && fill_measure(office, into, err);
}

static int found_last(const void *one, const void *other)
{
    return strcmp(((const struct history_case *)other)->found_on,
                  ((const struct history_case *)one)->found_on);
}

struct asking {
    struct office *office;
    int64_t party, except;
    struct history *history;
};

/* All of it as it stood at one moment. */
static bool ask(struct store *store, void *data, struct err *err)
{
    (void)store;
    struct asking *asking = data;
    struct history *history = asking->history;
    struct same_parties same = {.count = 0};
    int64_t ids[HISTORY_MOST_SAME * (MOST_COUNTED + 1)];
    size_t count = 0;
    bool done = history_parties(asking->office, asking->party, true, &same, err) &&
                history_cases(asking->office, &same, asking->except, ids, &count, err);
    history->total = (int64_t)(count < MOST_COUNTED ? count : MOST_COUNTED);
    for (size_t i = 0; done && i < count && i < HISTORY_MOST; i++) {
        done = fill_case(asking->office, ids[i], asking->party, &history->cases[i], err);
        history->count += done;
    }
    qsort(history->cases, history->count, sizeof *history->cases, found_last);
    return done;
}

bool office_history(struct office *office, int64_t party, int64_t except, struct history *history,
                    struct err *err)
{
    struct asking asking = {office, party, except, history};
    memset(history, 0, sizeof *history);
    return office_may(office, ACT_VIEW_CASES, err) && store_read(office->store, ask, &asking, err);
}

char *history_line(const struct history *history)
{
    if (history->count == 0) {
        return memory_copy("");
    }
    const struct history_case *last = &history->cases[0];
    size_t others = 0, broken = 0;
    for (size_t i = 0; i < history->count; i++) {
        others += !history->cases[i].same_party;
        broken += history->cases[i].fate == PROMISE_BROKEN;
    }
    char *breach = broken > 0 ? memory_format("，%zu 件没有履行承诺", broken) : memory_copy("");
    char *doubt =
        others > 0 ? memory_format("（%zu 件在疑似同一当事人名下）", others) : memory_copy("");
    char *line = memory_format(
        "此前%s %lld 件%s%s，最近 %s %s（%s）", history->total >= MOST_COUNTED ? "至少" : "",
        (long long)history->total, doubt, breach, last->found_on, last->violation, last->state);
    free(doubt);
    free(breach);
    return line;
}
