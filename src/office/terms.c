/* terms: the office's table of periods, from its rows in the database, and from the file that
 * comes with the program for rows that a database hasn't yet, or where there is no database. */
#include "office/terms.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "exchange/sheet_in.h"
#include "law/form_check.h"
#include "office/office_private.h"
#include "office/terms_private.h"
#include "store/audit.h"
#include "store/record_store.h"

#define LARGEST_FILE ((size_t)1024 * 1024)

const struct terms *office_terms(const struct office *office)
{
    return &office->terms;
}

const struct term *office_term(const struct office *office, const char *key, struct err *err)
{
    const struct term *term = terms_find(&office->terms, key);
    if (term == NULL) {
        err_set(err, ERR_NOT_FOUND, "期限表里没有“%s”，请系统管理员在“管理”里补上这一行", key);
    }
    return term;
}

static enum deadline_unit unit_of(const char *code)
{
    static const char *const codes[] = {[DEADLINE_WORKING_DAYS] = "working",
                                        [DEADLINE_DAYS] = "natural",
                                        [DEADLINE_HOURS] = "hours",
                                        [DEADLINE_MONTHS] = "months"};
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        if (strcmp(codes[i], code) == 0) {
            return (enum deadline_unit)i;
        }
    }
    return DEADLINE_DAYS;
}

bool term_read(const struct record *record, struct term *term, struct err *err)
{
    /* the table copies what it is given */
    *term = (struct term){
        .key = (char *)record_get(record, "key"),
        .title = (char *)record_get(record, "title"),
        .rule = {(long)record_get_integer(record, "length"), unit_of(record_get(record, "unit"))},
        .before = strcmp(record_get(record, "direction"), "before") == 0,
        .starts = (char *)record_get(record, "starts"),
        .clause = (char *)record_get(record, "clause"),
        .granted_by = (char *)record_get(record, "granted_by"),
        .stops = (char *)record_get(record, "stops"),
        .standing = term_standing_of(record_get(record, "standing")),
    };
    return term_extensions_parse(record_get(record, "extensions"), term, err);
}

struct adding {
    struct terms *terms;
    struct err *err;
    bool failed;
};

static bool add_record(struct record *record, void *data)
{
    struct adding *adding = data;
    struct term term;
    adding->failed = !term_read(record, &term, adding->err);
    if (!adding->failed) {
        terms_add(adding->terms, &term);
    }
    return !adding->failed;
}

bool terms_load(struct office *office, struct terms *terms, struct err *err)
{
    struct adding adding = {.terms = terms, .err = err};
    return record_each(office->store, office_form(office, "term"), NULL, NULL, add_record, &adding,
                       err) &&
           !adding.failed;
}

/* One row of the file as a record; NULL with ERR_INPUT if something of it is wrong. */
static struct record *row_record(const struct sheet *sheet, const struct sheet_row *row,
                                 struct err *err)
{
    static const struct check_context context = {.now = 0, .codes = NULL};
    struct record *record = record_new(sheet->form);
    struct findings findings;
    findings_init(&findings);
    bool right = true;
    for (int field = 0; right && field < (int)sheet->form->field_count; field++) {
        char *text = sheet_text(sheet, row, field);
        right = text == NULL || record_enter(record, field, text, &context, err);
        free(text);
    }
    right = right &&
            (form_check_record(record, &context, &findings) || form_check_first(&findings, err));
    findings_done(&findings);
    if (!right) {
        record_free(record);
        return NULL;
    }
    return record;
}

/* Calls `each` with every row of the file that comes with the program. */
static bool shipped_each(const struct form *form, const char *share,
                         bool (*each)(struct record *record, void *data, struct err *err),
                         void *data, struct err *err)
{
    char *path = file_join(share, "data/law/terms.csv");
    struct buffer bytes;
    struct sheet sheet;
    struct findings findings;
    buffer_init(&bytes);
    sheet_init(&sheet);
    findings_init(&findings);
    bool done =
        file_read(path, LARGEST_FILE, &bytes, err) &&
        sheet_read(&sheet, form, buffer_text(&bytes), bytes.length, NULL, 0, &findings, err);
    if (done && findings.count > 0) {
        done = err_set(err, ERR_INPUT, "期限表第 %ld 行：%s", findings.items[0].row,
                       findings.items[0].reason);
    }
    for (size_t i = 0; done && i < sheet.count; i++) {
        struct record *record = row_record(&sheet, &sheet.rows[i], err);
        done = record != NULL && each(record, data, err);
        record_free(record);
    }
    findings_done(&findings);
    sheet_done(&sheet);
    buffer_done(&bytes);
    free(path);
    return done;
}

static bool add_shipped(struct record *record, void *data, struct err *err)
{
    struct term term;
    bool right = term_read(record, &term, err);
    if (right) {
        terms_add(data, &term);
    }
    return right;
}

bool terms_shipped(const char *share, struct terms *terms, struct err *err)
{
    char *folder = office_place_share(share);
    struct form_set *forms = office_forms_load(folder, err);
    const struct form *form = forms != NULL ? form_set_find(forms, "term") : NULL;
    bool done = form != NULL && shipped_each(form, folder, add_shipped, terms, err);
    office_forms_free(forms);
    free(folder);
    return done;
}

static bool lay_in(struct record *record, void *data, struct err *err)
{
    struct office *office = data;
    const char *key = record_get(record, "key");
    const char *keys[] = {"key"};
    int64_t id;
    if (!record_find(office->store, record->form, keys, &key, 1, &id, err)) {
        return false;
    }
    return id != 0 || record_save(office->store, record, err);
}

static bool lay_in_all(struct store *store, void *data, struct err *err)
{
    struct office *office = data;
    return shipped_each(office_form(office, "term"), office->share, lay_in, office, err) &&
           audit_note(store, "upgrade", "term", 0, "期限表里没有的期限按程序自带的补上", err);
}

bool terms_complete(struct office *office, struct err *err)
{
    static const char *const asked[] = {TERM_FILING,         TERM_DECISION,       TERM_OBSERVE,
                                        TERM_CRIME_APPROVAL, TERM_CRIME_HANDOVER, TERM_DETENTION,
                                        TERM_FOLLOW_UP,      TERM_LEAD_REPLY};
    bool all = true;
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
        all = all && terms_find(&office->terms, asked[i]) != NULL;
    }
    return all ||
           (store_write(office->store, lay_in_all, office, err) && office_reload(office, err));
}
