/* picker: a pop-up in which one thing is chosen from many by typing a part of it.
 *
 * Parties, officers, items of the lists, codes, choices and commands alike: a source gives what
 * fits the text so far, the chosen one's remark is shown in full below. It knows nothing of
 * what is chosen for; the owner is told and must outlive it (it stands below on the stack). */
#ifndef UI_PICKER_H
#define UI_PICKER_H

#include "office/desk.h"
#include "ui/app.h"

#define PICKER_MOST 60

struct picker_options {
    const char *title; /* in the frame; copied */
    const char *typed; /* text to begin with, may be NULL */
    const char *empty; /* what is said when nothing fits; copied; NULL: a sentence of its own */
    bool tails;        /* remarks are short and stand behind each row */
    int64_t chosen;    /* id to begin on, 0 = the first; none if that one warns */
    bool of_field;     /* it stands over a field: what is typed may have been meant for the form */
    void *owner;
    /* Fills options with what fits `typed` (never NULL), best first. */
    bool (*source)(void *owner, const char *typed, struct desk_option *options, size_t limit,
                   size_t *count, struct err *err);
    /* What is known about the chosen one, in paragraphs below it; asked at rest. Caller frees; NULL:
     * nothing is. */
    char *(*about)(void *owner, int64_t id);
    /* Called after the picker has closed. */
    void (*choose)(void *owner, const struct desk_option *option);
    /* F2: something new is wanted; called after the picker has closed. NULL: can't. */
    void (*make)(void *owner, const char *typed);
    /* What F1 says about the chosen one; NULL: what it is called and its remark. */
    void (*explain)(void *owner, const struct desk_option *option, struct buffer *text);
};

void picker_open(struct app *app, const struct picker_options *options);

#endif
