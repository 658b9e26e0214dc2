/* desk_rules: the rules that stand between records, by form; rows of desk_form.c. */
#ifndef OFFICE_DESK_RULES_H
#define OFFICE_DESK_RULES_H

#include "law/observation.h"
#include "office/case_facts.h"
#include "office/desk_private.h"

bool party_derive(struct office *office, struct record *record, struct err *err);
bool officer_rule(struct office *office, const struct record *record, struct findings *findings);
bool requirement_rule(struct office *office, const struct record *record,
                      struct findings *findings);
bool settings_rule(struct office *office, const struct record *record, struct findings *findings);
bool term_rule(struct office *office, const struct record *record, struct findings *findings);

bool case_derive(struct office *office, struct record *record, struct err *err);
bool case_locked(const struct record *record, int field, struct err *why);
bool case_rule(struct office *office, const struct record *record, struct findings *findings);

bool own_view_admit(struct office *office, const struct record *record, bool change,
                    struct err *err);
bool own_view_derive(struct office *office, struct record *record, struct err *err);

bool own_preference_admit(struct office *office, const struct record *record, bool change,
                          struct err *err);
bool own_preference_mine(struct office *office, int64_t *id, struct err *err);

/* A new row with a field `officer` is mine; whether this one is, as it stands in the database. */
bool own_is_mine(const struct office *office, const struct record *record);
bool own_begin(struct office *office, struct record *record, int64_t context, struct err *err);

bool commitment_begin(struct office *office, struct record *record, int64_t context,
                      struct err *err);
bool commitment_derive(struct office *office, struct record *record, struct err *err);
bool commitment_rule(struct office *office, const struct record *record, struct findings *findings);
bool commitment_follow(struct office *office, struct record *record, bool is_new, struct err *err);

/* The latest day, today or before, on which a promise in this case may have been signed so that a period
 * of observation ends in time; ERR_REFUSED with the clause if there is none. */
bool commitment_latest(struct office *office, const struct record *kase, date_t *latest,
                       struct err *err);

bool step_begin(struct office *office, struct record *record, int64_t context, struct err *err);
bool step_rule(struct office *office, const struct record *record, struct findings *findings);
bool step_locked(const struct record *record, int field, struct err *why);
bool step_follow(struct office *office, struct record *record, bool is_new, struct err *err);
/* Whose step it is: what is decided or checked stands under the name of the one who files it. */
void step_own_begin(struct office *office, struct record *record);
bool step_own_rule(struct office *office, const struct record *record, struct findings *findings);
/* Whether a step on this form may be taken in the case now: its state, its guards, and whether the office
 * uses the form; ERR_REFUSED with the clause. */
bool step_open(struct office *office, const struct form *form, const struct case_known *known,
               struct err *err);
/* desk_preset.c: fills in what the case, its party, the settings and earlier steps know already. */
void step_preset(struct office *office, struct record *record, const struct record *kase);
/* desk_method.c */
char *method_note(struct office *office, const struct record *record, int field, bool *warns);
bool interview_rule(struct office *office, const struct record *record, struct findings *findings);
bool outreach_rule(struct office *office, const struct record *record, struct findings *findings);
bool mediate_request_rule(struct office *office, const struct record *record,
                          struct findings *findings);
/* The next name of the setting `methods`, behind *rest, which moves on; NULL at the end. Caller frees. */
char *step_method_next(const char **rest);
/* The audit's row in words: which step of which case; of a change each field from what to what. Caller
 * frees. */
char *step_audit_words(struct office *office, const struct record *record, bool is_new,
                       const char *prefix);

/* Everything that was filled in, 项：值 a line each. Caller frees. */
char *step_in_words(struct office *office, const struct record *step);
/* Whether somebody else decides on this step. */
bool asks_for_decision(const struct form *form);
/* Shows whoever decides what was asked for, where the form has a field for it (`proposal`). */
void asked_show(struct office *office, struct record *record, int64_t case_id);
/* An empty field gets what stood there the last time, in whatever case. */
void step_take_last(struct office *office, struct record *record, const char *key);

bool propose_begin(struct office *office, struct record *record, int64_t context, struct err *err);
bool assign_begin(struct office *office, struct record *record, int64_t context, struct err *err);
bool assign_derive(struct office *office, struct record *record, struct err *err);
bool assign_rule(struct office *office, const struct record *record, struct findings *findings);
bool assign_follow(struct office *office, struct record *record, bool is_new, struct err *err);
bool recusal_decide_begin(struct office *office, struct record *record, int64_t context,
                          struct err *err);
bool recusal_decide_derive(struct office *office, struct record *record, struct err *err);
bool recusal_decide_rule(struct office *office, const struct record *record,
                         struct findings *findings);
/* The papers that go to the police: what they begin with, and what must be among them. */
bool referral_begin(struct office *office, struct record *record, int64_t context, struct err *err);
bool referral_rule(struct office *office, const struct record *record, struct findings *findings);

/* 行政处罚法第四十二条: whoever stands in this field is on duty and has a valid certificate. */
void rule_handler(struct office *office, const struct record *record, const char *key,
                  struct findings *findings);
bool screening_begin(struct office *office, struct record *record, int64_t context,
                     struct err *err);
bool screening_derive(struct office *office, struct record *record, struct err *err);
bool screening_rule(struct office *office, const struct record *record, struct findings *findings);
bool screening_locked(const struct record *record, int field, struct err *why);
bool screening_follow(struct office *office, struct record *record, bool is_new, struct err *err);
bool overrule_begin(struct office *office, struct record *record, int64_t context, struct err *err);
bool overrule_derive(struct office *office, struct record *record, struct err *err);
bool overrule_rule(struct office *office, const struct record *record, struct findings *findings);

/* A promise that is watched: desk_watch.c, desk_extend.c, desk_reinspect.c. */
bool suspend_rule(struct office *office, const struct record *record, struct findings *findings);
bool resume_rule(struct office *office, const struct record *record, struct findings *findings);
char *resume_note(struct office *office, const struct record *record, int field, bool *warns);
bool extend_begin(struct office *office, struct record *record, int64_t context, struct err *err);
bool extend_rule(struct office *office, const struct record *record, struct findings *findings);
char *extend_note(struct office *office, const struct record *record, int field, bool *warns);
bool extend_decide_rule(struct office *office, const struct record *record,
                        struct findings *findings);
bool period_over_begin(struct office *office, struct record *record, int64_t context,
                       struct err *err);
bool period_over_rule(struct office *office, const struct record *record,
                      struct findings *findings);
/* The commitment gets its new last day, then as step_follow. */
bool watch_follow(struct office *office, struct record *record, bool is_new, struct err *err);
/* 补建台账（2026-03-20 前，王五）: a promise as it stands in a re-inspection. Caller frees. */
char *promise_words(const struct record *promise);
bool reinspect_begin(struct office *office, struct record *record, int64_t context,
                     struct err *err);
bool reinspect_derive(struct office *office, struct record *record, struct err *err);
char *reinspect_note(struct office *office, const struct record *record, int field, bool *warns);
bool reinspect_rule(struct office *office, const struct record *record, struct findings *findings);

bool visit_begin(struct office *office, struct record *record, int64_t context, struct err *err);
bool visit_derive(struct office *office, struct record *record, struct err *err);
bool visit_rule(struct office *office, const struct record *record, struct findings *findings);

/* How often the time for deciding on filing was extended in this case. */
bool case_filing_extensions(struct office *office, const struct record *kase, size_t *extensions,
                            struct err *err);

/* What the law asks of a period of observation in this case; signed_on and days are the caller's. */
bool observation_ask(struct office *office, const struct record *kase,
                     struct observation_asked *asked, struct err *err);
bool commitment_offers(struct office *office, const struct record *record, int field,
                       struct desk_option *options, size_t limit, size_t *count, struct err *err);
char *commitment_note(struct office *office, const struct record *record, int field, bool *warns);

/* Adds a finding at the field `key` with its label. */
bool rule_fault(const struct record *record, const char *key, struct findings *findings,
                const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
