/* sections: the rooms of the workstation and what each shows first. See ui/sections.h. */
#include "ui/sections.h"

#include <string.h>

#include "office/desk.h"

static const struct section table[] = {
    {1,
     "今日",
     ACTION_SECTION_TODAY,
     {"today", "waiting", "due", "due-unit", "due-all", "overdue"},
     "case"},
    {2, "案件", ACTION_SECTION_CASES, {"cases", "mine", "overdue", "outreach"}, "case"},
    {3, "当事人", ACTION_SECTION_PARTIES, {"parties"}, "party"},
    {5, "清单", ACTION_SECTION_LISTS, {"positive", "negative", "lists", "conditions"}, NULL},
    {9,
     "管理",
     ACTION_SECTION_MANAGE,
     {"officers", "editions", "terms", "laws", "articles"},
     "officer"},
};

const struct section *sections(size_t *count)
{
    *count = sizeof table / sizeof table[0];
    return table;
}

bool section_allowed(const struct office *office, const struct section *section)
{
    struct err err = {0};
    return act_allowed(view_named(section->views[0])->act, office_roles(office), &err);
}

const char *section_creates(const struct section *section, const char *shown)
{
    return strcmp(shown, "outreach") == 0 ? shown : section->create;
}

bool section_has_form(const struct section *section, const char *form)
{
    for (size_t i = 0; i < SECTION_VIEWS && section->views[i]; i++) {
        if (strcmp(view_named(section->views[i])->form, form) == 0) {
            return true;
        }
    }
    return false;
}

const struct view *section_first_view(struct office *office, const struct section *section)
{
    for (size_t i = 0; section->action == ACTION_SECTION_TODAY && i < SECTION_VIEWS; i++) {
        int64_t count = 0;
        struct err err = {0};
        struct desk_query query = {.view = section->views[i]};
        if (query.view == NULL || !desk_count(office, &query, 1, &count, &err)) {
            break;
        }
        if (count > 0) {
            return view_named(query.view);
        }
    }
    return view_named(section->views[0]);
}
