/* What is said on stderr while an older database is brought up to date. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "cli/upgrading.h"

/* All that is said in one upgrade of an instant, in which SQLite calls a hundred times. */
static void says(bool terminal, int64_t last_ms, const char *expected)
{
    char *text = NULL;
    size_t size = 0;
    struct upgrading upgrading = {.out = open_memstream(&text, &size), .terminal = terminal};
    upgrading_say("先备份", -1, &upgrading);
    upgrading.said_ms += last_ms;
    upgrading.began_ms += last_ms;
    for (int i = 0; i < 100; i++) {
        upgrading_say("先备份", 37, &upgrading);
    }
    upgrading_say("改动各表", -1, &upgrading);
    upgrading_say("改动各表", -1, &upgrading);
    upgrading_say(NULL, -1, &upgrading);
    fclose(upgrading.out);
    assert_string_equal(text, expected);
    free(text);
}

static void each_part_has_a_line(void **state)
{
    (void)state;
    says(false, -5000, "先备份，请稍候。\n改动各表，请稍候。\n");
    says(true, 0, "先备份，请稍候。\n改动各表，请稍候。\n");
}

static void how_far_once_a_second(void **state)
{
    (void)state;
    says(true, -5000, "先备份，请稍候。\n\r已 5 秒，37%  \n改动各表，请稍候。\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_part_has_a_line),
        cmocka_unit_test(how_far_once_a_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
