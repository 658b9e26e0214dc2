/* sections: the rooms of the workstation and what each shows first: one table.
 *
 * The top line of the screen, Alt-digit and the menu of the line mode are made from it. Whoever may
 * not see a section isn't shown it at all. Knows nothing of screens. */
#ifndef UI_SECTIONS_H
#define UI_SECTIONS_H

#include "law/view.h"
#include "office/office.h"
#include "ui/action.h"

#define SECTION_VIEWS 6

struct section {
    int digit;           /* Alt-digit */
    const char *title;   /* 案件 */
    enum action_id action; /* goes there */
    const char *views[SECTION_VIEWS]; /* keys of its saved views, the first is shown at first; NULL ends */
    const char *create;  /* form of F2 on its first lists; NULL none */
};
const struct section *sections(size_t *count);
/* Whether my roles may see it: a section that is refused isn't shown at all. */
bool section_allowed(const struct office *office, const struct section *section);
/* The form of F2 while a list of the form `shown` is on the screen; NULL none. */
const char *section_creates(const struct section *section, const char *shown);
/* Whether the section has lists of this form. */
bool section_has_form(const struct section *section, const char *form);
/* The view to begin with: of 今日 the first one that has something: what is to be done today, then all that
 * is mine, then what the unit has to do. */
const struct view *section_first_view(struct office *office, const struct section *section);

#endif
