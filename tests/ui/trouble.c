/* trouble: what goes wrong under a form. See ui/trouble.h. */
#include "ui/trouble.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"

void trouble_disk_full(bool full)
{
    static struct rlimit before;
    if (full) {
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before);
    }
    setrlimit(RLIMIT_FSIZE, full ? &(struct rlimit){1, before.rlim_max} : &before);
}

void trouble_drafts_blocked(const struct bureau *bureau, bool blocked)
{
    static const char *const suffixes[] = {".drafts-wal", ".drafts-shm", ".drafts"};
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        char *path = memory_format("%s%s", bureau->path, suffixes[i]);
        if (unlink(path) != 0)
            (void)rmdir(path);
        if (blocked && i == 2)
            assert_int_equal(mkdir(path, 0700), 0);
        free(path);
    }
}

char *trouble_take_files(const struct bureau *bureau, size_t *count)
{
    struct buffer text;
    struct err err = {0};
    buffer_init(&text);
    char **names = file_list(bureau->folder, ".csv", count);
    for (size_t i = 0; i < *count; i++) {
        struct buffer bytes;
        buffer_init(&bytes);
        char *path = file_join(bureau->folder, names[i]);
        assert_true(file_read(path, 1 << 20, &bytes, &err));
        buffer_add(&text, buffer_text(&bytes));
        file_remove(path);
        buffer_done(&bytes);
        free(path);
        free(names[i]);
    }
    free(names);
    return buffer_take(&text);
}

void trouble_expect_file(const struct bureau *bureau, const char *part)
{
    size_t count = 0;
    char *text = trouble_take_files(bureau, &count);
    assert_int_equal(count, 1);
    if (!strstr(text, part))
        fail_msg("%s isn't in:\n%s", part, text);
    free(text);
}
