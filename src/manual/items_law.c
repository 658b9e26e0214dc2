/* items_law: views, acts, roles and types of fields. */
#include <stdio.h>

#include "base/buffer.h"
#include "law/act.h"
#include "law/field_type.h"
#include "law/view.h"
#include "manual/items.h"

void items_views(struct items *items, const struct sources *sources, const char *argument)
{
    size_t count;
    const struct view *all = views(&count);
    (void)argument;
    for (size_t i = 0; i < count; i++) {
        items_add(items, all[i].key, all[i].key, all[i].title,
                  sources->english ? NULL : all[i].help);
    }
}

/* Roles by code (English) or title. */
static void role_list(unsigned roles, bool english, struct buffer *out)
{
    size_t count;
    const struct role_name *names = role_names(&count);
    if (!english) {
        roles_write(roles, out);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if ((roles & names[i].role) != 0) {
            buffer_add_format(out, "%s%s", out->length > 0 ? ", " : "", names[i].code);
        }
    }
}

/* A step of a case can be taken as soon as there is a form for it. */
static bool can_be_done(const struct sources *sources, const struct act *act)
{
    for (size_t i = 0; act_is_step(act->id) && i < sources->forms->count; i++) {
        if (sources->forms->forms[i]->act == act) {
            return true;
        }
    }
    return !act_is_step(act->id);
}

void items_acts(struct items *items, const struct sources *sources, const char *argument)
{
    (void)argument;
    for (int id = 0; id < ACT_COUNT; id++) {
        const struct act *act = act_of((enum act_id)id);
        if (!can_be_done(sources, act)) {
            continue;
        }
        struct buffer who, text;
        buffer_init(&who);
        buffer_init(&text);
        role_list(act->roles, sources->english, &who);
        if (sources->english) {
            buffer_add_format(&text, "%s. %s", buffer_text(&who), act->clause);
        } else {
            buffer_add_format(&text, "%s\n由%s办理。依据：%s。", act->help, buffer_text(&who),
                              act->clause);
        }
        items_add(items, act->key, sources->english ? act->key : act->title,
                  sources->english ? act->title : NULL, buffer_text(&text));
        buffer_done(&text);
        buffer_done(&who);
    }
}

/* A role with all that it may do. */
void items_roles(struct items *items, const struct sources *sources, const char *argument)
{
    size_t count;
    const struct role_name *names = role_names(&count);
    (void)argument;
    for (size_t i = 0; i < count; i++) {
        struct buffer acts;
        buffer_init(&acts);
        for (int id = 0; id < ACT_COUNT; id++) {
            const struct act *act = act_of((enum act_id)id);
            if ((act->roles & names[i].role) != 0 && can_be_done(sources, act)) {
                const char *between = sources->english ? ", " : "、";
                buffer_add_format(&acts, "%s%s", acts.length > 0 ? between : "",
                                  sources->english ? act->key : act->title);
            }
        }
        items_add(items, names[i].code, names[i].title, names[i].code, buffer_text(&acts));
        buffer_done(&acts);
    }
}

void items_types(struct items *items, const struct sources *sources, const char *argument)
{
    size_t count;
    const struct field_type *all = field_types(&count);
    (void)argument;
    for (size_t i = 0; i < count; i++) {
        struct buffer text;
        buffer_init(&text);
        if (!sources->english) {
            buffer_add_format(&text, "%s。%s", all[i].hint, all[i].help);
        }
        items_add(items, all[i].name, all[i].name, all[i].title, buffer_text(&text));
        buffer_done(&text);
    }
}
