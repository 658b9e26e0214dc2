/* line_command: what the words said at a prompt mean: the same commands as the palette's, found by
 * the same words: Chinese, pinyin initials, English. A number behind them is that of a row. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "line_private.h"

#define FOUND_MOST 12

static bool is_same(const char *one, const char *other)
{
    char *a = text_upper(text_fold(one)), *b = text_upper(text_fold(other));
    bool same = strcmp(a, b) == 0;
    free(a);
    free(b);
    return same;
}

/* Whether the word is the whole of one of its names, or of the initials of one. */
static bool is_called(const struct action *action, const char *typed)
{
    const char *const names[] = {action->title, action->name, action->english};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char *initials = pinyin_initials(names[i]);
        bool same = is_same(names[i], typed) || is_same(initials, typed);
        free(initials);
        if (same) {
            return true;
        }
    }
    return false;
}

/* Words and the number behind them: 办理 3. Caller frees. */
static char *split_number(const char *typed, long *number)
{
    char *words = text_trim(text_fold(typed));
    char *blank = strrchr(words, ' ');
    long found = blank ? line_number(blank + 1) : -1;
    *number = 0;
    if (found > 0) {
        *number = found;
        *blank = '\0';
        text_trim(words);
    }
    return words;
}

static bool find(struct line *line, const struct line_place *place, const char *typed,
                 bool (*match)(const struct action *, const char *), struct line_asked *asked)
{
    struct line_answer answers[FOUND_MOST];
    size_t all, count = 0;
    const struct action *table = actions(&all);
    char *words = split_number(typed, &asked->number);
    for (size_t i = 0; i < all && count < FOUND_MOST && *words; i++) {
        if (line_command_offered(line, place, &table[i]) && match(&table[i], words)) {
            answers[count++] = (struct line_answer){.text = table[i].name, .id = (int)table[i].id};
        }
    }
    free(words);
    asked->action = ACTION_NONE;
    if (count == 1) {
        asked->action = (enum action_id)answers[0].id;
    } else if (count > 1) {
        int id = line_choose(line, "哪一个命令", NULL, answers, count);
        asked->action = id == LINE_NOTHING ? ACTION_NONE : (enum action_id)id;
    }
    return count > 0;
}

bool line_command_exact(struct line *line, const struct line_place *place, const char *typed,
                        struct line_asked *asked)
{
    return find(line, place, typed, is_called, asked);
}

bool line_command_find(struct line *line, const struct line_place *place, const char *typed,
                       struct line_asked *asked)
{
    return find(line, place, typed, action_matches, asked);
}

void line_command_help(struct line *line, const struct line_place *place)
{
    size_t all;
    const struct action *table = actions(&all);
    line_say(line, "命令，打全名或首字母：");
    for (size_t i = 0; i < all; i++) {
        if (!line_command_offered(line, place, &table[i])) {
            continue;
        }
        char *initials = pinyin_initials(table[i].title);
        line_say(line, "%s（%s）：%s", table[i].title, initials, table[i].name);
        free(initials);
    }
}
