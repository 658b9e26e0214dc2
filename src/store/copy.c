/* copy: a whole, checked copy of the live database under another name.
 *
 * Source and copy are compared table by table in one view of the source, so that a copy
 * that lost anything is never called a copy. */
#include "store/copy.h"

#include "base/file.h"
#include "base/memory.h"
#include "store/connection.h"
#include "store/place.h"
#include "store/progress.h"
#include "store/sql.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PAGES = 8192 }; /* copied between two words to whoever waits */

/* "party 12\n…": every table's rows, for comparing. */
static bool count_rows(sqlite3 *db, struct buffer *out, struct err *err)
{
    bool row = true;
    sqlite3_stmt *tables =
        sql_prepare(db,
                    "SELECT name FROM pragma_table_list WHERE schema = 'main' "
                    "AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                    "ORDER BY name",
                    err);
    bool good = tables != NULL;
    while (good && (good = sql_step(tables, &row, err)) && row) {
        int64_t rows = 0;
        struct buffer text;
        buffer_init(&text);
        buffer_add(&text, "SELECT count(*) FROM ");
        sql_add_name(&text, sql_text(tables, 0));
        good = sql_number(db, buffer_text(&text), &rows, err);
        buffer_add_format(out, "%s %lld\n", sql_text(tables, 0), (long long)rows);
        buffer_done(&text);
    }
    sqlite3_finalize(tables);
    return good;
}

static bool is_whole(sqlite3 *db, struct err *err)
{
    bool row = false;
    sqlite3_stmt *check = sql_prepare(db, "PRAGMA integrity_check(1)", err);
    bool good = check && sql_step(check, &row, err);
    if (good && strcmp(sql_text(check, 0), "ok") != 0) {
        good = err_set(err, ERR_DATABASE, "备份的副本没有通过完整性检查，没有留下；请检查磁盘");
        err_detail(err, "integrity_check: %s", sql_text(check, 0));
    }
    sqlite3_finalize(check);
    return good;
}

/* The source is within a read transaction: no writer makes it begin again between two steps. */
static bool pour(struct store *store, sqlite3 *target, struct err *err)
{
    int code;
    sqlite3_backup *backup = sqlite3_backup_init(target, "main", store->db, "main");
    if (!backup)
        return sql_fail(target, err);
    while ((code = sqlite3_backup_step(backup, PAGES)) == SQLITE_OK) {
        int all = sqlite3_backup_pagecount(backup);
        int left = sqlite3_backup_remaining(backup);
        progress_part(store, all > 0 ? (int)(100LL * (all - left) / all) : 0);
    }
    int last = sqlite3_backup_finish(backup);
    if (code == SQLITE_DONE && last == SQLITE_OK)
        return true;
    sql_fail(target, err);
    return err_detail(err, "backup %d, %d: %s", code, last, sqlite3_errmsg(target));
}

static bool pour_and_compare(struct store *store, sqlite3 *target, struct err *err)
{
    struct buffer before;
    struct buffer after;
    bool begun = false;
    buffer_init(&before);
    buffer_init(&after);
    bool good = connection_read_begin(store, &begun, err) && count_rows(store->db, &before, err) &&
                pour(store, target, err) && is_whole(target, err) &&
                count_rows(target, &after, err);
    connection_read_end(store, begun);
    if (good && strcmp(buffer_text(&before), buffer_text(&after)) != 0)
        good = err_set(err, ERR_DATABASE, "备份的副本和数据库的行数不一样，没有留下；请再备份一次");
    buffer_done(&before);
    buffer_done(&after);
    return good;
}

/* Everything up to the flush happens under a name of its own. */
static bool make_part(struct store *store, const char *part, struct err *err)
{
    sqlite3 *target = NULL;
    if (!place_make(part, 0600, err))
        return false;
    bool good = sqlite3_open_v2(part, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE,
                                NULL) == SQLITE_OK ||
                sql_fail(target, err);
    progress_watch(store, target);
    good = good && sql_run(target, "PRAGMA synchronous = OFF", err) &&
           pour_and_compare(store, target, err);
    if (sqlite3_close(target) != SQLITE_OK && good)
        good = err_set(err, ERR_DATABASE, "备份的副本没有写完，没有留下；请再备份一次");
    return good && place_flush(part, err);
}

static bool name_part(const char *part, const char *path, bool replace, struct err *err)
{
    if (!replace)
        return place_rename_new(part, path, err);
    if (rename(part, path) != 0)
        return err_set(err, ERR_DATABASE, "建不了文件 %s：%s", path, file_reason(errno));
    place_flush_folder(path);
    return true;
}

bool copy_could(const char *path, bool replace, struct err *err)
{
    if (!replace && file_exists(path))
        return err_set(err, ERR_CONFLICT, "文件 %s 已经存在，没有覆盖；请换一个名字", path);
    char *folder = file_folder_of(path);
    bool open = faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
    int error = errno;
    free(folder);
    return open || err_set(err, ERR_DATABASE, "建不了文件 %s：%s", path, file_reason(error));
}

bool copy_database(struct store *store, const char *path, bool replace, struct err *err)
{
    if (!copy_could(path, replace, err))
        return false;
    char *part = memory_format("%s.part-%ld", path, (long)getpid());
    bool good = make_part(store, part, err) && name_part(part, path, replace, err);
    place_remove(part);
    free(part);
    return good;
}
