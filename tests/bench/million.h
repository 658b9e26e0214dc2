/* million: what the rooms of make_million hand each other.
 *
 * Everything is thrown by dice that fall the same way every time, so that two runs on the same day
 * make the same office. */
#ifndef TESTS_BENCH_MILLION_H
#define TESTS_BENCH_MILLION_H

#include "law/calendar.h"
#include "law/codes.h"
#include "law/form_set.h"
#include "law/record.h"
#include "store/store.h"

#define MILLION_YEARS 3
#define MILLION_DAYS (365 * MILLION_YEARS)
#define MILLION_MEASURES 3

struct dice {
    uint64_t state;
};
long dice_roll(struct dice *dice, long least, long most); /* both may fall */
bool dice_chance(struct dice *dice, long of_thousand);

/* Something that happens in the district. */
struct matter {
    char *violation;
    char *place;
    char *facts; /* {2-9} stands for a number of that range */
    char *item;  /* id of the item of the list, or NULL */
    bool corrected;
    char *measures[MILLION_MEASURES];
    size_t measure_count;
};

/* The office as it was found, and what is made of it. */
struct million {
    struct store *store;
    const struct form_set *forms;
    struct form case_form; /* the forms without search fields: see bulk_form */
    struct form party_form;
    struct form commitment_form;
    struct record *settings;
    struct codes codes;
    struct calendar calendar;
    struct record **officers; /* who may handle cases */
    size_t officer_count;
    struct matter *matters;
    size_t matter_count;
    char **addresses; /* by party: of the new ones */
    char **heads;     /* who signs for it */
    char **streets;
    int64_t first_party; /* the new ones have ids from here on, without gaps */
    long parties;
    long cases;
    moment_t now;   /* when it is really */
    moment_t clock; /* what the store takes for the time */
    struct dice dice;
};

/* Reads data/demo/cases.csv below `share` and adds what the kitchens and building sites do. */
bool million_matters(struct million *million, const char *share, struct err *err);
const struct matter *million_matter(struct million *million); /* common ones more often */
char *million_facts(struct million *million, const struct matter *matter); /* caller frees */

/* Each inside a transaction of its own; `store` and what is read from it must be there. */
bool million_make_parties(struct million *million, struct err *err);
bool million_make_cases(struct million *million, struct err *err);

/* A person's name; caller frees. */
char *million_person(struct dice *dice);

#endif
