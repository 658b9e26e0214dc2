/* transfer_list: the published lists, in and out.
 *
 * An item is known by its list and number. What reads as it stands is left alone; what reads
 * differently becomes a new edition and the old one stays, because cases refer to the edition
 * that was in force (行政处罚法第三十四条: the yardstick is published, so it must be traceable). */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "exchange/sheet_out.h"
#include "office/desk_private.h"
#include "office/transfer_private.h"
#include "store/record_store.h"

static const struct list_name {
    const char *kind;
    const char *title;
    const char *words[3]; /* in file names and after list=; ended by NULL */
} LISTS[] = {
    {"positive", "正面清单", {"positive", "正面"}},
    {"negative", "负面清单", {"negative", "负面"}},
};
#define LIST_COUNT (sizeof LISTS / sizeof *LISTS)

const char *transfer_list_kind(const char *text)
{
    const char *kind = NULL;
    for (size_t i = 0; i < LIST_COUNT; i++) {
        for (size_t j = 0; LISTS[i].words[j] != NULL; j++) {
            if (text_contains(text, LISTS[i].words[j])) {
                if (kind != NULL && kind != LISTS[i].kind) {
                    return NULL; /* both are named: it says nothing */
                }
                kind = LISTS[i].kind;
            }
        }
    }
    return kind;
}

static const char *list_title(const char *kind)
{
    return strcmp(kind, "positive") == 0 ? LISTS[0].title : LISTS[1].title;
}

/* The list= of the command line, else the file's name; never what the items speak of. */
bool transfer_list_begin(struct transfer_import_run *run, struct err *err)
{
    int field = form_field(run->form, "list");
    if (sheet_column(&run->sheet, field) >= 0) {
        return true;
    }
    for (size_t i = 0; i < run->options->set_count; i++) {
        if (run->set_fields[i] == field) {
            run->list_kind = transfer_list_kind(run->options->set_values[i]);
            return run->list_kind != NULL ||
                   err_set_field(err, "list", "没有“%s”这张清单，请写 list=正面 或 list=负面",
                                 run->options->set_values[i]);
        }
    }
    run->list_kind = transfer_list_kind(file_name_of(run->options->path));
    return run->list_kind != NULL ||
           err_set_field(err, "list",
                         "看不出这是哪一张清单：文件没有“清单类型”列，文件名也没有写明；"
                         "请加上 list=正面 或 list=负面");
}

/* The id of the list, made if it isn't there yet. */
static bool ensure_list(struct office *office, const char *kind, int64_t *id, struct err *err)
{
    const struct form *form = office_form(office, "list");
    const char *keys[] = {"kind"};
    const char *values[] = {kind};
    if (!record_find(office->store, form, keys, values, 1, id, err)) {
        return false;
    }
    if (*id != 0) {
        return true;
    }
    struct record *list = record_new(form);
    record_put(list, "kind", kind);
    record_put(list, "title", list_title(kind));
    bool done = desk_file(office, list, err);
    *id = list->id;
    record_free(list);
    return done;
}

static bool find_item(struct transfer_import_run *run, int64_t list, const char *code, int64_t *id,
                      struct err *err)
{
    static const char *const keys[] = {"list", "code", "replaced"};
    char *list_id = memory_format("%lld", (long long)list);
    const char *values[] = {list_id, code, "no"};
    bool done = record_find(run->office->store, run->form, keys, values, 3, id, err);
    free(list_id);
    return done;
}

static bool save_item(struct transfer_import_run *run, long row, struct record *record,
                      struct err *err)
{
    bool is_new = record->id == 0;
    if (!is_new && !record_any_change(record)) {
        run->report->unchanged++;
        return true;
    }
    if (!transfer_check(run, row, record)) {
        return true;
    }
    bool done = desk_prepare(run->office, record, err) &&
                (is_new ? record_save(run->office->store, record, err)
                        : desk_next_edition(run->office, record, err));
    if (!done) {
        return transfer_refuse(run, row, -1, NULL, err);
    }
    run->report->added += is_new;
    run->report->changed += !is_new;
    transfer_made(run, record->id, row);
    return true;
}

/* A new item, or the edition in force of one that is there. Caller frees. */
static struct record *open_item(struct transfer_import_run *run, int64_t list, int64_t id,
                                struct err *err)
{
    if (id != 0) {
        return record_load(run->office->store, run->form, id, err);
    }
    struct record *record = record_new(run->form);
    const struct check_context context = office_context(run->office);
    record_preset(record, &context, 0, NULL);
    int field = form_field(run->form, "list");
    char *title = record_called(run->office->store, office_form(run->office, "list"), list);
    record_refer(record, field, list, title);
    free(title);
    return record;
}

static bool take_item(struct transfer_import_run *run, const struct sheet_row *row,
                      const char *kind, struct err *err)
{
    int code_field = form_field(run->form, "code");
    char *code = transfer_text(run, row, code_field);
    int64_t list;
    int64_t id = 0;
    text_trim(code);
    bool found = ensure_list(run->office, kind, &list, err) &&
                 (code[0] == '\0' || find_item(run, list, code, &id, err));
    free(code);
    if (!found) {
        return false;
    }
    if (id != 0 && !transfer_first_time(run, id, row->number)) {
        return true;
    }
    struct record *record = open_item(run, list, id, err);
    if (record == NULL) {
        return false;
    }
    int decided = form_field(run->form, "list");
    bool go_on = transfer_enter(run, row, record, decided, err);
    if (go_on && !transfer_row_refused(run, row->number)) {
        go_on = save_item(run, row->number, record, err);
    }
    record_free(record);
    return go_on;
}

bool transfer_list_row(struct transfer_import_run *run, const struct sheet_row *row,
                       struct err *err)
{
    int field = form_field(run->form, "list");
    const char *kind = run->list_kind;
    if (kind == NULL) {
        char *text = transfer_text(run, row, field);
        kind = transfer_list_kind(text);
        if (kind == NULL) {
            err_set(err, ERR_INPUT, "清单类型：应写正面清单或负面清单");
            bool go_on = transfer_refuse(run, row->number, field, text, err);
            free(text);
            return go_on;
        }
        free(text);
    }
    return take_item(run, row, kind, err);
}

/* The items of one list in the order of their first editions: that of the published file. */
struct listing {
    struct record **items; /* the latest edition of each */
    size_t count;
};

static struct record **edition_before(const struct listing *listing, const struct record *record)
{
    for (size_t i = 0; i < listing->count && record_get_integer(record, "edition") > 1; i++) {
        if (strcmp(record_get(listing->items[i], "code"), record_get(record, "code")) == 0) {
            return &listing->items[i];
        }
    }
    return NULL;
}

/* Called by ascending id: a later edition takes the place of the earlier one. */
static bool collect_edition(struct record *record, void *data)
{
    struct listing *listing = data;
    struct record **place = edition_before(listing, record);
    if (place == NULL) {
        listing->items = memory_array(listing->items, listing->count + 1, sizeof *listing->items);
        place = &listing->items[listing->count++];
        *place = NULL;
    }
    record_free(*place);
    *place = record_copy(record);
    return true;
}

static void give_items(struct transfer_export_run *run, const struct listing *listing,
                       const char *kind)
{
    int field = form_field(run->form, "list");
    for (size_t i = 0; i < listing->count; i++) {
        const struct record *record = listing->items[i];
        if (strcmp(record_get(record, "replaced"), "yes") == 0 || !transfer_wanted(run, record)) {
            continue;
        }
        char **cells = sheet_out_add(run->sheet, record);
        if (!run->sheet->omitted[field]) {
            free(cells[field]);
            cells[field] = memory_copy(list_title(kind));
        }
    }
}

static bool give_list(struct transfer_export_run *run, const char *kind, struct err *err)
{
    static const char *const keys[] = {"kind"};
    const char *values[] = {kind};
    struct listing listing = {0};
    int64_t list;
    if (!record_find(run->office->store, office_form(run->office, "list"), keys, values, 1, &list,
                     err)) {
        return false;
    }
    char *id = memory_format("%lld", (long long)list);
    bool done = list == 0 || record_each(run->office->store, run->form, "list", id, collect_edition,
                                         &listing, err);
    free(id);
    if (done) {
        give_items(run, &listing, kind);
    }
    for (size_t i = 0; i < listing.count; i++) {
        record_free(listing.items[i]);
    }
    free(listing.items);
    return done;
}

/* One list is written with the columns of the published file alone; both together say which. */
bool transfer_list_give(struct transfer_export_run *run, struct err *err)
{
    bool done = true;
    if (run->list_kind != NULL) {
        sheet_out_omit(run->sheet, form_field(run->form, "list"));
    }
    for (size_t i = 0; done && i < LIST_COUNT; i++) {
        if (run->list_kind == NULL || strcmp(run->list_kind, LISTS[i].kind) == 0) {
            done = give_list(run, LISTS[i].kind, err);
        }
    }
    return done;
}
