/* items: the list of tables that a page may ask for. See items.h. */
#include "manual/items.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static const struct {
    const char *name;
    items_maker *make;
} TABLES[] = {
    {"commands", items_commands}, {"options", items_options},
    {"exits", items_exits},       {"kinds", items_kinds},
    {"keys", items_keys},         {"named", items_named},
    {"motions", items_motions},   {"editing", items_editing},
    {"views", items_views},       {"acts", items_acts},
    {"roles", items_roles},       {"types", items_types},
    {"forms", items_forms},       {"form-keys", items_form_keys},
    {"fields", items_fields},     {"directives", items_directives},
    {"words", items_words},       {"letters", items_letters},
};

void items_init(struct items *items)
{
    *items = (struct items){NULL, 0};
}

void items_done(struct items *items)
{
    for (size_t i = 0; i < items->count; i++) {
        free(items->rows[i].key);
        free(items->rows[i].head);
        free(items->rows[i].tail);
        free(items->rows[i].text);
    }
    free(items->rows);
    items_init(items);
}

void items_add(struct items *items, const char *key, const char *head, const char *tail,
               const char *text)
{
    items->rows = memory_array(items->rows, items->count + 1, sizeof *items->rows);
    items->rows[items->count++] =
        (struct item){memory_copy(key), memory_copy(head), memory_copy(tail != NULL ? tail : ""),
                      memory_copy(text != NULL ? text : "")};
}

bool items_make(struct items *items, const struct sources *sources, const char *name,
                const char *argument, struct err *err)
{
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        if (strcmp(TABLES[i].name, name) == 0) {
            TABLES[i].make(items, sources, argument);
            return items->count > 0 || err_set(err, ERR_INPUT, "表 %s 里没有“%s”", name, argument);
        }
    }
    return err_set(err, ERR_INPUT, "没有表 %s", name);
}
