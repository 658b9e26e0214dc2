/* steps_fixture: see steps_fixture.h. */
#include "steps_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "office/desk.h"
#include "store/record_store.h"

/* Fills in a new step and files it; 0 and world->err if something is refused. */
static int64_t take(struct world *world, const char *account, const char *form, va_list pairs)
{
    struct office *office = bureau_as(&world->bureau, account);
    struct record *step = desk_new(office, form, world->kase, &world->err);
    bool right = step != NULL;
    for (const char *pair; right && (pair = va_arg(pairs, const char *)) != NULL;) {
        char *key = strdup(pair);
        char *value = strchr(key, '=');
        *value++ = '\0';
        right = desk_enter(office, step, form_field(step->form, key), value, &world->err);
        free(key);
    }
    right = right && desk_save(office, step, false, &world->err);
    int64_t id = right ? step->id : 0;
    record_free(step);
    office_close(office);
    return id;
}

int64_t step_done(struct world *world, const char *account, const char *form, ...)
{
    va_list pairs;
    va_start(pairs, form);
    int64_t id = take(world, account, form, pairs);
    va_end(pairs);
    if (id == 0) {
        fail_msg("%s by %s: %s", form, account, world->err.message);
    }
    return id;
}

void step_refused(struct world *world, const char *account, const char *form, const char *message,
                  ...)
{
    va_list pairs;
    va_start(pairs, message);
    int64_t id = take(world, account, form, pairs);
    va_end(pairs);
    if (id != 0) {
        fail_msg("%s by %s is done, not: %s", form, account, message);
    }
    if (strstr(world->err.message, message) == NULL) {
        fail_msg("%s", world->err.message);
    }
}

struct putting {
    const struct form *form;
    int64_t kase;
    const char *key, *code;
};

static bool put(struct store *store, void *data, struct err *err)
{
    const struct putting *putting = data;
    struct record *kase = record_load(store, putting->form, putting->kase, err);
    assert_non_null(kase);
    record_put(kase, putting->key, putting->code);
    bool done = record_save(store, kase, err);
    record_free(kase);
    return done;
}

static moment_t bureau_clock(void *data)
{
    return ((struct bureau *)data)->now;
}

void state_put(struct world *world, const char *key, const char *code)
{
    struct form_set *forms = office_forms_load(SOURCE_FOLDER, &world->err);
    struct store_options options = {.path = world->bureau.path,
                                    .forms = forms,
                                    .now = bureau_clock,
                                    .now_data = &world->bureau};
    struct store *store = store_open(&options, &world->err);
    struct putting putting = {form_set_find(forms, "case"), world->kase, key, code};
    if (store == NULL || !store_write(store, put, &putting, &world->err)) {
        fail_msg("%s", world->err.message);
    }
    store_close(store);
    office_forms_free(forms);
}

void state_is(struct world *world, const char *key, const char *code)
{
    struct record *kase = desk_load(world->office, "case", world->kase, &world->err);
    assert_non_null(kase);
    const char *is = record_get(kase, key);
    if (code == NULL) {
        assert_null(is);
    } else {
        assert_non_null(is);
        assert_string_equal(is, code);
    }
    record_free(kase);
}
