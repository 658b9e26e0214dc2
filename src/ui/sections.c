/* sections: the rooms of the top line and what each shows first. */
#include "ui/desk_scene.h"

#include "law/view.h"

static const struct section table[] = {
    {1, "今日", ACTION_SECTION_TODAY, {"due", "due-all", "overdue"}, "case"},
    {2, "案件", ACTION_SECTION_CASES, {"cases", "mine", "overdue"}, "case"},
    {3, "当事人", ACTION_SECTION_PARTIES, {"parties"}, "party"},
    {5, "清单", ACTION_SECTION_LISTS, {"positive", "negative", "lists"}, NULL},
};

const struct section *sections(size_t *count)
{
    *count = sizeof table / sizeof table[0];
    return table;
}

bool section_allowed(const struct app *app, const struct section *section)
{
    struct err err = {0};
    return act_allowed(view_named(section->views[0])->act, office_roles(app->office), &err);
}
