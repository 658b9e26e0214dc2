/* similar: parties that may be the one that is just being typed in. See office/similar.h.
 *
 * Each reason is one question to an index; what is certain is asked first, so that it stands first.
 * A name in the midst of being typed (重庆市) is held by so many that it says nothing: then nothing is said. */
#include "office/similar.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "law/party_name.h"
#include "office/desk_private.h"
#include "store/listing.h"
#include "store/record_store.h"

enum { SHORTEST_PART = 4, MOST_HOLDING = 12 };

struct search {
    struct office *office;
    const struct record *record; /* with what was typed laid in */
    struct similar *found;
    size_t limit, count;
};

static bool is_known(const struct search *search, int64_t id)
{
    bool known = id == search->record->id;
    for (size_t i = 0; !known && i < search->count; i++) {
        known = search->found[i].id == id;
    }
    return known;
}

static void add(struct search *search, int64_t id, const char *key, const char *why, bool certain)
{
    if (search->count == search->limit || is_known(search, id)) {
        return;
    }
    char *called = record_called(search->office->store, search->record->form, id);
    struct similar *similar = &search->found[search->count++];
    similar->id = id;
    similar->certain = certain;
    similar->field = form_field(search->record->form, key);
    text_put(similar->called, sizeof similar->called, called);
    text_put(similar->why, sizeof similar->why, why);
    free(called);
}

static bool by_value(struct search *search, const char *key, const char *why, bool certain,
                     struct err *err)
{
    const struct record_match match = {key, record_get(search->record, key), false};
    int64_t ids[SIMILAR_MOST + 1];
    size_t count = 0;
    bool done = match.value == NULL || record_where(search->office->store, search->record->form,
                                                    &match, 1, ids, SIMILAR_MOST + 1, &count, err);
    for (size_t i = 0; done && i < count; i++) {
        add(search, ids[i], key, why, certain);
    }
    return done;
}

static bool by_code(struct search *search, struct err *err)
{
    return by_value(search, "credit_code", "信用代码相同", true, err);
}

static bool by_resident(struct search *search, struct err *err)
{
    return by_value(search, "resident_id", "身份证号码相同", true, err);
}

static bool by_phone(struct search *search, struct err *err)
{
    return by_value(search, "phone", "电话相同", false, err);
}

/* The same name with another number may be a namesake, or a number that was typed wrong. */
static bool add_names(struct search *search, const int64_t *ids, size_t count, const char *why,
                      struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && i < count; i++) {
        struct record *other =
            record_load(search->office->store, search->record->form, ids[i], err);
        done = other != NULL;
        if (done) {
            bool others = desk_other_numbers(search->record, other);
            char *words = memory_format("%s%s", why, others ? "，证件号码不同" : "");
            add(search, ids[i], "name", words, false);
            free(words);
        }
        record_free(other);
    }
    return done;
}

static bool by_name(struct search *search, struct err *err)
{
    const char *name = record_get(search->record, "name");
    int64_t ids[SIMILAR_MOST + 1];
    size_t count = 0;
    bool done = name == NULL || record_spelt(search->office->store, search->record->form, name, ids,
                                             SIMILAR_MOST + 1, &count, err);
    return done && add_names(search, ids, count, "名称相同", err);
}

/* 重庆市渝碚机械有限责任公司 while 渝碚机械有限公司 is on file. */
static bool by_core(struct search *search, struct err *err)
{
    const char *name = record_get(search->record, "name");
    int64_t ids[SIMILAR_MOST + 1];
    size_t count = 0;
    bool done = name == NULL || desk_namesakes(search->office, search->record->form, name, ids,
                                               SIMILAR_MOST + 1, &count, err);
    return done && add_names(search, ids, count, "名称只差地区或公司形式", err);
}

/* 重庆渝碚机械有限公司 while 渝碚机械有限公司土湾分公司 is being typed. */
static bool by_parent(struct search *search, struct err *err)
{
    const char *name = record_get(search->record, "name");
    char *parent = name != NULL ? party_name_parent(name) : NULL;
    int64_t ids[SIMILAR_MOST + 1];
    size_t count = 0;
    bool done = parent == NULL || desk_namesakes(search->office, search->record->form, parent, ids,
                                                 SIMILAR_MOST + 1, &count, err);
    for (size_t i = 0; done && i < count; i++) {
        add(search, ids[i], "name", "名称相近", false);
    }
    free(parent);
    return done;
}

/* 渝碚机械有限公司 while its branch is being typed. */
static bool by_part(struct search *search, struct err *err)
{
    const char *name = record_get(search->record, "name");
    int64_t ids[SIMILAR_MOST + 1];
    size_t count = 0;
    bool done = name == NULL || record_named_in(search->office->store, search->record->form, name,
                                                SHORTEST_PART, ids, SIMILAR_MOST + 1, &count, err);
    for (size_t i = 0; done && i < count; i++) {
        add(search, ids[i], "name", "名称相近", false);
    }
    return done;
}

static bool holds_name(struct search *search, int64_t id, const char *name)
{
    char *called = record_called(search->office->store, search->record->form, id);
    bool holds = called != NULL && text_contains(called, name);
    free(called);
    return holds;
}

static bool by_holding(struct search *search, struct err *err)
{
    const char *name = record_get(search->record, "name");
    int64_t ids[MOST_HOLDING];
    size_t count = 0;
    if (name == NULL || text_count(name) < SHORTEST_PART) {
        return true;
    }
    bool done = listing_search(search->office->store, search->record->form, name, ids, MOST_HOLDING,
                               &count, err);
    for (size_t i = 0; done && count < MOST_HOLDING && i < count; i++) {
        if (holds_name(search, ids[i], name)) { /* and not the address */
            add(search, ids[i], "name", "名称相近", false);
        }
    }
    return done;
}

static bool (*const REASONS[])(struct search *search, struct err *err) = {
    by_code, by_resident, by_name, by_core, by_phone, by_part, by_parent, by_holding,
};

/* What stands in the editor is half a number most of the time: then the field is as if empty. */
static void lay_in(struct office *office, struct record *record, int field, const char *typed)
{
    struct check_context context = office_context(office);
    struct err ignored;
    if (typed != NULL && !record_enter(record, field, typed, &context, &ignored)) {
        record_set(record, field, NULL);
    }
}

static bool ask(struct store *store, void *data, struct err *err)
{
    (void)store;
    struct search *search = data;
    bool done = true;
    for (size_t i = 0; done && i < sizeof REASONS / sizeof *REASONS; i++) {
        done = search->count == search->limit || REASONS[i](search, err);
    }
    return done;
}

bool office_similar(struct office *office, const struct record *record, int field,
                    const char *typed, struct similar *found, size_t limit, size_t *count,
                    struct err *err)
{
    *count = 0;
    if (!office_may(office, ACT_VIEW_CASES, err)) {
        return false;
    }
    struct record *copy = record_copy(record);
    lay_in(office, copy, field, typed);
    struct search search = {.office = office,
                            .record = copy,
                            .found = found,
                            .limit = limit < SIMILAR_MOST ? limit : SIMILAR_MOST};
    bool done = store_read(office->store, ask, &search, err);
    *count = search.count;
    record_free(copy);
    return done;
}
