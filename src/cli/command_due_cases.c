/* rouzhi due DAYS: what is due in the cases within so many days, overdue first, with what it is, whose it is
 * and why it is that day. What is in it for one person is `list today`. */
#include <stdlib.h>

#include "cli/command.h"
#include "cli/due_rows.h"

#define VIEW "due-all" /* the earliest first */
#define DAYS_UNASKED 7
#define DAYS_MOST 3650

static bool read_days(const struct request *request, long *days, struct err *err)
{
    char *end = NULL;
    *days = DAYS_UNASKED;
    if ((request->given & (OPTION_STOP | OPTION_EXTEND)) != 0) {
        return err_set(err, ERR_USAGE,
                       "--stop 和 --extend 要写在起算日和期限后面，例：rouzhi due "
                       "2026-3-9 filing --extend 1");
    }
    if (request->count == 0) {
        return true;
    }
    *days = strtol(request->words[0], &end, 10);
    return (end != request->words[0] && *end == '\0' && *days >= 0 && *days <= DAYS_MOST) ||
           err_set(err, ERR_USAGE,
                   "“%s”不是日数（0 到 %d）；要算一个期限请写：rouzhi due 起算日 期限",
                   request->words[0], DAYS_MOST);
}

int command_due_cases(struct request *request)
{
    long days;
    int code;
    struct err err = {0};
    if (!read_days(request, &days, &err)) {
        return say_error(&err);
    }
    struct office *office = open_office(request, &code);
    if (office == NULL) {
        return code;
    }
    struct due_rows rows;
    struct due_asked asked = {.query = {.view = VIEW},
                              .until = office_today(office) + (date_t)days};
    if (!due_rows_read(office, &asked, &rows, &err)) {
        code = say_error(&err);
    } else if ((request->given & OPTION_JSON) != 0) {
        due_rows_json(office, &rows);
    } else {
        due_rows_table(office, &rows);
    }
    due_rows_done(&rows);
    office_close(office);
    return code;
}
