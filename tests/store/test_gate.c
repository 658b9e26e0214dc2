/* Tests of the gate: one at a time, the holder named, freed by the kernel when its holder dies. */
#include "fixture.h"

#include "store/gate.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

/* Two descriptors of one file exclude each other as two processes do. */
static void holder_is_named(void **state)
{
    struct fixture *fixture = *state;
    int first = gate_open(fixture->path, &fixture->err);
    int second = gate_open(fixture->path, &fixture->err);
    char expected[128];
    assert_true(gate_lock(first, 1, "lisi", "李四", &fixture->err));
    assert_false(gate_lock(second, 1, "zhangsan", "张三", &fixture->err));
    assert_int_equal(fixture->err.code, ERR_BUSY);
    snprintf(expected, sizeof expected,
             "李四（账号 lisi，进程 %ld）正在保存，等了 1 秒还没有完，没有保存；请稍后再试",
             (long)getpid());
    assert_string_equal(fixture->err.message, expected);
    gate_unlock(first);
    assert_true(gate_lock(second, 1, "zhangsan", "张三", &fixture->err));
    gate_close(first);
    gate_close(second);
}

static void timer_and_handler_are_put_back(void **state)
{
    struct fixture *fixture = *state;
    struct itimerval timer;
    struct sigaction action;
    int first = gate_open(fixture->path, &fixture->err);
    int second = gate_open(fixture->path, &fixture->err);
    assert_true(gate_lock(first, 1, "lisi", "李四", &fixture->err));
    assert_false(gate_lock(second, 1, "zhangsan", "张三", &fixture->err));
    assert_int_equal(getitimer(ITIMER_REAL, &timer), 0);
    assert_int_equal(timer.it_value.tv_sec + timer.it_value.tv_usec, 0);
    assert_int_equal(sigaction(SIGALRM, NULL, &action), 0);
    assert_ptr_equal(action.sa_handler, SIG_DFL);
    gate_close(first);
    gate_close(second);
}

static void save_names_the_holder(void **state)
{
    struct fixture *fixture = *state;
    int held = gate_open(fixture->path, &fixture->err);
    struct record *party = fixture_party(fixture, "甲厂", NULL, "13812345678");
    assert_true(gate_lock(held, 1, "lisi", "李四", &fixture->err));
    assert_false(fixture_save(fixture->store, party, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_BUSY);
    assert_non_null(strstr(fixture->err.message, "李四（账号 lisi，"));
    assert_int_equal(party->id, 0);
    gate_close(held);
    assert_true(fixture_save(fixture->store, party, &fixture->err));
    record_free(party);
}

struct told {
    int times, first_ms;
    char name[64];
    int patience; /* how often */
};

static bool tell(const char *holder, int ms, void *data)
{
    struct told *told = data;
    if (told->times++ == 0) {
        told->first_ms = ms;
        snprintf(told->name, sizeof told->name, "%s", holder ? holder : "");
    }
    return told->times < told->patience;
}

/* Whoever waits is told for whom, and may stop. */
static void who_waits_is_asked(void **state)
{
    struct fixture *fixture = *state;
    struct told told = {.patience = 2};
    int held = gate_open(fixture->path, &fixture->err);
    struct record *party = fixture_party(fixture, "甲厂", NULL, "13812345678");
    store_set_waiting(fixture->store, tell, &told);
    assert_true(gate_lock(held, 1, "lisi", "李四", &fixture->err));
    assert_false(fixture_save(fixture->store, party, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_BUSY);
    assert_non_null(strstr(fixture->err.message, "李四（账号 lisi，"));
    assert_non_null(strstr(fixture->err.message, "正在保存，没有再等，没有保存"));
    assert_string_equal(told.name, "李四");
    assert_int_equal(told.times, 2);
    assert_in_range(told.first_ms, 300, 600);
    gate_close(held);

    sqlite3 *other; /* a program without a gate */
    told = (struct told){.patience = 2};
    assert_int_equal(sqlite3_open(fixture->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    assert_false(fixture_save(fixture->store, party, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_BUSY);
    assert_int_equal(told.times, 2);
    assert_string_equal(told.name, "");
    sqlite3_close(other);
    store_set_waiting(fixture->store, NULL, NULL);
    assert_true(fixture_save(fixture->store, party, &fixture->err));
    record_free(party);
}

static void dead_holder_frees_it(void **state)
{
    struct fixture *fixture = *state;
    int told[2];
    char byte;
    assert_int_equal(pipe(told), 0);
    pid_t child = fork();
    if (child == 0) {
        int gate = gate_open(fixture->path, &fixture->err);
        if (gate_lock(gate, 1, "lisi", "李四", &fixture->err) && write(told[1], "x", 1) == 1)
            pause();
        _exit(1);
    }
    assert_int_equal(read(told[0], &byte, 1), 1);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    int gate = gate_open(fixture->path, &fixture->err);
    assert_true(gate_lock(gate, 1, "zhangsan", "张三", &fixture->err));
    gate_close(gate);
    close(told[0]);
    close(told[1]);
}

static void no_folder_no_gate(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(gate_open("/nowhere/rouzhi.db", &fixture->err), -1);
    assert_int_equal(fixture->err.code, ERR_DATABASE);
    assert_non_null(strstr(fixture->err.message, "打不开锁文件 /nowhere/rouzhi.db.lock："));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        TEST(holder_is_named),       TEST(timer_and_handler_are_put_back),
        TEST(save_names_the_holder), TEST(dead_holder_frees_it),
        TEST(no_folder_no_gate),     TEST(who_waits_is_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
