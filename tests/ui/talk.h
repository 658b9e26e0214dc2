/* talk: the line mode in the test's process: lines in, the whole transcript out.
 *
 * Every transcript is looked through: no byte below 0x20 but newlines, no DEL, whole UTF-8, no
 * prompt wider than a braille line. */
#ifndef TESTS_UI_TALK_H
#define TESTS_UI_TALK_H

#include "support/bureau.h"

/* What was said while these lines were typed by this account (each ends with Enter; what is typed
 * ahead acts in order) and then the input ended. The caller frees. */
char *talk(struct bureau *bureau, const char *account, const char *lines);
/* The same, and when `cue` is first said somebody else acts. */
char *talk_meanwhile(struct bureau *bureau, const char *account, const char *lines, const char *cue,
                     void (*act)(struct bureau *bureau));

#define TALK_CUES 2
struct talk_cue {
    const char *said; /* when this is said, and the cue before has come; NULL: never */
    void (*act)(struct bureau *bureau);
};
struct talk {
    const char *account, *lines;
    struct talk_cue cues[TALK_CUES];
    bool signals; /* Ctrl-C and its kind are waited for */
    int code;     /* with which it is to end */
};
char *talk_as(struct bureau *bureau, const struct talk *talk);

/* Each fails the test with the transcript. */
void talk_has(const char *said, const char *text);
void talk_lacks(const char *said, const char *text);
/* Both stand there, the second behind the first. */
void talk_order(const char *said, const char *first, const char *second);

#endif
