/* codes: the office's code lists, each code with its label.
 *
 * A plain table in memory: what the store loaded is looked up here by the code or by
 * what people call it. Never reads a file, never decides whether a code may be used. */
#include "law/codes.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

void codes_init(struct codes *codes)
{
    codes->lists = NULL;
    codes->count = 0;
}

void codes_done(struct codes *codes)
{
    for (size_t i = 0; i < codes->count; i++) {
        struct code_list *list = &codes->lists[i];
        for (size_t j = 0; j < list->count; j++) {
            free(list->items[j].code);
            free(list->items[j].label);
        }
        free(list->items);
        free(list->name);
    }
    free(codes->lists);
    codes_init(codes);
}

static struct code_list *list_named(const struct codes *codes, const char *name)
{
    for (size_t i = 0; i < codes->count; i++) {
        if (strcmp(codes->lists[i].name, name) == 0) {
            return &codes->lists[i];
        }
    }
    return NULL;
}

static struct code_list *list_add(struct codes *codes, const char *name)
{
    codes->lists = memory_array(codes->lists, codes->count + 1, sizeof *codes->lists);
    struct code_list *list = &codes->lists[codes->count++];
    *list = (struct code_list){.name = memory_copy(name)};
    return list;
}

void codes_add(struct codes *codes, const char *list, const char *code, const char *label,
               bool retired)
{
    struct code_list *target = list_named(codes, list);
    if (target == NULL) {
        target = list_add(codes, list);
    }
    target->items = memory_array(target->items, target->count + 1, sizeof *target->items);
    target->items[target->count++] =
        (struct code){.code = memory_copy(code), .label = memory_copy(label), .retired = retired};
}

const struct code_list *codes_list(const struct codes *codes, const char *name)
{
    return list_named(codes, name);
}

/* `text` as it is compared: folded, trimmed, upper case. Caller frees. */
static char *compared(const char *text)
{
    return text_upper(text_trim(text_fold(text)));
}

static bool same(const char *text, const char *wanted)
{
    char *folded = compared(text);
    bool equal = strcmp(folded, wanted) == 0;
    free(folded);
    return equal;
}

/* How well `code` answers to `wanted`: 0 not at all. A code beats a label, since a label may
 * have been used twice; a label still in use beats a retired one (streets are renamed). */
static int rank(const struct code *code, const char *wanted)
{
    if (same(code->code, wanted)) {
        return 3;
    }
    if (same(code->label, wanted)) {
        return code->retired ? 1 : 2;
    }
    return 0;
}

const struct code *codes_find(const struct codes *codes, const char *list, const char *text)
{
    const struct code_list *items = codes_list(codes, list);
    if (items == NULL || text_is_blank(text)) {
        return NULL;
    }
    char *wanted = compared(text);
    const struct code *best = NULL;
    int best_rank = 0;
    for (size_t i = 0; i < items->count && best_rank < 3; i++) {
        int this_rank = rank(&items->items[i], wanted);
        if (this_rank > best_rank) {
            best = &items->items[i];
            best_rank = this_rank;
        }
    }
    free(wanted);
    return best;
}
