/* preference: how somebody wants the screen: one record of form "preference" an officer.
 *
 * theme (auto, dark, light, contrast, mono), frames (auto, lines, ascii), mouse (yes, no). Whoever has none has the
 * defaults. Only ever read and changed by oneself; changes nothing but the looks. */
#ifndef OFFICE_PREFERENCE_H
#define OFFICE_PREFERENCE_H

#include "office/office.h"

/* What was asked for at the prompt for this one session; it goes before the preferences. */
struct screen_wish {
    const char *theme; /* NULL: as preferred */
    bool mono, ascii, mouse;
    bool lines; /* line by line, without a full screen */
    bool tour;  /* practice offices alone: led through one intake and one letter */
};

/* Mine: loaded, or new with the defaults (id 0). Caller frees. */
struct record *preference_load(struct office *office, struct err *err);

#endif
