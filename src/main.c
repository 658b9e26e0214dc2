/* main: what a process needs before anything else runs, then the command line.
 *
 * Files are for the office's group alone; broken pipes and full quotas come back as errors, not as
 * signals. A program that was given its group by the file system (setgid) believes nothing of
 * the environment but the terminal's name: ROUZHI_NOW and ROUZHI_DB are for those who own the
 * database anyway. */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cli/cli.h"
#include "ui/ui.h"

/* Letters, digits and + - . _ alone, not beginning with a dot: no path into somebody's terminfo. */
static int term_is_plain(const char *term)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                  "+-._";
    size_t length = strlen(term);
    return length > 0 && length <= 60 && term[0] != '.' && strspn(term, allowed) == length;
}

static void forget_environment(void)
{
    char term[64] = "";
    const char *given = getenv("TERM");
    if (given != NULL && term_is_plain(given)) {
        strcpy(term, given);
    }
    clearenv();
    setenv("PATH", "/usr/bin:/bin", 1);
    setenv("LANG", "C.UTF-8", 1);
    if (term[0] != '\0') {
        setenv("TERM", term, 1);
    }
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    prctl(PR_SET_DUMPABLE, 0);
}

int main(int argc, char **argv)
{
    umask(007);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    if (getauxval(AT_SECURE) != 0) {
        forget_environment();
    }
    if (setlocale(LC_ALL, "") == NULL || MB_CUR_MAX == 1) {
        setlocale(LC_ALL, "C.UTF-8");
    }
    setlocale(LC_NUMERIC, "C"); /* a decimal point is a point in files and databases */
    int code = cli_run(argc, argv, ui_run);
    if (fflush(stdout) == 0 && ferror(stdout) == 0) {
        return code;
    }
    if (errno != EPIPE) { /* whoever closed the pipe has read what they wanted */
        fprintf(stderr, "rouzhi: 写不出去：%s\n", file_reason(errno));
    }
    return ERR_DATABASE;
}
