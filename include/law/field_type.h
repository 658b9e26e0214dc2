/* field_type: the types that a field of a form may have, one row of a table each.
 *
 * A value is kept as text in one canonical form (a date as 2026-03-09, a decimal
 * with all its digits, a choice as its code, a reference as the other row's id);
 * NULL is "nothing entered". `read` turns what was typed, pasted or found in a
 * file into that form and is where the rule for the type stands, with its clause. */
#ifndef LAW_FIELD_TYPE_H
#define LAW_FIELD_TYPE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/err.h"

struct field;
struct codes;

enum field_kind {
    FIELD_TEXT,      /* 文字, one line */
    FIELD_LONG_TEXT, /* 长文, paragraphs */
    FIELD_DATE,
    FIELD_MOMENT,    /* date-time: 日期时间, to the minute */
    FIELD_INTEGER,
    FIELD_DECIMAL,   /* with a unit */
    FIELD_MONEY,     /* 金额, yuan with two digits; stored in fen */
    FIELD_CODE,      /* from a code list of the office */
    FIELD_CHOICE,    /* one of the form's own choices */
    FIELD_CHOICES,   /* several of them */
    FIELD_YES_NO,
    FIELD_PARTY,     /* reference to 当事人 */
    FIELD_OFFICER,   /* reference to 执法人员 */
    FIELD_REFERENCE, /* reference to another form: case, list, item */
    FIELD_PHONE,
    FIELD_CREDIT_CODE,  /* 统一社会信用代码, GB 32100-2015 */
    FIELD_RESIDENT_ID,  /* 居民身份证号码, GB 11643-1999 */
    FIELD_DOCUMENT_NUMBER, /* 发文字号: 沙环柔〔2026〕1号 */
    FIELD_ROWS,      /* a table inside the form: rows of another form */
};

/* How a value is stored in a column. */
enum field_storage { STORAGE_TEXT, STORAGE_INTEGER, STORAGE_SCALED, STORAGE_NONE };

/* What checking a value may look at; nothing else. */
struct check_context {
    moment_t now;              /* the current moment */
    const struct codes *codes; /* the office's code lists; NULL: code values are not checked */
};

struct field_type {
    const char *name;  /* in form files: text, long-text, date … */
    const char *title; /* for help: 日期 */
    enum field_kind kind;
    enum field_storage storage;
    int length;  /* longest input in characters */
    int columns; /* usual width of its box on the screen */
    bool refers; /* its value is the id of a row of another form */
    /* Turns `text` (UTF-8, not NULL, trimmed, not empty) into the canonical value;
     * NULL and *err (ERR_INPUT) otherwise. Caller frees. References accept only an id here. */
    char *(*read)(const struct field *field, const char *text,
                  const struct check_context *context, struct err *err);
    /* The canonical value as people read it (label of a choice, 1,234.50); caller frees. */
    char *(*show)(const struct field *field, const char *value, const struct codes *codes);
    const char *hint; /* one sentence on what may be typed; for help and refusals */
    const char *help; /* what else F1 and the manual say: the rule, and where it comes from */
};

/* The type with this name in form files, or NULL. */
const struct field_type *field_type_named(const char *name);
const struct field_type *field_type_of(enum field_kind kind); /* never NULL */
const struct field_type *field_types(size_t *count); /* all of them, for suggestions and help */

/* Reads input for `field` as its type does, after cleaning and trimming. Empty input
 * gives *value = NULL and true. On false *err names the field (key in err->field,
 * label in the sentence). Does not look at need, when and bounds. */
bool field_read(const struct field *field, const char *text, const struct check_context *context,
                char **value, struct err *err);

/* Whether `text`, as it is being typed, has the whole length of a field whose length is fixed (codes,
 * mobile numbers, dates and moments with all their digits): nothing can follow. It may still be wrong. */
bool field_is_full(const struct field *field, const char *text);

/* The value as people read it, without its unit. NULL value gives "". For
 * references and rows the value itself. Caller frees. */
char *field_show(const struct field *field, const char *value, const struct codes *codes);

/* The value with its middle hidden, for lists and logs: an id number 前6后4, a phone 前3后4. */
char *field_mask(const struct field *field, const char *value);

#endif
