/* rouzhi import, rouzhi export. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "cli/command.h"
#include "office/answer.h"
#include "office/transfer.h"

/* The field=value words behind the first ones, as the office takes them. The arrays are the
 * caller's to free; false after saying what is wrong. */
static bool read_sets(const struct request *request, size_t from, struct transfer_options *options,
                      int *code)
{
    const char **names = memory_array(NULL, request->count + 1, sizeof *names);
    const char **values = memory_array(NULL, request->count + 1, sizeof *values);
    bool right = true;
    for (size_t i = from; right && i < request->count; i++) {
        size_t place = options->set_count;
        struct err err = {0};
        if (split_pair(request->words[i], &names[place], &values[place])) {
            options->set_count++;
        } else {
            err_set(&err, ERR_USAGE, "“%s”应写成 项=值", request->words[i]);
            *code = say_error(&err);
            right = false;
        }
    }
    options->set_names = names;
    options->set_values = values;
    return right;
}

static void free_sets(struct transfer_options *options)
{
    free((void *)options->set_names);
    free((void *)options->set_values);
}

static void print_report(const struct request *request, const struct transfer_report *report,
                         bool done)
{
    bool dry_run = (request->given & OPTION_DRY_RUN) != 0;
    if ((request->given & OPTION_JSON) != 0) {
        const struct answer_value values[] = {
            {"rows", ANSWER_INTEGER, NULL, report->rows},
            {"added", ANSWER_INTEGER, NULL, report->added},
            {"changed", ANSWER_INTEGER, NULL, report->changed},
            {"unchanged", ANSWER_INTEGER, NULL, report->unchanged},
            {"encoding", ANSWER_TEXT, report->encoding, 0},
            {"written", ANSWER_BOOL, NULL, done && !dry_run && report->added + report->changed > 0},
        };
        print_answer(answer_object(values, sizeof values / sizeof *values, &report->findings));
    } else if (done) {
        printf("%s读入 %ld 行（%s）：新增 %ld，变更 %ld，未变 %ld\n",
               dry_run ? "试运行，什么也没有写入。" : "", report->rows, report->encoding,
               report->added, report->changed, report->unchanged);
    }
}

static int import_file(const struct request *request, struct office *office,
                       const struct transfer_options *options)
{
    struct transfer_report report;
    struct err err = {0};
    transfer_report_init(&report);
    bool done = transfer_import(office, options, &report, &err);
    int code = ERR_NONE;
    say_findings(&report.findings);
    if (!done) {
        code = say_error(&err);
    }
    if (done || report.findings.count > 0) {
        print_report(request, &report, done);
    }
    if (request->rejects != NULL && report.findings.count > 0) {
        struct err other = {0};
        if (!transfer_write_rejects(options, &report, request->rejects, &other)) {
            say_error(&other);
        }
    }
    transfer_report_done(&report);
    return code;
}

int command_import(struct request *request)
{
    struct transfer_options options = {.kind = request->words[0],
                                       .path = request->words[1],
                                       .streams = true,
                                       .dry_run = (request->given & OPTION_DRY_RUN) != 0};
    int code = ERR_NONE;
    bool right = read_sets(request, 2, &options, &code);
    struct office *office = right ? open_office(request, &code) : NULL;
    if (office != NULL) {
        code = import_file(request, office, &options);
    }
    office_close(office);
    free_sets(&options);
    return code;
}

int command_export(struct request *request)
{
    struct transfer_options options = {.kind = request->words[0],
                                       .path = request->output != NULL ? request->output : "-",
                                       .streams = true,
                                       .encoding = request->encoding,
                                       .month = request->month};
    int code = ERR_NONE;
    long rows = 0;
    struct err err = {0};
    bool right = read_sets(request, 1, &options, &code);
    struct office *office = right ? open_office(request, &code) : NULL;
    if (office != NULL && !transfer_export(office, &options, &rows, &err)) {
        code = say_error(&err);
    } else if (office != NULL) {
        fprintf(stderr, "导出 %ld 条\n", rows);
    }
    office_close(office);
    free_sets(&options);
    return code;
}
