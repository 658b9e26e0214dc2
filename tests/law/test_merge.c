/* One record changed by two people: who changed what, what clashes, what is laid together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "law/merge.h"

static const char FORM[] = "[form]\ntitle = 甲\ntable = things\nlabel = name\n"
                           "[page p]\ntitle = 一\n"
                           "[field name]\nlabel = 名称\ntype = text\n"
                           "[field note]\nlabel = 备注\ntype = long-text\n"
                           "[field on]\nlabel = 日期\ntype = date\n"
                           "[field count]\nlabel = 数量\ntype = integer\n"
                           "[field kind]\nlabel = 类型\ntype = choice\nchoices = a:甲类 | b:乙类\n"
                           "[field who]\nlabel = 经办\ntype = officer\n"
                           "[field rows]\nlabel = 明细\ntype = rows\nrefers = row\n"
                           "[field due]\nlabel = 到期\ntype = date\ngiven = yes\n";
static const char ROW[] = "[form]\ntitle = 行\nparent = thing\n[page p]\ntitle = 一\n"
                          "[field what]\nlabel = 事项\ntype = text\n"
                          "[field until]\nlabel = 期限\ntype = date\n";

/* The three states, all alike at the start: version 3 before and mine, 4 theirs. */
struct three {
    struct form *form, *row;
    struct record *before, *mine, *theirs;
};

static void put_row(const struct three *three, struct record *record, const char *what)
{
    int rows = form_field(three->form, "rows");
    record_put(record_row_add(record, rows, three->row), "what", what);
}

static int setup(void **state)
{
    struct three *three = calloc(1, sizeof *three);
    struct err err;
    three->form = form_parse("thing", FORM, sizeof FORM - 1, &err);
    three->row = form_parse("row", ROW, sizeof ROW - 1, &err);
    *state = three;
    if (three->form == NULL || three->row == NULL) {
        return 1;
    }
    struct record *record = record_new(three->form);
    record->id = 7;
    record->version = 3;
    record_put(record, "name", "渝碚");
    record_put(record, "note", "第一行\n第二行");
    record_put(record, "on", "2026-03-09");
    record_put(record, "count", "5");
    record_put(record, "kind", "a");
    record_put(record, "due", "2026-03-20");
    record_refer(record, form_field(three->form, "who"), 1, "陈宇");
    put_row(three, record, "补台账");
    record_loaded(record);
    three->before = record;
    three->mine = record_copy(record);
    three->theirs = record_copy(record);
    three->theirs->version = 4;
    return 0;
}

static int teardown(void **state)
{
    struct three *three = *state;
    record_free(three->before);
    record_free(three->mine);
    record_free(three->theirs);
    form_free(three->form);
    form_free(three->row);
    free(three);
    return 0;
}

/* One of three things done to a field: left, changed to this, emptied. */
static void do_to(const struct three *three, struct record *record, const char *key,
                  const char *value)
{
    if (value == NULL) {
        return;
    }
    if (strcmp(key, "who") == 0 && value[0] != '\0') {
        record_refer(record, form_field(three->form, "who"), strtoll(value, NULL, 10),
                     value[0] == '2' ? "王芳" : "李旧");
    } else {
        record_put(record, key, value);
    }
}

/* The nine combinations of left, changed and emptied; then both the same change. */
static void all_combinations_of(const char *key, const char *one, const char *other)
{
    const char *const mine_does[] = {NULL, one, ""};
    const char *const theirs_does[] = {NULL, other, ""};
    for (int i = 0; i < 10; i++) {
        void *state;
        setup(&state);
        struct three *three = state;
        const char *mine = i < 9 ? mine_does[i / 3] : one;
        const char *theirs = i < 9 ? theirs_does[i % 3] : one;
        do_to(three, three->mine, key, mine);
        do_to(three, three->theirs, key, theirs);
        bool equal = mine != NULL && theirs != NULL && strcmp(mine, theirs) == 0;
        struct merge_field *fields;
        size_t count = merge_fields(three->mine, three->theirs, three->before, &fields);
        assert_int_equal(count, mine != NULL || theirs != NULL);
        struct record *merged =
            merge_records(three->mine, three->theirs, three->before, fields, count);
        if (count == 1) {
            assert_string_equal(three->form->fields[fields[0].field].key, key);
            assert_int_equal(fields[0].mine, mine != NULL);
            assert_int_equal(fields[0].theirs, theirs != NULL);
            assert_int_equal(fields[0].clash, mine != NULL && theirs != NULL && !equal);
            assert_int_equal(fields[0].side, theirs != NULL ? MERGE_THEIRS : MERGE_MINE);
        }
        for (int field = 0; field < (int)three->form->field_count; field++) {
            const struct record *from =
                theirs != NULL || mine == NULL ? three->theirs : three->mine;
            assert_true(record_same(merged, from, field));
        }
        int who = form_field(three->form, "who");
        assert_int_equal(merged->called[who] != NULL, merged->values[who] != NULL);
        assert_int_equal(merged->id, 7);
        assert_int_equal(merged->version, 4);
        free(fields);
        record_free(merged);
        teardown(&state);
    }
}

static void every_kind_in_every_combination(void **state)
{
    (void)state;
    all_combinations_of("name", "甲方", "乙方");
    all_combinations_of("note", "第一行\n改了", "第一行\n第二行\n第三行");
    all_combinations_of("on", "2026-03-10", "2026-03-11");
    all_combinations_of("count", "6", "7");
    all_combinations_of("kind", "b", "c");
    all_combinations_of("who", "2", "3");
}

static void what_does_not_clash_is_laid_together(void **state)
{
    struct three *three = *state;
    struct merge_field *fields;
    record_put(three->mine, "name", "我改的");
    record_put(three->theirs, "count", "9");
    record_put(three->theirs, "on", NULL);
    size_t count = merge_fields(three->mine, three->theirs, three->before, &fields);
    assert_int_equal(count, 3);
    assert_string_equal(three->form->fields[fields[0].field].key, "name"); /* the form's order */
    assert_string_equal(three->form->fields[fields[1].field].key, "on");
    assert_string_equal(three->form->fields[fields[2].field].key, "count");
    struct record *merged = merge_records(three->mine, three->theirs, three->before, fields, count);
    assert_string_equal(record_get(merged, "name"), "我改的");
    assert_string_equal(record_get(merged, "count"), "9");
    assert_null(record_get(merged, "on"));
    /* what is saved is mine alone: theirs is in the store already */
    assert_true(record_changed(merged, form_field(three->form, "name")));
    assert_false(record_changed(merged, form_field(three->form, "count")));
    record_free(merged);
    free(fields);
}

/* The clashing field is theirs, mine or as before, as a person says. */
static void a_person_decides_a_clash(void **state)
{
    struct three *three = *state;
    struct merge_field *fields;
    int who = form_field(three->form, "who");
    record_refer(three->mine, who, 2, "王芳");
    record_refer(three->theirs, who, 3, "李旧");
    assert_int_equal(merge_fields(three->mine, three->theirs, three->before, &fields), 1);
    assert_true(fields[0].clash);
    static const struct {
        enum merge_side side;
        const char *value, *called;
    } cases[] = {
        {MERGE_THEIRS, "3", "李旧"}, {MERGE_MINE, "2", "王芳"}, {MERGE_BEFORE, "1", "陈宇"}};
    for (size_t i = 0; i < 3; i++) {
        fields[0].side = cases[i].side;
        struct record *merged = merge_records(three->mine, three->theirs, three->before, fields, 1);
        assert_string_equal(merged->values[who], cases[i].value);
        assert_string_equal(merged->called[who], cases[i].called);
        record_free(merged);
    }
    free(fields);
}

static void the_value_before_needs_no_record_before(void **state)
{
    struct three *three = *state;
    struct merge_field *fields;
    record_put(three->mine, "name", "我");
    record_put(three->theirs, "name", "他");
    assert_int_equal(merge_fields(three->mine, three->theirs, NULL, &fields), 1);
    fields[0].side = MERGE_BEFORE;
    struct record *merged = merge_records(three->mine, three->theirs, NULL, fields, 1);
    assert_string_equal(record_get(merged, "name"), "渝碚");
    record_free(merged);
    free(fields);
}

static void given_fields_are_never_mine(void **state)
{
    struct three *three = *state;
    struct merge_field *fields;
    record_put(three->mine, "due", "2026-04-01");
    assert_int_equal(merge_fields(three->mine, three->theirs, three->before, &fields), 0);
    free(fields);
    record_put(three->theirs, "due", "2026-05-01");
    assert_int_equal(merge_fields(three->mine, three->theirs, three->before, &fields), 1);
    assert_false(fields[0].mine || fields[0].clash);
    struct record *merged = merge_records(three->mine, three->theirs, three->before, fields, 1);
    assert_string_equal(record_get(merged, "due"), "2026-05-01");
    record_free(merged);
    free(fields);
}

/* What a table holds, its rows with a blank behind each. */
static const char *rows_of(const struct three *three, const struct record *record)
{
    static char out[200];
    const struct record_rows *rows = &record->rows[form_field(three->form, "rows")];
    out[0] = '\0';
    for (size_t i = 0; i < rows->count; i++) {
        strcat(strcat(out, record_get(rows->items[i], "what")), " ");
    }
    return out;
}

static void a_table_is_one_value(void **state)
{
    struct three *three = *state;
    struct merge_field *fields;
    int rows = form_field(three->form, "rows");
    put_row(three, three->mine, "装设施");
    assert_int_equal(merge_fields(three->mine, three->theirs, three->before, &fields), 1);
    assert_true(fields[0].mine && !fields[0].theirs);
    struct record *merged = merge_records(three->mine, three->theirs, three->before, fields, 1);
    assert_string_equal(rows_of(three, merged), "补台账 装设施 ");
    assert_true(record_any_change(merged));
    record_free(merged);
    free(fields);
    /* as many rows, and another text: that is theirs, and a clash */
    record_put(three->theirs->rows[rows].items[0], "what", "改工艺");
    assert_int_equal(merge_fields(three->mine, three->theirs, three->before, &fields), 1);
    assert_true(fields[0].clash);
    static const char *const taken[] = {
        [MERGE_MINE] = "补台账 装设施 ", [MERGE_THEIRS] = "改工艺 ", [MERGE_BEFORE] = "补台账 "};
    for (int side = 0; side < 3; side++) {
        fields[0].side = (enum merge_side)side;
        merged = merge_records(three->mine, three->theirs, three->before, fields, 1);
        assert_string_equal(rows_of(three, merged), taken[side]);
        record_free(merged);
    }
    free(fields);
}

static void tables_without_what_was_before_clash(void **state)
{
    struct three *three = *state;
    struct merge_field *fields;
    assert_int_equal(merge_fields(three->mine, three->theirs, NULL, &fields), 0);
    free(fields);
    put_row(three, three->theirs, "装设施");
    assert_int_equal(merge_fields(three->mine, three->theirs, NULL, &fields), 1);
    assert_true(fields[0].clash);
    assert_int_equal(fields[0].side, MERGE_THEIRS);
    struct record *merged = merge_records(three->mine, three->theirs, NULL, fields, 1);
    assert_string_equal(rows_of(three, merged), "补台账 装设施 ");
    record_free(merged);
    free(fields);
    /* the same rows on both sides are no clash */
    put_row(three, three->mine, "装设施");
    assert_int_equal(merge_fields(three->mine, three->theirs, NULL, &fields), 0);
    free(fields);
}

/* A draft over a state that somebody has saved over: what it holds may be their change as well. */
static void over_an_unknown_state_all_of_mine_clashes(void **state)
{
    struct three *three = *state;
    struct merge_field *fields;
    record_put(three->mine, "name", "我");
    record_put(three->mine, "count", "7");
    record_put(three->theirs, "count", "7");
    record_put(three->theirs, "note", "他");
    assert_int_equal(merge_fields(three->mine, three->theirs, three->before, &fields), 3);
    assert_false(fields[0].clash);
    assert_int_equal(fields[0].side, MERGE_MINE);
    free(fields);
    assert_int_equal(merge_fields(three->mine, three->theirs, NULL, &fields), 3);
    assert_true(fields[0].clash); /* name: mine alone, as far as anybody knows */
    assert_int_equal(fields[0].side, MERGE_THEIRS);
    assert_false(fields[1].clash); /* note: theirs */
    assert_false(fields[2].clash); /* count: the same */
    free(fields);
}

static void all_rows_taken_out_are_a_change(void **state)
{
    struct three *three = *state;
    struct merge_field *fields;
    record_row_remove(three->mine, form_field(three->form, "rows"), 0);
    assert_int_equal(merge_fields(three->mine, three->theirs, three->before, &fields), 1);
    struct record *merged = merge_records(three->mine, three->theirs, three->before, fields, 1);
    assert_string_equal(rows_of(three, merged), "");
    record_free(merged);
    free(fields);
}

#define WITH_THREE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_in_every_combination),
        WITH_THREE(what_does_not_clash_is_laid_together),
        WITH_THREE(a_person_decides_a_clash),
        WITH_THREE(the_value_before_needs_no_record_before),
        WITH_THREE(given_fields_are_never_mine),
        WITH_THREE(a_table_is_one_value),
        WITH_THREE(tables_without_what_was_before_clash),
        WITH_THREE(over_an_unknown_state_all_of_mine_clashes),
        WITH_THREE(all_rows_taken_out_are_a_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
