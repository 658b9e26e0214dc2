/* demo_private: what the rooms of the practice office hand each other: the script (what may
 * happen), the cast (who is there), the fates (what is done about it), the plan (what happens
 * when). For demo_*.c alone. */
#ifndef OFFICE_DEMO_PRIVATE_H
#define OFFICE_DEMO_PRIVATE_H

#include "base/date.h"
#include "law/calendar.h"
#include "office/office_private.h"

#define DEMO_DAYS 112 /* how far back the office's life begins */
#define DEMO_MEASURES 3
#define DEMO_MINUTES 1440 /* of a day */
#define DEMO_WORKING (-1) /* the unit of a lag: working days */

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
    char *numbers; /* answers to the item's questions for numbers, parted by blanks; {1}: as told */
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
bool demo_matter_negative(const struct demo_matter *matter);
bool demo_matter_fits(const struct demo_matter *matter, const struct record *party);
/* Whether `word` is one of the words of `words`, that are parted by blanks. */
bool demo_word_in(const char *words, const char *word);

/* Numbers that were thrown while a text was filled, for {1}, {2} in the next one. */
struct demo_thrown {
    long numbers[8];
    size_t count;
};
/* A copy of `text` with {2-9} thrown, {1} as thrown before, {place} as it stands in the case (may be
 * NULL). Caller frees. */
char *demo_fill(const char *text, struct demo_dice *dice, struct demo_thrown *thrown,
                const struct record *kase);

/* Everybody and everything in the office, as read back after the import; records are owned. */
struct demo_cast {
    struct record **parties;
    size_t party_count;
    struct record **staff;
    size_t staff_count;
    struct record **officers; /* those of the staff who hold a certificate and handle cases */
    size_t officer_count;
    struct record **items;
    size_t item_count;
};

void demo_cast_init(struct demo_cast *cast);
void demo_cast_done(struct demo_cast *cast);
bool demo_cast_read(struct demo_cast *cast, struct office *office, struct err *err);
const struct record *demo_cast_item(const struct demo_cast *cast, const char *code); /* or NULL */

/* One row of data/demo/acts.csv: an act in a case. */
struct demo_deed {
    char *act;        /* key of the act: screen, approve, commitment-new … */
    char *only;       /* source=report|transfer: only in such a case; "": in every one */
    char *doer;       /* 承办人, 协办人, 旁人, 受理人, or the title of a role */
    long least, most; /* how long after the one before … */
    long unit;        /* … in minutes: 1, 60 or 1440; DEMO_WORKING */
    char **fills;     /* field=what is typed */
    size_t fill_count;
};

/* Deeds under a name, that follow each other. */
struct demo_scene {
    char *name;
    struct demo_deed *deeds;
    size_t count;
};

/* One row of data/demo/fates.csv: what becomes of so many cases. */
struct demo_fate {
    char *name;
    long count;
    long newest, oldest; /* how many days ago they were found */
    bool fresh;          /* of a party that nothing is on file of */
    char *items;         /* codes of the lists; "": all of the positive one */
    char *scenes;        /* names, parted by blanks */
};

struct demo_fates {
    struct demo_scene *scenes;
    size_t scene_count;
    struct demo_fate *fates;
    size_t count;
};

void demo_fates_init(struct demo_fates *fates);
void demo_fates_done(struct demo_fates *fates);
/* From the folder data/demo. */
bool demo_fates_read(struct demo_fates *fates, const char *folder, struct err *err);
/* The scene whose name stands at *names, which goes on behind it; NULL behind the last one. */
const struct demo_scene *demo_fates_scene(const struct demo_fates *fates, const char **names);

struct demo_case {
    const struct demo_matter *matter; /* borrowed, as all here */
    const struct record *party;
    const struct record *officers[2];
    const char *source; /* code of the choice */
    char *source_number;
    char *facts;
    char *numbers;
    moment_t found_at;
    bool by_clerk;         /* taken in at the counter */
    struct demo_dice dice; /* for what is filled in */
    struct record *kase;   /* owned; once it was taken in */
    bool waits;            /* the law refused its next act on that day: nothing more is done */
};

struct demo_step {
    moment_t at;
    const struct demo_deed *deed;
    size_t which; /* index in cases */
    size_t order; /* among those of the case */
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
    const struct demo_fates *fates;
    const struct calendar *calendar;
    moment_t now;
};

void demo_plan_init(struct demo_plan *plan);
void demo_plan_done(struct demo_plan *plan);
bool demo_plan_make(struct demo_plan *plan, const struct demo_stage *stage, struct err *err);

/* Who does it: the account; NULL if there is nobody. */
const char *demo_doer(const struct demo_cast *cast, const struct demo_case *made, const char *word);
/* Does it for the case in the office as its doer sees it; takes the case in first of all. */
bool demo_do(struct office *office, const struct demo_cast *cast, struct demo_case *made,
             const struct demo_deed *deed, struct err *err);
/* Answers what the lists ask in a form "screening" that has just been begun. */
bool demo_screen(struct office *office, struct record *record, const struct demo_case *made,
                 struct err *err);

#endif
