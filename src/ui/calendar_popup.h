/* calendar_popup: a month to choose a day from, with the holidays of the year's notice. */
#ifndef UI_CALENDAR_POPUP_H
#define UI_CALENDAR_POPUP_H

#include "ui/app.h"

/* `owner` stands below on the stack; `choose` is called after the calendar has closed. */
void calendar_popup_open(struct app *app, date_t date, void *owner,
                         void (*choose)(void *owner, date_t date));

#endif
