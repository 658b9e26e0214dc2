/* view_entries: what the pop-up of views lists. See view_entries.h. */
#include "view_entries.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/pinyin.h"
#include "base/text.h"

const char *view_entry_title(const struct view_entry *entry)
{
    return entry->kind == VIEW_ENTRY_KEEP    ? "把现在的查找和排列存为视图.."
           : entry->kind == VIEW_ENTRY_SAVED ? entry->saved.title
                                             : entry->view->title;
}

bool view_entry_fits(const struct view_entry *entry, const char *typed)
{
    char *initials = pinyin_initials(view_entry_title(entry));
    bool found = text_contains(view_entry_title(entry), typed) || text_contains(initials, typed) ||
                 (entry->kind == VIEW_ENTRY_SAVED && text_contains(entry->saved.officer, typed));
    free(initials);
    return found;
}

void view_entry_whose(const struct view_entry *entry, char *out, size_t size)
{
    const struct saved_view *saved = &entry->saved;
    if (entry->kind != VIEW_ENTRY_SAVED) {
        out[0] = '\0';
    } else if (saved->mine) {
        snprintf(out, size, saved->shared ? "我的，已共享" : "我的");
    } else {
        snprintf(out, size, "共享：%s", saved->officer);
    }
}

void view_entry_explain(const struct office *office, const struct view_entry *entry,
                        struct buffer *text)
{
    const struct saved_view *saved = &entry->saved;
    if (entry->kind == VIEW_ENTRY_KEEP) {
        buffer_add(text, "起个名字，以后按 F8 就是这张表；可以只给自己用，也可以共享。");
        return;
    }
    if (entry->kind == VIEW_ENTRY_BUILT_IN) {
        buffer_add(text, entry->view->help);
        return;
    }
    buffer_add_format(text, "%s", saved->base->title);
    if (saved->filter[0]) {
        buffer_add_format(text, "，查找“%s”", saved->filter);
    }
    const struct form *form = office_form(office, saved->base->form);
    int field = form_field(form, saved->sort);
    if (field >= 0) {
        buffer_add_format(text, "，按%s%s", form->fields[field].label,
                          saved->descending ? "倒排" : "顺排");
    }
    buffer_add(text, saved->mine ? "。F4 改名、共享，Delete 删除。" : "。");
}

static size_t add_saved(struct office *office, const struct section *section,
                        struct view_entry *entries, size_t at, struct err *err)
{
    struct saved_view *saved = memory_array(NULL, SAVED_VIEW_MOST, sizeof *saved);
    size_t count = 0;
    saved_views(office, saved, SAVED_VIEW_MOST, &count, err);
    for (size_t i = 0; i < count; i++) {
        if (section_has_form(section, saved[i].base->form)) {
            entries[at++] =
                (struct view_entry){.kind = VIEW_ENTRY_SAVED, .saved = saved[i], .count = -1};
        }
    }
    free(saved);
    return at;
}

size_t view_entries(struct office *office, const struct section *section, bool keep,
                    struct view_entry entries[VIEW_ENTRIES_MOST], struct err *err)
{
    size_t count = 0;
    for (; count < SECTION_VIEWS && section->views[count]; count++) {
        entries[count] = (struct view_entry){
            .kind = VIEW_ENTRY_BUILT_IN, .view = view_named(section->views[count]), .count = -1};
    }
    count = add_saved(office, section, entries, count, err);
    if (keep) {
        entries[count++] = (struct view_entry){.kind = VIEW_ENTRY_KEEP, .count = -1};
    }
    return count;
}
