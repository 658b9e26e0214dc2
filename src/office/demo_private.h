/* demo_private: what the rooms of the practice office hand each other: the script (what may
 * happen), the cast (who is there), the plan (what happens when). For demo_*.c alone. */
#ifndef OFFICE_DEMO_PRIVATE_H
#define OFFICE_DEMO_PRIVATE_H

#include "base/date.h"
#include "law/calendar.h"
#include "law/deadline.h"
#include "office/office_private.h"

#define DEMO_CASES 200
#define DEMO_DAYS 112 /* how far back the office's life begins */
#define DEMO_MEASURES 3

/* Numbers that look thrown and are the same every time (splitmix64). */
struct demo_dice {
    uint64_t state;
};
long demo_roll(struct demo_dice *dice, long least, long most); /* both may fall */

/* One row of data/demo/cases.csv: something that happens in this district. */
struct demo_matter {
    char *item;    /* code on our sample list; FM-… is the negative one */
    char *parties; /* to whom: industry codes, 个人, or names, parted by blanks */
    char *violation;
    char *place; /* follows the party's address */
    char *facts; /* {2-9} stands for a number of that range */
    bool corrected;
    char *measures[DEMO_MEASURES]; /* what is promised */
    size_t measure_count;
};

struct demo_script {
    struct demo_matter *matters;
    size_t count;
};

void demo_script_init(struct demo_script *script);
void demo_script_done(struct demo_script *script);
bool demo_script_read(struct demo_script *script, const char *path, struct err *err);
char *demo_script_fill(const char *text, struct demo_dice *dice); /* caller frees */
bool demo_matter_negative(const struct demo_matter *matter);
bool demo_matter_fits(const struct demo_matter *matter, const struct record *party);

/* Everybody and everything in the office, as read back after the import; records are owned. */
struct demo_cast {
    struct record **parties;
    size_t party_count;
    struct record **officers; /* those who hold a certificate and handle cases */
    size_t officer_count;
    struct record **items;
    size_t item_count;
};

void demo_cast_init(struct demo_cast *cast);
void demo_cast_done(struct demo_cast *cast);
bool demo_cast_read(struct demo_cast *cast, struct office *office, struct err *err);
const struct record *demo_cast_item(const struct demo_cast *cast, const char *code); /* or NULL */

struct demo_case {
    const struct demo_matter *matter; /* borrowed, as all here */
    const struct record *party;
    const struct record *officers[2];
    const char *source; /* code of the choice */
    char *source_number;
    char *facts;
    moment_t found_at;
    bool by_clerk; /* taken in at the counter */
    long observe_days;
    date_t done_by[DEMO_MEASURES];
    int64_t id; /* once it was taken in */
};

/* Does one act for a case in the office as its doer sees it; sets the case's id when taking in. */
typedef bool demo_doing(struct office *office, const struct demo_cast *cast, struct demo_case *made,
                        struct err *err);
demo_doing demo_take_in, demo_commit, demo_void;

enum demo_act { DEMO_TAKE_IN, DEMO_COMMIT, DEMO_VOID };

struct demo_step {
    moment_t at;
    enum demo_act act;
    size_t which; /* index in cases */
};

struct demo_plan {
    struct demo_case *cases;
    size_t case_count;
    struct demo_step *steps; /* in the order of time */
    size_t step_count;
};

/* What the plan may look at. */
struct demo_stage {
    const struct demo_script *script;
    const struct demo_cast *cast;
    const struct calendar *calendar;
    struct deadline_rule filing; /* the office's limit for deciding on filing */
    long observe_longest;        /* days, the office's setting */
    moment_t now;
};

/* The plan in the making: demo_plan.c says who meets what, demo_fate.c what becomes of it. */
struct demo_planning {
    struct demo_plan *plan;
    const struct demo_stage *stage;
    struct demo_dice dice;
    struct demo_pairing *pairings;
    size_t pairing_count;
    date_t today;
};
long demo_plan_roll(struct demo_planning *planning, long least, long most);
void demo_plan_add(struct demo_planning *planning, moment_t at, enum demo_act act, size_t which);
date_t demo_plan_working_day(const struct demo_planning *planning, date_t date, int direction);

/* Adds what becomes of a case that is taken in at `filed`: a commitment, a voiding or nothing yet. */
void demo_fate(struct demo_planning *planning, size_t which, moment_t filed);

void demo_plan_init(struct demo_plan *plan);
void demo_plan_done(struct demo_plan *plan);
void demo_plan_make(struct demo_plan *plan, const struct demo_stage *stage);

#endif
