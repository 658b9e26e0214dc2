/* terminal_screen: a locale in which characters have a width, and a screen whatever TERM says.
 *
 * Many an SSH client sends a TERM that this machine has no entry for; what nearly all of them
 * understand is tried then, and the officer is told. */
#include "terminal_screen.h"
#include "ui/terminal.h" /* before term.h, which names a macro columns */

#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <term.h>

#define ESCAPE_MS 25

/* Characters have a width in a UTF-8 locale only. */
bool terminal_set_locale(char notice[TERMINAL_NOTICE], struct err *err)
{
    if (setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
        return true;
    }
    const char *wanted = setlocale(LC_CTYPE, NULL);
    bool said = wanted != NULL && strcmp(wanted, "C") != 0 && strcmp(wanted, "POSIX") != 0;
    if (said) {
        snprintf(notice, TERMINAL_NOTICE,
                 "本机字符编码设为 %s，工作站只用 UTF-8；如有乱码，请把终端软件的编码改为 UTF-8。",
                 nl_langinfo(CODESET));
    }
    if (setlocale(LC_CTYPE, "C.UTF-8") != NULL) {
        return true;
    }
    return err_set(err, ERR_USAGE,
                   "本机没有 UTF-8 字符集，汉字无法显示；请系统管理员安装 C.UTF-8 后再试。");
}

/* Whether ncurses knows this terminal and it can place its cursor. Asked before newterm, which
 * loses memory when it fails. */
static bool is_usable(const char *term, FILE *out)
{
    int status;
    if (term == NULL || *term == '\0' || setupterm(term, fileno(out), &status) != OK) {
        return false;
    }
    char *move = tigetstr("cup");
    bool usable = move != NULL && move != (char *)-1;
    del_curterm(cur_term);
    return usable;
}

bool terminal_moves_cursor(const char *term, FILE *out)
{
    int status = 0;
    if (term == NULL || *term == '\0' || strcmp(term, "dumb") == 0) {
        return false;
    }
    if (setupterm(term, fileno(out), &status) != OK) {
        return true;
    }
    del_curterm(cur_term);
    return is_usable(term, out);
}

static SCREEN *try_term(const char *term, FILE *out, FILE *in)
{
    return is_usable(term, out) ? newterm(term, out, in) : NULL;
}

SCREEN *terminal_new_screen(const char *term, FILE *out, FILE *in, char notice[TERMINAL_NOTICE],
                            struct err *err)
{
    static const char *const OTHERS[] = {"xterm-256color", "vt100"};
    SCREEN *screen = try_term(term, out, in);
    bool dumb = term != NULL && strcmp(term, "dumb") == 0;
    for (size_t i = 0; screen == NULL && !dumb && i < sizeof OTHERS / sizeof *OTHERS; i++) {
        screen = try_term(OTHERS[i], out, in);
        snprintf(notice, TERMINAL_NOTICE,
                 "不认识终端类型“%.40s”，已按 %s 显示；如画面错乱，请在终端软件里改设为 xterm。",
                 term != NULL ? term : "", OTHERS[i]);
    }
    if (screen == NULL) {
        err_set(err, ERR_USAGE,
                "终端类型“%.40s”不能显示工作站的画面；请用 SSH 终端软件登录，或改用命令行。",
                term != NULL ? term : "");
    }
    return screen;
}

int terminal_escape_ms(void)
{
    const char *text = getenv("ESCDELAY");
    long delay = text != NULL ? strtol(text, NULL, 10) : 0;
    if (delay <= 0) {
        return ESCAPE_MS;
    }
    return delay < 25 ? 25 : delay > 1000 ? 1000 : (int)delay;
}
