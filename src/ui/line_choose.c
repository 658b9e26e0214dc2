/* line_choose: one of a few numbered answers. What is refused stands below, with its clause.
 *
 * A number chooses, and so do an answer's words, or any part of them that fits no other. */
#include <stdlib.h>
#include <string.h>

#include "base/pinyin.h"
#include "base/text.h"
#include "line_private.h"

static bool fits(const struct line_answer *answer, const char *typed)
{
    if (answer->refused) {
        return false;
    }
    char *initials = pinyin_initials(answer->text);
    bool found = text_contains(answer->text, typed) || text_contains(initials, typed);
    free(initials);
    return found;
}

static void say_answer(struct line *line, int number, const struct line_answer *answer)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add_format(&text, "%d. %s", number, answer->text);
    if (answer->remark) {
        buffer_add_mark(&text, "，");
        buffer_add(&text, answer->remark);
    }
    line_say(line, "%s", buffer_text(&text));
    buffer_done(&text);
}

static void say_answers(struct line *line, const char *title, const struct line_answer *answers,
                        size_t count)
{
    int number = 0;
    if (title) {
        line_say(line, "%s", title);
    }
    for (size_t i = 0; i < count; i++) {
        const struct line_answer *answer = &answers[i];
        if (!answer->refused) {
            say_answer(line, ++number, answer);
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (answers[i].refused) {
            line_say(line, "不能 %s：%s", answers[i].text, answers[i].refused);
        }
    }
}

static const struct line_answer *numbered(const struct line_answer *answers, size_t count,
                                          long number)
{
    for (size_t i = 0; i < count; i++) {
        if (!answers[i].refused && --number == 0) {
            return &answers[i];
        }
    }
    return NULL;
}

/* The one that is called so, else the only one that fits what was typed; NULL if there is none or
 * more than one. */
static const struct line_answer *named(const struct line_answer *answers, size_t count,
                                       const char *typed)
{
    const struct line_answer *found = NULL;
    size_t fitting = 0;
    for (size_t i = 0; i < count; i++) {
        if (!fits(&answers[i], typed)) {
            continue;
        }
        if (strcmp(answers[i].text, typed) == 0) {
            return &answers[i];
        }
        found = &answers[i];
        fitting++;
    }
    return fitting == 1 ? found : NULL;
}

int line_choose_or(struct line *line, const char *title, const char *what_else,
                   const struct line_answer *answers, size_t count, char **other)
{
    const struct line_answer *chosen = NULL;
    say_answers(line, title, answers, count);
    while (!chosen && !line_over(line)) {
        char *typed = line_ask(line, "数字，0 %s", what_else ? what_else : "返回");
        long number = typed ? line_number(typed) : 0;
        if (number == 0) {
            free(typed);
            return LINE_NOTHING;
        }
        chosen = number > 0              ? numbered(answers, count, number)
                 : !text_is_blank(typed) ? named(answers, count, typed)
                                         : NULL;
        if (!chosen && number < 0 && other && !text_is_blank(typed)) {
            *other = typed;
            return LINE_NOTHING;
        }
        if (!chosen && text_is_blank(typed)) {
            say_answers(line, title, answers, count);
        } else if (!chosen) {
            line_say(line, "没有“%s”。回车再读一遍。", typed);
        }
        free(typed);
    }
    return chosen ? chosen->id : LINE_NOTHING;
}

int line_choose(struct line *line, const char *title, const char *what_else,
                const struct line_answer *answers, size_t count)
{
    return line_choose_or(line, title, what_else, answers, count, NULL);
}

char *line_ask_reason(struct line *line, const char *question)
{
    char *why = line_ask(line, "%s", question);
    while (why && !*why) {
        free(why);
        line_say(line, "理由还没有写。");
        why = line_ask(line, "%s", question);
    }
    if (why && line_number(why) == 0) {
        free(why);
        why = NULL;
    }
    return why;
}
