/* kill -9 in the middle of writes: what was acknowledged is there, the chain holds, 200 times. */
#include "fixture.h"

#include "store/audit.h"
#include "store/record_store.h"
#include "store/series.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
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

/* Writes until it is killed; an id goes into the pipe after its save has returned. */
static void write_for_ever(struct fixture *fixture, int told)
{
    struct store *store = store_open(&fixture->options, &fixture->err);
    for (;;) {
        struct record *party = fixture_party(fixture, "甲厂", NULL, "13812345678");
        if (!store || !store_write(store, number_and_save, party, &fixture->err) ||
            write(told, &party->id, sizeof party->id) != sizeof party->id)
            _exit(1);
        record_free(party);
    }
}

static void spin(long microseconds)
{
    struct timespec start;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &start);
    do
        clock_gettime(CLOCK_MONOTONIC, &now);
    while ((now.tv_sec - start.tv_sec) * 1000000L + (now.tv_nsec - start.tv_nsec) / 1000 <
           microseconds);
}

static uint32_t next(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

/* One round; returns the last id that was acknowledged, or `last`. */
static int64_t kill_once(struct fixture *fixture, uint32_t *seed, int64_t last)
{
    int told[2];
    int64_t id;
    assert_int_equal(pipe(told), 0);
    pid_t child = fork();
    if (child == 0) {
        close(told[0]);
        write_for_ever(fixture, told[1]);
    }
    close(told[1]);
    for (uint32_t acks = next(seed) % 5; acks > 0 && read(told[0], &id, sizeof id) == sizeof id;
         acks--)
        last = id;
    spin((long)(next(seed) % 4000));
    assert_int_equal(kill(child, SIGKILL), 0);
    while (read(told[0], &id, sizeof id) == sizeof id)
        last = id;
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    close(told[0]);
    return last;
}

static void check(struct fixture *fixture, int64_t last)
{
    struct audit_report report;
    fixture_reopen(fixture);
    assert_true(audit_verify(fixture->store, NULL, &report, &fixture->err));
    if (!report.whole)
        fail_msg("row %lld: %s", (long long)report.bad_seq, report.why);
    store_close(fixture->store);
    fixture->store = NULL;
    int64_t rows = fixture_number(fixture, "SELECT count(*) FROM party");
    assert_true(rows >= last); /* ids are given without gaps: every one up to the last is there */
    assert_int_equal(fixture_number(fixture, "SELECT ifnull(max(id), 0) FROM party"), rows);
    assert_int_equal(fixture_number(fixture, "SELECT ifnull(max(last), 0) FROM series"), rows);
    assert_int_equal(fixture_number(fixture, "SELECT count(DISTINCT contact) FROM party"), rows);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM search_party_docsize"), rows);
}

static void nothing_acknowledged_is_lost(void **state)
{
    struct fixture *fixture = *state;
    int rounds = 200;
    uint32_t seed = 20261120;
    int64_t last = 0;
    fixture->options.gate_seconds = 10;
    store_close(fixture->store);
    fixture->store = NULL;
    for (int i = 0; i < rounds; i++) {
        last = kill_once(fixture, &seed, last);
        check(fixture, last);
    }
    assert_true(last > 0);
    assert_int_equal(fixture_number(fixture, "SELECT count(*) FROM pragma_integrity_check "
                                             "WHERE integrity_check = 'ok'"),
                     1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_acknowledged_is_lost, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
