/* The letter of a case: previewed, printed, recorded; refused without a promise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <locale.h>

#include "base/file.h"
#include "base/text.h"
#include "support/bureau_road.h"
#include "office/desk.h"
#include "office/letter.h"

struct world {
    struct bureau bureau;
    struct office *office;
    int64_t kase;
};

static int setup(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    struct err err;
    bureau_open(&world->bureau);
    world->office = bureau_as(&world->bureau, "chen");
    world->kase = bureau_ready_case(&world->bureau, world->office);
    *state = world;
    struct record *commitment = bureau_fill(world->office, "commitment", world->kase, NULL);
    struct record *row = record_row_add(commitment, form_field(commitment->form, "promises"),
                                        office_form(world->office, "promise"));
    record_put(row, "measure", "补建环境管理台账并按日记录");
    record_put(row, "done_by", "2026-03-16");
    record_put(row, "responsible", "孙二");
    bool saved = desk_save(world->office, commitment, false, &err);
    record_free(commitment);
    return !saved;
}

static int teardown(void **state)
{
    struct world *world = *state;
    office_close(world->office);
    bureau_close(&world->bureau);
    free(world);
    return 0;
}

/* All lines of the preview, joined. Caller frees. */
static char *whole(const struct letter_preview *preview)
{
    struct buffer out;
    buffer_init(&out);
    for (size_t i = 0; i < preview->count; i++) {
        buffer_add(&out, preview->lines[i]);
    }
    return buffer_take(&out);
}

static void the_preview_says_who_and_what(void **state)
{
    struct world *world = *state;
    struct letter_preview preview;
    struct err err;
    if (!letter_preview(world->office, world->kase, "commitment", &preview, &err)) {
        fail_msg("%s", err.message);
    }
    char *text = whole(&preview);
    static const char *const parts[] = {"重庆渝碚机械有限公司",
                                        "91500222MA5UQ7RR7W",
                                        "沙环承〔2026〕1号",
                                        "沙环柔〔2026〕1号",
                                        "补建环境管理台账并按日记录",
                                        "2026年3月16日",
                                        "孙二",
                                        "2026年3月24日",
                                        "500106000",
                                        "保证承诺书"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (strstr(text, parts[i]) == NULL) {
            fail_msg("%s is not in the letter", parts[i]);
        }
    }
    for (size_t i = 0; i < preview.count; i++) {
        assert_true(text_columns(preview.lines[i]) <= 58);
    }
    free(text);
    letter_preview_done(&preview);
}

static void the_pdf_is_made_and_counted(void **state)
{
    struct world *world = *state;
    struct err err;
    char *path = file_join(world->bureau.folder, "x.pdf");
    char *made;
    long copy;
    if (!letter_print(world->office, world->kase, "commitment", path, &made, &copy, &err)) {
        fail_msg("%s", err.message);
    }
    assert_int_equal(copy, 1);
    struct buffer first;
    struct buffer second;
    buffer_init(&first);
    buffer_init(&second);
    assert_true(file_read(made, 10000000, &first, &err));
    assert_memory_equal(first.bytes, "%PDF-", 5);
    free(made);
    assert_true(letter_print(world->office, world->kase, "commitment", path, &made, &copy, &err));
    assert_int_equal(copy, 2);
    assert_true(file_read(made, 10000000, &second, &err));
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.bytes, second.bytes, first.length);
    buffer_done(&first);
    buffer_done(&second);
    free(made);
    free(path);
}

static void the_outbox_names_the_file(void **state)
{
    struct world *world = *state;
    struct err err;
    char *made;
    long copy;
    assert_true(letter_print(world->office, world->kase, "commitment", NULL, &made, &copy, &err));
    assert_string_equal(file_name_of(made),
                        "保证承诺书-沙环承〔2026〕1号-重庆渝碚机械有限公司.pdf");
    assert_true(file_exists(made));
    free(made);
}

static void refusals_leave_no_file(void **state)
{
    struct world *world = *state;
    struct err err;
    char *made;
    long copy;
    assert_false(letter_print(world->office, world->kase, "commitment", "/nowhere/x.pdf", &made,
                              &copy, &err));
    assert_non_null(strstr(err.message, "/nowhere"));
    assert_false(
        letter_print(world->office, world->kase, "commitment", "/tmp/x.doc", &made, &copy, &err));
    assert_int_equal(err.code, ERR_USAGE);
    assert_false(letter_print(world->office, world->kase, "comitment", NULL, &made, &copy, &err));
    struct record *other =
        bureau_file(world->office, "case", 0, "party=渝碚", "street=土湾街道", "place=门口",
                    "violation=扬尘", "facts=堆场未覆盖。", "officer1=陈宇", "officer2=王芳", NULL);
    assert_false(letter_print(world->office, other->id, "commitment", NULL, &made, &copy, &err));
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_non_null(strstr(err.message, "还没有保证承诺书"));
    struct err same = {0};
    assert_false(letter_open(world->office, other->id, "commitment", &same));
    assert_string_equal(same.message, err.message);
    long before = letter_copies(world->office, world->kase, "commitment");
    assert_true(letter_open(world->office, world->kase, "commitment", &same));
    assert_int_equal(letter_copies(world->office, world->kase, "commitment"), before);
    record_free(other);
}

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_preview_says_who_and_what),
        cmocka_unit_test(the_pdf_is_made_and_counted),
        cmocka_unit_test(the_outbox_names_the_file),
        cmocka_unit_test(refusals_leave_no_file),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
