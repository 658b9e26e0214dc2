/* workstation: the whole screen over a small office of its own, in the test's process.
 *
 * Keys go in as text, the clock moves only when a test moves it. */
#ifndef TESTS_UI_WORKSTATION_H
#define TESTS_UI_WORKSTATION_H

#include "support/bureau.h"
#include "support/screen.h"
#include "ui/app.h"

struct workstation {
    struct bureau *bureau;
    struct office *office;
    struct screen *screen;
    struct app *app;
};

/* A bureau with two parties and four cases in all states. */
void workstation_furnish(struct bureau *bureau);
/* The same with another share folder (borrowed). */
void workstation_furnish_with(struct bureau *bureau, const char *share);
/* 陈宇 (chen) logs in there; drafts of earlier tests are gone. The bureau stays the caller's. */
void workstation_open(struct workstation *work, struct bureau *bureau, int rows, int columns);
/* The same on a terminal of other looks (see screen_open_with). */
void workstation_open_with(struct workstation *work, struct bureau *bureau,
                           const struct terminal_options *options);
void workstation_close(struct workstation *work);

/* Files a case found this morning, as somebody else would; returns its id. */
int64_t workstation_file_case(struct office *office, const char *violation);
/* The same against somebody new, screened and approved: a promise may be signed in it. */
int64_t workstation_file_ready(struct bureau *bureau, const char *violation);
/* The case of this number is led to where a promise may be signed in it. */
void workstation_allow(struct bureau *bureau, const char *number);

/* Feeds the keys (as screen_feed), acts on all of them and draws. Each call is one burst; NULL
 * feeds nothing. */
void workstation_type(struct workstation *work, const char *keys);
/* The same burst by burst; NULL ends them. */
void workstation_type_all(struct workstation *work, const char *const *bursts);
/* On the chosen row: opens its acts and takes the one of this title, wherever it stands among them. */
void workstation_act(struct workstation *work, const char *title);
/* Fails the test, with the screen, unless this stands on it. */
void workstation_shows(struct workstation *work, const char *text);
size_t workstation_drafts(struct workstation *work); /* how many drafts I have */
/* Lets so much time pass, with everything that is due in it. */
void workstation_rest(struct workstation *work, int ms);
/* Leaves (or is dropped, after screen_hang_up) and logs in again, as another or the same account. */
void workstation_again(struct workstation *work, const char *account);

/* Set-up and tear-down of a group: *state is a furnished bureau. */
int workstation_begin(void **state);
int workstation_end(void **state);

#endif
