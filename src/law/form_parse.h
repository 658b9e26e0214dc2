/* form_parse: what reading a form file keeps in mind until the last line; private to the law. */
#ifndef LAW_FORM_PARSE_H
#define LAW_FORM_PARSE_H

#include "law/form.h"

/* A key that is read as it stands and resolved when all fields are known. */
enum later { LATER_LABEL, LATER_LIST, LATER_SEARCH, LATER_SORT, LATER_NUMBER, LATER_COUNT };

struct form_parser {
    struct form *form;
    struct err *err;
    char section[64]; /* as in the file: field found_on */
    char *later[LATER_COUNT];
    bool failed;
};

/* Handles one `key = value` of the section that is open; form_keys.c. */
bool form_key_set(struct form_parser *parser, const char *section, const char *key,
                  const char *value);

/* Resolves names and checks the whole; form_finish.c. */
bool form_finish(struct form_parser *parser);

/* Fills *err with "case.form: [section] key: …" and returns false; key may be NULL. */
bool form_fault(struct form_parser *parser, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Calls `each` with every part of `text` between `separator`s, trimmed, blank ones left out. */
bool form_split(const char *text, char separator, bool (*each)(char *part, void *data), void *data);

#endif
