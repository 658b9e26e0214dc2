/* The manual as it was made tells every row of every table; and where a table speaks Chinese alone,
 * the English page has words of its own for each row: what is added there must be said here too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "manual/items.h"
#include "office/office.h"

/* The page without roff's escapes. Caller frees. */
static char *read_page(const char *folder, const char *name)
{
    struct buffer text;
    struct err err;
    char *path = file_join(folder, name);
    buffer_init(&text);
    if (!file_read(path, 1000000, &text, &err)) {
        fail_msg("%s", err.message);
    }
    free(path);
    char *page = buffer_take(&text), *put = page;
    for (const char *at = page; *at != '\0'; at++) {
        if (strncmp(at, "\\(aq", 4) == 0 || strncmp(at, "\\(ti", 4) == 0) {
            *put++ = at[2] == 'a' ? '\'' : '~';
            at += 3;
        } else if (strncmp(at, "\\e", 2) == 0) {
            *put++ = '\\';
            at++;
        } else if (at[0] == '\\' && at[1] == 'f' && at[2] != '\0') {
            at += 2;
        } else if (strncmp(at, "\\:", 2) == 0 || strncmp(at, "\\&", 2) == 0) {
            at++;
        } else if (at[0] != '\\') {
            *put++ = *at;
        }
    }
    *put = '\0';
    return page;
}

/* Which page tells which table. */
static const struct {
    const char *page; /* rouzhi, with .1 and .zh.1 */
    int section;
    const char *table;
    const char *argument;
    bool glossed; /* its own words are Chinese: the English page has words for each */
} TELLS[] = {
    {"rouzhi", 1, "commands", "", true},
    {"rouzhi", 1, "options", "", true},
    {"rouzhi", 1, "views", "", true},
    {"rouzhi", 1, "letters", "", false},
    {"rouzhi", 1, "kinds", "", false},
    {"rouzhi", 1, "keys", "", false},
    {"rouzhi", 1, "named", "", false},
    {"rouzhi", 1, "motions", "list", false},
    {"rouzhi", 1, "motions", "form", false},
    {"rouzhi", 1, "motions", "picker", false},
    {"rouzhi", 1, "motions", "dialog", false},
    {"rouzhi", 1, "motions", "preview", false},
    {"rouzhi", 1, "motions", "help", false},
    {"rouzhi", 1, "editing", "", true},
    {"rouzhi", 1, "fields", "office", false},
    {"rouzhi", 1, "exits", "", true},
    {"rouzhi-forms", 5, "form-keys", "form", true},
    {"rouzhi-forms", 5, "form-keys", "page", true},
    {"rouzhi-forms", 5, "form-keys", "field", true},
    {"rouzhi-forms", 5, "form-keys", "check", true},
    {"rouzhi-forms", 5, "types", "", true},
    {"rouzhi-forms", 5, "forms", "", false},
    {"rouzhi-forms", 5, "fields", "case", false},
    {"rouzhi-documents", 5, "directives", "", true},
    {"rouzhi-documents", 5, "words", "", false},
    {"rouzhi-admin", 8, "roles", "", false},
    {"rouzhi-admin", 8, "acts", "", false},
    {"rouzhi-admin", 8, "exits", "", true},
};

static void expect_items(const char *name, const char *page, const struct items *items)
{
    for (size_t i = 0; i < items->count; i++) {
        if (strstr(page, items->rows[i].head) == NULL) {
            fail_msg("%s does not tell %s", name, items->rows[i].head);
        }
    }
}

static bool has_gloss(const char *source, const char *key)
{
    char *line = memory_format("\n= %s", key);
    const char *found = strstr(source, line);
    while (found != NULL && found[strlen(line)] != '\n' && found[strlen(line)] != ' ') {
        found = strstr(found + 1, line);
    }
    free(line);
    return found != NULL;
}

static void expect_glosses(const char *name, const char *source, const struct items *items)
{
    for (size_t i = 0; i < items->count; i++) {
        if (!has_gloss(source, items->rows[i].key)) {
            fail_msg("man/%s has no words for %s", name, items->rows[i].key);
        }
    }
}

/* Directives of templates and keys of form files have no words in the program: Chinese needs them too. */
static bool is_bare(const struct items *items)
{
    return items->count > 0 && items->rows[0].text[0] == '\0' && items->rows[0].tail[0] == '\0';
}

static void check_page(const struct form_set *forms, size_t row, bool english)
{
    char name[64], source[80];
    struct sources sources = {forms, english};
    struct items items;
    struct err err;
    snprintf(name, sizeof name, "%s%s.%d", TELLS[row].page, english ? "" : ".zh",
             TELLS[row].section);
    snprintf(source, sizeof source, "%s.in", name);
    items_init(&items);
    assert_true(items_make(&items, &sources, TELLS[row].table, TELLS[row].argument, &err));
    char *page = read_page(BINARY_FOLDER "/manual", name);
    expect_items(name, page, &items);
    free(page);
    if (TELLS[row].glossed && (english || is_bare(&items))) {
        char *written = read_page(SOURCE_FOLDER "/man", source);
        expect_glosses(source, written, &items);
        free(written);
    }
    items_done(&items);
}

static void every_row_is_told(void **state)
{
    (void)state;
    struct err err;
    struct form_set *forms = office_forms_load(SOURCE_FOLDER, &err);
    assert_non_null(forms);
    for (size_t i = 0; i < sizeof TELLS / sizeof *TELLS; i++) {
        check_page(forms, i, false);
        check_page(forms, i, true);
    }
    office_forms_free(forms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_row_is_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
