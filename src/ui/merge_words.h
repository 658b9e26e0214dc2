/* merge_words: what is said of a record that two people changed, on the card and line by line: whose a
 * value is, the value, what was merged without asking. Knows no screen. */
#ifndef UI_MERGE_WORDS_H
#define UI_MERGE_WORDS_H

#include "base/buffer.h"
#include "law/merge.h"

/* The three states; before NULL: not known. */
struct merge_sides {
    const struct record *mine, *theirs, *before;
};

/* 我写的, 现在的, 原来的. */
const char *merge_side_words(enum merge_side side);

/* The value of that side in full, even where it is masked elsewhere: nobody can choose between stars.
 * （空） and （当时的内容没有留下） where there is none. Caller frees. */
char *merge_value(const struct codes *codes, const struct merge_sides *sides, int field,
                  enum merge_side side);

/* The labels of the fields that are no clash and come from this side, with 、 between; added to `out`.
 * Returns how many there are. */
size_t merge_labels(const struct form *form, const struct merge_field *fields, size_t count,
                    enum merge_side side, struct buffer *out);

/* 不冲突，已合并：地点（我写的）；联系人（现在的）; "" if there is nothing of the kind. Caller frees. */
char *merge_rest(const struct form *form, const struct merge_field *fields, size_t count);

#endif
