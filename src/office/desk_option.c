/* desk_option: what could stand in a reference field for what was typed so far. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "law/matching.h"
#include "office/case_basis.h"
#include "office/desk_private.h"
#include "store/listing.h"
#include "store/record_store.h"

/* The fields that tell rows of a form apart, for the second line of a picker. */
static const struct {
    const char *form;
    const char *keys[4];
} REMARKS[] = {
    {"party", {"identity", "address", "sign"}},
    {"officer", {"unit", "cert", "phone"}},
    {"item", {"area", "violation", "conditions"}},
    {"case", {"party", "violation", "place"}},
};

char *desk_remark(struct office *office, const struct record *record)
{
    struct buffer remark;
    buffer_init(&remark);
    for (size_t i = 0; i < sizeof REMARKS / sizeof *REMARKS; i++) {
        if (strcmp(REMARKS[i].form, record->form->name) != 0) {
            continue;
        }
        for (size_t j = 0; j < 4 && REMARKS[i].keys[j] != NULL; j++) {
            int field = form_field(record->form, REMARKS[i].keys[j]);
            const struct field *shown = &record->form->fields[field];
            char *text = shown->masked ? field_mask(shown, record_value(record, field))
                                       : record_show(record, field, &office->codes);
            if (text[0] != '\0') {
                buffer_add_format(&remark, "%s%s", remark.length > 0 ? "｜" : "", text);
            }
            free(text);
        }
    }
    return buffer_take(&remark);
}

static void fill_option(struct office *office, const struct record *record,
                        struct desk_option *option)
{
    char *remark = desk_remark(office, record);
    int label = record->form->label_field;
    option->id = record->id;
    option->warns = false;
    snprintf(option->called, sizeof option->called, "%.*s",
             (int)text_cut(record_value(record, label), 60), record_value(record, label));
    snprintf(option->remark, sizeof option->remark, "%.*s", (int)text_cut(remark, 700), remark);
    free(remark);
}

struct scored_option {
    struct desk_option option;
    int score;
};

/* Items of the published lists, collected with how well they fit. */
struct item_search {
    struct office *office;
    const char *violation; /* as described in the case; may be NULL */
    const char *typed;
    date_t on;
    int64_t negative; /* id of the negative list, 0 if there is none */
    struct scored_option *found;
    size_t count;
};

/* zm25 for ZM-25. */
static bool code_is(const char *code, const char *typed)
{
    struct buffer plain;
    buffer_init(&plain);
    for (const char *at = code != NULL ? code : ""; *at != '\0'; at++) {
        if (*at != '-') {
            buffer_add_char(&plain, *at);
        }
    }
    bool found = text_contains(buffer_text(&plain), typed);
    buffer_done(&plain);
    return found;
}

static bool item_is_found(const struct record *item, const char *typed)
{
    if (text_is_blank(typed)) {
        return true;
    }
    static const char *const keys[] = {"code", "area", "violation", "basis"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (text_contains(record_get(item, keys[i]), typed)) {
            return true;
        }
    }
    if (code_is(record_get(item, "code"), typed)) {
        return true;
    }
    char *initials = pinyin_initials(record_get(item, "violation"));
    bool found = text_contains(initials, typed);
    free(initials);
    return found;
}

static bool item_in_force(const struct record *item, date_t on)
{
    date_t from = record_get_date(item, "valid_from");
    date_t until = record_get_date(item, "valid_until");
    return (from == DATE_NONE || from <= on) && (until == DATE_NONE || until >= on);
}

/* What an item rests on by the day of the act stands behind what it says. */
static void add_basis(struct office *office, const struct record *item, date_t on,
                      struct desk_option *option)
{
    struct basis_cite cite;
    item_basis_cite(office, item, on, &cite);
    if (cite.changed || cite.stale) {
        char *whole = memory_format("%s｜" BASIS_SAID_LABEL "：%s", option->remark,
                                    cite.stale ? cite.note : cite.text);
        text_put(option->remark, sizeof option->remark, whole);
        free(whole);
    }
    basis_cite_done(&cite);
}

static bool take_item(struct record *item, void *data)
{
    struct item_search *search = data;
    if (!item_is_found(item, search->typed) || !item_in_force(item, search->on)) {
        return true;
    }
    search->found = memory_array(search->found, search->count + 1, sizeof *search->found);
    fill_option(search->office, item, &search->found[search->count].option);
    add_basis(search->office, item, search->on, &search->found[search->count].option);
    search->found[search->count].option.warns =
        search->negative != 0 && record_get_integer(item, "list") == search->negative;
    search->found[search->count].score =
        matching_score(search->violation, record_get(item, "violation"));
    search->count++;
    return true;
}

static bool negative_list(struct office *office, int64_t *id, struct err *err)
{
    const char *keys[] = {"kind"};
    const char *values[] = {"negative"};
    return record_find(office->store, office_form(office, "list"), keys, values, 1, id, err);
}

bool desk_item(struct office *office, int64_t id, char **violation, bool *negative, struct err *err)
{
    int64_t list = 0;
    *violation = NULL;
    *negative = false;
    if (!office_may(office, desk_form_of(office_form(office, "item"))->view, err) ||
        !negative_list(office, &list, err)) {
        return false;
    }
    struct record *item = record_load(office->store, office_form(office, "item"), id, err);
    if (item != NULL) {
        *violation = memory_copy(record_get(item, "violation"));
        *negative = list != 0 && record_get_integer(item, "list") == list;
    }
    record_free(item);
    return *violation != NULL;
}

/* Best fits first; the published order among equals. */
static void sort_items(struct item_search *search)
{
    for (size_t i = 1; i < search->count; i++) {
        for (size_t j = i; j > 0 && search->found[j].score > search->found[j - 1].score; j--) {
            struct scored_option other = search->found[j];
            search->found[j] = search->found[j - 1];
            search->found[j - 1] = other;
        }
    }
}

static bool item_options(struct office *office, const struct record *record, const char *typed,
                         struct desk_option *options, size_t limit, size_t *count, struct err *err)
{
    bool is_case =
        form_field(record->form, "violation") >= 0 && form_field(record->form, "found_at") >= 0;
    date_t acted = is_case ? case_basis_day(record) : DATE_NONE;
    struct item_search search = {.office = office,
                                 .violation = is_case ? record_get(record, "violation") : NULL,
                                 .typed = typed,
                                 .on = acted != DATE_NONE ? acted : office_today(office)};
    bool done = negative_list(office, &search.negative, err) &&
                record_each(office->store, office_form(office, "item"), "replaced", "no", take_item,
                            &search, err);
    sort_items(&search);
    for (*count = 0; done && *count < search.count && *count < limit; (*count)++) {
        options[*count] = search.found[*count].option;
    }
    free(search.found);
    return done;
}

/* Without a word typed: the view of the form, from its beginning. */
static bool first_ids(struct office *office, const struct form *form, int64_t *ids, size_t limit,
                      size_t *count, struct err *err)
{
    size_t view_count;
    const struct view *all = views(&view_count);
    const struct view *view = NULL;
    for (size_t i = 0; i < view_count && view == NULL; i++) {
        if (all[i].filter == VIEW_ALL && strcmp(all[i].form, form->name) == 0) {
            view = &all[i];
        }
    }
    *count = 0;
    if (view == NULL) {
        return true;
    }
    struct listing_query query = {.view = view, .today = office_today(office)};
    struct listing_key from = {0};
    struct view_page page;
    view_page_init(&page);
    bool done = listing_page(office->store, &query, &from, false, limit, &page, err);
    for (size_t i = 0; done && i < page.count; i++) {
        ids[(*count)++] = page.rows[i].id;
    }
    view_page_done(&page);
    return done;
}

enum { MOST_LEFT = 500 }; /* people who left and may stand before those who may be chosen */

/* Whether whoever stands in the form handles the case (行政处罚法第四十二条): all but the steps of others, and
 * the rows in them: who discusses, decides, visits. */
static bool is_for_handlers(struct office *office, const struct form *form)
{
    const struct form *whole = form->parent != NULL ? office_form(office, form->parent) : form;
    return whole->act == NULL ||
           (whole->act->roles & ~(unsigned)(ROLE_OFFICER | ROLE_UNIT_HEAD)) == 0;
}

/* Whether somebody may be chosen at all: officers who left may not, nor those without a certificate where
 * one is needed. */
static bool may_choose(const struct record *record, bool certified)
{
    return strcmp(record->form->name, "officer") != 0 ||
           (strcmp(record_get(record, "active"), "yes") == 0 &&
            (!certified || record_get(record, "cert") != NULL));
}

bool desk_options(struct office *office, const struct record *record, int field, const char *typed,
                  struct desk_option *options, size_t limit, size_t *count, struct err *err)
{
    const struct form *form = office_form(office, record->form->fields[field].refers);
    bool certified = is_for_handlers(office, record->form);
    *count = 0;
    if (!office_may(office, desk_form_of(form)->view, err)) {
        return false;
    }
    if (strcmp(form->name, "item") == 0) {
        return item_options(office, record, typed, options, limit, count, err);
    }
    size_t asked = strcmp(form->name, "officer") == 0 ? limit + MOST_LEFT : limit;
    int64_t *ids = memory_array(NULL, asked + 1, sizeof *ids);
    size_t found;
    bool done = text_is_blank(typed)
                    ? first_ids(office, form, ids, asked, &found, err)
                    : listing_search(office->store, form, typed, ids, asked, &found, err);
    for (size_t i = 0; done && i < found && *count < limit; i++) {
        struct record *row = record_load(office->store, form, ids[i], err);
        done = row != NULL;
        if (done && may_choose(row, certified)) {
            fill_option(office, row, &options[(*count)++]);
        }
        record_free(row);
    }
    free(ids);
    return done;
}

bool desk_suggested(struct office *office, const struct record *record, int field,
                    const char *typed, struct desk_option *options, size_t limit, size_t *count,
                    struct err *err)
{
    const struct desk_form *desk = desk_form_of(record->form);
    size_t found = 0;
    *count = 0;
    if (desk->offers != NULL && !desk->offers(office, record, field, options, limit, &found, err)) {
        return false;
    }
    for (size_t i = 0; i < found; i++) {
        if (text_contains(options[i].called, typed)) {
            struct desk_option kept = options[i]; /* it may stay where it is */
            options[(*count)++] = kept;
        }
    }
    return true;
}
