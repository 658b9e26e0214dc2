/* The manual pages tell every key of the action table and every view: what is added there must be
 * written here too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "law/view.h"
#include "ui/action.h"

static const char *const pages[] = {"man/rouzhi.1", "man/rouzhi.zh.1"};
#define PAGES (sizeof pages / sizeof *pages)

/* The page without roff's escapes (\- and \fB …). Caller frees. */
static char *read_page(const char *name)
{
    struct buffer text;
    struct err err;
    char *path = file_join(SOURCE_FOLDER, name);
    buffer_init(&text);
    assert_true(file_read(path, 1000000, &text, &err));
    free(path);
    char *page = buffer_take(&text);
    char *put = page;
    for (const char *at = page; *at != '\0'; at++) {
        if (at[0] == '\\' && at[1] == 'f' && at[2] != '\0') {
            at += 2;
        } else if (at[0] != '\\') {
            *put++ = *at;
        }
    }
    *put = '\0';
    return page;
}

static void every_key_is_told(void **state)
{
    (void)state;
    size_t count;
    const struct action *all = actions(&count);
    for (size_t p = 0; p < PAGES; p++) {
        char *page = read_page(pages[p]);
        for (size_t i = 0; i < count; i++) {
            for (int k = 0; k < all[i].key_count; k++) {
                char label[16];
                key_label(&all[i].keys[k], label);
                bool section = strncmp(label, "Alt-", 4) == 0; /* told as Alt-1 … 9 */
                bool enter = strcmp(label, "Enter") == 0 && strstr(page, "回车") != NULL;
                if (!section && !enter && strstr(page, label) == NULL) {
                    fail_msg("%s does not tell %s (%s)", pages[p], label, all[i].english);
                }
            }
        }
        free(page);
    }
}

static void every_view_is_told(void **state)
{
    (void)state;
    size_t count;
    const struct view *all = views(&count);
    for (size_t p = 0; p < PAGES; p++) {
        char *page = read_page(pages[p]);
        for (size_t i = 0; i < count; i++) {
            if (strstr(page, all[i].key) == NULL) {
                fail_msg("%s does not tell the view %s", pages[p], all[i].key);
            }
        }
        free(page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_is_told),
        cmocka_unit_test(every_view_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
