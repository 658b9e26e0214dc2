/* Tests of where database files may lie and how they get their names. */
#include "fixture.h"

#include "base/file.h"
#include "store/place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void network_is_told_from_local(void **state)
{
    const char *name;
    (void)state;
    assert_true(place_is_network(0x6969, &name));
    assert_string_equal(name, "NFS");
    assert_true(place_is_network((long)0xff534d42, &name));
    assert_string_equal(name, "CIFS");
    assert_true(place_is_network((long)(int)0xfe534d42, &name)); /* f_type may be signed */
    assert_false(place_is_network(0xef53, &name));               /* ext4 */
    assert_false(place_is_network(0x01021994, &name));           /* tmpfs */
}

static void folder_links_are_followed(void **state)
{
    struct fixture *fixture = *state;
    char link_path[200];
    char inside[240];
    snprintf(link_path, sizeof link_path, "%s/link", fixture->folder);
    snprintf(inside, sizeof inside, "%s/rouzhi.db", link_path);
    assert_int_equal(symlink(fixture->folder, link_path), 0);
    char *resolved = place_resolve(inside, &fixture->err);
    assert_string_equal(resolved, fixture->path);
    assert_true(place_is_local(resolved, &fixture->err));
    free(resolved);
}

static void names_are_never_taken_over(void **state)
{
    struct fixture *fixture = *state;
    char other[200];
    snprintf(other, sizeof other, "%s/other", fixture->folder);
    assert_true(place_make(fixture->path, 0640, &fixture->err));
    assert_true(place_make(other, 0600, &fixture->err));
    assert_false(place_make(other, 0600, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_CONFLICT);
    assert_false(place_rename_new(fixture->path, other, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_CONFLICT);
    assert_non_null(strstr(fixture->err.message, "other 已经存在，没有覆盖"));
    assert_true(file_exists(fixture->path));
    place_remove(other);
    assert_true(place_rename_new(fixture->path, other, &fixture->err));
    assert_false(file_exists(fixture->path));
    assert_true(place_flush(other, &fixture->err));
    assert_false(place_flush(fixture->path, &fixture->err));
}

static void mode_follows_the_folder(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(place_mode(fixture->path), 0600);
    assert_int_equal(chmod(fixture->folder, 02770), 0);
    assert_int_equal(place_mode(fixture->path), 0660);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define BARE(name) cmocka_unit_test_setup_teardown(name, fixture_folder, fixture_teardown)
        cmocka_unit_test(network_is_told_from_local),
        BARE(folder_links_are_followed),
        BARE(names_are_never_taken_over),
        BARE(mode_follows_the_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
