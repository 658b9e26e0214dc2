/* screening_past: what is on file about a party that is screened (domain rule G5).
 *
 * Rows of the same code, number or name (however it is spelt) are the party; a row whose name differs in
 * region or legal form alone, or with the same representative at the same address, is probably it. Judges nothing but whether something was decided
 * in a case. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "office/desk.h"
#include "office/desk_private.h"
#include "office/history_private.h"
#include "office/promise.h"
#include "office/screening_private.h"
#include "store/record_store.h"

enum { MOST_NEIGHBOURS = 40, MOST_TOLD = 3 };

/* States in which nothing is decided yet, and those in which it was decided that there is nothing. */
static const char *const UNDECIDED[] = {
    "registered",    "assigned",  "screened",  "proposed", "flexible", "filing", "unfiled",
    "investigating", "examining", "reviewing", "deciding", "notified", "closing"};
static const char *const NOTHING[] = {"void", "declined", "transferred", "withdrawn"};

static bool is_one_of(const char *state, const char *const *states, size_t count)
{
    bool is = false;
    for (size_t i = 0; !is && i < count; i++) {
        is = strcmp(states[i], state) == 0;
    }
    return is;
}

/* Case, width and blanks aside. */
static bool same_text(const char *one, const char *other)
{
    return one != NULL && other != NULL && text_contains(one, other) && text_contains(other, one);
}

static bool is_in(const struct same_parties *same, int64_t id)
{
    bool in = false;
    for (size_t i = 0; !in && i < same->count; i++) {
        in = same->ids[i] == id;
    }
    return in;
}

/* Parties with the same representative at the same address, that aren't the party itself. */
static bool find_neighbours(struct office *office, int64_t party, const struct same_parties *same,
                            struct same_parties *neighbours, struct err *err)
{
    static const char *const keys[] = {"representative", "address"};
    const struct form *form = office_form(office, "party");
    char *mine[2];
    if (!record_peek(office->store, form, party, keys, mine, 2, err)) {
        return false;
    }
    int64_t ids[MOST_NEIGHBOURS];
    size_t found = 0;
    const struct record_match match = {"representative", mine[0], false};
    bool done = mine[0] == NULL ||
                record_where(office->store, form, &match, 1, ids, MOST_NEIGHBOURS, &found, err);
    for (size_t i = 0; done && i < found && neighbours->count < HISTORY_MOST_SAME; i++) {
        char *other[2] = {NULL, NULL};
        done = is_in(same, ids[i]) || is_in(neighbours, ids[i]) ||
               record_peek(office->store, form, ids[i], keys, other, 2, err);
        if (done && same_text(mine[1], other[1])) {
            neighbours->ids[neighbours->count++] = ids[i];
        }
        free(other[0]);
        free(other[1]);
    }
    free(mine[0]);
    free(mine[1]);
    return done;
}

struct looking {
    struct office *office;
    const struct record *kase;
    date_t first, last;
    bool probable; /* these parties are only probably the same */
    struct screening_past *past;
    struct buffer words;
    int told;
};

static void tell(struct looking *looking, char *const *values, date_t found, enum promise_fate fate)
{
    if (looking->told++ >= MOST_TOLD) {
        return;
    }
    const struct form *form = looking->kase->form;
    char *state =
        field_show(&form->fields[form_field(form, "state")], values[2], &looking->office->codes);
    char day[DATE_TEXT];
    buffer_add_format(&looking->words, "%s%s %s %s（%s%s%s%s）",
                      looking->words.length > 0 ? "；" : "", values[0], date_format(found, day),
                      values[3], state, fate != PROMISE_OPEN ? "，" : "", promise_fate_words(fate),
                      looking->probable ? "，疑似同一当事人" : "");
    free(state);
}

static bool look_at(struct looking *looking, int64_t id, struct err *err)
{
    static const char *const keys[] = {"number", "found_at", "state", "violation"};
    char *values[4];
    if (!record_peek(looking->office->store, looking->kase->form, id, keys, values, 4, err)) {
        return false;
    }
    date_t found = moment_date(moment_parse(values[1], 0));
    bool counts = found >= looking->first && found <= looking->last &&
                  !is_one_of(values[2], NOTHING, sizeof NOTHING / sizeof *NOTHING);
    enum promise_fate fate = PROMISE_OPEN;
    bool done = !counts || promise_fate_of(looking->office, id, &fate, err);
    bool undecided = is_one_of(values[2], UNDECIDED, sizeof UNDECIDED / sizeof *UNDECIDED) &&
                     fate != PROMISE_BROKEN && desk_commitment_of(looking->office, id) == 0;
    if (counts && done) {
        looking->past->measures += !undecided && !looking->probable;
        looking->past->open += undecided || looking->probable;
        tell(looking, values, found, fate);
    }
    for (size_t i = 0; i < 4; i++) {
        free(values[i]);
    }
    return done;
}

static bool look(struct looking *looking, const struct same_parties *parties, struct err *err)
{
    int64_t *ids = memory_array(NULL, HISTORY_MOST_SAME * (HISTORY_MOST_COUNTED + 1), sizeof *ids);
    size_t count = 0;
    bool done = history_cases(looking->office, parties, looking->kase->id, ids, &count, err);
    for (size_t i = 0; done && i < count; i++) {
        done = look_at(looking, ids[i], err);
    }
    free(ids);
    return done;
}

static bool look_all(struct store *store, void *data, struct err *err)
{
    (void)store;
    struct looking *looking = data;
    struct same_parties same = {.count = 0};
    struct same_parties alike = {.count = 0};
    struct same_parties neighbours = {.count = 0};
    int64_t party = record_get_integer(looking->kase, "party");
    if (!history_parties(looking->office, party, false, &same, err) ||
        !history_parties(looking->office, party, true, &alike, err)) {
        return false;
    }
    for (size_t i = 0; i < alike.count; i++) {
        if (!is_in(&same, alike.ids[i])) {
            neighbours.ids[neighbours.count++] = alike.ids[i];
        }
    }
    if (!find_neighbours(looking->office, party, &same, &neighbours, err) ||
        !look(looking, &same, err)) {
        return false;
    }
    looking->probable = true;
    return look(looking, &neighbours, err);
}

bool screening_past_of(struct office *office, const struct record *kase, date_t since,
                       struct screening_past *past, struct err *err)
{
    struct looking looking = {
        .office = office,
        .kase = kase,
        .first = since,
        .last = record_get_date(kase, "found_at"),
        .past = past,
    };
    *past = (struct screening_past){0};
    buffer_init(&looking.words);
    bool done = store_read(office->store, look_all, &looking, err);
    if (looking.told > MOST_TOLD) {
        buffer_add_format(&looking.words, "；共 %d 件", looking.told);
    }
    past->words = buffer_take(&looking.words);
    return done;
}

void screening_past_done(struct screening_past *past)
{
    free(past->words);
    *past = (struct screening_past){0};
}
