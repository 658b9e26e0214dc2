/* method_fixture: see method_fixture.h. */
#include "method_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "office/desk.h"

void method_refused(struct world *world, struct record *record, enum err_code code,
                    const char *field, const char *message)
{
    assert_false(desk_save(world->office, record, false, &world->err));
    assert_string_equal(world->err.message, message);
    assert_int_equal(world->err.code, code);
    assert_string_equal(world->err.field, field);
    assert_int_equal(record->id, 0);
}

void method_field_is(const struct record *record, const char *key, const char *value)
{
    if (value == NULL) {
        assert_null(record_get(record, key));
    } else {
        assert_non_null(record_get(record, key));
        assert_string_equal(record_get(record, key), value);
    }
}

void method_note_is(struct world *world, const struct record *record, const char *key,
                    const char *told, bool warned)
{
    bool warns;
    char *note = desk_note(world->office, record, form_field(record->form, key), &warns);
    assert_int_equal(note != NULL, told != NULL);
    if (told != NULL) {
        assert_non_null(strstr(note, told));
        assert_int_equal(warns, warned);
    }
    free(note);
}

void method_begin_talks(struct world *world)
{
    struct record *screening = screening_clean(world, world->kase);
    screening_save(world, screening);
    record_free(screening);
    record_free(bureau_file(world->office, "propose", world->kase, "methods=约谈告诫",
                            "reason=轻微并已改正", NULL));
    struct office *deputy = bureau_as(&world->bureau, "deputy");
    record_free(bureau_file(deputy, "approve", world->kase, NULL));
    office_close(deputy);
}

void method_closed(struct world *world, const char *form, const char *why)
{
    assert_null(desk_new(world->office, form, world->kase, &world->err));
    assert_int_equal(world->err.code, ERR_REFUSED);
    if (strstr(world->err.message, why) == NULL) {
        fail_msg("\"%s\" isn't in \"%s\"", why, world->err.message);
    }
}

void method_order(struct world *world)
{
    struct record *order = bureau_file(world->office, "order", world->kase, "stop=停止喷漆",
                                       "correct=装活性炭箱", "until=+3", NULL);
    record_free(order);
}
