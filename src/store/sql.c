/* sql: the few steps that every statement takes, and what SQLite's errors mean in words.
 *
 * The table of sentences below is the only place where an error code becomes Chinese. */
#include "store/sql.h"

#include <string.h>

/* Looked through from the top: the narrow cases stand first. (errno is no help: SQLite has rolled
 * back, and forgotten it, before it can be asked.) */
static const struct fault {
    int code; /* extended or primary result code */
    const char *message;
} faults[] = {
    {SQLITE_FULL, "磁盘已满，没有保存；请清理磁盘后再按 Ctrl-S"},
    {SQLITE_IOERR_SHMSIZE, "磁盘已满，数据库用不了；请系统管理员清理磁盘后再试"},
    {SQLITE_IOERR_WRITE, "写不进数据库文件（磁盘故障、配额用完或文件大小受限），没有保存；"
                         "请系统管理员处理后再按 Ctrl-S"},
    {SQLITE_IOERR, "读写数据库文件时磁盘出错，没有保存；请告诉系统管理员检查磁盘"},
    {SQLITE_BUSY, "数据库正被别的程序占用，没有保存；请稍后再试"},
    {SQLITE_LOCKED, "数据库正被别的程序占用，没有保存；请稍后再试"},
    {SQLITE_READONLY, "数据库只能读，不能写；请系统管理员检查文件和文件夹的权限"},
    {SQLITE_CANTOPEN, "打不开数据库文件；请系统管理员检查文件和文件夹的权限"},
    {SQLITE_PERM, "没有打开数据库文件的权限；请告诉系统管理员"},
    {SQLITE_AUTH, "这个操作被数据库的保护规则拒绝"},
    {SQLITE_CORRUPT, "数据库文件已损坏；请停止使用，由系统管理员从备份恢复"},
    {SQLITE_NOTADB, "这个文件不是数据库，或已损坏；请系统管理员核对路径或从备份恢复"},
    {SQLITE_TOOBIG, "内容太长，数据库放不下；请缩短后再保存"},
    {SQLITE_INTERRUPT, "操作被中断，没有保存"},
    {SQLITE_NOMEM, "内存不够；请关闭其他程序后再试"},
    {SQLITE_SCHEMA, "数据库的结构刚被更改；请重新进入程序"},
};

bool sql_fail(sqlite3 *db, struct err *err)
{
    int code = sqlite3_extended_errcode(db);
    const char *message = "数据库出错，没有完成；请告诉系统管理员运行 rouzhi check";
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        const struct fault *fault = &faults[i];
        if (fault->code == code || fault->code == (code & 0xff)) {
            message = fault->message;
            break;
        }
    }
    bool busy = (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED;
    err_set(err, busy ? ERR_BUSY : ERR_DATABASE, "%s", message);
    return err_detail(err, "sqlite %d: %s", code, sqlite3_errmsg(db));
}

sqlite3_stmt *sql_prepare(sqlite3 *db, const char *text, struct err *err)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, text, -1, &statement, NULL) == SQLITE_OK)
        return statement;
    sql_fail(db, err);
    return NULL;
}

bool sql_step(sqlite3_stmt *statement, bool *row, struct err *err)
{
    int code = sqlite3_step(statement);
    *row = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE || sql_fail(sqlite3_db_handle(statement), err);
}

bool sql_finish(sqlite3_stmt *statement, struct err *err)
{
    bool row = true;
    bool good = true;
    while (good && row)
        good = sql_step(statement, &row, err);
    sqlite3_finalize(statement);
    return good;
}

bool sql_run(sqlite3 *db, const char *text, struct err *err)
{
    return sqlite3_exec(db, text, NULL, NULL, NULL) == SQLITE_OK || sql_fail(db, err);
}

bool sql_number(sqlite3 *db, const char *text, int64_t *number, struct err *err)
{
    sqlite3_stmt *statement = sql_prepare(db, text, err);
    bool row = false;
    if (!statement)
        return false;
    bool good = sql_step(statement, &row, err);
    *number = row ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return good;
}

void sql_bind(sqlite3_stmt *statement, int place, const char *text)
{
    if (text)
        sqlite3_bind_text(statement, place, text, -1, SQLITE_TRANSIENT);
    else
        sqlite3_bind_null(statement, place);
}

void sql_bind_number(sqlite3_stmt *statement, int place, int64_t number)
{
    sqlite3_bind_int64(statement, place, number);
}

void sql_bind_named(sqlite3_stmt *statement, const char *name, const char *text)
{
    int place = sqlite3_bind_parameter_index(statement, name);
    if (place > 0)
        sql_bind(statement, place, text);
}

void sql_bind_named_number(sqlite3_stmt *statement, const char *name, int64_t number)
{
    int place = sqlite3_bind_parameter_index(statement, name);
    if (place > 0)
        sql_bind_number(statement, place, number);
}

const char *sql_column(sqlite3_stmt *statement, int column)
{
    return (const char *)sqlite3_column_text(statement, column);
}

const char *sql_text(sqlite3_stmt *statement, int column)
{
    const char *text = sql_column(statement, column);
    return text ? text : "";
}

static void add_quoted(struct buffer *out, const char *text, char quote)
{
    buffer_add_char(out, quote);
    for (; *text; text++) {
        if (*text == quote)
            buffer_add_char(out, quote);
        buffer_add_char(out, *text);
    }
    buffer_add_char(out, quote);
}

void sql_add_name(struct buffer *out, const char *name)
{
    add_quoted(out, name, '"');
}

void sql_add_literal(struct buffer *out, const char *text)
{
    add_quoted(out, text, '\'');
}

bool sql_has_column(sqlite3 *db, const char *table, const char *column)
{
    return sqlite3_table_column_metadata(db, "main", table, column, NULL, NULL, NULL, NULL, NULL) ==
           SQLITE_OK;
}

bool sql_in_place(sqlite3 *db, struct err *err)
{
    int moved = 0;
    sqlite3_file_control(db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return !moved || err_set(err, ERR_DATABASE,
                             "文件 %s 不在原处了：被移走、删掉或换成了别的，没有写；请找系统管理员",
                             sqlite3_db_filename(db, "main"));
}
