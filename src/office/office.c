/* office: one person at work on one database: opening, who it is, what is known. */
#include "office/office.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "office/office_private.h"
#include "office/row_act.h"
#include "office/terms_private.h"
#include "office/undo_private.h"
#include "store/audit.h"
#include "store/draft.h"
#include "store/office_data.h"
#include "store/record_store.h"

moment_t office_clock(void *data)
{
    (void)data;
    return moment_now();
}

const struct form_set *office_forms(const struct office *office)
{
    return office->forms;
}

const struct form *office_form(const struct office *office, const char *name)
{
    return form_set_find(office->forms, name);
}

const struct codes *office_codes(const struct office *office)
{
    return &office->codes;
}

const struct calendar *office_calendar(const struct office *office)
{
    return &office->calendar;
}

const struct law_book *office_laws(const struct office *office)
{
    return &office->laws;
}

const struct record *office_settings(const struct office *office)
{
    return office->settings;
}

const struct record *office_me(const struct office *office)
{
    return office->me;
}

unsigned office_roles(const struct office *office)
{
    return office->roles;
}

moment_t office_now(const struct office *office)
{
    return office->now(office->now_data);
}

date_t office_today(const struct office *office)
{
    return moment_date(office_now(office));
}

bool office_is_practice(const struct office *office)
{
    return store_is_practice(office->store);
}

const char *office_path(const struct office *office)
{
    return store_path(office->store);
}

const char *office_share(const struct office *office)
{
    return office->share;
}

const char *office_outbox(const struct office *office)
{
    return office->outbox;
}

struct check_context office_context(const struct office *office)
{
    return (struct check_context){.now = office_now(office), .codes = &office->codes};
}

bool office_may(const struct office *office, enum act_id act, struct err *err)
{
    return act_allowed(act, office->roles, err);
}

/* Whoever is no longer active has no role any more, in an open session too. */
static unsigned roles_now(const struct record *officer)
{
    bool active = strcmp(record_get(officer, "active"), "yes") == 0;
    return active ? roles_parse(record_get(officer, "roles")) : 0;
}

bool office_reload(struct office *office, struct err *err)
{
    struct record *settings = record_load(office->store, office_form(office, "office"), 1, err);
    if (settings == NULL) {
        return false;
    }
    struct record *me =
        record_load(office->store, office_form(office, "officer"), office->me->id, err);
    struct codes codes;
    struct calendar calendar;
    struct terms terms;
    struct law_book laws;
    codes_init(&codes);
    calendar_init(&calendar);
    terms_init(&terms);
    law_book_init(&laws);
    bool done = me != NULL && office_data_codes(office->store, &codes, err) &&
                office_data_calendar(office->store, &calendar, err) &&
                terms_load(office, &terms, err) && office_data_laws(office->store, &laws, err);
    if (!done) {
        record_free(settings);
        record_free(me);
        codes_done(&codes);
        calendar_done(&calendar);
        terms_done(&terms);
        law_book_done(&laws);
        return false;
    }
    record_free(office->settings);
    record_free(office->me);
    codes_done(&office->codes);
    calendar_done(&office->calendar);
    terms_done(&office->terms);
    law_book_done(&office->laws);
    office->settings = settings;
    office->me = me;
    office->codes = codes;
    office->calendar = calendar;
    office->terms = terms;
    office_forget_requirements(office);
    office->laws = laws;
    office->roles = roles_now(me);
    return true;
}

bool office_changed(struct office *office)
{
    struct err ignored; /* the old values stay until the next time */
    return store_changed(office->store) && office_reload(office, &ignored);
}

void office_set_waiting(struct office *office,
                        bool (*waiting)(const char *holder, int ms, void *data), void *data)
{
    store_set_waiting(office->store, waiting, data);
}

bool office_idle(const struct office *office)
{
    return store_idle(office->store);
}

static struct record *load_officer(struct office *office, const char *account, struct err *err)
{
    const struct form *form = office_form(office, "officer");
    const char *keys[] = {"account"};
    const char *values[] = {account};
    int64_t id;
    if (!record_find(office->store, form, keys, values, 1, &id, err)) {
        return NULL;
    }
    if (id == 0) {
        err_set(err, ERR_DENIED,
                office_is_practice(office)
                    ? "练习库里没有账号 %s，请用 --as 写一个练习账号，例：--as chenyu"
                    : "账号 %s 没有登记，请系统管理员在人员里登记这个账号",
                account);
        return NULL;
    }
    return record_load(office->store, form, id, err);
}

static bool stamp_uid(struct store *store, void *data, struct err *err)
{
    struct office *office = data;
    char uid[32];
    snprintf(uid, sizeof uid, "%ld", (long)getuid());
    record_put(office->me, "uid", uid);
    return record_save(store, office->me, err) &&
           audit_note(store, "login", "officer", office->me->id, "第一次登录，记下系统编号", err);
}

/* The account must be the one that was registered, and still have the uid of its first login. */
static bool admit(struct office *office, bool as_other, struct err *err)
{
    const char *active = record_get(office->me, "active");
    if (strcmp(active, "yes") != 0) {
        return err_set(err, ERR_DENIED, "%s 已不在岗，不能登录；如有误请系统管理员改正",
                       record_get(office->me, "name"));
    }
    if (as_other) {
        return true;
    }
    if (record_get(office->me, "uid") == NULL) {
        return store_write(office->store, stamp_uid, office, err);
    }
    return record_get_integer(office->me, "uid") == (int64_t)getuid() ||
           err_set(err, ERR_DENIED,
                   "账号 %s 的系统编号与第一次登录时不同，可能换了人，请系统管理员核对",
                   record_get(office->me, "account"));
}

static bool identify(struct office *office, const char *as, struct err *err)
{
    if (as != NULL && !office_is_practice(office)) {
        return err_set(err, ERR_DENIED, "--as 只能用在练习库里");
    }
    char *account = as != NULL ? memory_copy(as) : office_caller();
    if (account == NULL) {
        return err_set(err, ERR_DENIED, "这台服务器不认识当前账号（编号 %ld）", (long)getuid());
    }
    store_set_actor(office->store,
                    &(struct store_actor){.officer = 0, .account = account, .name = account});
    office->me = load_officer(office, account, err);
    bool done = office->me != NULL;
    if (done) {
        store_set_actor(office->store,
                        &(struct store_actor){.officer = office->me->id,
                                              .account = account,
                                              .name = record_get(office->me, "name")});
        office->roles = roles_parse(record_get(office->me, "roles"));
        done = admit(office, as != NULL, err);
    }
    free(account);
    return done;
}

/* Everything of an office but the database. */
static struct office *office_new(const struct office_options *options, struct err *err)
{
    struct office *office = memory_alloc(sizeof *office);
    codes_init(&office->codes);
    calendar_init(&office->calendar);
    terms_init(&office->terms);
    law_book_init(&office->laws);
    office->share = office_place_share(options->share);
    office->press = memory_copy(options->press);
    office->outbox = office_place_outbox(options->outbox);
    office->now = options->now != NULL ? options->now : office_clock;
    office->now_data = options->now_data;
    office->forms = office_forms_load(office->share, err);
    if (office->forms == NULL) {
        office_close(office);
        return NULL;
    }
    office->acts = row_act_list(office->forms, &office->act_count);
    return office;
}

struct office *office_open(const struct office_options *options, struct err *err)
{
    struct office *office = office_new(options, err);
    if (office == NULL) {
        return NULL;
    }
    char *path = office_place_database(options->path);
    struct store_options store = {.path = path,
                                  .forms = office->forms,
                                  .now = office->now,
                                  .now_data = office->now_data,
                                  .upgrading = options->upgrading,
                                  .upgrading_data = options->upgrading_data};
    office->store = store_open(&store, err);
    free(path);
    if (office->store != NULL) {
        store_set_sealing(office->store, office_seal, office);
    }
    if (office->store == NULL || !identify(office, options->as, err) ||
        !office_reload(office, err) || !terms_complete(office, err)) {
        office_close(office);
        return NULL;
    }
    return office;
}

void office_close(struct office *office)
{
    if (office == NULL) {
        return;
    }
    drafts_close(office->drafts);
    undo_free(office->undo);
    store_close(office->store);
    record_free(office->settings);
    record_free(office->me);
    codes_done(&office->codes);
    calendar_done(&office->calendar);
    terms_done(&office->terms);
    office_forget_requirements(office);
    free(office->acts);
    law_book_done(&office->laws);
    office_forms_free(office->forms);
    free(office->share);
    free(office->press);
    free(office->outbox);
    free(office);
}
