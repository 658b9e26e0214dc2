/* items: the rows of one table of the program, as a manual page tells them.
 *
 * Each table that the manual knows has a function that makes its items; the page says the name of
 * the table, and may say more about an item than the table does. */
#ifndef MANUAL_ITEMS_H
#define MANUAL_ITEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "law/form_set.h"

/* What the pages are made from. */
struct sources {
    const struct form_set *forms;
    bool english; /* of the page that is being made */
};

struct item {
    char *key;  /* how the page calls it: import, case-new */
    char *head; /* in bold */
    char *tail; /* plain, behind the head */
    char *text; /* plain; "" none */
};

struct items {
    struct item *rows;
    size_t count;
};

void items_init(struct items *items);
void items_done(struct items *items);
/* Copies; tail and text may be NULL. */
void items_add(struct items *items, const char *key, const char *head, const char *tail,
               const char *text);

/* The items of the table `name`; `argument` (may be "") says which part of it. ERR_INPUT if there
 * is no such table. */
bool items_make(struct items *items, const struct sources *sources, const char *name,
                const char *argument, struct err *err);

typedef void items_maker(struct items *items, const struct sources *sources, const char *argument);

/* Those of the command line, the screen, the law, the forms, the documents. */
items_maker items_commands, items_options, items_exits, items_kinds;
items_maker items_keys, items_named, items_motions, items_editing;
items_maker items_views, items_acts, items_roles, items_types;
items_maker items_forms, items_form_keys, items_fields;
items_maker items_directives, items_words, items_letters;

#endif
