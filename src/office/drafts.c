/* drafts: what I was typing. See office/drafts.h.
 *
 * Thin over the store: it adds who I am and which moment it is, and makes the record anew that
 * the draft's values are laid over. The file is opened when it is first asked for, so that a
 * session that types nothing never makes one. */
#include "office/drafts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "office/desk.h"
#include "office_private.h"
#include "store/draft.h"
#include "store/record_store.h"

enum { OTHERS_MINUTES = 15 }; /* after which nobody is thought to be writing still */

static struct drafts *drafts_of(struct office *office, struct err *err)
{
    if (!office->drafts) {
        office->drafts = drafts_open(office_path(office), err);
    }
    return office->drafts;
}

static struct draft_note note_of(const struct office *office, const struct office_draft *draft)
{
    struct draft_note note = {.object = draft->object,
                              .context = draft->context,
                              .base = draft->base,
                              .row = draft->row,
                              .cursor = draft->cursor,
                              .slot = draft->slot,
                              .stamp = draft->stamp,
                              .at = draft->at};
    snprintf(note.account, sizeof note.account, "%s", record_get(office->me, "account"));
    snprintf(note.form, sizeof note.form, "%s", draft->form);
    snprintf(note.field, sizeof note.field, "%s", draft->field);
    snprintf(note.called, sizeof note.called, "%s", draft->called);
    return note;
}

static struct office_draft draft_of(const struct draft_note *note)
{
    struct office_draft draft = {.object = note->object,
                                 .context = note->context,
                                 .base = note->base,
                                 .row = note->row,
                                 .cursor = note->cursor,
                                 .slot = note->slot,
                                 .stamp = note->stamp,
                                 .at = note->at};
    snprintf(draft.form, sizeof draft.form, "%s", note->form);
    snprintf(draft.field, sizeof draft.field, "%s", note->field);
    snprintf(draft.called, sizeof draft.called, "%s", note->called);
    return draft;
}

/* The next time it is opened, or made, anew. */
static bool forget(struct office *office)
{
    drafts_close(office->drafts);
    office->drafts = NULL;
    return false;
}

bool office_draft_keep(struct office *office, struct office_draft *draft,
                       const struct record *record, const char *typed, struct err *err)
{
    struct drafts *drafts = drafts_of(office, err);
    struct draft_note note = note_of(office, draft);
    note.at = office_now(office);
    if (!drafts || !draft_put(drafts, &note, record, typed, err)) {
        return forget(office);
    }
    draft->slot = note.slot;
    draft->stamp = note.stamp;
    draft->at = note.at;
    return true;
}

bool office_draft_list(struct office *office, struct office_draft *list, size_t limit,
                       size_t *count, struct err *err)
{
    struct drafts *drafts = drafts_of(office, err);
    struct draft_note *notes = memory_array(NULL, limit + 1, sizeof *notes);
    *count = 0;
    bool read = drafts != NULL &&
                draft_list(drafts, record_get(office->me, "account"), notes, limit, count, err);
    for (size_t i = 0; read && i < *count; i++) {
        list[i] = draft_of(&notes[i]);
    }
    free(notes);
    return read || forget(office);
}

bool office_draft_count(struct office *office, size_t *count, struct err *err)
{
    struct drafts *drafts = drafts_of(office, err);
    *count = 0;
    return (drafts != NULL && draft_count(drafts, record_get(office->me, "account"), count, err)) ||
           forget(office);
}

bool office_draft_find(struct office *office, const char *form, int64_t object, int64_t context,
                       struct office_draft *draft, bool *found, struct err *err)
{
    struct draft_note note = {0};
    struct drafts *drafts = drafts_of(office, err);
    *found = false;
    if (drafts == NULL || !draft_find(drafts, record_get(office->me, "account"), form, object,
                                      context, &note, found, err)) {
        return forget(office);
    }
    if (*found) {
        *draft = draft_of(&note);
    }
    return true;
}

/* Lays it over `record`, which is freed if that fails; NULL is handed on. */
static struct record *lay_over(struct office *office, const struct office_draft *draft,
                               struct record *record, char **typed, struct err *err)
{
    struct drafts *drafts = record != NULL ? drafts_of(office, err) : NULL;
    struct draft_note note = note_of(office, draft);
    *typed = NULL;
    if (drafts != NULL && draft_get(drafts, &note, office->forms, record, typed, err)) {
        return record;
    }
    record_free(record);
    return NULL;
}

struct record *office_draft_take(struct office *office, const struct office_draft *draft,
                                 char **typed, struct err *err)
{
    struct record *record = draft->object ? desk_load(office, draft->form, draft->object, err)
                                          : desk_new(office, draft->form, draft->context, err);
    return lay_over(office, draft, record, typed, err);
}

struct record *office_draft_blank(struct office *office, const struct office_draft *draft,
                                  char **typed, struct err *err)
{
    struct record *record = record_new(office_form(office, draft->form));
    return lay_over(office, draft, record, typed, err);
}

bool office_draft_drop(struct office *office, const struct office_draft *draft, struct err *err)
{
    struct drafts *drafts = drafts_of(office, err);
    struct draft_note note = note_of(office, draft);
    return drafts && draft_drop(drafts, &note, err);
}

/* The name that goes with an account; the account itself where nobody has it any more. */
static void name_of(struct office *office, const char *account, char *who, size_t size)
{
    const struct form *form = office_form(office, "officer");
    const char *keys[] = {"account"};
    const char *values[] = {account};
    struct err ignored;
    int64_t id = 0;
    record_find(office->store, form, keys, values, 1, &id, &ignored);
    char *name = id != 0 ? record_called(office->store, form, id) : NULL;
    const char *said = name != NULL ? name : account;
    snprintf(who, size, "%.*s", (int)text_cut(said, (int)(size - 1) / 2), said);
    free(name);
}

bool office_draft_others(struct office *office, const char *form, int64_t object, char *who,
                         size_t size, moment_t *at)
{
    struct err ignored;
    struct draft_note note;
    bool found = false;
    struct drafts *drafts = object != 0 ? drafts_of(office, &ignored) : NULL;
    if (drafts == NULL ||
        !draft_others(drafts, record_get(office->me, "account"), form, object,
                      office_now(office) - OTHERS_MINUTES, &note, &found, &ignored) ||
        !found) {
        return false;
    }
    name_of(office, note.account, who, size);
    *at = note.at;
    return true;
}
