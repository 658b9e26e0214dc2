/* Tests of drafts: all that was typed comes back, after a kill too, and nobody else's. */
#include "drafts.h"
#include "store/record_store.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void new_record_comes_back(void **state)
{
    struct fixture *fixture = *state;
    struct drafts *drafts = drafts_begin(fixture);
    struct draft_note note = drafts_note("case", 0, 100);
    struct record *typed_in = record_new(fixture_form(fixture, "case"));
    int party = form_field(typed_in->form, "party");
    record_refer(typed_in, party, 7, "重庆长寿食品有限公司");
    record_put(typed_in, "place", "天马路8号");
    drafts_put(fixture, drafts, &note, typed_in, "半句没写完的");
    record_put(typed_in, "place", "天马路9号");
    drafts_put(fixture, drafts, &note, typed_in, "半句没写完的话");
    struct record *back = record_new(typed_in->form);
    char *typed;
    record_put(back, "source", "inspection"); /* a default that the officer had emptied */
    drafts_get(fixture, drafts, &note, back, &typed);
    assert_string_equal(typed, "半句没写完的话");
    assert_string_equal(record_get(back, "place"), "天马路9号");
    assert_null(record_get(back, "source"));
    assert_int_equal(record_get_integer(back, "party"), 7);
    assert_string_equal(back->called[party], "重庆长寿食品有限公司");
    free(typed);
    record_free(typed_in);
    record_free(back);
    drafts_close(drafts);
}

/* Somebody else saved meanwhile: what I didn't touch stays as it is now, and saving is a conflict. */
static void only_what_was_changed_is_laid_over(void **state)
{
    struct fixture *fixture = *state;
    const struct form *form = fixture_form(fixture, "party");
    int64_t id = fixture_add(fixture, fixture_party(fixture, "甲厂", NULL, "13812345678"));
    struct drafts *drafts = drafts_begin(fixture);
    struct draft_note note = drafts_note("party", id, 100);
    struct record *mine = record_load(fixture->store, form, id, &fixture->err);
    struct record *theirs = record_load(fixture->store, form, id, &fixture->err);
    note.base = mine->version;
    record_put(mine, "contact", "赵六");
    record_put(mine, "representative", NULL);
    drafts_put(fixture, drafts, &note, mine, NULL);
    record_put(theirs, "phone", "023-65432100");
    assert_true(fixture_save(fixture->store, theirs, &fixture->err));
    struct record *back = record_load(fixture->store, form, id, &fixture->err);
    char *typed;
    drafts_get(fixture, drafts, &note, back, &typed);
    assert_null(typed);
    assert_string_equal(record_get(back, "contact"), "赵六");
    assert_null(record_get(back, "representative"));
    assert_string_equal(record_get(back, "phone"), "023-65432100");
    assert_int_equal(back->version, 1);
    assert_true(record_changed(back, form_field(form, "contact")));
    assert_false(fixture_save(fixture->store, back, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_CONFLICT);
    record_free(mine);
    record_free(theirs);
    record_free(back);
    drafts_close(drafts);
}

static void rows_inside_come_back(void **state)
{
    struct fixture *fixture = *state;
    struct drafts *drafts = drafts_begin(fixture);
    struct draft_note note = drafts_note("commitment", 0, 100);
    struct record *typed_in = record_new(fixture_form(fixture, "commitment"));
    int field = form_field(typed_in->form, "promises");
    const struct form *row_form = fixture_form(fixture, "promise");
    note.context = 12;
    note.row = 1;
    record_put(record_row_add(typed_in, field, row_form), "measure", "补建台账");
    record_put(record_row_add(typed_in, field, row_form), "responsible", "王五");
    drafts_put(fixture, drafts, &note, typed_in, NULL);
    struct record *back = record_new(typed_in->form);
    char *typed;
    record_row_add(back, field, row_form); /* the empty row that a new form begins with */
    record_row_add(back, field, row_form);
    record_row_add(back, field, row_form);
    drafts_get(fixture, drafts, &note, back, &typed);
    assert_int_equal(back->rows[field].count, 2);
    assert_string_equal(record_get(back->rows[field].items[0], "measure"), "补建台账");
    assert_null(record_get(back->rows[field].items[1], "measure"));
    assert_string_equal(record_get(back->rows[field].items[1], "responsible"), "王五");
    record_free(typed_in);
    record_free(back);
    drafts_close(drafts);
}

/* A commitment with two promises, as if it had been loaded. */
static struct record *loaded_commitment(const struct fixture *fixture)
{
    struct record *record = record_new(fixture_form(fixture, "commitment"));
    int field = form_field(record->form, "promises");
    const char *const measures[] = {"补建台账", "清理场地"};
    const char *const days[] = {"2026-01-05", "2026-01-06"};
    record->id = 5;
    record->version = 3;
    for (size_t i = 0; i < 2; i++) {
        struct record *row = record_row_add(record, field, fixture_form(fixture, "promise"));
        row->id = 40 + (int64_t)i;
        record_put(row, "measure", measures[i]);
        record_put(row, "done_by", days[i]);
    }
    record_loaded(record);
    return record;
}

static struct draft_note commitment_note(void)
{
    struct draft_note note = drafts_note("commitment", 5, 100);
    note.base = 3;
    return note;
}

/* I changed another field: the promises that somebody saved meanwhile are not taken back. */
static void unchanged_rows_are_not_kept(void **state)
{
    struct fixture *fixture = *state;
    struct drafts *drafts = drafts_begin(fixture);
    struct draft_note note = commitment_note();
    struct record *mine = loaded_commitment(fixture), *now = loaded_commitment(fixture);
    int field = form_field(mine->form, "promises");
    char *typed;
    record_put(mine, "observe_days", "60");
    drafts_put(fixture, drafts, &note, mine, NULL);
    record_put(now->rows[field].items[1], "measure", "清运并消毒");
    drafts_get(fixture, drafts, &note, now, &typed);
    assert_int_equal(now->rows[field].count, 2);
    assert_string_equal(record_get(now->rows[field].items[1], "measure"), "清运并消毒");
    assert_string_equal(record_get(now, "observe_days"), "60");
    record_free(mine);
    record_free(now);
    drafts_close(drafts);
}

/* A row that comes back is the row it was: only what was typed into it is changed. */
static void rows_know_what_was_loaded(void **state)
{
    struct fixture *fixture = *state;
    struct drafts *drafts = drafts_begin(fixture);
    struct draft_note note = commitment_note();
    struct record *mine = loaded_commitment(fixture), *back = loaded_commitment(fixture);
    int field = form_field(mine->form, "promises");
    char *typed;
    record_row_remove(mine, field, 0);
    record_put(mine->rows[field].items[0], "measure", "清理并硬化场地");
    record_put(record_row_add(mine, field, fixture_form(fixture, "promise")), "measure", "培训");
    drafts_put(fixture, drafts, &note, mine, NULL);
    drafts_get(fixture, drafts, &note, back, &typed);
    assert_int_equal(back->rows[field].count, 2);
    const struct record *row = back->rows[field].items[0];
    assert_int_equal(row->id, 41);
    assert_true(record_changed(row, form_field(row->form, "measure")));
    assert_false(record_changed(row, form_field(row->form, "done_by")));
    assert_int_equal(back->rows[field].items[1]->id, 0);
    assert_string_equal(record_get(back->rows[field].items[1], "measure"), "培训");
    assert_null(back->rows[field].items[1]->loaded[form_field(row->form, "measure")]);
    record_free(mine);
    record_free(back);
    drafts_close(drafts);
}

/* A file of the first shape, which knew no base, opens with all that is in it. */
static void first_shape_still_opens(void **state)
{
    struct fixture *fixture = *state;
    char path[sizeof fixture->path];
    sqlite3 *raw;
    drafts_close(drafts_begin(fixture));
    snprintf(path, sizeof path, "%s/rouzhi.db.drafts", fixture->folder);
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(
            raw,
            "DROP TABLE draft_value; DROP TABLE draft; CREATE TABLE draft (id INTEGER PRIMARY KEY, "
            "account TEXT NOT NULL, form TEXT NOT NULL, object INTEGER NOT NULL, context INTEGER "
            "NOT NULL, field TEXT NOT NULL, row INTEGER NOT NULL, cursor INTEGER NOT NULL, at "
            "INTEGER NOT NULL, called TEXT NOT NULL, typed TEXT, UNIQUE (account, form, object, "
            "context)) STRICT; CREATE TABLE draft_value (draft INTEGER NOT NULL REFERENCES draft "
            "(id) ON DELETE CASCADE, field TEXT NOT NULL, row INTEGER NOT NULL, inner TEXT NOT "
            "NULL, value TEXT, called TEXT, PRIMARY KEY (draft, field, row, inner)) STRICT, "
            "WITHOUT ROWID; INSERT INTO draft VALUES (7, 'zhangsan', 'commitment', 5, 0, 'facts', "
            "-1, 4, 100, '旧草稿', '半句'); INSERT INTO draft_value VALUES (7, 'promises', -1, '', "
            "NULL, NULL), (7, 'promises', 0, 'measure', '补建台账并上墙', NULL), "
            "(7, 'promises', 0, 'done_by', '2026-01-05', NULL); PRAGMA user_version = 1;",
            NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(raw);
    struct drafts *drafts = drafts_begin(fixture);
    struct draft_note notes[2];
    size_t count;
    char *typed;
    assert_true(draft_list(drafts, "zhangsan", notes, 2, &count, &fixture->err));
    assert_int_equal(count, 1);
    assert_string_equal(notes[0].called, "旧草稿");
    assert_int_equal(notes[0].base, 0);
    assert_true(notes[0].stamp != 0);
    struct record *back = loaded_commitment(fixture);
    int field = form_field(back->form, "promises");
    drafts_get(fixture, drafts, &notes[0], back, &typed);
    assert_string_equal(typed, "半句");
    assert_int_equal(back->version, 0); /* unknown: saving is a conflict, not a guess */
    assert_int_equal(back->rows[field].count, 1);
    const struct record *row = back->rows[field].items[0];
    assert_string_equal(record_get(row, "measure"), "补建台账并上墙");
    assert_false(record_changed(row, form_field(row->form, "done_by")));
    assert_true(draft_drop(drafts, &notes[0], &fixture->err));
    free(typed);
    record_free(back);
    drafts_close(drafts);
}

static void listed_newest_first_and_mine_alone(void **state)
{
    struct fixture *fixture = *state;
    struct drafts *drafts = drafts_begin(fixture);
    struct record *record = record_new(fixture_form(fixture, "party"));
    struct draft_note notes[4];
    struct draft_note note = drafts_note("party", 0, 100);
    size_t count;
    drafts_put(fixture, drafts, &note, record, NULL);
    note = drafts_note("case", 3, 300);
    drafts_put(fixture, drafts, &note, record, NULL);
    note = drafts_note("case", 4, 200);
    snprintf(note.account, sizeof note.account, "lisi");
    drafts_put(fixture, drafts, &note, record, NULL);
    assert_true(draft_list(drafts, "zhangsan", notes, 4, &count, &fixture->err));
    assert_int_equal(count, 2);
    assert_string_equal(notes[0].form, "case");
    assert_int_equal(notes[0].object, 3);
    assert_int_equal(notes[0].at, 300);
    assert_int_equal(notes[0].row, -1);
    assert_int_equal(notes[0].cursor, 4);
    assert_string_equal(notes[0].field, "facts");
    assert_string_equal(notes[0].called, "案件受理 · 重庆长寿食品有限公司");
    assert_true(draft_drop(drafts, &notes[0], &fixture->err));
    assert_true(draft_list(drafts, "zhangsan", notes, 4, &count, &fixture->err));
    assert_int_equal(count, 1);
    assert_true(draft_list(drafts, "lisi", notes, 4, &count, &fixture->err));
    assert_int_equal(count, 1);
    record_free(record);
    drafts_close(drafts);
}

static void dropped_is_gone(void **state)
{
    struct fixture *fixture = *state;
    struct drafts *drafts = drafts_begin(fixture);
    struct draft_note note = drafts_note("party", 0, 100);
    struct record *record = record_new(fixture_form(fixture, "party"));
    char *typed;
    drafts_put(fixture, drafts, &note, record, "甲");
    assert_true(draft_drop(drafts, &note, &fixture->err));
    assert_false(draft_get(drafts, &note, &fixture->forms, record, &typed, &fixture->err));
    assert_int_equal(fixture->err.code, ERR_NOT_FOUND);
    assert_string_equal(fixture->err.message, "这份草稿已不在；可能已经保存或放弃");
    assert_null(typed);
    record_free(record);
    drafts_close(drafts);
}

static void only_its_owner_may_read_the_file(void **state)
{
    struct fixture *fixture = *state;
    struct stat status;
    char path[sizeof fixture->path];
    drafts_close(drafts_begin(fixture));
    snprintf(path, sizeof path, "%s/rouzhi.db.drafts", fixture->folder);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(chmod(fixture->folder, 02770), 0);
    assert_int_equal(unlink(path), 0);
    drafts_close(drafts_begin(fixture));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0660);
}

/* Keeps a draft, tells so, and waits for the kill. */
static void type_and_wait(struct fixture *fixture, int told)
{
    struct drafts *drafts = drafts_begin(fixture);
    struct draft_note note = drafts_note("party", 0, 100);
    struct record *record = record_new(fixture_form(fixture, "party"));
    record_put(record, "name", "没来得及保存的公司");
    drafts_put(fixture, drafts, &note, record, "正在打的字");
    if (write(told, "x", 1) == 1)
        pause();
    _exit(1);
}

static void survives_a_kill(void **state)
{
    struct fixture *fixture = *state;
    int told[2];
    char byte;
    assert_int_equal(pipe(told), 0);
    pid_t child = fork();
    if (child == 0)
        type_and_wait(fixture, told[1]);
    assert_int_equal(read(told[0], &byte, 1), 1);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    struct drafts *drafts = drafts_begin(fixture);
    struct draft_note note = drafts_note("party", 0, 0);
    struct record *back = record_new(fixture_form(fixture, "party"));
    char *typed;
    drafts_get(fixture, drafts, &note, back, &typed);
    assert_string_equal(record_get(back, "name"), "没来得及保存的公司");
    assert_string_equal(typed, "正在打的字");
    free(typed);
    record_free(back);
    drafts_close(drafts);
    close(told[0]);
    close(told[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        TEST(new_record_comes_back),     TEST(only_what_was_changed_is_laid_over),
        TEST(rows_inside_come_back),     TEST(listed_newest_first_and_mine_alone),
        TEST(dropped_is_gone),           TEST(only_its_owner_may_read_the_file),
        TEST(survives_a_kill),           TEST(unchanged_rows_are_not_kept),
        TEST(rows_know_what_was_loaded), TEST(first_shape_still_opens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
