/* demo_cast: who is there in the practice office, read back from the store after the import. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "law/act.h"
#include "office/demo_private.h"
#include "store/record_store.h"

struct collection {
    struct record ***records;
    size_t *count;
    bool (*wanted)(const struct record *record);
};

static bool handles_cases(const struct record *officer)
{
    return record_get(officer, "cert") != NULL &&
           (roles_parse(record_get(officer, "roles")) & ROLE_OFFICER) != 0;
}

static bool anything(const struct record *record)
{
    (void)record;
    return true;
}

/* The record is freed by its caller, so it is copied. */
static bool collect(struct record *record, void *data)
{
    struct collection *collection = data;
    if (collection->wanted(record)) {
        *collection->records = memory_array(*collection->records, *collection->count + 1,
                                            sizeof **collection->records);
        (*collection->records)[(*collection->count)++] = record_copy(record);
    }
    return true;
}

static void free_all(struct record **records, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        record_free(records[i]);
    }
    free(records);
}

void demo_cast_init(struct demo_cast *cast)
{
    *cast = (struct demo_cast){.parties = NULL};
}

void demo_cast_done(struct demo_cast *cast)
{
    free_all(cast->parties, cast->party_count);
    free_all(cast->staff, cast->staff_count);
    free_all(cast->officers, cast->officer_count);
    free_all(cast->items, cast->item_count);
    demo_cast_init(cast);
}

bool demo_cast_read(struct demo_cast *cast, struct office *office, struct err *err)
{
    struct {
        const char *form;
        struct collection collection;
    } parts[] = {
        {"party", {&cast->parties, &cast->party_count, anything}},
        {"officer", {&cast->staff, &cast->staff_count, anything}},
        {"officer", {&cast->officers, &cast->officer_count, handles_cases}},
        {"item", {&cast->items, &cast->item_count, anything}},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (!record_each(office->store, office_form(office, parts[i].form), NULL, NULL, collect,
                         &parts[i].collection, err)) {
            return false;
        }
    }
    return true;
}

const struct record *demo_cast_item(const struct demo_cast *cast, const char *code)
{
    for (size_t i = 0; i < cast->item_count; i++) {
        if (strcmp(record_get(cast->items[i], "code"), code) == 0) {
            return cast->items[i];
        }
    }
    return NULL;
}

/* The first of the staff who has the role. */
static const struct record *with_role(const struct demo_cast *cast, const char *title)
{
    size_t count;
    const struct role_name *names = role_names(&count);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; strcmp(names[i].title, title) == 0 && j < cast->staff_count; j++) {
            if ((roles_parse(record_get(cast->staff[j], "roles")) & names[i].role) != 0) {
                return cast->staff[j];
            }
        }
    }
    return NULL;
}

/* One who handles cases, but not this one. */
static const struct record *bystander(const struct demo_cast *cast, const struct demo_case *made)
{
    for (size_t i = 0; i < cast->officer_count; i++) {
        if (cast->officers[i] != made->officers[0] && cast->officers[i] != made->officers[1]) {
            return cast->officers[i];
        }
    }
    return NULL;
}

const char *demo_doer(const struct demo_cast *cast, const struct demo_case *made, const char *word)
{
    bool counter = strcmp(word, "受理人") == 0;
    const struct record *doer =
        strcmp(word, "承办人") == 0 || (counter && !made->by_clerk) ? made->officers[0]
        : strcmp(word, "协办人") == 0                               ? made->officers[1]
        : strcmp(word, "旁人") == 0                                 ? bystander(cast, made)
                                    : with_role(cast, counter ? "文员" : word);
    return doer != NULL ? record_get(doer, "account") : NULL;
}
