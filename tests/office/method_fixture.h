/* method_fixture: what the tests of the flexible methods ask of a form that is being filled in, in the
 * small office with one case of screening_fixture. */
#ifndef TESTS_METHOD_FIXTURE_H
#define TESTS_METHOD_FIXTURE_H

#include "screening_fixture.h"

/* Saving is refused at this field in these words, and nothing is filed. */
void method_refused(struct world *world, struct record *record, enum err_code code,
                    const char *field, const char *message);
/* The field holds this value; NULL: nothing. */
void method_field_is(const struct record *record, const char *key, const char *value);
/* What is said about what stands in the field has this in it; NULL: nothing is said. */
void method_note_is(struct world *world, const struct record *record, const char *key,
                    const char *told, bool warned);
/* The act isn't open in the case, and `why` is among the reasons. */
void method_closed(struct world *world, const char *form, const char *why);
/* The case is screened and may be dealt with flexibly: the party may be called in. */
void method_begin_talks(struct world *world);
/* The order to stop and correct is given. */
void method_order(struct world *world);

#endif
