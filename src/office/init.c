/* init: a new database: the office's settings, its first administrator, code lists, calendar. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "office/office_private.h"
#include "law/form_check.h"
#include "law/number.h"
#include "office/transfer.h"
#include "store/audit.h"
#include "store/record_store.h"

struct beginning {
    const struct form_set *forms;
    const struct record *settings; /* may be NULL */
    const char *account;
    moment_t now;
    bool created; /* the database file is ours: a failure later takes it away again */
};

/* The settings that were given, the defaults for the rest; checked. Caller frees. */
static struct record *first_settings(const struct beginning *beginning, struct err *err)
{
    const struct form *form = form_set_find(beginning->forms, "office");
    struct record *settings =
        beginning->settings != NULL ? record_copy(beginning->settings) : record_new(form);
    struct check_context context = {.now = beginning->now, .codes = NULL};
    record_preset(settings, &context, 0, NULL);
    struct findings findings;
    findings_init(&findings);
    bool right =
        form_check_record(settings, &context, &findings) || form_check_first(&findings, err);
    right = right && number_pattern_check(record_get(settings, "number_pattern"), err);
    findings_done(&findings);
    if (!right) {
        record_free(settings);
        return NULL;
    }
    return settings;
}

static bool write_beginning(struct store *store, void *data, struct err *err)
{
    const struct beginning *beginning = data;
    struct record *settings = first_settings(beginning, err);
    if (settings == NULL) {
        return false;
    }
    struct record *admin = record_new(form_set_find(beginning->forms, "officer"));
    record_put(admin, "name", beginning->account);
    record_put(admin, "account", beginning->account);
    record_put(admin, "roles", "admin");
    record_put(admin, "active", "yes");
    char words[160];
    snprintf(words, sizeof words, "建立数据库，%s 为第一位系统管理员", beginning->account);
    bool done = record_save(store, settings, err) && record_save(store, admin, err) &&
                audit_note(store, "init", "office", settings->id, words, err);
    record_free(settings);
    record_free(admin);
    return done;
}

static bool import_file(struct office *office, const char *kind, const char *path, struct err *err)
{
    struct transfer_options options = {.kind = kind, .path = path};
    struct transfer_report report;
    transfer_report_init(&report);
    bool done = transfer_import(office, &options, &report, err);
    transfer_report_done(&report);
    return done;
}

/* Code lists, the calendar and the law of the share folder. */
static bool import_data(struct office *office, struct err *err)
{
    char *folder = file_join(office->share, "data/codes");
    size_t count;
    char **files = file_list(folder, ".csv", &count);
    bool done = true;
    for (size_t i = 0; i < count; i++) {
        char *path = file_join(folder, files[i]);
        done = done && import_file(office, "codes", path, err);
        free(path);
        free(files[i]);
    }
    free(files);
    free(folder);
    static const struct {
        const char *kind;
        const char *file;
    } tables[] = {{"holidays", "data/holidays.csv"},
                  {"laws", "data/law/laws.csv"},
                  {"articles", "data/law/articles.csv"},
                  {"requirements", "data/law/requirements.csv"}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char *path = file_join(office->share, tables[i].file);
        done = done && import_file(office, tables[i].kind, path, err);
        free(path);
    }
    return done && office_reload(office, err);
}

static bool begin_database(const struct office_options *options, const char *path,
                           struct beginning *beginning, bool practice, struct err *err)
{
    moment_t (*now)(void *) = options->now;
    struct store_options store_options = {
        .path = path, .forms = beginning->forms, .now = now, .now_data = options->now_data};
    if (!store_create(&store_options, practice, err)) {
        return false;
    }
    beginning->created = true;
    struct store *store = store_open(&store_options, err);
    if (store == NULL) {
        return false;
    }
    store_set_actor(
        store, &(struct store_actor){.account = beginning->account, .name = beginning->account});
    bool done = store_write(store, write_beginning, beginning, err);
    store_close(store);
    if (!done) {
        return false;
    }
    struct office_options again = *options;
    again.path = path;
    again.as = NULL;
    struct office *office = office_open(&again, err);
    done = office != NULL && import_data(office, err);
    office_close(office);
    return done;
}

void office_remove(const char *path)
{
    static const char *const tails[] = {"", "-wal", "-shm", ".lock", ".drafts"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        char *name = memory_format("%s%s", path, tails[i]);
        unlink(name);
        free(name);
    }
}

/* Makes the database at `path`, where there must be none; what is not finished goes again. */
static bool make_database(const struct office_options *options, const char *path,
                          const struct record *settings, bool practice, struct err *err)
{
    struct office_options complete = *options;
    complete.now = options->now != NULL ? options->now : office_clock;
    char *share = office_place_share(options->share);
    char *account = office_caller();
    struct form_set *forms = office_forms_load(share, err);
    struct beginning beginning = {.forms = forms,
                                  .settings = settings,
                                  .account = account,
                                  .now = complete.now(complete.now_data)};
    bool done = forms != NULL;
    if (done && account == NULL) {
        done = err_set(err, ERR_DENIED, "这台服务器不认识当前账号");
    }
    if (done && !begin_database(&complete, path, &beginning, practice, err)) {
        done = false;
        if (beginning.created) {
            office_remove(path);
        }
    }
    office_forms_free(forms);
    free(account);
    free(share);
    return done;
}

static bool is_free(const char *path, struct err *err)
{
    return !file_exists(path) ||
           err_set(err, ERR_CONFLICT, "%s 已经有数据库了，换一个路径，或先把它移走", path);
}

bool office_init(const struct office_options *options, const struct record *settings, bool practice,
                 struct err *err)
{
    char *path = office_place_database(options->path);
    char *folder = file_folder_of(path);
    bool done = file_make_folder(folder, 0770, err) && is_free(path, err) &&
                make_database(options, path, settings, practice, err);
    free(folder);
    free(path);
    return done;
}

/* Whether the folder is there or could be made. */
static bool folder_could_be(const char *path, struct err *err)
{
    char *folder = memory_copy(path);
    char *above = file_folder_of(path);
    while (!file_exists(above) && strcmp(above, folder) != 0) {
        free(folder);
        folder = above;
        above = file_folder_of(folder);
    }
    bool could = file_could_write(folder, err);
    free(above);
    free(folder);
    return could;
}

bool office_init_try(const struct office_options *options, const struct record *settings,
                     bool practice, char **path, struct err *err)
{
    char folder[] = "/tmp/rouzhi-try-XXXXXX";
    *path = office_place_database(options->path);
    bool done = is_free(*path, err) && folder_could_be(*path, err) &&
                (mkdtemp(folder) != NULL ||
                 err_set(err, ERR_DATABASE, "建不了临时文件夹：%s", file_reason(errno)));
    if (done) {
        char *trial = file_join(folder, "office.db");
        done = make_database(options, trial, settings, practice, err);
        office_remove(trial);
        rmdir(folder);
        free(trial);
    }
    if (!done) {
        free(*path);
        *path = NULL;
    }
    return done;
}
