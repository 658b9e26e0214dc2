/* form_history: what the office has had to do with a party before, as text. See form_words.h. */
#include <stdlib.h>

#include "base/memory.h"
#include "form_words.h"
#include "office/history.h"

/* One case a line: 2026-03-02 沙环柔〔2026〕2号（观察中）环境管理台账记录不全；承诺书 … */
static void add_case(const struct history_case *one, struct buffer *text)
{
    buffer_add_format(text, "\n%s %s（%s%s）%s", one->found_on, one->number, one->state,
                      one->same_party ? "" : "，疑似同一当事人", one->violation);
    if (one->measure[0]) {
        buffer_add_mark(text, "；");
        buffer_add(text, one->measure);
    }
}

char *form_history(struct office *office, int64_t party, int64_t except, bool in_full)
{
    struct history *history = memory_alloc(sizeof *history);
    struct err err = {0};
    struct buffer text;
    buffer_init(&text);
    if (office_history(office, party, except, history, &err) && history->count > 0) {
        char *line = history_line(history);
        buffer_add(&text, line);
        free(line);
        for (size_t i = 0; in_full && i < history->count; i++) {
            add_case(&history->cases[i], &text);
        }
    }
    free(history);
    return buffer_take(&text);
}
