/* upkeep: backup and the check of everything that can be checked.
 *
 * Looks and reports; mends nothing. A table below names every check. */
#include "store/upkeep.h"

#include "base/memory.h"
#include "base/privilege.h"
#include "store/audit.h"
#include "store/connection.h"
#include "store/copy.h"
#include "store/listing.h"
#include "store/column.h"
#include "store/search_index.h"
#include "store/sql.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The copy is a file that somebody names: it is written with that person's rights, where that person
 * may write. The database itself has been open since before. */
bool upkeep_backup(struct store *store, const char *path, int64_t *bytes, struct err *err)
{
    struct stat status;
    *bytes = 0;
    privilege_as_caller();
    bool done = copy_database(store, path, false, err);
    if (done && stat(path, &status) == 0)
        *bytes = status.st_size;
    privilege_as_office();
    return done;
}

bool upkeep_backup_try(const char *path, struct err *err)
{
    privilege_as_caller();
    bool could = copy_could(path, false, err);
    privilege_as_office();
    return could;
}

static void report(struct findings *findings, const char *heading, const char *value,
                   const char *reason)
{
    findings_add(findings, 0, NULL, heading, value, reason);
}

static bool check_integrity(struct store *store, struct findings *findings, struct err *err)
{
    bool row = true;
    sqlite3_stmt *check = sql_prepare(store->db, "PRAGMA integrity_check(20)", err);
    bool good = check != NULL;
    while (good && (good = sql_step(check, &row, err)) && row)
        if (strcmp(sql_text(check, 0), "ok") != 0)
            report(findings, "完整性", sql_text(check, 0),
                   "数据库文件已损坏；请停止使用，从备份恢复");
    sqlite3_finalize(check);
    return good;
}

static bool check_references(struct store *store, struct findings *findings, struct err *err)
{
    bool row = true;
    sqlite3_stmt *check = sql_prepare(store->db, "PRAGMA foreign_key_check", err);
    bool good = check != NULL;
    while (good && (good = sql_step(check, &row, err)) && row) {
        char *where = memory_format("%s %s", sql_text(check, 0), sql_text(check, 1));
        char *reason = memory_format("这一行引用了表 %s 里不存在的记录", sql_text(check, 2));
        report(findings, "引用", where, reason);
        free(where);
        free(reason);
    }
    sqlite3_finalize(check);
    return good;
}

static bool check_triggers(struct store *store, struct findings *findings, struct err *err)
{
    struct err fault = {.code = ERR_NONE};
    (void)err;
    if (!audit_complete(store, &fault))
        report(findings, "审计触发器", NULL, fault.message);
    return true;
}

static bool check_chain(struct store *store, struct findings *findings, struct err *err)
{
    struct audit_report chain;
    if (!audit_verify(store, NULL, &chain, err))
        return false;
    if (!chain.whole) {
        char *seq = memory_format("%lld", (long long)chain.bad_seq);
        report(findings, "审计链", seq, chain.why);
        free(seq);
    }
    return true;
}

struct index_check {
    struct findings *findings;
    const struct form *form;
};

static bool check_index(struct store *store, void *data, struct err *err)
{
    struct index_check *check = data;
    return search_index_check(store, check->form, err);
}

static bool check_search(struct store *store, struct findings *findings, struct err *err)
{
    (void)err;
    for (size_t i = 0; i < store->forms->count; i++) {
        struct err fault = {.code = ERR_NONE};
        struct index_check check = {.findings = findings, .form = store->forms->forms[i]};
        if (search_index_has(check.form) && !store_write(store, check_index, &check, &fault))
            report(findings, "检索索引", check.form->title, fault.message);
    }
    return true;
}

static bool check_orders(struct store *store, struct findings *findings, struct err *err)
{
    struct err fault = {.code = ERR_NONE};
    (void)err;
    if (!listing_indexed(store, &fault))
        report(findings, "列表", fault.detail, fault.message);
    return true;
}

static bool check_columns(struct store *store, struct findings *findings, struct err *err)
{
    (void)err;
    for (size_t i = 0; i < store->forms->count; i++) {
        const struct form *form = store->forms->forms[i];
        for (size_t j = 0; form->table && !form->act && j < form->field_count; j++) {
            const struct field *field = &form->fields[j];
            if (!column_stored(field) || sql_has_column(store->db, form->table, field->key))
                continue;
            char *where = memory_format("%s.%s", form->table, field->key);
            report(findings, form->title, where, "表单的这一项在数据库里没有列，存不下；缺少迁移");
            free(where);
        }
    }
    return true;
}

/* The files beside the database, and how large they may grow before something is wrong. */
static const struct side_file {
    const char *suffix;
    long long most;
    const char *reason;
} side_files[] = {
    {"", 0, NULL},
    {"-wal", 256LL << 20, "预写日志过大：有会话一直占着旧数据不放，请找出并结束它"},
    {"-shm", 0, NULL},
    {".lock", 0, NULL},
    {".drafts", 256LL << 20, "草稿文件过大：请让各人把旧草稿保存或放弃"},
};

static bool check_files(struct store *store, struct findings *findings, struct err *err)
{
    (void)err;
    for (size_t i = 0; i < sizeof side_files / sizeof side_files[0]; i++) {
        struct stat status;
        char *path = memory_format("%s%s", store->file, side_files[i].suffix);
        bool there = stat(path, &status) == 0;
        if (there && side_files[i].most > 0 && status.st_size > side_files[i].most)
            report(findings, "文件大小", path, side_files[i].reason);
        if (there && (status.st_mode & S_IRWXO) != 0)
            report(findings, "文件权限", path,
                   "办公室以外的人也能读写这个文件；请收回其他人的权限");
        free(path);
    }
    return true;
}

static bool (*const checks[])(struct store *store, struct findings *findings, struct err *err) = {
    check_integrity, check_references, check_triggers, check_chain,
    check_search,    check_orders,     check_columns,  check_files,
};

bool upkeep_check(struct store *store, struct findings *findings, struct err *err)
{
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++)
        if (!checks[i](store, findings, err))
            return false;
    return true;
}
