/* preference: how somebody wants the screen: one record of form "preference" an officer.
 *
 * theme (auto, dark, light, contrast, mono), frames (auto, lines, ascii), mouse (yes, no). Whoever has none has the
 * defaults. Only ever read and changed by oneself; changes nothing but the looks. */
#ifndef OFFICE_PREFERENCE_H
#define OFFICE_PREFERENCE_H

#include "office/office.h"

/* Mine: loaded, or new with the defaults (id 0). Caller frees. */
struct record *preference_load(struct office *office, struct err *err);

#endif
