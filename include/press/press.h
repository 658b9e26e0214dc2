/* press: the session's side of printing: runs rouzhi-press and waits for it.
 *
 * PDF is made by a process of its own, so that pango, cairo and fontconfig never live in
 * the session and a crash there costs a letter and not the form that is being typed.
 * The helper gets the documents on its stdin and the paths as arguments; what it says is
 * captured, so that nothing is written over a screen that ncurses owns. */
#ifndef PRESS_PRESS_H
#define PRESS_PRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "press/document.h"

#define PRESS_LIMIT 15000 /* milliseconds for a letter */

struct press {
    const char *helper; /* path of rouzhi-press */
    const char *fonts;  /* further folder of fonts, or NULL */
    int limit;          /* milliseconds; 0 = PRESS_LIMIT and a second for each further letter */
};

struct press_job {
    const struct document *document;
    const char *path; /* of the PDF, written whole or not at all */
};

struct press_report {
    size_t *pages; /* pages of each job */
    size_t count;
    char *faces; /* one line a face: “正文：FandolFang（代替 仿宋_GB2312）” */
};

/* Makes the PDF of each job. All are laid out before the first is written: a character
 * that no font has refuses the whole batch and leaves no file.
 * `report` may be NULL. ERR_INPUT (缺字), ERR_DATABASE (disk, right, folder, time limit,
 * helper missing or crashed), the sentence being the helper's own. */
bool press_print(const struct press *press, const struct press_job *jobs, size_t count,
                 struct press_report *report, struct err *err);

/* The faces that would be used on this machine, one line each, into report->faces. */
bool press_faces(const struct press *press, struct press_report *report, struct err *err);

void press_report_done(struct press_report *report);

/* Path of the helper: beside the running program (build folder), else where it was installed
 * to. Caller frees. */
char *press_helper_path(void);

#endif
