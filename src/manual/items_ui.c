/* items_ui: the keys and commands of the screen. */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "manual/items.h"
#include "ui/action.h"
#include "ui/editor.h"
#include "ui/motion.h"

/* F5, Ctrl-A */
static void key_names(const struct key *keys, int count, struct buffer *out)
{
    for (int i = 0; i < count; i++) {
        char label[16];
        buffer_add_format(out, "%s%s", i > 0 ? ", " : "", key_label(&keys[i], label));
    }
}

/* save.key words: "open: see all of it". */
static void add_action(struct items *items, const struct sources *sources,
                       const struct action *action, const char *head)
{
    struct buffer text;
    buffer_init(&text);
    if (sources->english) {
        buffer_add_format(&text, "%s (%s)", action->english, action->name);
    } else {
        buffer_add_format(&text, "%s：%s", action->name, action->help);
    }
    items_add(items, action->english, head, NULL, buffer_text(&text));
    buffer_done(&text);
}

void items_keys(struct items *items, const struct sources *sources, const char *argument)
{
    size_t count;
    const struct action *all = actions(&count);
    (void)argument;
    for (size_t i = 0; i < count; i++) {
        if (all[i].key_count > 0) {
            struct buffer keys;
            buffer_init(&keys);
            key_names(all[i].keys, all[i].key_count, &keys);
            add_action(items, sources, &all[i], buffer_text(&keys));
            buffer_done(&keys);
        }
    }
}

/* What has no key and is found by its name in the palette. */
void items_named(struct items *items, const struct sources *sources, const char *argument)
{
    size_t count;
    const struct action *all = actions(&count);
    (void)argument;
    for (size_t i = 0; i < count; i++) {
        if (all[i].key_count > 0) {
            continue;
        }
        if (sources->english) {
            items_add(items, all[i].english, all[i].name, NULL, all[i].english);
        } else {
            items_add(items, all[i].english, all[i].name, NULL, all[i].help);
        }
    }
}

/* The keys that edit a field's text. */
void items_editing(struct items *items, const struct sources *sources, const char *argument)
{
    (void)sources;
    (void)argument;
    for (size_t i = 0; i < editor_binding_count(); i++) {
        const struct editor_binding binding = editor_binding(i);
        if (binding.help != NULL) {
            struct buffer keys;
            buffer_init(&keys);
            key_names(binding.keys, binding.key_count, &keys);
            items_add(items, buffer_text(&keys), buffer_text(&keys), NULL, binding.help);
            buffer_done(&keys);
        }
    }
}

static const struct {
    unsigned place;
    const char *name;
} PLACES[] = {
    {PLACE_LIST, "list"},     {PLACE_FORM, "form"}, {PLACE_PICKER, "picker"},
    {PLACE_DIALOG, "dialog"}, {PLACE_HELP, "help"}, {PLACE_PREVIEW, "preview"},
};

/* argument: list, form, picker, dialog, help, preview */
void items_motions(struct items *items, const struct sources *sources, const char *argument)
{
    size_t count;
    const struct motion *all = motions(&count);
    unsigned place = 0;
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        place |= strcmp(PLACES[i].name, argument) == 0 ? PLACES[i].place : 0;
    }
    for (size_t i = 0; i < count; i++) {
        if ((all[i].places & place) != 0) {
            items_add(items, all[i].keys, all[i].keys, NULL,
                      sources->english ? all[i].english : all[i].help);
        }
    }
}
