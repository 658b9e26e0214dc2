/* gate: one writer at a time, in a fairer order than SQLite's own waiting gives.
 *
 * flock itself knows no deadline: a repeating timer interrupts it. The timer and the
 * handler are there only while somebody waits, and are put back after. */
#include "store/gate.h"

#include "base/file.h"
#include "base/memory.h"
#include "store/place.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { HOLDER_TEXT = 256 };

int gate_open(const char *file, struct err *err)
{
    char *path = memory_format("%s.lock", file);
    int gate = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, (mode_t)place_mode(path));
    if (gate < 0)
        err_set(err, ERR_DATABASE, "打不开锁文件 %s：%s；请系统管理员检查文件夹的权限", path,
                file_reason(errno));
    free(path);
    return gate;
}

void gate_close(int gate)
{
    if (gate >= 0)
        close(gate);
}

int64_t gate_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* "1234 zhangsan 张三" as its holder wrote it. */
struct holder {
    long process;
    char account[65], name[129];
};

static bool read_holder(int gate, struct holder *holder)
{
    char text[HOLDER_TEXT] = "";
    ssize_t got = pread(gate, text, sizeof text - 1, 0);
    text[got > 0 ? got : 0] = '\0';
    return sscanf(text, "%ld %64s %128[^\n]", &holder->process, holder->account, holder->name) == 3;
}

static void wake(int signal_number)
{
    (void)signal_number; /* interrupting flock is all that it is for */
}

/* Who waits, and what he has been told. */
struct asking {
    int gate;
    store_waiting *waiting;
    void *data;
    int64_t began, said;
    bool given_up;
};

/* Whoever is asked draws and reads keys: no timer breaks into that. */
static bool goes_on(struct asking *asking, const struct itimerval *timer)
{
    static const struct itimerval none;
    struct holder holder;
    int64_t now = gate_clock();
    if (asking->waiting == NULL || now - asking->began < GATE_SAY_FIRST ||
        now - asking->said < GATE_SAY_EVERY)
        return true;
    asking->said = now;
    setitimer(ITIMER_REAL, &none, NULL);
    const char *name = read_holder(asking->gate, &holder) ? holder.name : NULL;
    asking->given_up = !asking->waiting(name, (int)(now - asking->began), asking->data);
    setitimer(ITIMER_REAL, timer, NULL);
    return !asking->given_up;
}

/* A blocking flock that a repeating timer breaks off; false at the deadline. */
static bool wait_locked(int gate, int seconds, struct asking *asking)
{
    struct sigaction action = {.sa_handler = wake};
    struct sigaction old_action;
    struct itimerval timer = {.it_interval = {.tv_usec = 50000}, .it_value = {.tv_usec = 50000}};
    struct itimerval old_timer;
    sigset_t alarm_set;
    sigset_t old_set;
    sigemptyset(&action.sa_mask);
    sigemptyset(&alarm_set);
    sigaddset(&alarm_set, SIGALRM);
    sigaction(SIGALRM, &action, &old_action);
    sigprocmask(SIG_UNBLOCK, &alarm_set, &old_set);
    setitimer(ITIMER_REAL, &timer, &old_timer);
    asking->began = gate_clock();
    int64_t deadline = asking->began + (int64_t)seconds * 1000;
    int result;
    do
        result = flock(gate, LOCK_EX);
    while (result != 0 && errno == EINTR && gate_clock() < deadline && goes_on(asking, &timer));
    setitimer(ITIMER_REAL, &old_timer, NULL);
    sigprocmask(SIG_SETMASK, &old_set, NULL);
    sigaction(SIGALRM, &old_action, NULL);
    return result == 0;
}

static bool refuse_held(int gate, int seconds, bool given_up, struct err *err)
{
    struct holder holder;
    char who[256] = "有人";
    bool known = read_holder(gate, &holder);
    if (known)
        snprintf(who, sizeof who, "%s（账号 %s，进程 %ld）", holder.name, holder.account,
                 holder.process);
    if (given_up)
        err_set(err, ERR_BUSY, "%s正在保存，没有再等，没有保存；请稍后再试", who);
    else
        err_set(err, ERR_BUSY, "%s正在保存，等了 %d 秒还没有完，没有保存；请稍后再试", who,
                seconds);
    if (known)
        err_detail(err, "gate held by pid %ld", holder.process);
    return false;
}

bool gate_lock_asking(int gate, int seconds, const char *account, const char *name,
                      store_waiting *waiting, void *data, struct err *err)
{
    struct asking asking = {.gate = gate, .waiting = waiting, .data = data};
    if (flock(gate, LOCK_EX | LOCK_NB) != 0 && !wait_locked(gate, seconds, &asking))
        return refuse_held(gate, seconds, asking.given_up, err);
    char text[HOLDER_TEXT];
    int length = snprintf(text, sizeof text, "%ld %.64s %.128s\n", (long)getpid(), account, name);
    /* Who holds it is a courtesy to those who wait: on a full disk the lock holds all the same. */
    if (pwrite(gate, text, (size_t)length, 0) == length && ftruncate(gate, length) != 0)
        return true;
    return true;
}

bool gate_lock(int gate, int seconds, const char *account, const char *name, struct err *err)
{
    return gate_lock_asking(gate, seconds, account, name, NULL, NULL, err);
}

void gate_unlock(int gate)
{
    flock(gate, LOCK_UN);
}
