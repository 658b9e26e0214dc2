/* requirement: what an item of the lists asks before it fits a case: the table in memory, and the
 * questions of one item. Never judges an answer (requirement_judge.c). */
#include "law/requirement.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "requirement_parts.h"

static const struct {
    const char *question;
    const char *list;
} WHOLE[] = {
    {"是否符合清单写明的全部适用条件？", "positive"},
    {"是否属于清单写明的这一行为？", "negative"},
};

void requirements_init(struct requirements *all)
{
    *all = (struct requirements){0};
}

static void requirement_done(struct requirement *one)
{
    free(one->list);
    free(one->item);
    free(one->question);
    free(one->unit);
    free(one->bound);
    free(one->upper);
    free(one->words);
}

void requirements_done(struct requirements *all)
{
    for (size_t i = 0; i < all->count; i++) {
        requirement_done(&all->items[i]);
    }
    free(all->items);
    requirements_init(all);
}

static int compare(const struct requirement *one, const char *list, const char *item, int ordinal)
{
    int lists = strcmp(one->list, list);
    int items = lists != 0 ? lists : strcmp(one->item, item);
    return items != 0 ? items : (one->ordinal > ordinal) - (one->ordinal < ordinal);
}

/* Place of the first one that doesn't stand before (list, item, ordinal). */
static size_t place_of(const struct requirements *all, const char *list, const char *item,
                       int ordinal)
{
    size_t low = 0;
    size_t high = all->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare(&all->items[middle], list, item, ordinal) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool requirements_add(struct requirements *all, const struct record *record, struct err *err)
{
    struct requirement one = {0};
    if (!requirement_parse(record, &one, err)) {
        requirement_done(&one);
        return false;
    }
    size_t place = place_of(all, one.list, one.item, one.ordinal);
    if (place < all->count && compare(&all->items[place], one.list, one.item, one.ordinal) == 0) {
        err_set_field(err, "ordinal", "%s 已经有第 %d 条，序号不能重复", one.item, one.ordinal);
        requirement_done(&one);
        return false;
    }
    all->items = memory_array(all->items, all->count + 1, sizeof *all->items);
    memmove(all->items + place + 1, all->items + place, (all->count - place) * sizeof *all->items);
    all->items[place] = one;
    all->count++;
    return true;
}

const struct requirement *requirements_of(const struct requirements *all, const char *list,
                                          const char *item, size_t *count)
{
    size_t first = place_of(all, list, item, 0);
    size_t end = first;
    while (end < all->count && strcmp(all->items[end].list, list) == 0 &&
           strcmp(all->items[end].item, item) == 0) {
        end++;
    }
    *count = end - first;
    return *count > 0 ? &all->items[first] : NULL;
}

/* Whether every one speaks of what stands in the item's text: an office imports its own lists,
 * and another item may have the same number, or the item may have changed since. */
static bool words_stand(const struct requirement *items, size_t count, const char *violation,
                        const char *conditions)
{
    bool stand = true;
    for (size_t i = 0; stand && i < count; i++) {
        stand =
            text_contains(conditions, items[i].words) || text_contains(violation, items[i].words);
    }
    return stand;
}

static struct requirement copy_of(const struct requirement *one)
{
    struct requirement copy = *one;
    copy.list = memory_copy(one->list);
    copy.item = memory_copy(one->item);
    copy.question = memory_copy(one->question);
    copy.unit = memory_copy(one->unit);
    copy.bound = memory_copy(one->bound);
    copy.upper = memory_copy(one->upper);
    copy.words = memory_copy(one->words);
    return copy;
}

static struct requirement whole_of(const char *list, const char *item, const char *violation,
                                   const char *conditions)
{
    bool negative = strcmp(list, "negative") == 0;
    return (struct requirement){.list = memory_copy(list),
                                .item = memory_copy(item),
                                .ordinal = 1,
                                .group = 1,
                                .question = memory_copy(WHOLE[negative].question),
                                .kind = REQUIREMENT_YES_NO,
                                .op = REQUIREMENT_IS,
                                .bound = memory_copy("yes"),
                                .words = memory_copy(negative ? violation : conditions)};
}

void item_questions_init(struct item_questions *questions, const struct requirements *all,
                         const char *list, const char *item, const char *violation,
                         const char *conditions)
{
    size_t count;
    const struct requirement *known = requirements_of(all, list, item, &count);
    *questions = (struct item_questions){0};
    if (known != NULL && words_stand(known, count, violation, conditions)) {
        questions->count = count;
        questions->items = memory_array(NULL, count, sizeof *questions->items);
        for (size_t i = 0; i < count; i++) {
            questions->items[i] = copy_of(&known[i]);
        }
        return;
    }
    questions->whole = true;
    questions->strange = known != NULL;
    questions->count = 1;
    questions->items = memory_array(NULL, 1, sizeof *questions->items);
    questions->items[0] = whole_of(list, item, violation, conditions);
}

void item_questions_done(struct item_questions *questions)
{
    for (size_t i = 0; i < questions->count; i++) {
        requirement_done(&questions->items[i]);
    }
    free(questions->items);
    *questions = (struct item_questions){0};
}
