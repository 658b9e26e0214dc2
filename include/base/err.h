/* err: what went wrong, for the officer and for the log.
 *
 * Every function that can fail takes a `struct err *` (never NULL) and returns
 * false or NULL after filling it.  `message` is one clear Chinese sentence:
 * what, where, what to do.  `detail` is for the log and is never shown first.
 * The codes are the exit codes of the command line, but for ERR_BUSY. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_code {
    ERR_NONE = 0,      /* nothing is wrong */
    ERR_REFUSED = 1,   /* the law or a check refuses; the clause is in the message */
    ERR_USAGE = 2,     /* the command line was not understood */
    ERR_DENIED = 3,    /* this person may not */
    ERR_NOT_FOUND = 4, /* no such row, form, file or view */
    ERR_CONFLICT = 5,  /* somebody else changed or holds it */
    ERR_INPUT = 6,     /* bad input; field or row says where */
    ERR_DATABASE = 7,  /* the database (or a file to be written) can't be used */
    ERR_BUSY = 8,      /* somebody is writing just now: nothing is wrong, try again; exit code 5 */
};

/* The exit code of the command line. */
int err_exit(enum err_code code);

struct err {
    enum err_code code;
    char message[768]; /* UTF-8, one sentence for the officer */
    char detail[512];  /* UTF-8, technical, may be empty */
    char field[64];    /* key of the form's field, may be empty */
    long row;          /* 1-based row of a file or of a table in a form, 0 = none */
};

/* Fills *err and returns false, so that a caller can `return err_set(...)`.
 * A message longer than the buffer is cut at a whole character. */
bool err_set(struct err *err, enum err_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same for an error of one field of a form. `field` is its key. */
bool err_set_field(struct err *err, const char *field, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds the technical detail to an error already set; returns false. */
bool err_detail(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Back to "nothing is wrong". */
void err_clear(struct err *err);

#endif
