/* line_letter: documents of one case, line by line: read it through, make the PDF. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "line_private.h"
#include "office/letter.h"

#define READ_LINES 10 /* of a document at a time */
#define KINDS_MOST 16

/* Reads the document as it stands on the paper, without its indents; anything but Enter ends it. */
static void read_through(struct line *line, const struct letter_preview *preview)
{
    bool on = true;
    size_t page = 1, said = 0;
    for (size_t i = 0; i < preview->count && on && !line_over(line); i++) {
        char *text = text_trim(memory_copy(preview->lines[i]));
        if (preview->kinds[i] == LETTER_PAGE_BREAK) {
            line_say(line, "第 %zu 页", ++page);
        } else if (*text) {
            line_say_text(line, text);
            said++;
        }
        free(text);
        if (said == READ_LINES && i + 1 < preview->count) {
            char *typed = line_ask(line, "回车接着读，0 不读了");
            on = typed && *typed == '\0';
            free(typed);
            said = 0;
        }
    }
}

static void make(struct line *line, int64_t case_id, const struct letter_kind *kind)
{
    struct err err = {0};
    char *made = NULL;
    long copy = 0;
    if (letter_print(line->office, case_id, kind->name, NULL, &made, &copy, &err)) {
        line_say(line, "%s的 PDF 已生成（第 %ld 次）：", kind->title, copy);
        line_say_text(line, made);
    } else {
        line_say_err(line, &err);
    }
    free(made);
}

static void letter_of(struct line *line, int64_t case_id, const struct letter_kind *kind)
{
    static const struct line_answer answers[] = {{"读一遍", NULL, NULL, 0},
                                                 {"生成 PDF", NULL, NULL, 1}};
    struct letter_preview preview = {0};
    struct err err = {0};
    if (!letter_preview(line->office, case_id, kind->name, &preview, &err)) {
        line_say_err(line, &err);
        return;
    }
    char title[320];
    char *called = letter_case_called(line->office, case_id);
    snprintf(title, sizeof title, "%s，%s，%zu 页", kind->title, called, preview.pages);
    free(called);
    int chosen;
    while ((chosen = line_choose(line, title, NULL, answers, 2)) == 0) {
        read_through(line, &preview);
    }
    letter_preview_done(&preview);
    if (chosen == 1) {
        make(line, case_id, kind);
    }
}

void line_letters(struct line *line, int64_t case_id)
{
    struct err err = {0};
    if (!office_may(line->office, ACT_LETTER_PRINT, &err)) {
        line_say_err(line, &err);
        return;
    }
    struct line_answer answers[KINDS_MOST];
    struct err *refusals = memory_array(NULL, KINDS_MOST, sizeof *refusals);
    size_t count;
    const struct letter_kind *kinds = letter_kinds(&count);
    count = count < KINDS_MOST ? count : KINDS_MOST;
    for (size_t i = 0; i < count; i++) {
        refusals[i] = (struct err){0};
        bool open = letter_open(line->office, case_id, kinds[i].name, &refusals[i]);
        answers[i] =
            (struct line_answer){kinds[i].title, NULL, open ? NULL : refusals[i].message, (int)i};
    }
    char *called = letter_case_called(line->office, case_id);
    char *title = memory_format("文书：%s", called);
    int chosen = line_choose(line, title, NULL, answers, count);
    free(called);
    free(title);
    free(refusals);
    if (chosen != LINE_NOTHING) {
        letter_of(line, case_id, &kinds[chosen]);
    }
}
