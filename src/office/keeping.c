/* keeping: audit, backup and check: permission first, then the store does it. */
#include "office/keeping.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "office/desk.h"
#include "office/office_private.h"
#include "office/step.h"
#include "store/audit.h"
#include "store/step_store.h"
#include "store/upkeep.h"

static void copy_head(struct keeping_head *to, const struct audit_head *from)
{
    to->seq = from->seq;
    memcpy(to->hash, from->hash, sizeof to->hash);
}

bool keeping_head(struct office *office, struct keeping_head *head, struct err *err)
{
    struct audit_head found;
    if (!office_may(office, ACT_AUDIT, err) || !audit_read_head(office->store, &found, err)) {
        return false;
    }
    copy_head(head, &found);
    return true;
}

bool keeping_verify(struct office *office, const struct keeping_head *expected,
                    struct keeping_report *report, struct err *err)
{
    struct audit_head noted = {0};
    struct audit_report found = {0};
    if (!office_may(office, ACT_AUDIT, err)) {
        return false;
    }
    if (expected != NULL) {
        noted.seq = expected->seq;
        memcpy(noted.hash, expected->hash, sizeof noted.hash);
    }
    if (!audit_verify(office->store, expected != NULL ? &noted : NULL, &found, err)) {
        return false;
    }
    *report =
        (struct keeping_report){.rows = found.rows, .whole = found.whole, .bad_seq = found.bad_seq};
    copy_head(&report->head, &found.head);
    snprintf(report->why, sizeof report->why, "%s", found.why);
    return true;
}

struct showing {
    keeping_taker *each;
    void *data;
    bool cases; /* what was done to cases may be shown */
};

static bool is_about_cases(const char *table)
{
    /* a view is called after what is looked for in it: people and cases */
    static const char *const tables[] = {"cases",      "commitment", "party",
                                         "saved_view", "step",       "step_value"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (strcmp(table, tables[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool show_row(const struct audit_row *row, void *data)
{
    const struct showing *showing = data;
    bool hidden = !showing->cases && is_about_cases(row->table);
    struct keeping_entry entry = {.seq = row->seq,
                                  .at = row->at,
                                  .who = row->who,
                                  .account = row->account,
                                  .act = row->act,
                                  .words =
                                      hidden ? "（涉及案情，系统管理员不能查看）" : row->words};
    return showing->each(&entry, showing->data);
}

/* What was done to the steps of a case, the newest step first. */
static bool show_steps(struct office *office, int64_t case_id, size_t limit,
                       struct showing *showing, struct err *err)
{
    struct step_row *rows = memory_array(NULL, STEPS_MOST, sizeof *rows);
    size_t count = 0, total = 0;
    bool done = step_rows(office->store, case_id, rows, STEPS_MOST, &count, &total, err);
    for (size_t i = 0; done && i < count; i++) {
        done = audit_show(office->store, "step", rows[i].id, false, limit, show_row, showing, err);
    }
    free(rows);
    return done;
}

/* Rows of several tables, kept until all are read. */
struct kept {
    struct keeping_entry *entries; /* with texts of their own */
    size_t count;
};

static bool keep_row(const struct keeping_entry *entry, void *data)
{
    struct kept *kept = data;
    kept->entries = memory_array(kept->entries, kept->count + 1, sizeof *kept->entries);
    kept->entries[kept->count++] = (struct keeping_entry){.seq = entry->seq,
                                                          .at = entry->at,
                                                          .who = memory_copy(entry->who),
                                                          .account = memory_copy(entry->account),
                                                          .act = memory_copy(entry->act),
                                                          .words = memory_copy(entry->words)};
    return true;
}

static void kept_done(struct kept *kept)
{
    for (size_t i = 0; i < kept->count; i++) {
        free((char *)kept->entries[i].who);
        free((char *)kept->entries[i].account);
        free((char *)kept->entries[i].act);
        free((char *)kept->entries[i].words);
    }
    free(kept->entries);
}

static int newest_first(const void *one, const void *other)
{
    int64_t a = ((const struct keeping_entry *)one)->seq;
    int64_t b = ((const struct keeping_entry *)other)->seq;
    return (a < b) - (a > b);
}

/* The case, its commitment and its steps in one order. */
static bool show_case(struct office *office, int64_t case_id, size_t limit, keeping_taker *each,
                      void *data, struct err *err)
{
    struct kept kept = {.entries = memory_array(NULL, 1, sizeof *kept.entries)};
    struct showing showing = {.each = keep_row, .data = &kept, .cases = true};
    int64_t commitment = desk_commitment_of(office, case_id);
    bool done = show_steps(office, case_id, limit, &showing, err) &&
                (commitment == 0 || audit_show(office->store, "commitment", commitment, false,
                                               limit, show_row, &showing, err)) &&
                audit_show(office->store, "cases", case_id, false, limit, show_row, &showing, err);
    qsort(kept.entries, kept.count, sizeof *kept.entries, newest_first);
    bool wanted = done;
    for (size_t i = 0; wanted && i < kept.count && i < limit; i++) {
        wanted = each(&kept.entries[i], data);
    }
    kept_done(&kept);
    return done;
}

bool keeping_show(struct office *office, int64_t case_id, size_t limit, keeping_taker *each,
                  void *data, struct err *err)
{
    struct err ignored;
    struct showing showing = {
        .each = each, .data = data, .cases = office_may(office, ACT_VIEW_CASES, &ignored)};
    if (!office_may(office, ACT_AUDIT, err)) {
        return false;
    }
    if (case_id == 0) {
        return audit_show(office->store, NULL, 0, false, limit, show_row, &showing, err);
    }
    return office_may(office, ACT_VIEW_CASES, err) &&
           show_case(office, case_id, limit, each, data, err);
}

static bool note_backup(struct store *store, void *data, struct err *err)
{
    char *words = memory_format("备份到 %s", file_name_of(data));
    bool done = audit_note(store, act_of(ACT_BACKUP)->key, NULL, 0, words, err);
    free(words);
    return done;
}

bool keeping_backup(struct office *office, const char *path, int64_t *bytes, struct err *err)
{
    char *name = memory_copy(path);
    bool done = office_may(office, ACT_BACKUP, err) &&
                upkeep_backup(office->store, path, bytes, err) &&
                store_write(office->store, note_backup, name, err);
    free(name);
    return done;
}

bool keeping_backup_try(struct office *office, const char *path, struct err *err)
{
    return office_may(office, ACT_BACKUP, err) && upkeep_backup_try(path, err);
}

bool keeping_check(struct office *office, struct findings *findings, struct err *err)
{
    return office_may(office, ACT_CHECK, err) && upkeep_check(office->store, findings, err);
}
