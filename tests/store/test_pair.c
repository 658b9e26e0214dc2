/* Two processes writing at the same time: nothing lost, no number twice, none left out. */
#include "fixture.h"

#include "store/audit.h"
#include "store/record_store.h"
#include "store/series.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static bool number_and_save(struct store *store, void *data, struct err *err)
{
    struct record *record = data;
    char contact[32];
    long no;
    if (!series_take(store, "柔", 2026, &no, err))
        return false;
    snprintf(contact, sizeof contact, "%ld", no);
    record_put(record, "contact", contact);
    return record_save(store, record, err);
}

static bool number_and_think_again(struct store *store, void *data, struct err *err)
{
    return number_and_save(store, data, err) && err_set(err, ERR_REFUSED, "不办了");
}

/* Every tenth is given up after it has taken a number. */
static pid_t start(struct fixture *fixture, int writes)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    struct store *store = store_open(&fixture->options, &fixture->err);
    for (int i = 0; store && i < writes; i++) {
        struct record *party = fixture_party(fixture, "甲厂", NULL, "13812345678");
        if (i % 10 == 9 && (store_write(store, number_and_think_again, party, &fixture->err) ||
                            fixture->err.code != ERR_REFUSED))
            _exit(2);
        record_free(party);
        party = fixture_party(fixture, "甲厂", NULL, "13812345678");
        if (!store_write(store, number_and_save, party, &fixture->err)) {
            fprintf(stderr, "%s (%s)\n", fixture->err.message, fixture->err.detail);
            _exit(3);
        }
        record_free(party);
    }
    _exit(store ? 0 : 1);
}

static void none_is_lost(void **state)
{
    struct fixture *fixture = *state;
    int writes = getenv("ROUZHI_SLOW") ? 25 : 500;
    pid_t children[2];
    struct audit_report report;
    fixture->options.gate_seconds = 10;
    store_close(fixture->store);
    fixture->store = NULL;
    for (int i = 0; i < 2; i++)
        children[i] = start(fixture, writes);
    for (int i = 0; i < 2; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
    fixture->store = fixture_open(fixture);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM party"), 2 * writes);
    assert_int_equal(fixture_number(fixture, "SELECT last FROM series"), 2 * writes);
    assert_int_equal(fixture_number(fixture, "SELECT count(DISTINCT contact) FROM party"),
                     2 * writes);
    assert_true(audit_verify(fixture->store, NULL, &report, &fixture->err));
    assert_true(report.whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(none_is_lost, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
