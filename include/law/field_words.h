/* field_words: what a form says about one of its fields, in sentences, for F1 and the manual.
 *
 * All of it is declared in the form and in the table of types; nothing is worded twice. */
#ifndef LAW_FIELD_WORDS_H
#define LAW_FIELD_WORDS_H

#include "base/buffer.h"
#include "law/codes.h"
#include "law/form.h"

/* 必填; 可空; “案件来源”是“部门移送”时必填; 由程序填写. */
void field_need_words(const struct form *form, const struct field *field, struct buffer *out);

/* One fact of the field: when it is shown, its bounds, length, choices, code list (with its
 * entries if `codes` is not NULL and they are few), preset, CSV headings, word of documents. */
struct field_fact {
    const char *name; /* 范围 */
    const char *text; /* borrowed until the taker returns */
};
typedef void field_fact_taker(const struct field_fact *fact, void *data);

/* Hands over each fact that the field has, in a fixed order. */
void field_facts(const struct form *form, const struct field *field, const struct codes *codes,
                 field_fact_taker *take, void *data);

#endif
