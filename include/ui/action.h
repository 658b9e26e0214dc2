/* action: every command of the screen: one row each, with its key, its words and its help.
 *
 * The key bar, the palette (Chinese, pinyin initials, English), the help pages and the man page
 * are made from this table; keys never call functions, they become actions. The same key is
 * the same action everywhere. */
#ifndef UI_ACTION_H
#define UI_ACTION_H

#include <stdbool.h>
#include <stddef.h>

#include "law/act.h"
#include "ui/key.h"

enum action_id {
    ACTION_NONE,
    ACTION_HELP, ACTION_NEW, ACTION_OPEN, ACTION_EDIT, ACTION_ACTS, ACTION_SORT, ACTION_PRINT,
    ACTION_VIEWS, ACTION_PALETTE, ACTION_LEAVE, ACTION_SAVE, ACTION_UNDO, ACTION_MARK, ACTION_BACK,
    ACTION_NEXT, ACTION_PREVIOUS, ACTION_REFRESH, ACTION_CHOOSE,
    ACTION_SECTION_TODAY, ACTION_SECTION_CASES, ACTION_SECTION_PARTIES, ACTION_SECTION_LISTS,
    ACTION_NEW_CASE, ACTION_NEW_PARTY, ACTION_NEW_OUTREACH, ACTION_NEW_COMMITMENT, ACTION_VOID_CASE,
    ACTION_PREVIEW, ACTION_MAKE_PDF, ACTION_DRAFTS, ACTION_NEW_OFFICER, ACTION_SETTINGS, ACTION_TOUR_END,
    ACTION_THEME, ACTION_MOUSE, ACTION_LOOKS,
    ACTION_MARK_ALL, ACTION_UNMARK, ACTION_SECTION_MANAGE, ACTION_VIEW_KEEP,
    ACTION_EXPORT, ACTION_IMPORT, ACTION_BACKUP, ACTION_AUDIT,
    ACTION_EXISTING, ACTION_SAVE_NEW, ACTION_STEPS,
    ACTION_COUNT
};

/* Where an action can be used. */
enum action_place {
    PLACE_LIST = 1 << 0, PLACE_FORM = 1 << 1, PLACE_PICKER = 1 << 2, PLACE_PREVIEW = 1 << 3,
    PLACE_DIALOG = 1 << 4, PLACE_HELP = 1 << 5, PLACE_ANY = (1 << 6) - 1,
};

struct action {
    enum action_id id;
    struct key keys[3];  /* the first is shown; kind COMMAND/CONTROL/ALT */
    int key_count;
    const char *title;   /* in the key bar: at most 8 columns */
    const char *name;    /* in the palette: 受理新案件 */
    const char *english; /* take in a case */
    const char *help;    /* one or two sentences */
    unsigned places;
    int act;             /* enum act_id that must be allowed, or -1 */
    int bar;             /* rank in the key bar; 0 = not in it */
};

const struct action *actions(size_t *count);
const struct action *action_of(enum action_id id);
/* The action that this key means in this place; ACTION_NONE if it is text or nothing. */
enum action_id action_for(const struct key *key, unsigned place);
/* Whether `typed` (Chinese, pinyin initials or English, any part) finds the action. */
bool action_matches(const struct action *action, const char *typed);
/* Whether it is called something that begins with what was typed: it is found before the others. */
bool action_begins(const struct action *action, const char *typed);

#endif
