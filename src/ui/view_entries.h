/* view_entries: what the pop-up of views lists; a private room of it. */
#ifndef UI_VIEW_ENTRIES_H
#define UI_VIEW_ENTRIES_H

#include "base/buffer.h"
#include "office/saved_view.h"
#include "ui/sections.h"

#define VIEW_ENTRIES_MOST (4 + SAVED_VIEW_MOST + 1)

enum view_entry_kind { VIEW_ENTRY_BUILT_IN, VIEW_ENTRY_SAVED, VIEW_ENTRY_KEEP };

struct view_entry {
    enum view_entry_kind kind;
    const struct view *view; /* of the section's own */
    struct saved_view saved;
    int64_t count;    /* -1: not counted yet */
    bool count_least; /* there may be more: the time for counting was over */
};

/* The section's, mine, others' and (with `keep`) keeping what is shown. Returns how many; *err is set
 * if the saved ones couldn't be read. */
size_t view_entries(struct office *office, const struct section *section, bool keep,
                    struct view_entry entries[VIEW_ENTRIES_MOST], struct err *err);
const char *view_entry_title(const struct view_entry *entry);
/* Mine, or whose; "" for the section's own. */
void view_entry_whose(const struct view_entry *entry, char *out, size_t size);
/* What it shows, in a sentence or two. */
void view_entry_explain(const struct office *office, const struct view_entry *entry,
                        struct buffer *text);
/* Whether what was typed is a part of its title, of the title's initials, or of whose it is. */
bool view_entry_fits(const struct view_entry *entry, const char *typed);

#endif
