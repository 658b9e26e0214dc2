/* desk_due: why a record's dates are what they are: the rule, the clause and the days counted. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "office/case_due.h"
#include "office/desk_rules.h"
#include "office/period.h"

static void explain_case(struct office *office, const struct record *kase, struct buffer *why)
{
    struct buffer found;
    struct err ignored;
    const char *due = record_get(kase, "due_on");
    buffer_init(&found);
    if (due != NULL && case_due_explain(office, kase, &found, &ignored) && found.length > 0) {
        buffer_add_format(why, "到期日 %s：%s", due, buffer_text(&found));
    }
    buffer_done(&found);
}

static void explain_commitment(struct office *office, const struct record *commitment,
                               struct buffer *why)
{
    struct period period;
    struct err ignored;
    if (!period_of(office, commitment, &period, &ignored) || period.signed_on == DATE_NONE ||
        period.days < 1) {
        return;
    }
    char out[DATE_TEXT];
    struct buffer line, days, told;
    buffer_init(&line);
    buffer_init(&days);
    buffer_init(&told);
    date_t end = period_end(office, &period, &line, &days);
    period_tell(office, &period, &told);
    buffer_add_format(why, "观察期满日 %s：%s%s%s（工作方案五（二））。\n%s", date_format(end, out),
                      buffer_text(&line), told.length > 0 ? "，" : "", buffer_text(&told),
                      buffer_text(&days));
    buffer_done(&line);
    buffer_done(&days);
    buffer_done(&told);
}

char *desk_due_why(struct office *office, const struct record *record)
{
    struct buffer why;
    buffer_init(&why);
    if (strcmp(record->form->name, "case") == 0) {
        explain_case(office, record, &why);
    } else if (strcmp(record->form->name, "commitment") == 0) {
        explain_commitment(office, record, &why);
    }
    return buffer_take(&why);
}

char *desk_due_line(struct office *office, const struct record *record)
{
    char *why = desk_due_why(office, record);
    const char *mark = strstr(why, "：");
    const char *from = mark != NULL ? mark + strlen("：") : why;
    char *line = memory_copy_n(from, strcspn(from, "\n"));
    free(why);
    return line;
}
