/* saved_view: a list with its filter and order under a name. See office/saved_view.h.
 *
 * What a saved list shows is always asked of the list that it is based on, with the rights of
 * whoever looks: a shared one opens nothing that its base wouldn't. */
#include "office/saved_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "office/desk_rules.h"
#include "store/record_store.h"

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

/* As it stands in the database: what is about to be saved doesn't open or hide it. */
static bool is_shared(const struct record *record)
{
    int field = form_field(record->form, "shared");
    return record->id != 0 && strcmp(or_empty(record->loaded[field]), "yes") == 0;
}

/* A private one isn't there for anybody else, whatever it is called. */
bool own_view_admit(struct office *office, const struct record *record, bool change,
                    struct err *err)
{
    if (own_is_mine(office, record) || (is_shared(record) && !change)) {
        return true;
    }
    if (!is_shared(record)) {
        return err_set(err, ERR_NOT_FOUND, "没有编号 #%lld 的%s", (long long)record->id,
                       record->form->title);
    }
    int officer = form_field(record->form, "officer");
    return err_set(err, ERR_DENIED, "“%s”是%s保存的，别人不能改；可以照样另存一个自己的",
                   or_empty(record->loaded[form_field(record->form, "title")]),
                   record->called[officer] != NULL ? record->called[officer] : "别人");
}

/* The view of this key or title. */
static const struct view *base_named(const char *name)
{
    size_t count;
    const struct view *all = views(&count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(all[i].key, name) == 0 || strcmp(all[i].title, name) == 0) {
            return &all[i];
        }
    }
    return NULL;
}

static bool derive_base(struct office *office, struct record *record, const struct view **base,
                        struct err *err)
{
    const char *name = record_get(record, "base");
    *base = name != NULL ? base_named(name) : NULL;
    if (name == NULL) {
        return err_set_field(err, "base", "所据列表：请写一张列表的键或名称，例：cases");
    }
    if (*base == NULL) {
        return err_set_field(err, "base", "所据列表：没有“%s”这张列表，用 rouzhi list 查看全部",
                             name);
    }
    record_put(record, "base", (*base)->key);
    return office_may(office, (*base)->act, err);
}

/* The column to sort by, from its key or label; one of the list's columns or of its own order. */
static bool derive_sort(struct office *office, struct record *record, const struct view *base,
                        struct err *err)
{
    const char *name = record_get(record, "sort");
    if (name == NULL) {
        record_put(record, "descending", "no");
        return true;
    }
    const struct form *form = office_form(office, base->form);
    int field = form_field_named(form, name);
    if (field < 0 || !form_sorts(form, field)) {
        return err_set_field(err, "sort", "排序的列：“%s”里没有“%s”这一列", base->title, name);
    }
    record_put(record, "sort", form->fields[field].key);
    return true;
}

struct title_search {
    struct office *office;
    const struct record *record;
    bool taken;
};

static bool look_for_title(struct record *other, void *data)
{
    struct title_search *search = data;
    search->taken = other->id != search->record->id && own_is_mine(search->office, other) &&
                    !record_get_yes(other, "dropped");
    return !search->taken;
}

static bool check_title(struct office *office, const struct record *record, struct err *err)
{
    struct saved_view view;
    const char *title = record_get(record, "title");
    if (title == NULL) {
        return true; /* that it is needed is said by the form */
    }
    if (base_named(title) != NULL) {
        return err_set_field(err, "title", "名称：“%s”是原有的列表，请另起一个名称", title);
    }
    if (strlen(title) >= sizeof view.title) {
        return err_set_field(err, "title", "名称：太长了，请写短一点");
    }
    struct title_search search = {.office = office, .record = record};
    if (!record_each(office->store, record->form, "title", title, look_for_title, &search, err)) {
        return false;
    }
    return !search.taken ||
           err_set_field(err, "title", "名称：您已经有视图“%s”，请另起一个名称或修改原来的", title);
}

bool own_view_derive(struct office *office, struct record *record, struct err *err)
{
    struct saved_view view;
    const struct view *base;
    const char *filter = record_get(record, "filter");
    if (record_get_yes(record, "dropped")) {
        return true; /* can always be done, whatever became of its list */
    }
    if (filter != NULL && strlen(filter) >= sizeof view.filter) {
        return err_set_field(err, "filter", "查找的文字：太长了，请写短一点");
    }
    return derive_base(office, record, &base, err) && derive_sort(office, record, base, err) &&
           check_title(office, record, err);
}

/* False if its list is no longer there, or may not be seen. */
static bool read_view(struct office *office, const struct record *record, struct saved_view *view)
{
    struct err ignored;
    *view = (struct saved_view){.id = record->id,
                                .base = view_named(or_empty(record_get(record, "base"))),
                                .descending = record_get_yes(record, "descending"),
                                .shared = record_get_yes(record, "shared"),
                                .mine = own_is_mine(office, record)};
    snprintf(view->title, sizeof view->title, "%s", or_empty(record_get(record, "title")));
    snprintf(view->filter, sizeof view->filter, "%s", or_empty(record_get(record, "filter")));
    snprintf(view->sort, sizeof view->sort, "%s", or_empty(record_get(record, "sort")));
    const char *officer = or_empty(record->called[form_field(record->form, "officer")]);
    snprintf(view->officer, sizeof view->officer, "%.*s", (int)text_cut(officer, 30), officer);
    return (view->mine || view->shared) && view->base != NULL &&
           office_may(office, view->base->act, &ignored);
}

struct collection {
    struct office *office;
    struct saved_view *views;
    size_t count;
};

static bool collect(struct record *record, void *data)
{
    struct collection *all = data;
    all->views = memory_array(all->views, all->count + 1, sizeof *all->views);
    all->count += read_view(all->office, record, &all->views[all->count]);
    return true;
}

/* Mine first, then by title as it is spoken. */
static int compare(const void *a, const void *b)
{
    const struct saved_view *one = a;
    const struct saved_view *other = b;
    if (one->mine != other->mine) {
        return one->mine ? -1 : 1;
    }
    char *initials[] = {pinyin_initials(one->title), pinyin_initials(other->title)};
    int order = strcmp(initials[0], initials[1]);
    free(initials[0]);
    free(initials[1]);
    order = order != 0 ? order : strcmp(one->title, other->title);
    return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

static bool collect_all(struct office *office, struct collection *all, struct err *err)
{
    *all = (struct collection){.office = office};
    if (!office_may(office, ACT_VIEW_KEEP, err) ||
        !record_each(office->store, office_form(office, "view"), "dropped", "no", collect, all,
                     err)) {
        free(all->views);
        return false;
    }
    if (all->count > 0) {
        qsort(all->views, all->count, sizeof *all->views, compare);
    }
    return true;
}

bool saved_views(struct office *office, struct saved_view *views, size_t limit, size_t *count,
                 struct err *err)
{
    struct collection all;
    *count = 0;
    if (!collect_all(office, &all, err)) {
        return false;
    }
    *count = all.count < limit ? all.count : limit;
    if (*count > 0) {
        memcpy(views, all.views, *count * sizeof *views);
    }
    free(all.views);
    return true;
}

bool saved_view_find(struct office *office, const char *title, struct saved_view *view,
                     struct err *err)
{
    struct collection all;
    bool found = false;
    if (!collect_all(office, &all, err)) {
        return false;
    }
    for (size_t i = 0; i < all.count && !found; i++) {
        found = strcmp(all.views[i].title, title) == 0;
        if (found) {
            *view = all.views[i];
        }
    }
    free(all.views);
    return found || err_set(err, ERR_NOT_FOUND, "没有叫“%s”的视图", title);
}

struct desk_query saved_view_query(const struct saved_view *view)
{
    return (struct desk_query){.view = view->base->key,
                               .filter = view->filter[0] != '\0' ? view->filter : NULL,
                               .sort = view->sort[0] != '\0' ? view->sort : NULL,
                               .descending = view->descending};
}

bool saved_view_keep(struct office *office, const char *title, bool shared,
                     const struct desk_query *query, int64_t *id, struct err *err)
{
    struct record *record = desk_new(office, "view", 0, err);
    if (record == NULL) {
        return false;
    }
    record_put(record, "base", query->view);
    record_put(record, "sort", query->sort);
    record_put(record, "descending", query->sort != NULL && query->descending ? "yes" : "no");
    record_put(record, "shared", shared ? "yes" : "no");
    const char *filter = query->filter != NULL ? query->filter : "";
    bool done = desk_enter(office, record, form_field(record->form, "title"), title, err) &&
                desk_enter(office, record, form_field(record->form, "filter"), filter, err) &&
                desk_save(office, record, false, err);
    *id = done ? record->id : 0;
    record_free(record);
    return done;
}

bool saved_view_drop(struct office *office, int64_t id, struct err *err)
{
    struct record *record = desk_load(office, "view", id, err);
    if (record == NULL) {
        return false;
    }
    record_put(record, "dropped", "yes");
    bool done = desk_save(office, record, false, err);
    record_free(record);
    return done;
}
