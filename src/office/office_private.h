/* office_private: what an office holds; for the rooms of this layer alone. */
#ifndef OFFICE_OFFICE_PRIVATE_H
#define OFFICE_OFFICE_PRIVATE_H

#include "law/requirement.h"
#include "law/term.h"
#include "office/office.h"
#include "store/store.h"

struct drafts;
struct undo;
struct row_act;

struct office {
    struct form_set *forms;
    struct codes codes;
    struct calendar calendar;
    struct requirements *requirements; /* read when first asked for; see questions.c */
    struct terms terms;
    struct law_book laws;
    struct store *store;
    struct drafts *drafts;   /* opened when first asked for; see drafts.c */
    struct undo *undo;       /* the last act of this session; NULL none; see undo.c */
    struct record *settings; /* form office */
    struct record *me;       /* form officer */
    unsigned roles;
    struct row_act *acts; /* what there is to be done about rows; see row_act.c */
    size_t act_count;
    char *share;
    char *press; /* NULL: where it is installed */
    char *outbox;
    moment_t (*now)(void *data);
    void *now_data;
};

/* Reads settings, codes, calendar, periods and laws again; called after anything that may have
 * changed them. */
bool office_reload(struct office *office, struct err *err);

/* seal.c: takes out of a record that was read what isn't for me; `data` is the office. */
void office_seal(struct record *record, void *data);
/* Whether the field was; then ERR_DENIED with who may read it. */
bool office_sealed(const struct record *record, int field, struct err *err);

/* What items ask is read again the next time it is asked for. */
void office_forget_requirements(struct office *office);

/* Where things are, for the program that runs: share folder, database, rouzhi-press. Caller frees. */
char *office_place_share(const char *given);
char *office_place_database(const char *given);
char *office_place_outbox(const char *given);

/* The caller's home folder: $HOME where it is a whole path (what is written there is written with
 * the caller's own rights), else that of the account; NULL if there is none. Caller frees. */
char *office_place_home(void);

/* Takes away what a failed beginning leaves: the database and the files beside it. */
void office_remove(const char *path);

/* The system's clock (or the frozen one), for options without a clock; data is unused. */
moment_t office_clock(void *data);

/* The Unix account of the caller by getuid (never $USER); caller frees, NULL if there is none. */
char *office_caller(void);

#endif
