/* line_private: what the files of the line mode share. */
#ifndef UI_LINE_PRIVATE_H
#define UI_LINE_PRIVATE_H

#include "base/buffer.h"
#include "office/drafts.h"
#include "ui/line.h"
#include "ui/list_window.h"
#include "ui/sections.h"

#define LINE_COLUMNS 40 /* a braille line: no prompt is longer */
#define LINE_ROWS 10    /* rows of a page */

struct line_signals; /* line_terminal.c: signals and modes as they were before */

struct line {
    struct office *office;
    int in;
    FILE *out;
    struct line_signals *signals; /* NULL in tests */
    struct buffer ahead;          /* read, not asked for yet */
    bool cut;                     /* its first line was longer, and the rest of it is gone */
    bool silent;                  /* what is typed isn't echoed with its newline: no terminal */
    bool ended;                   /* nothing more comes in */
    bool gone;                    /* and somebody has asked for it: the line is dropped */
    bool leaving;                 /* the officer wants to leave */
    const struct section *go;     /* a section to go to from wherever one is; NULL */
    int waited_ms;                /* when it was last told that others are saving */
    bool gave_up;                 /* that was ended with Ctrl-C */
    int code;                     /* exit code */
};

/* line_terminal.c: waiting for bytes. */
struct line_signals *line_signals_take(int in);
void line_signals_give_back(struct line_signals *signals, int in); /* NULL is allowed */
enum line_event { LINE_BYTES, LINE_STOPPED, LINE_DROPPED };
/* STOPPED: Ctrl-C. */
enum line_event line_wait(const struct line_signals *signals, int in);
/* The same without waiting; BYTES: nothing of the kind. */
enum line_event line_look(const struct line_signals *signals);

/* line_io.c: the one way out and the one way in. Newlines in the text begin new lines; whatever
 * could steer a terminal is left out. */
void line_say(struct line *line, const char *format, ...) __attribute__((format(printf, 2, 3)));
void line_say_text(struct line *line, const char *text);
void line_say_err(struct line *line, const struct err *err);
/* Writes the prompt and ： and reads one line, cleaned and trimmed; NULL if nobody is there any more.
 * The caller frees. */
char *line_ask(struct line *line, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Between two rows of something long: whether Ctrl-C was pressed or the line dropped. */
bool line_stopped(struct line *line);
/* Whether what is being done has to be left: gone, leaving, or to another section. */
bool line_over(const struct line *line);
/* What was typed as a command: half width, without blanks, 《 as <, 、 as /, 。 as a point. Frees. */
char *line_fold(const char *typed);
/* The number that the whole text is; -1 none. */
long line_number(const char *typed);

/* line_choose.c: one of a few answers. */
struct line_answer {
    const char *text;
    const char *remark;  /* behind it; NULL none */
    const char *refused; /* NULL: open; else why not: it stands below, without a number */
    int id;
};
#define LINE_NOTHING (-1)
/* The id of the chosen one, LINE_NOTHING if nothing was chosen. Title and what_else (how 0 is called
 * in the prompt, 返回) may be NULL. */
int line_choose(struct line *line, const char *title, const char *what_else,
                const struct line_answer *answers, size_t count);
/* The same, and words that are none of the answers go to *other (caller frees) instead of being
 * refused: somebody goes on searching, or says a command. */
int line_choose_or(struct line *line, const char *title, const char *what_else,
                   const struct line_answer *answers, size_t count, char **other);

/* The reason for what can't be done without one: asked until there is one; NULL for 0 or if nobody is
 * there any more. The caller frees. */
char *line_ask_reason(struct line *line, const char *question);

/* line_command.c: words to actions. A place is where they are said. */
struct line_list;
struct line_place {
    struct line_list *list; /* NULL: at the top, or in a form */
    unsigned where;         /* enum action_place */
    const char *form;       /* with id: the one row that is being looked at */
    int64_t id;             /* 0: none, or the list's rows */
};
struct line_asked {
    enum action_id action; /* ACTION_NONE: nothing was meant, or what was said is on the paper */
    long number;           /* behind the words: 办理 3; 0 none */
};
/* Whether these words are just what an action is called; several are asked about. */
bool line_command_exact(struct line *line, const struct line_place *place, const char *typed,
                        struct line_asked *asked);
/* The same for any part of its words. False, and nothing said, if there is none. */
bool line_command_find(struct line *line, const struct line_place *place, const char *typed,
                       struct line_asked *asked);
/* What can be said here. */
void line_command_help(struct line *line, const struct line_place *place);
/* line_run.c: whether the action can be used here, by this officer. */
bool line_command_offered(const struct line *line, const struct line_place *place,
                          const struct action *action);
/* Does it: on the place's row, or on row `number` of the list (0: it is asked which). */
void line_command_run(struct line *line, const struct line_place *place,
                      const struct line_asked *asked);

/* line_list.c */
struct line_list {
    const struct section *section;
    struct list_window window;
    size_t first, shown; /* the page: rows of the window */
    bool stale;          /* read it again */
    bool said;           /* these rows were said */
    int64_t said_ids[LINE_ROWS];
    size_t said_count;
};
void line_list_run(struct line *line, const struct section *section);
const struct view_row *line_list_row(struct line *line, struct line_list *list, long number);
const struct form *line_list_form(const struct line *line, const struct line_list *list);
void line_list_sort(struct line *line, struct line_list *list);
/* Something was filed: the list is read again. */
void line_list_changed(struct line_list *list);
/* The row as one line: 沙环柔〔2026〕12号，某某公司，观察中，10月13日到期（还有 5 日）. */
void line_row_text(const struct office *office, const struct form *form, const struct view_row *row,
                   struct buffer *text);
/* 10月13日，周二; with the year if it is another one than today's. */
void line_date_text(const struct office *office, date_t date, struct buffer *text);

/* line_views.c */
void line_list_views(struct line *line, struct line_list *list);
void line_views_keep(struct line *line, struct line_list *list);

/* line_row.c: one record: reading it, its acts. */
void line_row_open(struct line *line, const char *form, int64_t id, bool read);
void line_row_acts(struct line *line, const char *form, int64_t id);
void line_row_act(struct line *line, const char *form, int64_t id, enum act_id act);
void line_row_steps(struct line *line, int64_t case_id); /* what was done in it, to be opened */
void line_row_edit(struct line *line, const char *form, int64_t id);
void line_detail_say(struct line *line, const char *form, int64_t id);

/* line_letter.c: documents of one case. */
void line_letters(struct line *line, int64_t case_id);

/* line_bulk.c: one act, or one document, over all marked rows. */
void line_bulk(struct line *line, struct line_list *list, bool letters_alone);

/* line_files.c: files in and out, the backup, the audit. */
bool line_files_can_export(const struct line *line, const char *form);
void line_files_export(struct line *line, const char *form);
void line_files_import(struct line *line);
void line_files_backup(struct line *line);
void line_files_audit(struct line *line);

/* line_draft.c: what was not finished. `asked`: it is said if there is nothing. */
void line_drafts_offer(struct line *line, bool asked);

/* line_form.c */
struct line_form_start {
    const char *form;
    int64_t id;                /* 0 a new one */
    int64_t context;           /* what it belongs to, or the row of `field` */
    const char *field;         /* reference that is filled in already with context; NULL */
    const char *name;          /* what that row, or else the new thing, is called; may be NULL */
    const struct record *like; /* filed just before: what repeats is taken from it; NULL */
    bool within;               /* for a form that waits for it */
};
/* The id of what was filed, 0 if nothing was. */
int64_t line_form_open(struct line *line, const struct line_form_start *start);
/* Which draft would be lost is named, and asked once more. */
bool line_draft_sure(struct line *line, const struct office_draft *draft);
/* A draft that can't be gone on with: why, and it can be written to a file. */
void line_draft_stuck(struct line *line, const struct office_draft *draft, const struct err *why);
int64_t line_form_go_on(struct line *line, const struct office_draft *draft);

#endif
