/* letter: documents of a case: preview on the screen, PDF on paper, and that they were issued. */
#include "office/letter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "law/case_life.h"
#include "office/desk.h"
#include "office/letter_values.h"
#include "office/undo_private.h"
#include "press/document.h"
#include "press/press.h"
#include "press/preview.h"
#include "press/template.h"
#include "store/audit.h"
#include "store/office_data.h"

#define LARGEST_TEMPLATE 200000
#define LARGEST_PDF 50000000

static const struct letter_kind KINDS[] = {{"commitment", "保证承诺书", "commitment"},
                                           {"screening", "适用性审查表", "screening"}};
#define KIND_COUNT (sizeof KINDS / sizeof *KINDS)

const struct letter_kind *letter_kinds(size_t *count)
{
    *count = KIND_COUNT;
    return KINDS;
}

static const struct letter_kind *kind_named(const char *name, struct err *err)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (strcmp(KINDS[i].name, name) == 0 || strcmp(KINDS[i].title, name) == 0) {
            return &KINDS[i];
        }
    }
    struct buffer known;
    buffer_init(&known);
    for (size_t i = 0; i < KIND_COUNT; i++) {
        buffer_add_format(&known, "%s%s %s", i > 0 ? "、" : "", KINDS[i].name, KINDS[i].title);
    }
    err_set(err, ERR_USAGE, "没有文书“%s”，现有：%s", name, buffer_text(&known));
    buffer_done(&known);
    return NULL;
}

/* A letter on its way: its records, its document, and the hash of its template. */
struct letter {
    const struct letter_kind *kind;
    struct letter_records records;
    struct document *document;
    char template_hash[65];
};

static void letter_done(struct letter *letter)
{
    letter_records_done(&letter->records);
    document_free(letter->document);
    letter->document = NULL;
}

/* Reads and fills the template of the letter's kind. */
static bool fill(struct office *office, struct letter *letter, struct err *err)
{
    char *name = memory_format("%s.gw", letter->kind->name);
    char *path = memory_format("%s/forms/documents/%s", office->share, name);
    struct buffer text;
    buffer_init(&text);
    struct template *template = NULL;
    if (file_read(path, LARGEST_TEMPLATE, &text, err)) {
        office_data_hash(buffer_text(&text), text.length, letter->template_hash);
        template = template_parse(name, buffer_text(&text), text.length, err);
    }
    if (template != NULL) {
        struct template_values *values = letter_values(office, &letter->records);
        letter->document = template_fill(template, values, err);
        template_values_free(values);
    }
    template_free(template);
    buffer_done(&text);
    free(path);
    free(name);
    return letter->document != NULL;
}

/* The day on which the letter's matter was filed. */
static date_t letter_day(const struct letter_records *records)
{
    const struct record *subject = letter_subject(records);
    return record_get_date(subject, subject == records->screening ? "done_at" : "filed_on");
}

/* The number that the letter goes by: its own, else that of the case. */
static const char *letter_number(const struct letter_records *records)
{
    return record_get(letter_subject(records) == records->screening ? records->kase
                                                                    : records->commitment,
                      "number");
}

/* The id on the letter: year, number of the row, and eight digits that change with the text. */
static void mark(struct office *office, struct letter *letter)
{
    const struct record *subject = letter_subject(&letter->records);
    struct buffer text;
    buffer_init(&text);
    document_text(letter->document, &text);
    char hash[65];
    office_data_hash(buffer_text(&text), text.length, hash);
    buffer_done(&text);
    date_t filed = letter_day(&letter->records);
    free(letter->document->qr);
    letter->document->qr =
        memory_format("RZ-%d-%05lld-%.8s", date_year(filed), (long long)subject->id, hash);
    letter->document->practice = office_is_practice(office);
    letter->document->created = (moment_t)filed * 1440;
}

static bool letter_make(struct office *office, int64_t case_id, const char *name,
                        struct letter *letter, struct err *err)
{
    *letter = (struct letter){.kind = kind_named(name, err)};
    if (letter->kind == NULL || !office_may(office, ACT_VIEW_CASES, err) ||
        !letter_records_load(office, case_id, letter->kind->form, &letter->records, err)) {
        return false;
    }
    if (case_next_state(ACT_LETTER_PRINT, record_get(letter->records.kase, "state"), err) == NULL ||
        !fill(office, letter, err)) {
        letter_done(letter);
        return false;
    }
    mark(office, letter);
    return true;
}

void letter_preview_done(struct letter_preview *preview)
{
    for (size_t i = 0; i < preview->count; i++) {
        free(preview->lines[i]);
    }
    free(preview->lines);
    free(preview->kinds);
    *preview = (struct letter_preview){0};
}

bool letter_preview(struct office *office, int64_t case_id, const char *document,
                    struct letter_preview *preview, struct err *err)
{
    static const enum letter_line_kind kinds[] = {
        [PREVIEW_BODY] = LETTER_BODY,
        [PREVIEW_TITLE] = LETTER_TITLE,
        [PREVIEW_PAGE_BREAK] = LETTER_PAGE_BREAK,
    };
    *preview = (struct letter_preview){0};
    struct letter letter;
    if (!letter_make(office, case_id, document, &letter, err)) {
        return false;
    }
    struct preview made = {0};
    preview_make(&made, letter.document);
    preview->lines = memory_array(NULL, made.count, sizeof *preview->lines);
    preview->kinds = memory_array(NULL, made.count, sizeof *preview->kinds);
    preview->count = made.count;
    preview->pages = made.pages;
    for (size_t i = 0; i < made.count; i++) {
        preview->lines[i] = memory_copy(made.lines[i].text);
        preview->kinds[i] = kinds[made.lines[i].kind];
    }
    preview_done(&made);
    letter_done(&letter);
    return true;
}

/* outbox/保证承诺书-NUMBER-PARTY.pdf. Caller frees. */
static char *outbox_path(const struct office *office, const struct letter *letter)
{
    char *name = memory_format("%s-%s-%s.pdf", letter->kind->title, letter_number(&letter->records),
                               record_get(letter->records.party, "name"));
    for (char *at = name; *at != '\0'; at++) {
        if (*at == '/' || *at == ' ') {
            *at = '_';
        }
    }
    char *path = file_join(office->outbox, name);
    free(name);
    return path;
}

static bool write_text(const struct letter *letter, const char *path, struct err *err)
{
    struct preview preview = {0};
    struct buffer text;
    buffer_init(&text);
    preview_make(&preview, letter->document);
    preview_text(&preview, &text);
    bool done = file_write(path, buffer_text(&text), text.length, 0600, err);
    buffer_done(&text);
    preview_done(&preview);
    return done;
}

static bool write_pdf(struct office *office, const struct letter *letter, const char *path,
                      struct err *err)
{
    char *helper = office->press != NULL ? memory_copy(office->press) : press_helper_path();
    struct press press = {.helper = helper};
    struct press_job job = {.document = letter->document, .path = path};
    bool done = press_print(&press, &job, 1, NULL, err);
    free(helper);
    return done;
}

static bool ends_in(const char *text, const char *tail)
{
    size_t length = strlen(text);
    size_t tail_length = strlen(tail);
    return length > tail_length && strcmp(text + length - tail_length, tail) == 0;
}

static bool name_is_known(const char *path, struct err *err)
{
    return ends_in(path, ".txt") || ends_in(path, ".pdf") ||
           err_set(err, ERR_USAGE, "文件名 %s 应以 .pdf 或 .txt 结尾", path);
}

/* Writes the letter for `path` under the name `part`. */
static bool write_letter(struct office *office, const struct letter *letter, const char *path,
                         const char *part, struct err *err)
{
    return name_is_known(path, err) &&
           (ends_in(path, ".txt") ? write_text(letter, part, err)
                                  : write_pdf(office, letter, part, err));
}

struct issuing {
    struct office *office;
    const struct letter *letter;
    const char *path;
    struct issued issued;
};

static bool issue_work(struct store *store, void *data, struct err *err)
{
    struct issuing *issuing = data;
    const struct record *subject = letter_subject(&issuing->letter->records);
    if (!office_data_issue(store, &issuing->issued, err)) {
        return false;
    }
    char *words = memory_format("打印%s %s 第 %ld 份，内容摘要 %.16s", issuing->letter->kind->title,
                                letter_number(&issuing->letter->records), issuing->issued.copy,
                                issuing->issued.content_hash);
    bool done = audit_note(store, act_of(ACT_LETTER_PRINT)->key, subject->form->table, subject->id,
                           words, err);
    free(words);
    return done;
}

/* Records that the file was issued; only then it gets its name. */
static bool issue(struct office *office, const struct letter *letter, const char *path, long *copy,
                  struct err *err)
{
    struct buffer content;
    buffer_init(&content);
    char hash[65] = "";
    bool done = file_read(path, LARGEST_PDF, &content, err);
    office_data_hash(buffer_text(&content), content.length, hash);
    buffer_done(&content);
    struct issuing issuing = {
        .office = office,
        .letter = letter,
        .path = path,
        .issued = {.table = letter_subject(&letter->records)->form->table,
                   .id = letter_subject(&letter->records)->id,
                   .document = letter->kind->name,
                   .template_hash = letter->template_hash,
                   .content_hash = hash},
    };
    done = done && store_write(office->store, issue_work, &issuing, err);
    *copy = issuing.issued.copy;
    return done;
}

static bool letter_begin(struct office *office, int64_t case_id, const char *document,
                         struct letter *letter, struct err *err)
{
    return office_may(office, ACT_LETTER_PRINT, err) &&
           letter_make(office, case_id, document, letter, err);
}

bool letter_open(struct office *office, int64_t case_id, const char *document, struct err *err)
{
    struct letter letter;
    bool open = letter_begin(office, case_id, document, &letter, err);
    if (open) {
        letter_done(&letter);
    }
    return open;
}

bool letter_try(struct office *office, int64_t case_id, const char *document, const char *path,
                char **would, struct err *err)
{
    *would = NULL;
    struct letter letter;
    if (!letter_begin(office, case_id, document, &letter, err)) {
        return false;
    }
    char *chosen = path != NULL ? memory_copy(path) : outbox_path(office, &letter);
    letter_done(&letter);
    /* the outbox is made when the first letter is printed */
    bool folder_waits = path == NULL && !file_exists(office->outbox);
    if (!name_is_known(chosen, err) ||
        !file_could_write(folder_waits ? office->outbox : chosen, err)) {
        free(chosen);
        return false;
    }
    *would = chosen;
    return true;
}

bool letter_print(struct office *office, int64_t case_id, const char *document, const char *path,
                  char **made, long *copy, struct err *err)
{
    *made = NULL;
    *copy = 0;
    struct letter letter;
    if (!letter_begin(office, case_id, document, &letter, err)) {
        return false;
    }
    char *chosen = path != NULL ? memory_copy(path) : outbox_path(office, &letter);
    char *part = memory_format("%s.part", chosen);
    bool done = (path != NULL || file_make_folder(office->outbox, 0700, err)) &&
                write_letter(office, &letter, chosen, part, err) &&
                issue(office, &letter, part, copy, err) && file_rename(part, chosen, err);
    if (!done) {
        file_remove(part);
    }
    free(part);
    letter_done(&letter);
    if (done) {
        undo_never(office, "打印过的文书记录在案，不能撤销；内容错了的请改正后重新打印");
        *made = chosen;
    } else {
        free(chosen);
    }
    return done;
}

long letter_copies(struct office *office, int64_t case_id, const char *document)
{
    struct err ignored;
    long copies = 0;
    const struct letter_kind *kind = kind_named(document, &ignored);
    int64_t subject = kind != NULL ? letter_subject_of(office, kind->form, case_id) : 0;
    bool read =
        subject != 0 && office_data_copies(office->store, office_form(office, kind->form)->table,
                                           subject, document, &copies, &ignored);
    return read ? copies : 0;
}

bool letter_any(struct office *office, int64_t case_id)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (letter_subject_of(office, KINDS[i].form, case_id) != 0) {
            return true;
        }
    }
    return false;
}

char *letter_case_called(struct office *office, int64_t case_id)
{
    struct err ignored;
    struct record *record = desk_load(office, "case", case_id, &ignored);
    struct buffer called;
    buffer_init(&called);
    buffer_add(&called, record != NULL ? record_get(record, "number") : NULL);
    char *party = record != NULL
                      ? record_show(record, form_field(record->form, "party"), &office->codes)
                      : NULL;
    if (party != NULL && party[0] != '\0') {
        buffer_add_format(&called, "%s%s", called.length > 0 ? " " : "", party);
    }
    free(party);
    record_free(record);
    return buffer_take(&called);
}
