/* line_files: files in and out, the backup and the audit, line by line. A file is always tried first:
 * what it would do, or each row that is refused, is said before anything is written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "files.h"
#include "line_private.h"
#include "office/keeping.h"
#include "office/transfer.h"

#define KINDS_MOST 16

bool line_files_can_export(const struct line *line, const char *form)
{
    struct err err = {0};
    const char *kind = files_kind(form);
    return kind && transfer_may(line->office, kind, false, &err);
}

void line_files_export(struct line *line, const char *form)
{
    const char *kind = files_kind(form);
    struct err err = {0};
    long rows = 0;
    char *path = files_outbox(line->office, transfer_title(kind), "csv", &err);
    const struct transfer_options options = {.kind = kind, .path = path};
    if (path && transfer_export(line->office, &options, &rows, &err)) {
        line_say(line, "%s %ld 条已导出（全部，不只是查到的）：", transfer_title(kind), rows);
        line_say_text(line, path);
    } else {
        line_say_err(line, &err);
    }
    free(path);
}

/* The refused rows as they stood, with their reasons, for mending. */
static void offer_rejects(struct line *line, const struct transfer_options *options,
                          const struct transfer_report *report)
{
    static const struct line_answer yes = {"把退回的行和原因写到文件", NULL, NULL, 1};
    struct err err = {0};
    if (report->findings.count == 0 || line_choose(line, NULL, NULL, &yes, 1) != yes.id) {
        return;
    }
    char *path = files_outbox(line->office, "退回的行", "csv", &err);
    if (path && transfer_write_rejects(options, report, path, &err)) {
        line_say_text(line, path);
    } else {
        line_say_err(line, &err);
    }
    free(path);
}

/* Ctrl-C stops it; it is one transaction, so that nothing was written then. */
static bool go_on(long done, long all, void *data)
{
    (void)done, (void)all;
    return !line_stopped(data);
}

static void import_now(struct line *line, struct transfer_options options)
{
    struct transfer_report report;
    struct err err = {0};
    options.dry_run = false;
    transfer_report_init(&report);
    if (transfer_import(line->office, &options, &report, &err)) {
        line_say(line, "已导入%s：新增 %ld，变更 %ld，未变 %ld。", transfer_title(options.kind),
                 report.added, report.changed, report.unchanged);
    } else {
        line_say_err(line, &err);
    }
    transfer_report_done(&report);
}

/* What the file would do, and whether it shall; or every row for which it can't. */
static void try_import(struct line *line, const struct transfer_options *options)
{
    static const struct line_answer yes = {"导入", NULL, NULL, 1};
    struct transfer_report report;
    struct err err = {0};
    struct buffer text;
    transfer_report_init(&report);
    if (transfer_import(line->office, options, &report, &err)) {
        line_say(line, "读到 %ld 行（%s）：新增 %ld，变更 %ld，未变 %ld。还没有写入。", report.rows,
                 report.encoding, report.added, report.changed, report.unchanged);
        if (line_choose(line, NULL, NULL, &yes, 1) == yes.id) {
            import_now(line, *options);
        }
    } else {
        buffer_init(&text);
        files_findings(&text, &report.findings);
        line_say_err(line, &err);
        if (err.code != ERR_REFUSED) { /* that it was stopped says as much */
            line_say(line, "%s什么都没有写入。", buffer_text(&text));
        }
        buffer_done(&text);
        offer_rejects(line, options, &report);
    }
    transfer_report_done(&report);
}

void line_files_import(struct line *line)
{
    struct line_answer answers[KINDS_MOST];
    struct err err = {0};
    size_t count, open = 0;
    const char *const *kinds = transfer_kinds(&count);
    for (size_t i = 0; i < count && open < KINDS_MOST; i++) {
        if (transfer_may(line->office, kinds[i], true, &err)) {
            answers[open++] = (struct line_answer){.text = transfer_title(kinds[i]), .id = (int)i};
        }
    }
    int chosen = line_choose(line, "导入什么", NULL, answers, open);
    char *path = chosen == LINE_NOTHING ? NULL : line_ask(line, "文件（带文件夹），0 返回");
    if (path && *path && line_number(path) != 0) {
        try_import(line, &(struct transfer_options){.kind = kinds[chosen],
                                                    .path = path,
                                                    .dry_run = true,
                                                    .progress = go_on,
                                                    .progress_data = line});
    }
    free(path);
}

void line_files_backup(struct line *line)
{
    struct err err = {0};
    int64_t bytes = 0;
    char *path = files_outbox(line->office, "rouzhi", "db", &err);
    char *typed = NULL;
    if (path) {
        line_say(line, "写到 %s", path);
        typed = line_ask(line, "回车照此，或写文件，0 返回");
    }
    const char *to = typed && *typed ? typed : path;
    if (!path) {
        line_say_err(line, &err);
    } else if (typed && line_number(typed) != 0) {
        if (keeping_backup(line->office, to, &bytes, &err)) {
            line_say(line, "已备份并核对，%lld KB。请把它存到另一台机器或介质上。",
                     (long long)(bytes / 1024));
        } else {
            line_say_err(line, &err);
        }
    }
    free(typed);
    free(path);
}

void line_files_audit(struct line *line)
{
    struct keeping_report report = {0};
    struct err err = {0};
    if (!keeping_verify(line->office, NULL, &report, &err)) {
        line_say_err(line, &err);
    } else if (report.whole) {
        line_say(line, "%lld 条，首尾相连，没有改动。", (long long)report.rows);
        line_say(line, "末条编号 %lld，摘要 %s", (long long)report.head.seq, report.head.hash);
        line_say(line, "请抄存在别处，下次核验时对照。");
    } else {
        line_say(line, "第 %lld 条对不上：%s。请停止办理，保留数据库原样，报告主要负责人。",
                 (long long)report.bad_seq, report.why);
    }
}
