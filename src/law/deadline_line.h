/* deadline_line: a deadline explained in one line, for deadline.c alone. */
#ifndef LAW_DEADLINE_LINE_H
#define LAW_DEADLINE_LINE_H

#include "law/deadline.h"

/* `nominal`: the last day before it was moved (of working days and hours: the end itself). */
void deadline_tell_in_line(const struct deadline_asked *asked, const struct calendar *calendar,
                           date_t nominal, const struct deadline *end, struct buffer *line);

#endif
