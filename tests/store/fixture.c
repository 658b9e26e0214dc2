/* fixture: an office in a folder of its own for each test of the store. */
#include "fixture.h"

#include "base/file.h"
#include "base/memory.h"
#include "store/record_store.h"
#include "support/mould.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static moment_t frozen(void *data)
{
    return *(moment_t *)data;
}

static void load_forms(struct fixture *fixture)
{
    size_t count;
    char **names = file_list(SOURCE_FOLDER "/forms", ".form", &count);
    form_set_init(&fixture->forms);
    for (size_t i = 0; i < count; i++) {
        struct buffer text;
        char *path = file_join(SOURCE_FOLDER "/forms", names[i]);
        buffer_init(&text);
        assert_true(file_read(path, 1 << 20, &text, &fixture->err));
        *strrchr(names[i], '.') = '\0';
        struct form *form = form_parse(names[i], buffer_text(&text), text.length, &fixture->err);
        if (!form)
            fail_msg("%s", fixture->err.message);
        assert_true(form_set_add(&fixture->forms, form, &fixture->err));
        buffer_done(&text);
        free(path);
        free(names[i]);
    }
    free(names);
}

int fixture_folder(void **state)
{
    struct fixture *fixture = memory_alloc(sizeof *fixture);
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/rouzhi-store-XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    snprintf(fixture->path, sizeof fixture->path, "%s/rouzhi.db", fixture->folder);
    fixture->now = moment_parse("2026-11-20 10:32", 0);
    load_forms(fixture);
    fixture->options = (struct store_options){.path = fixture->path,
                                              .forms = &fixture->forms,
                                              .now = frozen,
                                              .now_data = &fixture->now,
                                              .gate_seconds = 1};
    *state = fixture;
    return 0;
}

struct store *fixture_open(struct fixture *fixture)
{
    struct store *store = store_open(&fixture->options, &fixture->err);
    if (!store)
        fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
    store_set_actor(store,
                    &(struct store_actor){.officer = 1, .account = "zhangsan", .name = "张三"});
    return store;
}

void fixture_reopen(struct fixture *fixture)
{
    store_close(fixture->store);
    fixture->store = fixture_open(fixture);
}

static int64_t add_officer(struct fixture *fixture, const char *name, const char *account,
                           const char *cert)
{
    struct record *officer = record_new(fixture_form(fixture, "officer"));
    record_put(officer, "name", name);
    record_put(officer, "account", account);
    record_put(officer, "roles", "officer");
    record_put(officer, "cert", cert);
    record_put(officer, "active", "yes");
    return fixture_add(fixture, officer);
}

int fixture_setup(void **state)
{
    fixture_folder(state);
    struct fixture *fixture = *state;
    if (!mould_cast("store", fixture->path)) {
        if (!store_create(&fixture->options, true, &fixture->err))
            fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
        mould_keep("store", fixture->path);
    }
    fixture->store = fixture_open(fixture);
    fixture->officer1 = add_officer(fixture, "张三", "zhangsan", "A100001");
    fixture->officer2 = add_officer(fixture, "李四", "lisi", "A100002");
    return 0;
}

char *fixture_names(const struct fixture *fixture)
{
    struct buffer out;
    size_t count;
    char **names = file_list(fixture->folder, "", &count);
    buffer_init(&out);
    for (size_t i = 0; i < count; i++) {
        if (names[i][0] != '.')
            buffer_add_format(&out, "%s%s", out.length ? " " : "", names[i]);
        free(names[i]);
    }
    free(names);
    if (out.length == 0)
        buffer_add(&out, "-");
    return buffer_take(&out);
}

int fixture_teardown(void **state)
{
    struct fixture *fixture = *state;
    store_close(fixture->store);
    form_set_done(&fixture->forms);
    size_t count;
    char **names = file_list(fixture->folder, "", &count);
    for (size_t i = 0; i < count; i++) {
        char *path = file_join(fixture->folder, names[i]);
        unlink(path);
        free(path);
        free(names[i]);
    }
    free(names);
    rmdir(fixture->folder);
    free(fixture);
    return 0;
}

const struct form *fixture_form(const struct fixture *fixture, const char *name)
{
    const struct form *form = form_set_find(&fixture->forms, name);
    assert_non_null(form);
    return form;
}

void fixture_write(struct fixture *fixture,
                   bool (*work)(struct store *store, void *data, struct err *err), void *data)
{
    if (!store_write(fixture->store, work, data, &fixture->err))
        fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
}

static bool save_work(struct store *store, void *data, struct err *err)
{
    struct record *record = data;
    return record_save(store, record, err);
}

bool fixture_save(struct store *store, struct record *record, struct err *err)
{
    return store_write(store, save_work, record, err);
}

int64_t fixture_add(struct fixture *fixture, struct record *record)
{
    fixture_write(fixture, save_work, record);
    int64_t id = record->id;
    record_free(record);
    return id;
}

struct record *fixture_party(const struct fixture *fixture, const char *name, const char *code,
                             const char *phone)
{
    struct record *party = record_new(fixture_form(fixture, "party"));
    record_put(party, "kind", "company");
    record_put(party, "name", name);
    record_put(party, "credit_code", code);
    record_put(party, "representative", "王五");
    record_put(party, "address", "重庆市沙坪坝区土湾街道天马路8号");
    record_put(party, "phone", phone);
    record_put(party, "filed_on", "2026-11-20");
    return party;
}

struct record *fixture_case(const struct fixture *fixture, int64_t party, const char *number,
                            const char *found_at)
{
    struct record *record = record_new(fixture_form(fixture, "case"));
    record_put(record, "number", number);
    record_refer(record, form_field(record->form, "party"), party, NULL);
    record_put(record, "source", "inspection");
    record_put(record, "found_at", found_at);
    record_put(record, "street", "tuwan");
    record_put(record, "place", "天马路8号2号车间");
    record_put(record, "violation", "未按规定建立环境管理台账");
    record_put(record, "facts", "现场检查时未能出示台账。");
    record_put(record, "corrected", "no");
    record_refer(record, form_field(record->form, "officer1"), fixture->officer1, NULL);
    record_refer(record, form_field(record->form, "officer2"), fixture->officer2, NULL);
    record_put(record, "state", "registered");
    record_put(record, "filed_on", "2026-11-20");
    return record;
}

int fixture_try(const struct fixture *fixture, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
    sqlite3_busy_timeout(db, 1000);
    int code = sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_close(db);
    return code;
}

void fixture_raw(const struct fixture *fixture, const char *sql)
{
    int code = fixture_try(fixture, sql);
    if (code != SQLITE_OK)
        fail_msg("%d: %s", code, sql);
}

int64_t fixture_number(const struct fixture *fixture, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_open(fixture->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}
