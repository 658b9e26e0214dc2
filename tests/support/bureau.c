/* bureau: a small practice office in a folder of its own, for tests of the use-cases. */
#include "support/bureau.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "office/desk.h"
#include "office/transfer.h"
#include "support/mould.h"

static moment_t bureau_now(void *data)
{
    return ((struct bureau *)data)->now;
}

static struct office_options options_of(struct bureau *bureau, const char *account)
{
    return (struct office_options){.path = bureau->path,
                                   .share = bureau->share,
                                   .as = account,
                                   .press = BINARY_FOLDER "/rouzhi-press",
                                   .outbox = bureau->folder,
                                   .now = bureau_now,
                                   .now_data = bureau};
}

struct office *bureau_as(struct bureau *bureau, const char *account)
{
    struct err err;
    struct office_options options = options_of(bureau, account);
    struct office *office = office_open(&options, &err);
    if (office == NULL) {
        fail_msg("%s (%s)", err.message, err.detail);
    }
    return office;
}

static struct record *fill(struct office *office, const char *form, int64_t context, va_list pairs)
{
    struct err err;
    struct record *record = desk_new(office, form, context, &err);
    if (record == NULL) {
        fail_msg("%s (%s)", err.message, err.detail);
    }
    for (const char *pair; (pair = va_arg(pairs, const char *)) != NULL;) {
        char *key = memory_copy(pair);
        char *value = strchr(key, '=');
        *value++ = '\0';
        if (!desk_enter(office, record, form_field(record->form, key), value, &err)) {
            fail_msg("%s (%s)", err.message, err.detail);
        }
        free(key);
    }
    return record;
}

struct record *bureau_fill(struct office *office, const char *form, int64_t context, ...)
{
    va_list pairs;
    va_start(pairs, context);
    struct record *record = fill(office, form, context, pairs);
    va_end(pairs);
    return record;
}

struct record *bureau_file(struct office *office, const char *form, int64_t context, ...)
{
    va_list pairs;
    va_start(pairs, context);
    struct record *record = fill(office, form, context, pairs);
    va_end(pairs);
    struct err err;
    if (!desk_save(office, record, false, &err)) {
        fail_msg("%s (%s)", err.message, err.detail);
    }
    return record;
}

static void import_list(struct office *office, const char *path)
{
    struct transfer_options options = {.kind = "lists", .path = path};
    struct transfer_report report;
    struct err err;
    transfer_report_init(&report);
    if (!transfer_import(office, &options, &report, &err)) {
        fail_msg("%s (%s)", err.message, err.detail);
    }
    transfer_report_done(&report);
}

void bureau_open(struct bureau *bureau)
{
    bureau_open_with(bureau, SOURCE_FOLDER);
}

static void make(struct bureau *bureau)
{
    struct err err;
    struct office_options options = options_of(bureau, NULL);
    if (!office_init(&options, NULL, true, &err)) {
        fail_msg("%s (%s)", err.message, err.detail);
    }
    struct office *admin = bureau_as(bureau, NULL);
    static const char *const people[][4] = {
        {"陈宇", "chen", "officer", "2028-01-01"},
        {"王芳", "wang", "officer,unit_head", "2028-01-01"},
        {"李旧", "old", "officer", "2026-01-01"},
        {"周文", "clerk", "clerk", NULL},
        {"吴法", "review", "reviewer", NULL},
        {"郑副", "deputy", "deputy", NULL},
        {"孙局", "head", "head", NULL},
        {"覃朗", "qin", "officer", "2028-01-01"},
        {"曾桐", "zeng", "officer", "2028-01-01"},
        {"冉微", "visit", "visitor", NULL},
    };
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        struct record *record = bureau_fill(admin, "officer", 0, NULL);
        char cert[32];
        snprintf(cert, sizeof cert, "5001060%02zu", i);
        record_put(record, "name", people[i][0]);
        record_put(record, "account", people[i][1]);
        record_put(record, "roles", people[i][2]);
        record_put(record, "cert", people[i][3] != NULL ? cert : NULL);
        record_put(record, "cert_until", people[i][3]);
        if (!desk_save(admin, record, false, &err)) {
            fail_msg("%s (%s)", err.message, err.detail);
        }
        record_free(record);
    }
    office_close(admin);
    struct office *head = bureau_as(bureau, "wang");
    import_list(head, SOURCE_FOLDER "/data/lists/positive.csv");
    import_list(head, SOURCE_FOLDER "/data/lists/negative.csv");
    office_close(head);
}

void bureau_open_with(struct bureau *bureau, const char *share)
{
    bureau->share = share;
    snprintf(bureau->folder, sizeof bureau->folder, "/tmp/rouzhi-bureau-XXXXXX");
    assert_non_null(mkdtemp(bureau->folder));
    bureau->path = file_join(bureau->folder, "office.db");
    bureau->now = (moment_t)date_of(2026, 3, 9) * 1440 + 600;
    if (!mould_cast(share, bureau->path)) {
        make(bureau);
        mould_keep(share, bureau->path);
    }
}

void bureau_close(struct bureau *bureau)
{
    size_t count;
    char **names = file_list(bureau->folder, "", &count);
    for (size_t i = 0; i < count; i++) {
        char *path = file_join(bureau->folder, names[i]);
        unlink(path);
        free(path);
        free(names[i]);
    }
    free(names);
    rmdir(bureau->folder);
    free(bureau->path);
}

int64_t bureau_case(struct office *office)
{
    struct record *party =
        bureau_file(office, "party", 0, "kind=单位", "name=重庆渝碚机械有限公司",
                    "credit_code=91500222MA5UQ7RR7W", "representative=赵一",
                    "address=沙坪坝区土湾街道天马路8号", "phone=13800012345", NULL);
    struct record *kase =
        bureau_file(office, "case", 0, "party=重庆渝碚机械有限公司", "street=土湾街道",
                    "place=2号车间", "violation=未按规定建立环境管理台账", "item=ZM-01",
                    "facts=现场检查发现未建立台账。", "officer1=chen", "officer2=王芳", NULL);
    int64_t id = kase->id;
    record_free(party);
    record_free(kase);
    return id;
}
