/* desk: beginning, opening and finding records. */
#include "office/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "office/case_facts.h"
#include "law/number.h"
#include "office/desk_private.h"
#include "office/undo_private.h"
#include "store/audit.h"
#include "store/listing.h"
#include "store/record_store.h"

/* The form of this name, or an error that suggests what was meant. */
static const struct form *known_form(struct office *office, const char *name, struct err *err)
{
    const struct form *form = office_form(office, name);
    if (form == NULL || form->table == NULL || form->parent != NULL) {
        const char *meant = form_set_suggest(office->forms, name);
        err_set(err, ERR_USAGE, "没有表单“%s”%s%s%s", name, meant != NULL ? "，是否“" : "",
                meant != NULL ? meant : "", meant != NULL ? "”？" : "");
        return NULL;
    }
    return form;
}

struct record *desk_new(struct office *office, const char *name, int64_t context, struct err *err)
{
    const struct form *form = known_form(office, name, err);
    if (form == NULL || !office_may(office, desk_act(form, true), err)) {
        return NULL;
    }
    const struct desk_form *desk = desk_form_of(form);
    int64_t mine = 0;
    if (desk->mine != NULL && !desk->mine(office, &mine, err)) {
        return NULL;
    }
    if (mine != 0) {
        return record_load(office->store, form, mine, err);
    }
    struct record *record = record_new(form);
    struct check_context check = office_context(office);
    const char *roles = record_get(office->me, "roles");
    bool handles = (roles_parse(roles) & (ROLE_OFFICER | ROLE_UNIT_HEAD)) != 0;
    record_seal(record, office->roles);
    record_preset(record, &check, handles ? office->me->id : 0, record_get(office->me, "name"));
    if (desk->begin != NULL && !desk->begin(office, record, context, err)) {
        record_free(record);
        return NULL;
    }
    return record;
}

struct record *desk_load(struct office *office, const char *name, int64_t id, struct err *err)
{
    const struct form *form = known_form(office, name, err);
    if (form == NULL || !office_may(office, desk_form_of(form)->view, err)) {
        return NULL;
    }
    const struct desk_form *desk = desk_form_of(form);
    struct record *record = record_load(office->store, form, id, err);
    if (record != NULL && desk->admit != NULL && !desk->admit(office, record, false, err)) {
        record_free(record);
        record = NULL;
    }
    return record;
}

/* The id of the row whose number is that of `digits` in this year's series; 0 if there is none. */
static bool find_by_number(struct office *office, const struct form *form, const char *digits,
                           int64_t *id, struct err *err)
{
    char number[NUMBER_TEXT];
    *id = 0;
    if (!number_format(record_get(office->settings, "number_pattern"),
                       record_get(office->settings, "prefix"),
                       record_get(office->settings, form->series), date_year(office_today(office)),
                       strtol(digits, NULL, 10), number, err)) {
        return false;
    }
    const char *keys[] = {form->fields[form->number_field].key};
    const char *values[] = {number};
    return record_find(office->store, form, keys, values, 1, id, err);
}

static bool is_serial(const char *text)
{
    return text[0] != '\0' && strspn(text, "0123456789") == strlen(text) && strlen(text) < 7;
}

int64_t desk_numbered(struct office *office, const struct desk_query *query)
{
    const struct view *view = view_named(query->view);
    const struct form *form = view != NULL ? office_form(office, view->form) : NULL;
    struct err ignored;
    int64_t id = 0;
    if (form == NULL || form->number_field < 0 || query->filter == NULL ||
        !office_may(office, view->act, &ignored)) {
        return 0;
    }
    char *digits = text_trim(text_fold(query->filter));
    if (!is_serial(digits) || !find_by_number(office, form, digits, &id, &ignored)) {
        id = 0;
    }
    free(digits);
    return id;
}

/* Rows that are called the same: told apart by what a picker would say of them. */
struct namesakes {
    struct office *office;
    int64_t id;
    size_t count;
    struct buffer names;
};

/* Still there, and there for me: what is somebody's own isn't even named to others. */
static bool is_findable(struct office *office, const struct record *record)
{
    static const char *const gone[] = {"replaced", "dropped"};
    const struct desk_form *desk = desk_form_of(record->form);
    struct err ignored;
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        if (form_field(record->form, gone[i]) >= 0 && record_get_yes(record, gone[i])) {
            return false;
        }
    }
    return desk->admit == NULL || desk->admit(office, record, false, &ignored);
}

static bool take_namesake(struct record *record, void *data)
{
    struct namesakes *same = data;
    if (!is_findable(same->office, record)) {
        return true;
    }
    char *remark = desk_remark(same->office, record);
    buffer_add_format(&same->names, "%s#%lld %s", same->count > 0 ? "，" : "",
                      (long long)record->id, remark);
    free(remark);
    same->id = record->id;
    same->count++;
    return same->count < 4;
}

static bool find_by_label(struct office *office, const struct form *form, const char *name,
                          int64_t *id, struct err *err)
{
    *id = 0;
    if (form->label_field < 0) {
        return true;
    }
    struct namesakes same = {.office = office};
    const char *key = form->fields[form->label_field].key;
    bool done = record_each(office->store, form, key, name, take_namesake, &same, err);
    if (done && same.count > 1) {
        done = err_set(err, ERR_NOT_FOUND, "叫“%s”的有几个：%s；请写证件号码、账号，或 #编号", name,
                       buffer_text(&same.names));
    }
    *id = done ? same.id : 0;
    buffer_done(&same.names);
    return done;
}

static bool refuse_unknown(const struct form *form, const char *name, struct err *err)
{
    return form->number_field >= 0
               ? err_set(err, ERR_NOT_FOUND, "没有文号是“%s”的%s，请写全文号、今年的序号，或 #编号",
                         name, form->title)
               : err_set(err, ERR_NOT_FOUND, "没有找到%s“%s”，请核对名称或编号", form->title, name);
}

/* The one row that searching finds; several or none are refused by name. */
static bool find_by_search(struct office *office, const struct form *form, const char *name,
                           int64_t *id, struct err *err)
{
    int64_t ids[4];
    size_t count = 0;
    /* What is somebody's own is found by its whole name alone; steps stand in no list. */
    bool apart = desk_form_of(form)->admit != NULL || form->act != NULL;
    if (!apart && !listing_search(office->store, form, name, ids, 4, &count, err)) {
        return false;
    }
    if (count == 1) {
        *id = ids[0];
        return true;
    }
    if (count == 0) {
        return refuse_unknown(form, name, err);
    }
    struct buffer names;
    buffer_init(&names);
    for (size_t i = 0; i < count && i < 3; i++) {
        char *called = record_called(office->store, form, ids[i]);
        buffer_add_format(&names, "%s%s", i > 0 ? "、" : "", called != NULL ? called : "");
        free(called);
    }
    err_set(err, ERR_NOT_FOUND, "“%s”找到不止一个：%s%s，请写得更完整", name, buffer_text(&names),
            count > 3 ? " 等" : "");
    buffer_done(&names);
    return false;
}

/* What has a number is called by it: a letter must not go to a case that a phone number found. */
static bool number_holds(struct office *office, const struct form *form, int64_t id,
                         const char *name, struct err *err)
{
    char *number = record_called(office->store, form, id);
    bool holds = number != NULL && text_contains(number, name);
    free(number);
    return holds || refuse_unknown(form, name, err);
}

static bool find_row(struct office *office, const struct form *form, const char *name, int64_t *id,
                     struct err *err)
{
    if (name[0] == '#' && name[1] != '\0') {
        *id = strtoll(name + 1, NULL, 10);
        char *called = record_called(office->store, form, *id);
        bool there = called != NULL;
        free(called);
        return there || err_set(err, ERR_NOT_FOUND, "没有编号 %s 的%s", name, form->title);
    }
    bool digits = is_serial(name);
    if (!find_by_label(office, form, name, id, err)) {
        return false;
    }
    if (*id == 0 && digits && form->number_field >= 0 &&
        !find_by_number(office, form, name, id, err)) {
        return false;
    }
    if (*id != 0 || !find_by_search(office, form, name, id, err)) {
        return *id != 0;
    }
    return form->number_field < 0 || number_holds(office, form, *id, name, err);
}

bool desk_find(struct office *office, const char *form_name, const char *name, int64_t *id,
               struct err *err)
{
    const struct form *form = known_form(office, form_name, err);
    if (form == NULL || !office_may(office, desk_form_of(form)->view, err)) {
        return false;
    }
    char *folded = text_trim(text_clean(name, false));
    bool found = folded[0] != '\0'
                     ? find_row(office, form, folded, id, err)
                     : err_set(err, ERR_USAGE, "请写出要找的%s的编号或名称", form->title);
    free(folded);
    return found;
}

int64_t desk_commitment_of(struct office *office, int64_t case_id)
{
    char id[32];
    snprintf(id, sizeof id, "%lld", (long long)case_id);
    const char *keys[] = {"case"};
    const char *values[] = {id};
    int64_t found = 0;
    struct err ignored;
    record_find(office->store, office_form(office, "commitment"), keys, values, 1, &found,
                &ignored);
    return found;
}

struct voiding {
    struct office *office;
    struct record *record;
    const char *why;
};

static bool void_work(struct store *store, void *data, struct err *err)
{
    struct voiding *voiding = data;
    char *words =
        memory_format("作废案件 %s：%s", record_get(voiding->record, "number"), voiding->why);
    bool done =
        record_save(store, voiding->record, err) &&
        audit_note(store, act_of(ACT_CASE_VOID)->key, "cases", voiding->record->id, words, err);
    free(words);
    return done;
}

/* The case as it will stand when it is voided; NULL with what refuses it. Caller frees. */
static struct record *void_record(struct office *office, int64_t id, const char *why,
                                  struct err *err)
{
    if (!office_may(office, ACT_CASE_VOID, err)) {
        return NULL;
    }
    if (text_is_blank(why)) {
        err_set_field(err, "why", "作废要写明理由，文号保留不再使用");
        return NULL;
    }
    struct record *record = record_load(office->store, office_form(office, "case"), id, err);
    struct case_known known = {.kase = NULL};
    struct case_move move;
    bool open = record != NULL && case_known_gather(office, record, &known, err) &&
                case_known_ask(office, &known, ACT_CASE_VOID, NULL, &move, err);
    case_known_done(&known);
    if (!open) {
        record_free(record);
        return NULL;
    }
    record_put(record, "state", move.to);
    record_put(record, "due_on", NULL);
    record_put(record, "due_what", NULL);
    return record;
}

bool desk_void_try(struct office *office, int64_t id, const char *why, struct err *err)
{
    struct record *record = void_record(office, id, why, err);
    record_free(record);
    return record != NULL;
}

bool desk_void_case(struct office *office, int64_t id, const char *why, struct err *err)
{
    struct record *record = void_record(office, id, why, err);
    struct voiding voiding = {office, record, why};
    bool done = record != NULL && store_write(office->store, void_work, &voiding, err);
    if (done) {
        undo_never(office, "作废不能撤销：案号留着不再用；作废错了的请重新受理");
    }
    record_free(record);
    return done;
}
