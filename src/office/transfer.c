/* transfer: the kinds of things that files hold, and what imports and exports have in common.
 *
 * An import is all or nothing: every row goes through the same checks as at the screen, every fault
 * is named with its row, and one transaction writes all of it or none. A dry run does the same
 * and takes the transaction back. */
#include "office/transfer_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

static const struct transfer_kind KINDS[] = {
    {.name = "lists",
     .title = "清单",
     .form = "item",
     .import_act = ACT_LIST_IMPORT,
     .export_act = ACT_VIEW_LISTS,
     .table = "list",
     .begin = transfer_list_begin,
     .row = transfer_list_row,
     .give = transfer_list_give},
    {.name = "parties",
     .title = "当事人",
     .form = "party",
     .import_act = ACT_PARTY_NEW,
     .export_act = ACT_EXPORT,
     .table = "party",
     .row = transfer_record_row,
     .give = transfer_record_give},
    {.name = "cases",
     .title = "案件",
     .form = "case",
     .import_act = ACT_CASE_NEW,
     .export_act = ACT_EXPORT,
     .table = "cases",
     .row = transfer_record_row,
     .give = transfer_record_give},
    {.name = "commitments",
     .title = "保证承诺书",
     .form = "commitment",
     .import_act = ACT_COMMITMENT_NEW,
     .export_act = ACT_EXPORT,
     .table = "commitment",
     .row = transfer_record_row,
     .give = transfer_record_give},
    {.name = "outreach",
     .title = "预防宣传",
     .form = "outreach",
     .import_act = ACT_OUTREACH_NEW,
     .export_act = ACT_EXPORT,
     .table = "outreach",
     .row = transfer_record_row,
     .give = transfer_record_give},
    {.name = "officers",
     .title = "人员",
     .form = "officer",
     .import_act = ACT_OFFICER_EDIT,
     .export_act = ACT_VIEW_OFFICERS,
     .table = "officer",
     .row = transfer_record_row,
     .give = transfer_record_give},
    {.name = "laws",
     .title = "法律依据",
     .form = "law",
     .import_act = ACT_LAW_EDIT,
     .export_act = ACT_VIEW_LISTS,
     .table = "law",
     .row = transfer_record_row,
     .give = transfer_record_give},
    {.name = "articles",
     .title = "新旧条文",
     .form = "article",
     .import_act = ACT_LAW_EDIT,
     .export_act = ACT_VIEW_LISTS,
     .table = "article",
     .row = transfer_record_row,
     .give = transfer_record_give},
    {.name = "holidays",
     .title = "放假日历",
     .form = "day",
     .import_act = ACT_CALENDAR_IMPORT,
     .export_act = ACT_VIEW_LISTS,
     .table = "calendar",
     .row = transfer_day_row},
    {.name = "terms",
     .title = "期限表",
     .form = "term",
     .import_act = ACT_OFFICE_EDIT,
     .export_act = ACT_VIEW_LISTS,
     .table = "term",
     .row = transfer_record_row,
     .give = transfer_record_give},
    {.name = "requirements",
     .title = "清单条件",
     .form = "requirement",
     .import_act = ACT_LIST_IMPORT,
     .export_act = ACT_VIEW_LISTS,
     .table = "requirement",
     .row = transfer_record_row,
     .give = transfer_record_give},
    {.name = "codes",
     .title = "代码表",
     .form = "code",
     .import_act = ACT_OFFICE_EDIT,
     .export_act = ACT_VIEW_LISTS,
     .table = "code",
     .row = transfer_code_row,
     .give = transfer_code_give},
};
#define KIND_COUNT (sizeof KINDS / sizeof *KINDS)

const char *const *transfer_kinds(size_t *count)
{
    static const char *const names[KIND_COUNT] = {
        "lists", "parties",  "cases",    "commitments", "outreach",     "officers",
        "laws",  "articles", "holidays", "terms",       "requirements", "codes"};
    *count = KIND_COUNT;
    return names;
}

static const struct transfer_kind *find_kind(const char *name)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (strcmp(KINDS[i].name, name) == 0) {
            return &KINDS[i];
        }
    }
    return NULL;
}

const char *transfer_title(const char *kind)
{
    const struct transfer_kind *found = find_kind(kind);
    return found != NULL ? found->title : NULL;
}

const char *transfer_form_name(const char *kind)
{
    const struct transfer_kind *found = find_kind(kind);
    return found != NULL ? found->form : NULL;
}

bool transfer_may(const struct office *office, const char *kind, bool import, struct err *err)
{
    const struct transfer_kind *found = transfer_kind_named(kind, err);
    return found != NULL &&
           (import || found->give != NULL ||
            err_set(err, ERR_USAGE, "%s不从这里导出", found->title)) &&
           office_may(office, import ? found->import_act : found->export_act, err);
}

const struct transfer_kind *transfer_kind_named(const char *name, struct err *err)
{
    size_t count;
    const char *const *names = transfer_kinds(&count);
    const struct transfer_kind *found = find_kind(name);
    if (found != NULL) {
        return found;
    }
    const char *meant = text_suggest(name, names, count);
    if (meant != NULL) {
        err_set(err, ERR_USAGE, "没有“%s”这一类，是否“%s”？", name, meant);
    } else {
        err_set(err, ERR_USAGE,
                "没有“%s”这一类，可以是 lists parties cases commitments officers "
                "laws articles holidays terms requirements codes",
                name);
    }
    return NULL;
}

const struct form *transfer_form(struct office *office, const struct transfer_kind *kind,
                                 struct err *err)
{
    const struct form *form = office_form(office, kind->form);
    if (form == NULL) {
        err_set(err, ERR_NOT_FOUND, "没有表单 %s.form，请重新安装", kind->form);
    }
    return form;
}

int *transfer_set_fields(const struct form *form, const struct transfer_options *options,
                         struct err *err)
{
    int *fields = memory_array(NULL, options->set_count + 1, sizeof *fields);
    for (size_t i = 0; i < options->set_count; i++) {
        const char *name = options->set_names[i];
        fields[i] = form_field_named(form, name);
        if (fields[i] < 0) {
            const char *meant = form_suggest(form, name);
            err_set(err, ERR_USAGE, "%s没有“%s”这一项%s%s%s", form->title, name,
                    meant != NULL ? "，是否“" : "", meant != NULL ? meant : "",
                    meant != NULL ? "”？" : "");
            free(fields);
            return NULL;
        }
    }
    return fields;
}

void transfer_report_init(struct transfer_report *report)
{
    *report = (struct transfer_report){0};
    findings_init(&report->findings);
}

void transfer_report_done(struct transfer_report *report)
{
    findings_done(&report->findings);
}
