/* story_road: the way of a case to its promise in the practice office's story. */
#ifndef CLI_STORY_ROAD_H
#define CLI_STORY_ROAD_H

#include "office/office.h"

/* Enters name, value, name, value …, NULL. */
bool story_enter(struct office *office, struct record *record, const char *const *words,
                 struct err *err);

/* Screens the case, orders to correct, proposes; the leader in charge approves. Tells each. */
bool story_lead_on(struct office *officer, struct office *deputy, int64_t case_id, struct err *err);

/* A line of the story: its title, what came of it. */
void story_say(const char *title, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
