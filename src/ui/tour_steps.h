/* tour_steps: the table of what the tour shows, for tour.c alone. */
#ifndef UI_TOUR_STEPS_H
#define UI_TOUR_STEPS_H

#include "ui/app.h"

/* What the steps look at and speak of. */
struct tour_watch {
    struct app *app;
    char party[200];   /* whom the case is to be about */
    char initials[32]; /* letters that find it */
    char ready[32];    /* the last figures of the number of a case that is approved; "" none */
    bool tried;        /* a key was pressed since the step began */
    int64_t case_id;   /* the one taken in here, then the one promised in; 0 not yet */
};

struct tour_step {
    const char *title;
    const char *text; /* {new} is the key of an action, {party}, {initials} and {ready} are the watch's */
    const char *stuck; /* said besides once keys were pressed in this step; NULL nothing */
    const char *form; /* the form it happens in; NULL: not in a form */
    const char *lost; /* said instead while that form isn't open */
    bool (*reached)(struct tour_watch *watch);
};

const struct tour_step *tour_steps(size_t *count);

/* Chooses the party and counts what is there. */
bool tour_watch_begin(struct tour_watch *watch, struct app *app, struct err *err);
/* Whether a form of this name is open. */
bool tour_form_is_open(const struct tour_watch *watch, const char *form);
/* The step's words as they stand now. Caller frees. */
char *tour_step_words(const struct tour_watch *watch, const struct tour_step *step);

#endif
