/* demo_screen: what the lists ask in a screening of the practice office: each question is answered so
 * that what was found in the case is true, with the numbers that its facts tell. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/demo_private.h"
#include "office/screening_private.h"

#define EVIDENCE "现场检查笔录"

/* The next of the numbers, parted by blanks; NULL behind the last one. Caller frees. */
static char *next_number(const char **numbers)
{
    const char *at = *numbers + strspn(*numbers, " ");
    size_t length = strcspn(at, " ");
    *numbers = at + length;
    return length > 0 ? memory_copy_n(at, length) : NULL;
}

/* What fits the item: the answer that is wanted; of what is measured, the number of this case. */
static char *fitting(const struct requirement *one, const char **numbers)
{
    bool measured = one->kind == REQUIREMENT_DECIMAL || one->kind == REQUIREMENT_INTEGER ||
                    (one->kind == REQUIREMENT_TERM && one->op == REQUIREMENT_BELOW);
    char *number = measured ? next_number(numbers) : NULL;
    return number != NULL ? number : memory_copy(one->bound);
}

/* What doesn't fit it: numbers that begin at a bound aren't reached. */
static char *unfitting(const struct requirement *one)
{
    bool asks = one->kind == REQUIREMENT_YES_NO;
    return memory_copy(!asks || strcmp(one->bound, "yes") != 0 ? asks ? "yes" : "0" : "no");
}

static struct record *answer_row(const struct record *record, const char *question)
{
    const struct record_rows *rows = &record->rows[form_field(record->form, "answers")];
    for (size_t i = 0; i < rows->count; i++) {
        const char *asked = record_get(rows->items[i], "question");
        if (asked != NULL && strcmp(asked, question) == 0) {
            return rows->items[i];
        }
    }
    return NULL;
}

static bool answer_item(struct office *office, const struct record *record, int64_t item, bool fits,
                        const char **numbers, struct err *err)
{
    struct screening_asked asked;
    if (item == 0) {
        return true;
    }
    if (!screening_asked_load(office, item, &asked, err)) {
        return false;
    }
    for (size_t i = 0; i < asked.questions.count; i++) {
        char *question = screening_question(&asked, i);
        struct record *row = answer_row(record, question);
        if (row != NULL) {
            const struct requirement *one = &asked.questions.items[i];
            char *answer = fits ? fitting(one, numbers) : unfitting(one);
            record_put(row, "answer", answer);
            record_put(row, "evidence", EVIDENCE);
            free(answer);
        }
        free(question);
    }
    screening_asked_done(&asked);
    return true;
}

bool demo_screen(struct office *office, struct record *record, const struct demo_case *made,
                 struct err *err)
{
    const char *numbers = made->numbers;
    const struct record_rows *hits = &record->rows[form_field(record->form, "hits")];
    bool done =
        answer_item(office, record, record_get_integer(record, "item"), true, &numbers, err);
    for (size_t i = 0; done && i < hits->count; i++) {
        struct record *hit = hits->items[i];
        if (record_get(hit, "reply") == NULL) {
            record_put(hit, "reply", "no");
        }
        record_put(hit, "evidence", EVIDENCE);
        done = answer_item(office, record, record_get_integer(hit, "item"),
                           strcmp(record_get(hit, "reply"), "yes") == 0, &numbers, err);
    }
    return done;
}
