/* requirement_table: reads the table, which has neither quotes nor commas in its cells. */
#include "law/requirement_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "law/record.h"

#define MOST 24 /* questions of one item */

static const struct check_context NOTHING = {0};

struct form *requirement_table_form(void)
{
    struct buffer text;
    struct err err;
    buffer_init(&text);
    assert_true(file_read(SOURCE_FOLDER "/forms/requirement.form", 1 << 20, &text, &err));
    struct form *form = form_parse("requirement", buffer_text(&text), text.length, &err);
    if (form == NULL) {
        fail_msg("%s", err.message);
    }
    buffer_done(&text);
    return form;
}

static void line_add(struct requirements *all, const struct form *form, const int *fields,
                     char *line)
{
    struct record *record = record_new(form);
    struct err err = {0};
    for (int column = 0; line != NULL; column++) {
        char *cell = strsep(&line, ",");
        if (cell[0] != '\0' && !record_enter(record, fields[column], cell, &NOTHING, &err)) {
            fail_msg("%s: %s", cell, err.message);
        }
    }
    if (!requirements_add(all, record, &err)) {
        fail_msg("%s %s %s: %s", record_get(record, "item"), record_get(record, "ordinal"),
                 err.field, err.message);
    }
    record_free(record);
}

void requirement_table_load(struct requirements *all)
{
    struct buffer text;
    struct err err;
    int fields[32];
    buffer_init(&text);
    requirements_init(all);
    struct form *form = requirement_table_form();
    assert_true(file_read(SOURCE_FOLDER "/data/law/requirements.csv", 1 << 20, &text, &err));
    char *rest = text.bytes;
    char *heading = strsep(&rest, "\n");
    for (int column = 0; heading != NULL; column++) {
        fields[column] = form_field_named(form, strsep(&heading, ","));
        assert_true(fields[column] >= 0);
    }
    for (char *line; (line = strsep(&rest, "\n")) != NULL && line[0] != '\0';) {
        line_add(all, form, fields, line);
    }
    form_free(form);
    buffer_done(&text);
}

const struct requirement *requirement_table_at(const struct requirements *all, const char *item,
                                               int ordinal)
{
    for (size_t i = 0; i < all->count; i++) {
        if (strcmp(all->items[i].item, item) == 0 && all->items[i].ordinal == ordinal) {
            return &all->items[i];
        }
    }
    fail_msg("%s %d", item, ordinal);
    return NULL;
}

enum requirement_result requirement_table_answer(const struct requirements *all, const char *list,
                                                 const char *item, const char *answers)
{
    enum requirement_result results[MOST];
    char text[400];
    size_t count;
    char *rest = text;
    struct err err = {0};
    const struct requirement *items = requirements_of(all, list, item, &count);
    strncpy(text, answers, sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_true(count <= MOST);
    for (size_t i = 0; i < count; i++) {
        char *answer = NULL;
        const char *typed = strsep(&rest, " ");
        if (typed == NULL) {
            fail_msg("%s has %zu questions", item, count);
        }
        if (!requirement_read(&items[i], strcmp(typed, "-") == 0 ? "" : typed, 0, &answer, &err)) {
            fail_msg("%s %s: %s", item, typed, err.message);
        }
        results[i] = requirement_judge(&items[i], answer, NULL, NULL);
        free(answer);
    }
    assert_null(rest);
    return requirements_judge(items, count, results);
}
