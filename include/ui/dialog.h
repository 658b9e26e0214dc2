/* dialog: a pop-up that says something and offers a few answers, a digit each.
 *
 * Messages, questions, the acts open on a row, saved views, orders and documents are all
 * dialogs. Answers that are refused stand below with the clause that refuses them; more than the
 * screen has room for scroll. */
#ifndef UI_DIALOG_H
#define UI_DIALOG_H

#include "ui/app.h"

#define DIALOG_ANSWERS 96

struct dialog_answer {
    const char *text;    /* copied */
    const char *remark;  /* dim, behind it; copied; NULL none */
    const char *refused; /* NULL: open; else why not, copied */
    int id;              /* given back */
};

struct dialog_options {
    const char *title;
    const char *text; /* paragraphs over the answers; NULL none */
    enum style style; /* of the text */
    const struct dialog_answer *answers;
    size_t count;
    int chosen;         /* id of the answer to begin on; -1 the first that is open */
    const char *prompt; /* a line to be typed in stands below the text; without it nothing is
                           answered; NULL none */
    bool unexpected;    /* what was typed before it could be seen answers nothing */
    const char *typed;  /* what stands in that line already; NULL nothing */
    void *owner;
    /* Called after the dialog has closed, not at Esc. `typed` is NULL without a prompt. */
    void (*answer)(void *owner, int id, const char *typed);
    void (*cancel)(void *owner); /* at Esc; NULL: nothing happens */
    /* What F1 says about the answer `id`, in paragraphs; NULL: its text and remark are enough. */
    void (*explain)(void *owner, int id, struct buffer *text);
    void (*release)(void *owner); /* after all that, if the owner lives for this dialog alone */
};

void dialog_open(struct app *app, const struct dialog_options *options);
/* One text and one answer, 知道了. */
void dialog_message(struct app *app, const char *title, enum style style, const char *text);

#endif
