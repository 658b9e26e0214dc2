/* letter: documents of a case: preview on the screen, PDF on paper. */
#ifndef OFFICE_LETTER_H
#define OFFICE_LETTER_H

#include "office/office.h"

enum letter_line_kind { LETTER_BODY, LETTER_TITLE, LETTER_PAGE_BREAK };

struct letter_preview {
    char **lines; /* at most 56 columns each: the 28 cells of the paper's line */
    enum letter_line_kind *kinds;
    size_t count;
    size_t pages;
};
void letter_preview_done(struct letter_preview *preview);

/* The documents that there are for a case: names and titles. */
struct letter_kind {
    const char *name;  /* commitment */
    const char *title; /* 保证承诺书 */
    const char *form;  /* what it is about: the newest record of this form in the case */
};
const struct letter_kind *letter_kinds(size_t *count);

/* Whose letters these are: 沙环柔〔2026〕199号 某某公司; "" if the case can't be read. Caller frees. */
char *letter_case_called(struct office *office, int64_t case_id);

/* The document of the case as text lines. ERR_NOT_FOUND if the case has no such thing yet. */
bool letter_preview(struct office *office, int64_t case_id, const char *document,
                    struct letter_preview *preview, struct err *err);

/* Whether I may print this document of the case now and it can be made: everything is done but issuing
 * and writing it. Else *err says why not. */
bool letter_open(struct office *office, int64_t case_id, const char *document, struct err *err);

/* Makes the PDF (path ends in .pdf) or the plain text (.txt) whole or not at all; records that it was issued, with its
 * hash, and the copy's number in *copy. The path NULL: outbox folder of the officer, name made from
 * number and party; *made gets the path (caller frees). */
bool letter_print(struct office *office, int64_t case_id, const char *document, const char *path,
                  char **made, long *copy, struct err *err);

/* Everything that printing it would refuse, without printing: *would gets the path (caller frees). */
bool letter_try(struct office *office, int64_t case_id, const char *document, const char *path,
                char **would, struct err *err);

/* How often the document of the case has been issued; 0 never, or it can't be read. */
long letter_copies(struct office *office, int64_t case_id, const char *document);

/* Whether the case has anything that could be printed. */
bool letter_any(struct office *office, int64_t case_id);

/* A word that templates may use, and where its value comes from. */
struct letter_word {
    const char *word; /* 承办人证号 */
    const struct form *form;
    const struct field *field;
};
typedef void letter_word_taker(const struct letter_word *word, void *data);

/* Every word of the documents, for the manual: those of a case's records, by form. */
void letter_words(const struct form_set *forms, letter_word_taker *take, void *data);

#endif
