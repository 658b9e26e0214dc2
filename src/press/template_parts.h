/* template_parts: what the files of the template room share: understood lines, and values.
 * Nothing outside src/press/template*.c looks in here. */
#ifndef SRC_PRESS_TEMPLATE_PARTS_H
#define SRC_PRESS_TEMPLATE_PARTS_H

#include "press/template.h"

enum directive_action {
    ACTION_ADD, /* a paragraph of the directive's kind */
    ACTION_TABLE,
    ACTION_TABLE_END,
    ACTION_ROW, /* |a|b| */
    ACTION_IF,
    ACTION_ELSE,
    ACTION_EACH,
    ACTION_END,
    ACTION_FOOT,
    ACTION_NUMBERING,
    ACTION_QR,
};

enum directive_text { TEXT_NONE, TEXT_NEEDED };

struct directive {
    const char *name; /* without @; "" is a plain line, "|" a row of a table */
    enum directive_action action;
    enum paragraph_kind kind;
    enum directive_text text;
};

enum comparison { COMPARE_FILLED, COMPARE_EQUAL, COMPARE_DIFFERENT };

struct template_line {
    const struct directive *directive;
    char *text;   /* what stands behind the directive, trimmed; for @若 and @每 the word */
    long number;  /* line of the file */
    size_t match; /* of @若, @否则, @每, @表: index of the line that closes this part */
    enum comparison comparison;  /* @若 */
    char *constant;              /* @若 word = constant; else NULL */
    enum page_number numbering;  /* @页码 */
    int weights[DOCUMENT_CELLS]; /* @表 */
    size_t weight_count;
};

struct template
{
    char *name;
    struct template_line *lines;
    size_t count;
};

struct word {
    char *word;
    char *text;
};

struct template_rows {
    char *word;
    char **columns;
    size_t column_count;
    char **texts; /* row by row */
    size_t row_count;
};

struct template_values {
    struct word *words;
    size_t count;
    struct template_rows **tables;
    size_t table_count;
};

/* One word of a row inside @每. */
struct scope {
    const struct template_values *values;
    const struct template_rows *rows; /* inside @每, else NULL */
    size_t row;
};

/* The text of a word where `scope` stands, or NULL if it isn't known there. The text of 序号
 * and 序数 stands in `made`. */
#define SCOPE_MADE 32
const char *scope_text(const struct scope *scope, const char *word, char made[SCOPE_MADE]);
const char *scope_suggest(const struct scope *scope, const char *word); /* or NULL */
const struct template_rows *values_rows(const struct template_values *values, const char *word);
const char *values_suggest_rows(const struct template_values *values, const char *word);

/* The text up to the next `|` that isn't inside {{ }}, as its length in bytes. */
size_t template_part(const char *text);

/* Fills the err with “name:line: …” before the format. */
bool template_err(const struct template *template, long line, enum err_code code, struct err *err,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Whether every word of the template is known, also where no value would lead there. */
bool template_check(const struct template *template, const struct template_values *values,
                    struct err *err);

/* Adds `length` bytes of `text` with its words replaced to `out` and the underlined ranges to
 * `cell` (its text is not touched). */
bool template_replace(const struct template *template, const struct template_line *line,
                      const char *text, size_t length, const struct scope *scope,
                      struct buffer *out, struct cell *cell, struct err *err);

#endif
