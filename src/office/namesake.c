/* namesake: parties whose name differs by region and legal form alone (law/party_name.h).
 *
 * One question to the index of names for the words that are left; who is found by an address or
 * merely holds the words isn't one. Never says that two rows are the same party. */
#include <stdlib.h>

#include "base/text.h"
#include "law/party_name.h"
#include "office/desk_private.h"
#include "store/listing.h"
#include "store/record_store.h"

/* The rows that are called just the words come first, so that the many which hold them hide none. */
enum { LOOKED_AT = 12, SHORTEST_CORE = 3 };

static bool is_namesake(struct office *office, const struct form *form, int64_t id,
                        const char *name)
{
    char *called = record_called(office->store, form, id);
    bool same = called != NULL && party_name_same_core(called, name);
    free(called);
    return same;
}

bool desk_namesakes(struct office *office, const struct form *form, const char *name, int64_t *ids,
                    size_t limit, size_t *count, struct err *err)
{
    int64_t held[LOOKED_AT];
    size_t found = 0;
    char *core = party_name_core(name);
    bool tells = text_count(core) >= SHORTEST_CORE;
    bool done = !tells || listing_search(office->store, form, core, held, LOOKED_AT, &found, err);
    *count = 0;
    for (size_t i = 0; done && i < found && *count < limit; i++) {
        if (is_namesake(office, form, held[i], name)) {
            ids[(*count)++] = held[i];
        }
    }
    free(core);
    return done;
}
