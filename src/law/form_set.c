/* form_set: all forms of the program, each known by its name.
 *
 * Owns the forms and knows whether they fit together: that every form another one points
 * to is there. Never reads a file: office loads them, form_parse understands them. */
#include "law/form_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

void form_set_init(struct form_set *set)
{
    set->forms = NULL;
    set->count = 0;
}

void form_set_done(struct form_set *set)
{
    for (size_t i = 0; i < set->count; i++) {
        form_free(set->forms[i]);
    }
    free(set->forms);
    form_set_init(set);
}

const struct form *form_set_find(const struct form_set *set, const char *name)
{
    for (size_t i = 0; i < set->count; i++) {
        if (strcmp(set->forms[i]->name, name) == 0) {
            return set->forms[i];
        }
    }
    return NULL;
}

bool form_set_add(struct form_set *set, struct form *form, struct err *err)
{
    if (form_set_find(set, form->name) != NULL) {
        err_set(err, ERR_INPUT, "%s.form: 已有名为 \"%s\" 的表单，请改文件名", form->name,
                form->name);
        form_free(form);
        return false;
    }
    set->forms = memory_array(set->forms, set->count + 1, sizeof(struct form *));
    set->forms[set->count++] = form;
    return true;
}

const char *form_set_suggest(const struct form_set *set, const char *name)
{
    const char **names = memory_array(NULL, set->count + 1, sizeof *names);
    for (size_t i = 0; i < set->count; i++) {
        names[i] = set->forms[i]->name;
    }
    const char *meant = text_suggest(name, names, set->count);
    free(names);
    return meant;
}

/* The name of the form that `field` points to; NULL if it points to none. */
static const char *referred(const struct field *field)
{
    if (field->refers != NULL) {
        return field->refers;
    }
    if (field->type->kind == FIELD_PARTY) {
        return "party";
    }
    return field->type->kind == FIELD_OFFICER ? "officer" : NULL;
}

static bool missing(const struct form_set *set, const char *where, const char *name,
                    struct err *err)
{
    const char *meant = form_set_suggest(set, name);
    if (meant != NULL) {
        return err_set(err, ERR_INPUT, "%s没有表单 \"%s\"，是否 \"%s\"？", where, name, meant);
    }
    return err_set(err, ERR_INPUT, "%s没有表单 \"%s\"，请补上 %s.form 或改名", where, name, name);
}

static bool field_fits(const struct form_set *set, const struct form *form,
                       const struct field *field, struct err *err)
{
    const char *name = referred(field);
    if (name == NULL) {
        return true;
    }
    const struct form *other = form_set_find(set, name);
    char *where = memory_format("%s.form: [field %s] refers: ", form->name, field->key);
    bool good = true;
    if (other == NULL) {
        good = missing(set, where, name, err);
    } else if (field->type->kind == FIELD_ROWS &&
               (other->parent == NULL || strcmp(other->parent, form->name) != 0)) {
        good =
            err_set(err, ERR_INPUT, "%s表单 \"%s\" 不是本表单里的行，请在其 [form] 写 parent = %s",
                    where, name, form->name);
    }
    free(where);
    return good;
}

/* The rows of a step are kept with it: they have no table and no rows of their own. */
static bool step_rows_fit(const struct form *form, const struct form *parent, struct err *err)
{
    if (form->table != NULL) {
        return err_set(err, ERR_INPUT,
                       "%s.form: [form] table: %s.form 是办理案件的表单，它的行不写这一行",
                       form->name, parent->name);
    }
    for (size_t i = 0; i < form->field_count; i++) {
        if (form->fields[i].type->kind == FIELD_ROWS) {
            return err_set(err, ERR_INPUT, "%s.form: [field %s] type: 表单里的行不能再有行",
                           form->name, form->fields[i].key);
        }
    }
    return true;
}

static bool parent_fits(const struct form_set *set, const struct form *form, struct err *err)
{
    const struct form *parent = form->parent != NULL ? form_set_find(set, form->parent) : NULL;
    if (form->parent == NULL || parent != NULL) {
        return parent == NULL || parent->act == NULL || step_rows_fit(form, parent, err);
    }
    char *where = memory_format("%s.form: [form] parent: ", form->name);
    missing(set, where, form->parent, err);
    free(where);
    return false;
}

bool form_set_check(const struct form_set *set, struct err *err)
{
    for (size_t i = 0; i < set->count; i++) {
        const struct form *form = set->forms[i];
        if (!parent_fits(set, form, err)) {
            return false;
        }
        for (size_t j = 0; j < form->field_count; j++) {
            if (!field_fits(set, form, &form->fields[j], err)) {
                return false;
            }
        }
    }
    return true;
}
