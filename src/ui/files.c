/* files: what screen and line mode share about files in and out. See files.h. */
#include "files.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "office/transfer.h"

#define FINDINGS_SHOWN 200

char *files_outbox(const struct office *office, const char *stem, const char *suffix,
                   struct err *err)
{
    if (!file_make_folder(office_outbox(office), 0700, err)) {
        return NULL;
    }
    char date[DATE_TEXT];
    date_format(office_today(office), date);
    int minute = (int)(office_now(office) % 1440);
    char *name = memory_format("%s-%s-%02d%02d.%s", stem, date, minute / 60, minute % 60, suffix);
    char *path = file_join(office_outbox(office), name);
    free(name);
    return path;
}

const char *files_kind(const char *form)
{
    size_t count;
    const char *const *kinds = transfer_kinds(&count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(transfer_form_name(kinds[i]), form) == 0) {
            return kinds[i];
        }
    }
    return NULL;
}

bool files_may_import(const struct office *office)
{
    size_t count;
    const char *const *kinds = transfer_kinds(&count);
    struct err err = {0};
    for (size_t i = 0; i < count; i++) {
        if (transfer_may(office, kinds[i], true, &err)) {
            return true;
        }
    }
    return false;
}

void files_findings(struct buffer *text, const struct findings *findings)
{
    for (size_t i = 0; i < findings->count && i < FINDINGS_SHOWN; i++) {
        const struct finding *finding = &findings->items[i];
        buffer_add_format(text, "第 %ld 行%s%s：%s\n", finding->row, finding->heading ? " " : "",
                          finding->heading ? finding->heading : "", finding->reason);
    }
    if (findings->count > FINDINGS_SHOWN) {
        buffer_add_format(text, "另有 %zu 处，写到文件里看。\n", findings->count - FINDINGS_SHOWN);
    }
}
