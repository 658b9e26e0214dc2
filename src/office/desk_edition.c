/* desk_edition: what was published is never changed: a changed item is its next edition, and the old
 * one stays for the cases and letters that rest on it (行政处罚法第三十四条, 第三十七条). */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/desk_private.h"
#include "store/record_store.h"

bool desk_next_edition(struct office *office, struct record *record, struct err *err)
{
    struct record *old = record_load(office->store, record->form, record->id, err);
    if (old == NULL) {
        return false;
    }
    bool done =
        strcmp(record_get(old, "replaced"), "yes") != 0 ||
        err_set(err, ERR_REFUSED, "%s 的第 %s 版已被新版本替换，留着备查，不能再改；请改现行的版本",
                record_get(old, "code"), record_get(old, "edition"));
    if (done && old->version != record->version) {
        done = err_set(err, ERR_CONFLICT, "别人刚保存过 %s，请重新打开后再改",
                       record_get(old, "code"));
    }
    if (done) {
        char *edition = memory_format("%lld", (long long)record_get_integer(old, "edition") + 1);
        record_put(old, "replaced", "yes");
        record_put(record, "edition", edition);
        record->id = 0;
        record->version = 0;
        free(edition);
        done = record_save(office->store, old, err) && record_save(office->store, record, err);
    }
    record_free(old);
    return done;
}
