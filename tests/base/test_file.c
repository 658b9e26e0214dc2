/* Files are whole or not there; errors say why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

static char folder[] = "/tmp/rouzhi-file-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static void writes_and_reads(void **state)
{
    (void)state;
    struct err err;
    char *path = file_join(folder, "甲.txt");
    assert_true(file_write(path, "沙坪坝", 9, 0600, &err));
    struct buffer out;
    buffer_init(&out);
    assert_true(file_read(path, 100, &out, &err));
    assert_string_equal(buffer_text(&out), "沙坪坝");
    buffer_done(&out);
    assert_false(file_read(path, 3, &out, &err));
    assert_int_equal(err.code, ERR_INPUT);
    buffer_done(&out);
    size_t count;
    char **names = file_list(folder, ".txt", &count);
    assert_int_equal(count, 1);
    assert_string_equal(names[0], "甲.txt");
    free(names[0]);
    free(names);
    unlink(path);
    free(path);
}

static void a_full_disk_leaves_nothing(void **state)
{
    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit old;
    getrlimit(RLIMIT_FSIZE, &old);
    struct rlimit small = {1000, old.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    static char bytes[5000];
    struct err err;
    char *path = file_join(folder, "b.txt");
    bool done = file_write(path, bytes, sizeof bytes, 0600, &err);
    setrlimit(RLIMIT_FSIZE, &old);
    assert_false(done);
    assert_int_equal(err.code, ERR_DATABASE);
    assert_non_null(strstr(err.message, "文件大小受限制"));
    assert_false(file_exists(path)); /* and rmdir at the end finds no temporary file */
    free(path);
}

static void devices_and_links_stay_what_they_are(void **state)
{
    (void)state;
    struct err err;
    assert_true(file_write("/dev/null", "a", 1, 0600, &err));
    assert_false(file_write("/dev/full", "a", 1, 0600, &err));
    assert_non_null(strstr(err.message, "磁盘已满"));
    char *target = file_join(folder, "target");
    char *link = file_join(folder, "link");
    assert_true(file_write(target, "old", 3, 0600, &err));
    assert_int_equal(symlink(target, link), 0);
    assert_true(file_write(link, "new", 3, 0600, &err));
    struct buffer out;
    buffer_init(&out);
    assert_true(file_read(target, 10, &out, &err));
    assert_string_equal(buffer_text(&out), "new");
    buffer_done(&out);
    unlink(link);
    unlink(target);
    free(link);
    free(target);
}

static void says_what_is_missing(void **state)
{
    (void)state;
    struct err err;
    struct buffer out;
    buffer_init(&out);
    assert_false(file_read("/nowhere/x", 10, &out, &err));
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_non_null(strstr(err.message, "/nowhere/x"));
    assert_false(file_write("/nowhere/x", "a", 1, 0600, &err));
    assert_non_null(strstr(err.message, "没有这个文件或文件夹"));
}

static void long_messages_are_cut_whole(void **state)
{
    (void)state;
    struct err err;
    char text[2000];
    for (size_t i = 0; i + 3 < sizeof text; i += 3) {
        memcpy(text + i, "坝", 4);
    }
    err_set(&err, ERR_INPUT, "a%s", text);
    size_t length = strlen(err.message);
    assert_true(length < sizeof err.message);
    assert_int_equal((length - 1) % 3, 0);
    assert_false(err_set_field(&err, "name", "x"));
    assert_string_equal(err.field, "name");
}

static void a_new_file_never_replaces_one(void **state)
{
    (void)state;
    struct err err;
    struct buffer out;
    char *path = file_join(folder, "新.txt");
    buffer_init(&out);
    assert_true(file_write_new(path, "甲", 3, 0600, &err));
    assert_false(file_write_new(path, "乙", 3, 0600, &err));
    assert_int_equal(err.code, ERR_CONFLICT);
    assert_non_null(strstr(err.message, "没有覆盖它；请换一个名字"));
    assert_true(file_read(path, 100, &out, &err));
    assert_string_equal(buffer_text(&out), "甲");
    buffer_done(&out);
    unlink(path);
    struct rlimit old;
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &old);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){1, old.rlim_max});
    assert_false(file_write_new(path, "甲乙", 6, 0600, &err));
    setrlimit(RLIMIT_FSIZE, &old);
    assert_int_equal(err.code, ERR_DATABASE);
    assert_non_null(strstr(err.message, "没有留下半个文件"));
    assert_false(file_exists(path));
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_and_reads),
        cmocka_unit_test(a_full_disk_leaves_nothing),
        cmocka_unit_test(devices_and_links_stay_what_they_are),
        cmocka_unit_test(a_new_file_never_replaces_one),
        cmocka_unit_test(says_what_is_missing),
        cmocka_unit_test(long_messages_are_cut_whole),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
