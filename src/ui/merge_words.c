/* merge_words: what is said of a record that two people changed. See merge_words.h. */
#include "merge_words.h"

#include <stdlib.h>

#include "base/memory.h"
#include "ui/detail.h"

const char *merge_side_words(enum merge_side side)
{
    static const char *const words[] = {
        [MERGE_MINE] = "我写的", [MERGE_THEIRS] = "现在的", [MERGE_BEFORE] = "原来的"};
    return words[side];
}

static char *value_of(const struct codes *codes, const struct merge_sides *sides, int field,
                      enum merge_side side)
{
    const struct field *declared = &sides->mine->form->fields[field];
    const struct record *record = side == MERGE_MINE     ? sides->mine
                                  : side == MERGE_THEIRS ? sides->theirs
                                                         : sides->before;
    if (declared->type->kind == FIELD_ROWS) {
        return detail_rows(record, field, codes);
    }
    if (side == MERGE_BEFORE && !declared->type->refers) {
        return field_show(declared, sides->mine->loaded[field], codes);
    }
    return record_show(record, field, codes);
}

char *merge_value(const struct codes *codes, const struct merge_sides *sides, int field,
                  enum merge_side side)
{
    if (side == MERGE_BEFORE && !sides->before) {
        return memory_copy("（当时的内容没有留下）");
    }
    char *value = value_of(codes, sides, field, side);
    if (*value) {
        return value;
    }
    free(value);
    return memory_copy("（空）");
}

size_t merge_labels(const struct form *form, const struct merge_field *fields, size_t count,
                    enum merge_side side, struct buffer *out)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!fields[i].clash && fields[i].side == side && !form->fields[fields[i].field].given) {
            buffer_add_format(out, "%s%s", found ? "、" : "", form->fields[fields[i].field].label);
            found++;
        }
    }
    return found;
}

char *merge_rest(const struct form *form, const struct merge_field *fields, size_t count)
{
    static const enum merge_side sides[] = {MERGE_MINE, MERGE_THEIRS};
    struct buffer text, labels;
    buffer_init(&text);
    buffer_init(&labels);
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        buffer_clear(&labels);
        if (merge_labels(form, fields, count, sides[i], &labels) > 0) {
            buffer_add_format(&text, "%s%s（%s）", text.length ? "；" : "不冲突，已合并：",
                              buffer_text(&labels), merge_side_words(sides[i]));
        }
    }
    buffer_done(&labels);
    return buffer_take(&text);
}
