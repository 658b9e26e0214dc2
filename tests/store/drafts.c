/* drafts: what the tests of drafts share. */
#include "drafts.h"

#include <stdio.h>

struct drafts *drafts_begin(struct fixture *fixture)
{
    struct drafts *drafts = drafts_open(fixture->path, &fixture->err);
    if (!drafts)
        fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
    return drafts;
}

struct draft_note drafts_note(const char *form, int64_t object, moment_t at)
{
    struct draft_note note = {.object = object, .row = -1, .cursor = 4, .at = at};
    snprintf(note.account, sizeof note.account, "zhangsan");
    snprintf(note.form, sizeof note.form, "%s", form);
    snprintf(note.field, sizeof note.field, "facts");
    snprintf(note.called, sizeof note.called, "案件受理 · 重庆长寿食品有限公司");
    return note;
}

void drafts_put(struct fixture *fixture, struct drafts *drafts, struct draft_note *note,
                const struct record *record, const char *typed)
{
    if (!draft_put(drafts, note, record, typed, &fixture->err))
        fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
}

void drafts_get(struct fixture *fixture, struct drafts *drafts, const struct draft_note *note,
                struct record *record, char **typed)
{
    if (!draft_get(drafts, note, &fixture->forms, record, typed, &fixture->err))
        fail_msg("%s (%s)", fixture->err.message, fixture->err.detail);
}
