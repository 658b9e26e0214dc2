/* command: one sub-command, its options as they were given, and what the commands share. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "cli/upgrading.h"
#include "base/err.h"
#include "base/finding.h"
#include "cli/cli.h"
#include "law/record.h"

enum option_set {
    OPTION_DB = 1 << 0,
    OPTION_AS = 1 << 1,
    OPTION_JSON = 1 << 2,
    OPTION_DRY_RUN = 1 << 3,
    OPTION_HELP = 1 << 4,
    OPTION_VERSION = 1 << 5,
    OPTION_OUTPUT = 1 << 6,
    OPTION_REJECTS = 1 << 7,
    OPTION_ENCODING = 1 << 8,
    OPTION_MONTH = 1 << 9,
    OPTION_LIMIT = 1 << 10,
    OPTION_HEAD = 1 << 11,
    OPTION_AT = 1 << 12,
    OPTION_PRACTICE = 1 << 13,
    OPTION_THEME = 1 << 14,
    OPTION_MONO = 1 << 15,
    OPTION_ASCII = 1 << 16,
    OPTION_MOUSE = 1 << 17,
    OPTION_LINES = 1 << 18,
    OPTION_TOUR = 1 << 19,
    OPTION_DROP = 1 << 20,
    OPTION_STOP = 1 << 21,
    OPTION_EXTEND = 1 << 22,
    /* how the workstation looks this once */
    OPTION_SCREEN = OPTION_THEME | OPTION_MONO | OPTION_ASCII | OPTION_MOUSE | OPTION_LINES,
    OPTION_COMMON = OPTION_DB | OPTION_AS | OPTION_HELP,
};

#define REQUEST_STOPS 20 /* spans on which a clock stands still */

/* What was asked for. */
struct request {
    unsigned given; /* option_set */
    struct office_options office;
    struct upgrading upgrading;
    struct screen_wish wish;
    const char *output;
    const char *rejects;
    const char *encoding;
    const char *month;
    const char *head;
    const char *at;
    size_t limit; /* 0: none */
    const char *stops[REQUEST_STOPS];
    size_t stop_count;
    size_t extend; /* how many extensions */
    char **words; /* what is no option, borrowed from argv */
    size_t count;
    cli_workstation *workstation;
};

struct command {
    const char *name;
    const char *usage; /* behind rouzhi NAME */
    const char *title; /* one line of the help */
    const char *help;  /* what else there is to know; may be NULL */
    unsigned options;  /* those it takes beside the common ones */
    size_t least;      /* words it needs */
    size_t most;       /* words it takes; 0 with least 0: none */
    int (*run)(struct request *request);
};

/* The table; *count of them. */
const struct command *commands(size_t *count);
const struct command *command_named(const char *name, struct err *err);

/* Splits argv (argv[0] is passed over) into options and words. `stop`: at the first word.
 * ERR_USAGE with what was probably meant. */
bool request_read(struct request *request, int argc, char **argv, unsigned options, bool stop,
                  int *next, struct err *err);

/* An option as the help shows it. */
struct option_help {
    enum option_set option;
    const char *usage; /* -o, --output 文件 */
    const char *title;
};
const struct option_help *option_helps(size_t *count);

/* Help texts on stdout. */
void help_all(void);
void help_command(const struct command *command);

/* Says the error on stderr and returns its code. */
int say_error(const struct err *err);
/* Every finding as a line on stderr: 第 3 行 电话：…（“12”）. */
void say_findings(const struct findings *findings);
/* Writes text that somebody may have entered, in one line and without what steers a terminal:
 * whoever fills in a file must not write to the screen of whoever reads its faults. */
void say_text(FILE *stream, const char *text);
/* Cells of a line, each as wide as said, without blanks behind the last. */
void print_cells(const char *const *cells, const int *widths, size_t count);
/* 试运行：可以保存，什么也没有写入 on stderr. */
void say_trial(const char *could);
/* A path alone on its line, or as {key: path}; returns 0. */
int print_place(const struct request *request, const char *key, const char *path);
/* Prints JSON made by the office and frees it; returns 0. */
int print_answer(char *text);

/* Opens the office of the request, or says why not and returns NULL with *code. */
struct office *open_office(const struct request *request, int *code);

/* Which lists there are, saved ones too; dropping a saved one by its title. Exit codes. */
int print_all_views(const struct request *request);
int drop_view(const struct request *request, struct office *office);
/* The key that was probably meant, or NULL; ERR_USAGE that names all lists (office NULL: those that
 * there always are). */
const char *views_meant(const char *name);
void views_unknown(struct office *office, const char *name, struct err *err);

/* name=value in place, the name trimmed and the value as it stands: false if there is no =. */
bool split_pair(char *word, const char **name, const char **value);

/* Enters field=value words into a record: by key, label or CSV heading; tables inside as
 * promises.1.measure=… or promise="…|…|…". Says each fault; returns the first one's code, 0 if
 * there is none. */
int enter_pairs(struct office *office, struct record *record, char **words, size_t count);

/* Files the record, or tries it, and prints what it is called; says all its faults, not only the one that
 * saving would name first. */
int save_record(const struct request *request, struct office *office, struct record *record);
/* Its number, else its id; as JSON the whole. */
int print_filed(const struct request *request, const struct record *record);

/* Enters field=value words into a record that is there and files it. */
int edit_record(const struct request *request, struct office *office, const char *form, int64_t id,
                char **words, size_t count);

/* Prints a document of the case to request->output or the outbox. */
int print_document(const struct request *request, struct office *office, int64_t id,
                 const char *document);

int command_act(struct request *request);
int command_edit(struct request *request);
int command_demo(struct request *request);
int command_init(struct request *request);
int command_import(struct request *request);
int command_export(struct request *request);
int command_list(struct request *request);
int command_show(struct request *request);
int command_new(struct request *request);
int command_screen(struct request *request);
int command_print(struct request *request);
int command_due(struct request *request);
int command_due_cases(struct request *request);
int command_audit(struct request *request);
int command_check(struct request *request);
int command_backup(struct request *request);

#endif
