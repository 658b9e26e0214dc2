/* desk_files: files in and out, the backup and the audit, from the lists: the same doors as at the
 * prompt.
 *
 * A file is always tried first: what it would do, or every row that is refused, stands there before
 * anything is written. Made files go to the outbox, and it is said where they are. */
#include "desk_private.h"
#include "files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "office/keeping.h"
#include "office/transfer.h"
#include "ui/dialog.h"

static struct app *app_of(struct desk_scene *desk)
{
    return desk->scene.app;
}

bool desk_files_can_export(const struct desk_scene *desk)
{
    struct err err = {0};
    const char *kind = files_kind(desk->panes[desk->current].form->name);
    return kind && transfer_may(desk->scene.app->office, kind, false, &err);
}

bool desk_files_can_import(const struct desk_scene *desk)
{
    return files_may_import(desk->scene.app->office);
}

/* Says what goes on before something that takes its time. */
static void say_now(struct app *app, const char *text)
{
    app_say(app, STYLE_PLAIN, "%s", text);
    app_draw(app);
}

void desk_files_export(struct desk_scene *desk)
{
    struct app *app = app_of(desk);
    const char *kind = files_kind(desk_pane(desk)->form->name);
    struct err err = {0};
    long rows = 0;
    char *path = files_outbox(app->office, transfer_title(kind), "csv", &err);
    say_now(app, "正在导出，请稍候。");
    const struct transfer_options options = {.kind = kind, .path = path};
    if (path && transfer_export(app->office, &options, &rows, &err)) {
        char *text =
            memory_format("%s %ld 条已导出（全部，不只是查到的）：\n\n%s\n\n可用 Excel 或 WPS "
                          "打开，编码 UTF-8。",
                          transfer_title(kind), rows, path);
        dialog_message(app, "导出 CSV", STYLE_GOOD, text);
        free(text);
        app->text[0] = '\0';
    } else {
        app_say_err(app, &err);
    }
    free(path);
}

/* Progress in the message line; Esc or a line that is gone stops, and nothing is written then. What
 * else is typed meanwhile waits its turn. */
static bool import_progress(long done, long all, void *data)
{
    struct app *app = data;
    enum terminal_event event = terminal_glance(app->terminal);
    if (event == TERMINAL_RESIZE) {
        app_restyle(app);
    }
    app_say(app, STYLE_PLAIN, "第 %ld / %ld 行。Esc 停下，什么都不写入", done, all);
    app_draw(app);
    return event == TERMINAL_TICK || event == TERMINAL_RESIZE;
}

static bool import_run(struct desk_scene *desk, bool dry_run, struct transfer_report *report,
                       struct err *err)
{
    struct app *app = app_of(desk);
    const struct transfer_options options = {.kind = desk->file.kind,
                                             .path = desk->file.path,
                                             .dry_run = dry_run,
                                             .progress = import_progress,
                                             .progress_data = app};
    say_now(app, dry_run ? "正在核对文件，请稍候。" : "正在导入，请稍候。");
    bool done = transfer_import(app->office, &options, report, err);
    app->text[0] = '\0';
    return done;
}

static void import_confirmed(void *owner, int id, const char *typed)
{
    struct desk_scene *desk = owner;
    struct app *app = app_of(desk);
    struct transfer_report report;
    struct err err = {0};
    (void)id;
    (void)typed;
    transfer_report_init(&report);
    if (import_run(desk, false, &report, &err)) {
        app_say(app, STYLE_GOOD, "已导入%s：新增 %ld，变更 %ld，未变 %ld。",
                transfer_title(desk->file.kind), report.added, report.changed, report.unchanged);
        app_refresh(app);
    } else {
        app_say_err(app, &err);
    }
    transfer_report_done(&report);
}

/* The refused rows with their reasons, for mending in a spreadsheet. */
static void rejects_wanted(void *owner, int id, const char *typed)
{
    struct desk_scene *desk = owner;
    struct app *app = app_of(desk);
    struct transfer_report report;
    struct err err = {0}, ignored = {0};
    (void)typed;
    if (id == 0) {
        return;
    }
    transfer_report_init(&report);
    import_run(desk, true, &report, &ignored);
    char *path = files_outbox(app->office, "退回的行", "csv", &err);
    const struct transfer_options options = {.kind = desk->file.kind, .path = desk->file.path};
    if (path && transfer_write_rejects(&options, &report, path, &err)) {
        dialog_message(app, "退回的行", STYLE_PLAIN, path);
    } else {
        app_say_err(app, &err);
    }
    free(path);
    transfer_report_done(&report);
}

/* What the file would do; or every row for which it can't. */
static void import_tried(struct desk_scene *desk, bool done, const struct transfer_report *report,
                         const struct err *err)
{
    static const struct dialog_answer yes = {.text = "导入", .id = 1};
    static const struct dialog_answer no[] = {{.text = "知道了", .id = 0},
                                              {.text = "把退回的行和原因写到文件", .id = 1}};
    struct buffer text;
    buffer_init(&text);
    if (done) {
        buffer_add_format(&text, "读到 %ld 行（%s）：新增 %ld，变更 %ld，未变 %ld。还没有写入。",
                          report->rows, report->encoding, report->added, report->changed,
                          report->unchanged);
    } else {
        buffer_add_format(&text, "%s\n", err->message);
        files_findings(&text, &report->findings);
    }
    dialog_open(app_of(desk), &(struct dialog_options){
                                  .title = done ? "导入这个文件？" : "不能导入，什么都没有写入",
                                  .text = buffer_text(&text),
                                  .style = done ? STYLE_PLAIN : STYLE_ERROR,
                                  .answers = done ? &yes : no,
                                  .count = done || report->findings.count == 0 ? 1 : 2,
                                  .chosen = -1,
                                  .owner = desk,
                                  .answer = done ? import_confirmed : rejects_wanted});
    buffer_done(&text);
}

static void import_path(void *owner, int id, const char *typed)
{
    struct desk_scene *desk = owner;
    struct transfer_report report;
    struct err err = {0};
    (void)id;
    snprintf(desk->file.path, sizeof desk->file.path, "%s", typed);
    text_trim(desk->file.path);
    transfer_report_init(&report);
    bool done = import_run(desk, true, &report, &err);
    import_tried(desk, done, &report, &err);
    transfer_report_done(&report);
}

static void import_kind(void *owner, int id, const char *typed)
{
    static const struct dialog_answer look = {.text = "先核对，不写入", .id = 1};
    struct desk_scene *desk = owner;
    size_t count;
    (void)typed;
    desk->file.kind = transfer_kinds(&count)[id];
    char title[64];
    snprintf(title, sizeof title, "导入%s", transfer_title(desk->file.kind));
    dialog_open(app_of(desk), &(struct dialog_options){
                                  .title = title,
                                  .text = "CSV 文件，UTF-8 或 GB18030 都行；列名照导出的那样。",
                                  .answers = &look,
                                  .count = 1,
                                  .chosen = 1,
                                  .prompt = "文件（带文件夹）：",
                                  .owner = desk,
                                  .answer = import_path});
}

void desk_files_import(struct desk_scene *desk)
{
    struct dialog_answer answers[DIALOG_ANSWERS];
    struct err refusals[DIALOG_ANSWERS];
    size_t count;
    const char *const *kinds = transfer_kinds(&count);
    memset(refusals, 0, sizeof refusals);
    count = count < DIALOG_ANSWERS ? count : DIALOG_ANSWERS;
    size_t open = 0;
    for (size_t i = 0; i < count; i++) { /* whoever may not isn't told seven times why */
        if (transfer_may(app_of(desk)->office, kinds[i], true, &refusals[i])) {
            answers[open++] =
                (struct dialog_answer){.text = transfer_title(kinds[i]), .id = (int)i};
        }
    }
    dialog_open(app_of(desk), &(struct dialog_options){.title = "导入什么",
                                                       .answers = answers,
                                                       .count = open,
                                                       .chosen = -1,
                                                       .owner = desk,
                                                       .answer = import_kind});
}

static void backup_path(void *owner, int id, const char *typed)
{
    struct desk_scene *desk = owner;
    struct app *app = app_of(desk);
    struct err err = {0};
    int64_t bytes = 0;
    char *path = text_trim(memory_copy(typed));
    (void)id;
    say_now(app, "正在备份，请稍候；别人可以照常办理。");
    if (keeping_backup(app->office, path, &bytes, &err)) {
        app->text[0] = '\0';
        char *text =
            memory_format("已备份并核对，%lld KB：\n\n%s\n\n请把它存到另一台机器或介质上。",
                          (long long)(bytes / 1024), path);
        dialog_message(app, "备份数据库", STYLE_GOOD, text);
        free(text);
    } else {
        app_say_err(app, &err);
    }
    free(path);
}

void desk_files_backup(struct desk_scene *desk)
{
    static const struct dialog_answer yes = {.text = "备份", .id = 1};
    struct err err = {0};
    char *path = files_outbox(app_of(desk)->office, "rouzhi", "db", &err);
    if (!path) {
        app_say_err(app_of(desk), &err);
        return;
    }
    dialog_open(app_of(desk), &(struct dialog_options){.title = "备份数据库",
                                                       .answers = &yes,
                                                       .count = 1,
                                                       .chosen = 1,
                                                       .prompt = "写到（带文件夹）：",
                                                       .typed = path,
                                                       .owner = desk,
                                                       .answer = backup_path});
    free(path);
}

void desk_files_audit(struct desk_scene *desk)
{
    struct app *app = app_of(desk);
    struct keeping_report report = {0};
    struct err err = {0};
    say_now(app, "正在核验审计记录，请稍候。");
    if (!keeping_verify(app->office, NULL, &report, &err)) {
        app_say_err(app, &err);
        return;
    }
    app->text[0] = '\0';
    char *text =
        report.whole
            ? memory_format(
                  "%lld 条，首尾相连，没有改动。\n\n末条编号 %lld，摘要 %s\n请抄存在别处，"
                  "下次核验时对照。",
                  (long long)report.rows, (long long)report.head.seq, report.head.hash)
            : memory_format("第 %lld 条对不上：%s。请停止办理，保留数据库原样，报告主要负责人。",
                            (long long)report.bad_seq, report.why);
    dialog_message(app, "核验审计", report.whole ? STYLE_GOOD : STYLE_ERROR, text);
    free(text);
}
