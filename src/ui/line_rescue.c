/* line_rescue: a form that can't be saved, or can't even be kept: once more, into a file of one's own
 * that can be imported later, or back to the form. Where nobody can be asked any more it is written
 * to a file unasked. */
#include <stdlib.h>

#include "base/memory.h"
#include "line_form.h"
#include "office/rescue.h"

enum { AGAIN, WRITE };

static bool write_file(struct line_form *form)
{
    struct err err = {0};
    char *made = NULL;
    struct rescue_text *texts = memory_array(NULL, form->unread_count + 1, sizeof *texts);
    for (size_t i = 0; i < form->unread_count; i++) {
        const struct line_unread *unread = &form->unread[i];
        texts[i] = (struct rescue_text){unread->cell.field, unread->text, unread->cell.row + 1,
                                        unread->cell.sub};
    }
    form->rescued = office_rescue(form->line->office, form->record, texts, form->unread_count, NULL,
                                  &made, &err);
    if (form->rescued) {
        line_say(form->line, "已写到：%s", made);
        line_say(form->line, "只有您能读，以后用 rouzhi import 读回。");
    } else {
        line_say_err(form->line, &err);
    }
    free(texts);
    free(made);
    return form->rescued;
}

/* AGAIN, WRITE, or LINE_NOTHING: back to the form. */
static int ask(struct line_form *form)
{
    static const struct line_answer answers[] = {
        {"再试一次", NULL, NULL, AGAIN}, {"写到文件", "主目录里，以后可以导入", NULL, WRITE}};
    return line_choose(form->line, "写的都还在，一个字也没有丢。", "回到表单", answers, 2);
}

bool line_rescue_offer(struct line_form *form)
{
    int chosen = ask(form);
    if (chosen == WRITE) {
        write_file(form);
    }
    return chosen == AGAIN;
}

/* Whoever wants to leave has to answer first. */
static int ask_leaving(struct line_form *form)
{
    struct line *line = form->line;
    bool leaving = line->leaving;
    const struct section *go = line->go;
    line->leaving = false;
    line->go = NULL;
    int chosen = ask(form);
    if (chosen != LINE_NOTHING) {
        line->leaving = leaving;
        line->go = go;
    }
    return chosen;
}

bool line_rescue_leave(struct line_form *form)
{
    struct line *line = form->line;
    while (form->changed && !form->rescued && !line_form_keep(form)) {
        int chosen = line->gone ? LINE_NOTHING : ask_leaving(form);
        if (line->gone) { /* perhaps while it was asked */
            line->code = write_file(form) ? line->code : ERR_DATABASE;
            return true;
        }
        if (chosen == LINE_NOTHING) {
            return false;
        }
        if (chosen == WRITE) {
            write_file(form);
        }
    }
    if (form->changed && !form->rescued) {
        line_say(line, "已留作草稿：%s。命令“草稿”里能接着写。", form->form->title);
    }
    return true;
}
