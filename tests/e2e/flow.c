/* flow: see the header. Sub-commands run in a terminal too, but a very wide one, so that their
 * lines stay whole. */
#include "e2e/flow.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

#define LARGEST ((size_t)512 * 1024 * 1024)
#define WORDS 40

static void copy_file(const char *from, const char *to)
{
    struct buffer bytes;
    struct err err;
    buffer_init(&bytes);
    if (!file_read(from, LARGEST, &bytes, &err) ||
        !file_write(to, buffer_text(&bytes), bytes.length, 0600, &err)) {
        fail_msg("%s: %s", from, err.message);
    }
    buffer_done(&bytes);
}

int flow_setup(void **state)
{
    struct flow *flow = memory_alloc(sizeof *flow);
    const char *place = getenv("TMPDIR");
    flow->folder = memory_format("%s/rouzhi-flow-XXXXXX", place != NULL ? place : "/tmp");
    assert_non_null(mkdtemp(flow->folder));
    size_t count;
    char **names = file_list(PRACTICE_FOLDER, ".db", &count);
    assert_int_equal(count, 1);
    char *from = file_join(PRACTICE_FOLDER, names[0]);
    flow->database = file_join(flow->folder, names[0]);
    copy_file(from, flow->database);
    free(from);
    free(names[0]);
    free(names);
    *state = flow;
    return 0;
}

/* Every file and folder below, what is in a folder before the folder itself; the first path that
 * `visit` takes ends it and is returned (caller frees). */
static char *walk(const char *folder, bool (*visit)(const FTSENT *entry, const char *suffix),
                  const char *suffix)
{
    char *roots[] = {memory_copy(folder), NULL};
    FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    char *taken = NULL;
    const FTSENT *entry;
    while (taken == NULL && (entry = fts_read(tree)) != NULL) {
        if (entry->fts_info != FTS_D && visit(entry, suffix)) {
            taken = memory_copy(entry->fts_path);
        }
    }
    fts_close(tree);
    free(roots[0]);
    return taken;
}

static bool remove_one(const FTSENT *entry, const char *suffix)
{
    (void)suffix;
    (void)remove(entry->fts_path);
    return false;
}

static bool ends_so(const FTSENT *entry, const char *suffix)
{
    size_t length = strlen(entry->fts_path);
    size_t tail = strlen(suffix);
    return entry->fts_info == FTS_F && length >= tail &&
           strcmp(entry->fts_path + length - tail, suffix) == 0;
}

int flow_teardown(void **state)
{
    struct flow *flow = *state;
    (void)walk(flow->folder, remove_one, NULL);
    free(flow->database);
    free(flow->folder);
    free(flow);
    return 0;
}

static struct pty *start(const struct flow *flow, const char *const *argv, int rows, int columns)
{
    char *home = memory_format("HOME=%s", flow->folder);
    char *outbox = memory_format("ROUZHI_OUTBOX=%s/outbox", flow->folder);
    const char *environment[] = {"ROUZHI_NOW=" FLOW_NOW, home, outbox, NULL};
    struct pty_options options = {.argv = argv,
                                  .environment = environment,
                                  .folder = flow->folder,
                                  .rows = rows,
                                  .columns = columns};
    struct pty *pty = pty_start(&options);
    free(home);
    free(outbox);
    return pty;
}

struct pty *flow_start(const struct flow *flow, const char *account, int rows, int columns)
{
    const char *argv[] = {ROUZHI, "--db", flow->database, "--as", account, NULL};
    return start(flow, argv, rows, columns);
}

struct pty *flow_lines(const struct flow *flow, const char *account)
{
    const char *argv[] = {"/usr/bin/env", "TERM=dumb", ROUZHI,  "--db",
                          flow->database, "--as",      account, NULL};
    return start(flow, argv, 40, 80);
}

struct pty *flow_tour(const struct flow *flow, int rows, int columns)
{
    const char *argv[] = {ROUZHI, "demo", "--at", flow->folder, "--tour", NULL};
    return start(flow, argv, rows, columns);
}

struct pty *flow_start_program(const struct flow *flow, const char *const *argv, int rows,
                               int columns)
{
    return start(flow, argv, rows, columns);
}

struct pty *flow_login(const struct flow *flow, const char *account)
{
    struct pty *pty = flow_start(flow, account, 24, 80);
    assert_true(pty_wait(pty, "1 今日", FLOW_SECONDS));
    return pty;
}

void flow_leave(struct pty *pty)
{
    int status;
    assert_true(pty_keys(pty, "<F10>"));
    assert_true(pty_exit_status(pty, FLOW_SECONDS, &status));
    assert_int_equal(status, 0);
    pty_free(pty);
}

char *flow_word_after(struct pty *pty, const char *text)
{
    static const char *const ends[] = {" ", "\n", "。"};
    assert_true(pty_wait(pty, text, FLOW_SECONDS));
    char *screen = pty_screen(pty);
    const char *word = strstr(screen, text) + strlen(text);
    size_t length = strlen(word);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const char *end = strstr(word, ends[i]);
        if (end != NULL && (size_t)(end - word) < length) {
            length = (size_t)(end - word);
        }
    }
    char *copy = memory_copy_n(word, length);
    free(screen);
    return copy;
}

char *flow_program(const struct flow *flow, int status, const char *const *argv)
{
    struct pty *pty = start(flow, argv, 400, 400);
    int ended;
    assert_true(pty_exit_status(pty, FLOW_SECONDS, &ended));
    char *screen = pty_screen(pty);
    for (size_t end = strlen(screen); end > 1 && strcmp(screen + end - 2, "\n\n") == 0; end--) {
        screen[end - 1] = '\0'; /* the empty rest of the screen */
    }
    if (ended != status) {
        fail_msg("%s ended with %d, not %d:\n%s", argv[0], ended, status, screen);
    }
    pty_free(pty);
    return screen;
}

char *flow_run(const struct flow *flow, const char *account, int status, const char *words)
{
    const char *argv[WORDS] = {ROUZHI};
    size_t count = 1;
    char *copy = memory_copy(words);
    for (char *word = strtok(copy, " "); word != NULL; word = strtok(NULL, " ")) {
        assert_true(count < WORDS - 5);
        argv[count++] = word;
    }
    argv[count++] = "--db";
    argv[count++] = flow->database;
    argv[count++] = "--as";
    argv[count++] = account;
    char *said = flow_program(flow, status, argv);
    free(copy);
    return said;
}

char *flow_find(const struct flow *flow, const char *suffix)
{
    return walk(flow->folder, ends_so, suffix);
}

void flow_act(struct pty *pty, const char *title)
{
    char *row = memory_format("  %s", title);
    keys(pty, "<F5>");
    sees(pty, "> 1  ");
    sees(pty, row);
    for (int down = pty_row_of(pty, row) - pty_row_of(pty, "> 1  "); down > 0; down--) {
        keys(pty, "<Down>");
    }
    at(pty, row);
    keys(pty, "<Enter>");
    free(row);
}

void flow_pick(struct pty *pty, const char *typed, const char *wanted)
{
    char *first = memory_format("> %s", wanted);
    keys(pty, typed);
    sees(pty, "查找：");
    sees(pty, first);
    keys(pty, "<Enter>");
    assert_true(pty_wait_gone(pty, "查找：", FLOW_SECONDS));
    free(first);
}

void keys(struct pty *pty, const char *keys)
{
    assert_true(pty_keys(pty, keys));
}

void sees(struct pty *pty, const char *text)
{
    assert_true(pty_wait(pty, text, FLOW_SECONDS));
}

void at(struct pty *pty, const char *label)
{
    assert_true(pty_wait_cursor_at(pty, label, FLOW_SECONDS));
}

char *flow_own_case(const struct flow *flow, const char *account, const char *name,
                    const char *state)
{
    char *list = flow_run(flow, account, 0, "list mine");
    char *number = NULL;
    for (char *line = strtok(list, "\n"); line && !number; line = strtok(NULL, "\n")) {
        const char *handled = strstr(line, name);
        if (handled && strstr(handled, state)) {
            number = memory_copy_n(line, strcspn(line, " "));
        }
    }
    assert_non_null(number);
    free(list);
    return number;
}

struct pty *flow_stand_on(const struct flow *flow, const char *account, const char *number)
{
    static const char open[] = "〔2026〕";
    char *row = memory_format("> %s", number);
    char *digits = memory_copy(strstr(number, open) + strlen(open));
    digits[strspn(digits, "0123456789")] = '\0';
    char *sought = memory_format("查找：%s ", digits);
    struct pty *pty = flow_login(flow, account);
    keys(pty, "<A-2>");
    sees(pty, "全部案件");
    keys(pty, digits);
    sees(pty, sought);
    sees(pty, row);
    free(sought);
    free(digits);
    free(row);
    return pty;
}

void flow_shows(const struct flow *flow, const char *account, const char *number,
                const char *const *parts)
{
    char *words = memory_format("show %s", number);
    char *said = flow_run(flow, account, 0, words);
    for (size_t i = 0; parts[i]; i++) {
        if (!strstr(said, parts[i])) {
            fail_msg("\"%s\" isn't in:\n%s", parts[i], said);
        }
    }
    free(said);
    free(words);
}
