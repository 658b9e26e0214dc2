/* draft_rescue: a draft that can't be gone on with, written to a file. See draft_rescue.h.
 *
 * Serves the screen and the line mode. What couldn't be read yet is written as it was typed. */
#include "draft_rescue.h"

#include <stdlib.h>

#include "base/memory.h"
#include "form_words.h"
#include "office/rescue.h"

struct record *draft_rescue_record(struct office *office, const struct office_draft *draft,
                                   char **typed, struct err *err)
{
    struct err refused;
    struct record *record = office_draft_take(office, draft, typed, &refused);
    return record ? record : office_draft_blank(office, draft, typed, err);
}

/* Takes `typed` apart, which the texts point into; their number. */
static size_t take_texts(const struct office *office, const struct form *form, char *typed,
                         struct rescue_text **texts)
{
    size_t count = 0;
    const char *name, *text;
    struct entry_cell cell;
    while (form_unread_next(&typed, &name, &text)) {
        if (!form_cell_named(office, form, name, &cell)) {
            continue;
        }
        *texts = memory_array(*texts, count + 1, sizeof **texts);
        (*texts)[count++] = (struct rescue_text){cell.field, text, cell.row + 1, cell.sub};
    }
    return count;
}

bool draft_rescue(struct office *office, const struct office_draft *draft, char **path,
                  struct err *err)
{
    char *typed = NULL;
    struct rescue_text *texts = NULL;
    struct record *record = draft_rescue_record(office, draft, &typed, err);
    *path = NULL;
    if (!record) {
        return false;
    }
    size_t count = take_texts(office, record->form, typed, &texts);
    bool written = office_rescue(office, record, texts, count, NULL, path, err);
    free(texts);
    free(typed);
    record_free(record);
    return written;
}
