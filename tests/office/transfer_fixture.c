/* transfer_fixture: an office with files to bring in and to give out, for the tests of transfers. */
#include "transfer_fixture.h"

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
#include "office/desk.h"

const char list_text[] = "编号,领域,违法行为,法律依据,适用条件,改正期限(日),来源文件,来源网址\r\n"
                         "T-01,水,\"未备案,又未公开\",《法》第一条,首次违法,5,示例,无\r\n"
                         "T-02,大气,'=台账不全,《法》第二条,首次违法,,示例,无\r\n"
                         "T-03,固体废物,堆放不规范,《法》第三条,首次违法,,示例,无\r\n";

int transfer_fixture_begin(void **state)
{
    struct bureau *bureau = memory_alloc(sizeof *bureau);
    bureau_open(bureau);
    *state = bureau;
    return 0;
}

int transfer_fixture_end(void **state)
{
    bureau_close(*state);
    free(*state);
    return 0;
}

/* Making a bureau takes longer than most tests: each has a copy of the one made for all. */
static void copy_bureau(const struct bureau *from, struct bureau *to)
{
    struct buffer bytes;
    struct err err;
    buffer_init(&bytes);
    *to = (struct bureau){.now = from->now, .share = from->share};
    snprintf(to->folder, sizeof to->folder, "/tmp/rouzhi-transfer-XXXXXX");
    assert_non_null(mkdtemp(to->folder));
    to->path = file_join(to->folder, file_name_of(from->path));
    assert_true(file_read(from->path, 100000000, &bytes, &err));
    assert_true(file_write(to->path, buffer_text(&bytes), bytes.length, 0600, &err));
    buffer_done(&bytes);
}

int transfer_fixture_open(void **state)
{
    struct fixture *fixture = memory_alloc(sizeof *fixture);
    copy_bureau(*state, &fixture->bureau);
    fixture->clerk = bureau_as(&fixture->bureau, "clerk");
    fixture->admin = bureau_as(&fixture->bureau, NULL);
    transfer_report_init(&fixture->report);
    *state = fixture;
    return 0;
}

int transfer_fixture_close(void **state)
{
    struct fixture *fixture = *state;
    transfer_report_done(&fixture->report);
    office_close(fixture->clerk);
    office_close(fixture->admin);
    bureau_close(&fixture->bureau);
    free(fixture);
    return 0;
}

char *place(struct fixture *fixture, const char *name)
{
    return file_join(fixture->bureau.folder, name);
}

void write_text(struct fixture *fixture, const char *name, const char *text)
{
    char *path = place(fixture, name);
    assert_true(file_write(path, text, strlen(text), 0600, &fixture->err));
    free(path);
}

char *read_text(const char *path)
{
    struct buffer text;
    struct err err;
    buffer_init(&text);
    assert_true(file_read(path, 10000000, &text, &err));
    return buffer_take(&text);
}

bool bring(struct fixture *fixture, struct office *office, const char *kind, const char *name,
           const char *list, bool dry_run)
{
    const char *names[] = {"list"};
    char *path = place(fixture, name);
    struct transfer_options options = {.kind = kind,
                                       .path = path,
                                       .dry_run = dry_run,
                                       .set_names = names,
                                       .set_values = &list,
                                       .set_count = list != NULL ? 1 : 0};
    transfer_report_done(&fixture->report);
    transfer_report_init(&fixture->report);
    bool done = transfer_import(office, &options, &fixture->report, &fixture->err);
    free(path);
    return done;
}

void brings(struct fixture *fixture, struct office *office, const char *kind, const char *name,
            const char *list, long added, long changed, long unchanged)
{
    if (!bring(fixture, office, kind, name, list, false)) {
        fail_msg("%s", fixture->err.message);
    }
    assert_int_equal(fixture->report.added, added);
    assert_int_equal(fixture->report.changed, changed);
    assert_int_equal(fixture->report.unchanged, unchanged);
}

char *gives(struct fixture *fixture, const char *kind, const char *name, const char *field,
            const char *value, const char *encoding)
{
    char *path = place(fixture, name);
    struct transfer_options options = {.kind = kind,
                                       .path = path,
                                       .encoding = encoding,
                                       .set_names = &field,
                                       .set_values = &value,
                                       .set_count = field != NULL ? 1 : 0};
    long rows;
    if (!transfer_export(fixture->clerk, &options, &rows, &fixture->err)) {
        fail_msg("%s", fixture->err.message);
    }
    char *text = read_text(path);
    free(path);
    return text;
}

int64_t count_of(struct fixture *fixture, const char *view)
{
    struct desk_query query = {.view = view};
    int64_t count;
    assert_true(desk_count(fixture->clerk, &query, 100000, &count, &fixture->err));
    return count;
}
