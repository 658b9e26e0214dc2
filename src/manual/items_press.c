/* items_press: documents: directives of the template language, words, and what letters there are. */
#include <stdio.h>

#include "manual/items.h"
#include "office/letter.h"
#include "press/template.h"

void items_directives(struct items *items, const struct sources *sources, const char *argument)
{
    const char *name;
    (void)sources;
    (void)argument;
    for (size_t i = 0; (name = template_directive(i)) != NULL; i++) {
        char head[32];
        snprintf(head, sizeof head, "@%s", name);
        items_add(items, name, head, NULL, NULL);
    }
}

static void add_word(const struct letter_word *word, void *data)
{
    char head[128];
    char text[160];
    snprintf(head, sizeof head, "{{%s}}", word->word);
    snprintf(text, sizeof text, "%s.%s %s", word->form->name, word->field->key, word->field->label);
    items_add(data, word->word, head, NULL, text);
}

void items_words(struct items *items, const struct sources *sources, const char *argument)
{
    (void)argument;
    letter_words(sources->forms, add_word, items);
}

void items_letters(struct items *items, const struct sources *sources, const char *argument)
{
    size_t count;
    const struct letter_kind *kinds = letter_kinds(&count);
    (void)sources;
    (void)argument;
    for (size_t i = 0; i < count; i++) {
        items_add(items, kinds[i].name, kinds[i].name, kinds[i].title, NULL);
    }
}
