/* views_popup: the lists one can go to here: those of the section, my own, those shared by others.
 *
 * A digit goes there at once, any other text narrows them (characters, initials). How many rows each
 * holds is counted after the pop-up is shown, one list between two keys, and never for long. */
#ifndef UI_VIEWS_POPUP_H
#define UI_VIEWS_POPUP_H

#include "office/saved_view.h"
#include "ui/app.h"
#include "ui/sections.h"

struct views_popup_options {
    const struct section *section;
    const struct view *view; /* the list that is shown */
    int64_t saved;           /* and the saved one, 0 none */
    bool keep;               /* there is a filter or an order that could be kept */
    void *owner;             /* is told after the pop-up has closed */
    void (*choose)(void *owner, const struct view *view);
    void (*choose_saved)(void *owner, const struct saved_view *view);
    void (*keep_this)(void *owner);
    void (*change)(void *owner, const struct saved_view *view); /* F4 */
    void (*drop)(void *owner, const struct saved_view *view);   /* Delete */
};

void views_popup_open(struct app *app, const struct views_popup_options *options);

#endif
