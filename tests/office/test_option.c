/* What a picker offers: who may be chosen, however many may not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "support/bureau.h"
#include "office/desk.h"

static int setup(void **state)
{
    struct bureau *bureau = calloc(1, sizeof *bureau);
    bureau_open(bureau);
    *state = bureau;
    return 0;
}

static int teardown(void **state)
{
    bureau_close(*state);
    free(*state);
    return 0;
}

/* People who left stand before those who may be chosen: the latter are offered all the same. */
static void those_who_left_take_no_place(void **state)
{
    struct office *admin = bureau_as(*state, NULL);
    struct err err;
    for (int i = 0; i < 12; i++) {
        struct record *left = bureau_fill(admin, "officer", 0, "name=安离", "active=否", NULL);
        char account[16];
        snprintf(account, sizeof account, "left%d", i);
        record_put(left, "account", account);
        record_put(left, "roles", "clerk");
        assert_true(desk_save(admin, left, false, &err));
        record_free(left);
    }
    office_close(admin);
    struct office *office = bureau_as(*state, "chen");
    struct record *kase = desk_new(office, "case", 0, &err);
    struct desk_option options[3];
    size_t count;
    int field = form_field(kase->form, "officer2");
    assert_true(desk_options(office, kase, field, "", options, 3, &count, &err));
    assert_int_equal(count, 3);
    assert_string_equal(options[0].called, "陈宇");
    record_free(kase);
    office_close(office);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(those_who_left_take_no_place, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
