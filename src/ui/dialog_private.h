/* dialog_private: what the two files of a dialog share: its keys and its looks. */
#ifndef UI_DIALOG_PRIVATE_H
#define UI_DIALOG_PRIVATE_H

#include "ui/dialog.h"
#include "ui/editor.h"

struct dialog_row {
    char *text, *remark, *refused;
    int id;
    int digit; /* 0: refused or beyond nine */
};

struct dialog {
    struct scene scene;
    char *title, *text;
    enum style style;
    struct dialog_row rows[DIALOG_ANSWERS];
    size_t count, chosen;
    bool unexpected, seen; /* seen: it was on the screen with nothing typed ahead */
    int scrolled;          /* rows of the text above the box */
    int shifted;           /* rows of the answers above it */
    char *prompt;
    struct editor *editor; /* NULL without a prompt */
    const char *fault;     /* why what stands in the prompt's line won't do; NULL */
    void *owner;
    void (*answer)(void *owner, int id, const char *typed);
    void (*cancel)(void *owner);
    void (*explain)(void *owner, int id, struct buffer *text);
    void (*release)(void *owner);
};

/* dialog_draw.c */
int dialog_columns(const struct dialog *dialog); /* within its frame */
int dialog_row_rows(const struct dialog_row *row, int columns);
int dialog_prompt_rows(const struct dialog *dialog, int columns); /* with its sentence */
int dialog_answers_top(
    const struct dialog *dialog); /* row of the window where the prompt and they begin */
int dialog_text_hidden(
    const struct dialog *dialog); /* rows of the text for which there is no room */
/* Rows of the answers for which there is no room. */
int dialog_answers_hidden(const struct dialog *dialog);
/* Moves the answers by so many rows, as far as there are more. */
void dialog_shift(struct dialog *dialog, int by);
/* Moves them so that the chosen one is seen whole. */
void dialog_show_chosen(struct dialog *dialog);
struct box dialog_resize(struct scene *scene, const struct layout *layout);
void dialog_draw(struct scene *scene);
bool dialog_place(struct scene *scene, int *row, int *column);

#endif
