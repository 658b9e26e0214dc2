/* Adding a field to a case is one line in the form and one column in a migration: this test does it,
 * and finds it saved, audited, searched, listed and in the draft, with no line of C. */
#include "fixture.h"

#include "base/file.h"
#include "base/memory.h"
#include "store/migrate.h"
#include "store/audit.h"
#include "store/connection.h"
#include "store/draft.h"
#include "store/listing.h"
#include "store/record_store.h"
#include "store/upkeep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char section[] = "\n[field weather]\nlabel = 天气\ntype = text\nlength = 20\n"
                              "csv = 天气\nword = 天气\nhelp = 检查时的天气。\n";

/* case.form with one more field, which is searched too. */
static struct form *longer_form(struct fixture *fixture)
{
    struct buffer text;
    struct buffer longer;
    buffer_init(&text);
    buffer_init(&longer);
    assert_true(file_read(SOURCE_FOLDER "/forms/case.form", 1 << 20, &text, &fixture->err));
    const char *search = strstr(buffer_text(&text), "search = ");
    size_t head = (size_t)(search - buffer_text(&text)) + strlen("search = ");
    buffer_add_bytes(&longer, buffer_text(&text), head);
    buffer_add(&longer, "weather, ");
    buffer_add(&longer, buffer_text(&text) + head);
    buffer_add(&longer, section);
    struct form *form = form_parse("case", buffer_text(&longer), longer.length, &fixture->err);
    if (!form)
        fail_msg("%s", fixture->err.message);
    buffer_done(&text);
    buffer_done(&longer);
    return form;
}

static void replace_form(struct fixture *fixture, struct form *form)
{
    for (size_t i = 0; i < fixture->forms.count; i++) {
        if (strcmp(fixture->forms.forms[i]->name, form->name) != 0)
            continue;
        form_free(fixture->forms.forms[i]);
        fixture->forms.forms[i] = form;
    }
}

static void reopen_with_column(struct fixture *fixture)
{
    size_t count = store_migration_count;
    struct migration *table = memory_array(NULL, count + 1, sizeof *table);
    memcpy(table, store_migrations, count * sizeof *table);
    table[count] = (struct migration){.version = (int)count + 1,
                                      .sql = "ALTER TABLE cases ADD COLUMN weather TEXT;"};
    store_close(fixture->store);
    replace_form(fixture, longer_form(fixture));
    fixture->store = store_open_with(&fixture->options, table, count + 1, &fixture->err);
    free(table);
    if (!fixture->store)
        fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
}

static int64_t search(struct fixture *fixture, const char *text)
{
    int64_t ids[4] = {0};
    size_t count;
    assert_true(listing_search(fixture->store, fixture_form(fixture, "case"), text, ids, 4, &count,
                               &fixture->err));
    return count == 1 ? ids[0] : 0;
}

static bool find_words(const struct audit_row *row, void *data)
{
    bool *found = data;
    *found = *found || strstr(row->words, "\"weather\":[null,\"小雨转阴\"]");
    return true;
}

static void field_is_everywhere(void **state)
{
    struct fixture *fixture = *state;
    int64_t party = fixture_add(fixture, fixture_party(fixture, "甲厂", NULL, "13812345678"));
    int64_t id =
        fixture_add(fixture, fixture_case(fixture, party, "沙环柔〔2026〕1号", "2026-11-19 14:05"));
    bool audited = false;
    reopen_with_column(fixture);
    const struct form *form = fixture_form(fixture, "case");
    struct record *record = record_load(fixture->store, form, id, &fixture->err);
    assert_non_null(record);
    assert_null(record_get(record, "weather"));
    record_put(record, "weather", "小雨转阴");
    assert_true(fixture_save(fixture->store, record, &fixture->err));
    record_free(record);
    record = record_load(fixture->store, form, id, &fixture->err);
    assert_string_equal(record_get(record, "weather"), "小雨转阴");
    assert_true(
        audit_show(fixture->store, "cases", id, true, 9, find_words, &audited, &fixture->err));
    assert_true(audited);
    assert_int_equal(search(fixture, "雨转"), id);
    assert_int_equal(search(fixture, "台账"), id); /* indexed anew with all the old fields */
    record_put(record, "weather", "晴");
    struct drafts *drafts = drafts_open(fixture->path, &fixture->err);
    struct draft_note note = {.account = "zhangsan", .form = "case", .object = id, .row = -1};
    char *typed;
    assert_true(draft_put(drafts, &note, record, NULL, &fixture->err));
    record_put(record, "weather", NULL);
    assert_true(draft_get(drafts, &note, &fixture->forms, record, &typed, &fixture->err));
    assert_string_equal(record_get(record, "weather"), "晴");
    drafts_close(drafts);
    record_free(record);
}

/* The form's line without the column: said by the check, not by a crash. */
static void missing_column_is_named(void **state)
{
    struct fixture *fixture = *state;
    struct findings findings;
    struct form *form = longer_form(fixture);
    form->search_count = 0; /* else the index could not be made, and opening says so */
    store_close(fixture->store);
    replace_form(fixture, form);
    fixture->store = fixture_open(fixture);
    findings_init(&findings);
    assert_true(upkeep_check(fixture->store, &findings, &fixture->err));
    assert_int_equal(findings.count, 1);
    assert_non_null(strstr(findings.items[0].value, "cases.weather"));
    assert_non_null(strstr(findings.items[0].reason, "缺少迁移"));
    findings_done(&findings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(field_is_everywhere, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(missing_column_is_named, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
