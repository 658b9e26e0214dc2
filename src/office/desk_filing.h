/* desk_filing: the steps of the filing track: what they begin with, what follows from them, and the rules
 * that need more than their form; rows of the table of steps, for this layer alone. */
#ifndef OFFICE_DESK_FILING_H
#define OFFICE_DESK_FILING_H

#include "office/desk_private.h"

/* The newest step on this form in the case; NULL if there is none. Caller frees. */
struct record *step_last(struct office *office, int64_t case_id, const char *form);

bool file_begin(struct office *office, struct record *record, int64_t context, struct err *err);
bool reply_begin(struct office *office, struct record *record, int64_t context, struct err *err);
bool examine_begin(struct office *office, struct record *record, int64_t context, struct err *err);
bool deliberate_begin(struct office *office, struct record *record, int64_t context,
                      struct err *err);
bool close_begin(struct office *office, struct record *record, int64_t context, struct err *err);

/* 处罚办法第十八条, 行政处罚法第六十条: as often as the table says, and before the time is over. */
bool delay_derive(struct office *office, struct record *record, struct err *err);
bool delay_rule(struct office *office, const struct record *record, struct findings *findings);
/* 行政处罚法第五十七条: who was there, and who may vote. */
bool deliberate_rule(struct office *office, const struct record *record, struct findings *findings);
/* 行政处罚法第九条、第五十九条: a fine has its amount. */
bool punish_rule(struct office *office, const struct record *record, struct findings *findings);
/* 行政处罚法第六十七条: and it is paid. */
bool execute_rule(struct office *office, const struct record *record, struct findings *findings);
/* 行政处罚法第三十三条: which of the three, and that it fits. */
bool no_penalty_derive(struct office *office, struct record *record, struct err *err);
bool no_penalty_rule(struct office *office, const struct record *record, struct findings *findings);

/* When the period ends that runs from a date of this step, in one line. */
char *step_note(struct office *office, const struct record *record, int field, bool *warns);

#endif
