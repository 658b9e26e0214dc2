/* form: what a thing is, declared once.
 *
 * A form file (forms/NAME.form, INI read with inih) names the thing's table and its
 * pages and fields; from it come the screen form, the checks, the SQL columns,
 * the CSV headings, the words of documents, the columns of lists and the help.
 * Parsing is pure: text in, form out, errors that name file, section, key and
 * what was probably meant.  The language is described in forms/README.md. */
#ifndef LAW_FORM_H
#define LAW_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "law/act.h"
#include "law/condition.h"
#include "law/field_type.h"

struct choice {
    char *code;  /* what is stored */
    char *label; /* what is shown, printed and written to CSV */
};

/* One field of a form. Every text is UTF-8 and owned by the form; what isn't
 * declared is NULL or 0. */
struct field {
    char *key;   /* [a-z][a-z0-9_]*: column, --json key, name at the prompt */
    char *label; /* on the screen; at most 20 columns */
    char *help;  /* one or two sentences for F1 */
    const struct field_type *type;
    char *refers;  /* reference: name of the form it points to; rows: the form of a row */
    char *codes;   /* code: name of the code list */
    struct choice *choices; /* choice: in the order of the file */
    size_t choice_count;
    char *unit;    /* decimal, integer: µg/m³, 天 … shown behind */
    int scale;     /* decimal: digits after the point */
    int length;    /* longest text in characters; 0 = the type's own */
    bool needed;                   /* need = yes */
    struct condition *needed_when; /* need = when … ; else NULL */
    struct condition *when;        /* shown and checked only then; NULL = always */
    char *least;  /* min: a constant, or for dates today, today-730, or a field's key */
    char *most;   /* max: the same */
    char *preset; /* default: a constant, or today, now, me (the officer), +N */
    char **csv;   /* headings: the first is written, all are accepted */
    size_t csv_count;
    bool csv_spare;  /* written only where some row has a value (csv-spare = yes) */
    char *word;      /* its name in documents: {{word}}; NULL = can't be used there */
    bool given;      /* given = yes: filled in by the program, shown but never typed */
    bool masked;     /* masked = yes: shown with its middle hidden in lists and logs */
    unsigned seen_by; /* seen-by = visitor,head: the roles that may read and fill it in; 0 = all */
    int page;        /* index in form.pages */
};

struct form_page {
    char *key;
    char *title;
};

/* A rule between two fields: [check NAME] rule = …, say = … */
struct form_check {
    struct condition *rule; /* must hold whenever both sides have a value */
    char *say;              /* the sentence if it doesn't, with its clause */
    int field;              /* index of the field where the error stands (the rule's left side) */
};

struct form_column {
    int field;   /* index in form.fields */
    int columns; /* width on the screen; 0 = takes what is left */
};

struct form {
    char *name;   /* file name without .form */
    char *title;  /* 案件受理 */
    char *table;  /* SQL table; NULL for a form that is not stored by itself; of a step: step */
    const struct act *act; /* a step of a case: what filing it does; NULL: it is none */
    char *parent; /* row forms: name of the form whose rows these are; else NULL */
    int label_field; /* index of the field by which one is called; -1 none */
    char **key_fields; /* keys that identify a row in a file (import); may be empty */
    size_t key_count;
    struct form_page *pages;
    size_t page_count;
    struct field *fields;
    size_t field_count;
    struct form_check *checks;
    size_t check_count;
    struct form_column *list; /* columns of the list, in order */
    size_t list_count;
    int *search; /* fields whose text the search index holds */
    size_t search_count;
    int *sorts; /* fields by which a list may be sorted (each has an index) */
    size_t sort_count;
    int number_field; /* the field that takes a number at filing; -1 none */
    char *series;     /* key of the office setting that names its series; NULL none */
    char *source;     /* file name for error messages */
};

/* Parses `text` (`length` bytes, UTF-8, BOM and CRLF allowed) as the form called
 * `name`. ERR_INPUT: "case.form: [field found_on] type: 未知类型 "dat"，是否 "date"？".
 * Caller frees with form_free. */
struct form *form_parse(const char *name, const char *text, size_t length, struct err *err);
void form_free(struct form *form); /* NULL is allowed */

/* The fields that every step has, in the order of STEP_FIELD_…: case, done_at, officer. They are columns of
 * the table step; what else the form asks is kept value by value. */
enum { STEP_FIELD_CASE, STEP_FIELD_DONE_AT, STEP_FIELD_OFFICER, STEP_FIELDS };
const char *form_step_field(size_t index);

/* Index of the field with this key, or -1. */
int form_field(const struct form *form, const char *key);

/* Index of the field with this key, label or CSV heading (folded, blanks ignored),
 * or -1: how fields are named at the prompt and in the first row of a CSV file. */
int form_field_named(const struct form *form, const char *name);

/* The key, label or heading that was probably meant by an unknown `name`, or NULL. */
const char *form_suggest(const struct form *form, const char *name);

/* Whether lists of the form may be sorted by this field: each column of the list, and what stands
 * under `sort`. */
bool form_sorts(const struct form *form, int field);

/* The key at this place among those that a section (form, page, field, check) of a form file may
 * have, for the manual; NULL behind the last. */
const char *form_file_key(const char *section, size_t index);

/* Index of the choice with this code or label, or -1. */
int field_choice(const struct field *field, const char *text);

#endif
