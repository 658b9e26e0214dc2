/* template_word: {{词}} and {{词|12}} in a line: which words there are, and what they become. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "press/template_parts.h"

#define WIDEST_BLANK 56 /* columns: a whole line */

/* One {{…}}: the word (maybe empty) and the width of its blank (0 = none). */
struct slot {
    char *word;
    int columns;
    const char *end; /* behind }} */
};

static bool read_columns(const char *text, int *columns)
{
    char *end;
    long value = *text >= '0' && *text <= '9' ? strtol(text, &end, 10) : 0;
    *columns = (int)value;
    return value >= 1 && value <= WIDEST_BLANK && *end == '\0';
}

/* Reads the slot at `text`, which begins with {{. */
static bool read_slot(const struct template *template, const struct template_line *line,
                      const char *text, struct slot *slot, struct err *err)
{
    const char *close = strstr(text, "}}");
    slot->word = NULL;
    slot->columns = 0;
    if (close == NULL) {
        return template_err(template, line->number, ERR_INPUT, err, "“{{”后面缺“}}”");
    }
    slot->end = close + 2;
    slot->word = text_trim(memory_copy_n(text + 2, (size_t)(close - text) - 2));
    char *bar = strchr(slot->word, '|');
    bool good = true;
    if (bar != NULL) {
        *bar = '\0';
        good = read_columns(text_trim(bar + 1), &slot->columns);
        text_trim(slot->word);
    }
    if (!good || (*slot->word == '\0' && slot->columns == 0)) {
        free(slot->word);
        slot->word = NULL;
        return template_err(template, line->number, ERR_INPUT, err,
                            "要写成 {{词}} 或 {{词|列数}}，列数 1 至 %d", WIDEST_BLANK);
    }
    return true;
}

static bool refuse_word(const struct template *template, long line, const char *word,
                        const char *meant, struct err *err)
{
    if (meant != NULL) {
        return template_err(template, line, ERR_INPUT, err, "没有“%s”这个词，是否“%s”？", word,
                            meant);
    }
    return template_err(template, line, ERR_INPUT, err, "没有“%s”这个词；可用的词是各表单里的 word",
                        word);
}

static bool check_word(const struct template *template, const struct template_line *line,
                       const char *word, const struct scope *scope, struct err *err)
{
    char made[SCOPE_MADE];
    return scope_text(scope, word, made) != NULL ||
           refuse_word(template, line->number, word, scope_suggest(scope, word), err);
}

static bool check_text(const struct template *template, const struct template_line *line,
                       const struct scope *scope, struct err *err)
{
    for (const char *at = line->text; (at = strstr(at, "{{")) != NULL;) {
        struct slot slot;
        if (!read_slot(template, line, at, &slot, err)) {
            return false;
        }
        bool known = *slot.word == '\0' || check_word(template, line, slot.word, scope, err);
        free(slot.word);
        if (!known) {
            return false;
        }
        at = slot.end;
    }
    return true;
}

static bool check_condition(const struct template *template, const struct template_line *line,
                            const struct scope *scope, struct err *err)
{
    return (line->comparison == COMPARE_FILLED && values_rows(scope->values, line->text) != NULL) ||
           check_word(template, line, line->text, scope, err);
}

bool template_check(const struct template *template, const struct template_values *values,
                    struct err *err)
{
    struct scope scope = {.values = values};
    size_t end = 0; /* where the @每 that is open ends */
    for (size_t i = 0; i < template->count; i++) {
        const struct template_line *line = &template->lines[i];
        bool good = true;
        scope.rows = i == end ? NULL : scope.rows;
        if (line->directive->action == ACTION_EACH) {
            scope.rows = values_rows(values, line->text);
            scope.row = SIZE_MAX;
            end = line->match;
            good = scope.rows != NULL || refuse_word(template, line->number, line->text,
                                                     values_suggest_rows(values, line->text), err);
        } else if (line->directive->action == ACTION_IF) {
            good = check_condition(template, line, &scope, err);
        } else {
            good = check_text(template, line, &scope, err);
        }
        if (!good) {
            return false;
        }
    }
    return true;
}

/* Columns on paper, where what is ambiguous in width takes a whole cell. */
static int paper_columns(const char *text)
{
    int columns = 0;
    uint32_t code;
    for (int step; (step = text_decode(text, &code)) > 0; text += step) {
        columns += code < 0x300 ? 1 : 2;
    }
    return columns;
}

/* Adds the value in the middle of a blank of `columns`, underlined all along. */
static void add_blank(struct buffer *out, struct cell *cell, const char *text, int columns)
{
    char fill[4];
    size_t length = (size_t)text_encode(DOCUMENT_FILL, fill);
    int left = columns - paper_columns(text);
    size_t start = out->length;
    for (int i = 0; i < left / 2; i++) {
        buffer_add_bytes(out, fill, length);
    }
    buffer_add(out, text);
    for (int i = left / 2; i < left; i++) {
        buffer_add_bytes(out, fill, length);
    }
    cell_add_underline(cell, start, out->length - start);
}

static bool add_slot(const struct template *template, const struct template_line *line,
                     const struct slot *slot, const struct scope *scope, struct buffer *out,
                     struct cell *cell, struct err *err)
{
    char made[SCOPE_MADE];
    const char *text = *slot->word != '\0' ? scope_text(scope, slot->word, made) : "";
    if (slot->columns > 0) {
        add_blank(out, cell, text, slot->columns);
        return true;
    }
    if (*text == '\0') {
        template_err(template, line->number, ERR_REFUSED, err,
                     "“%s”没有填，文书里不能空着，请先补填", slot->word);
        return false;
    }
    buffer_add(out, text);
    return true;
}

bool template_replace(const struct template *template, const struct template_line *line,
                      const char *text, size_t length, const struct scope *scope,
                      struct buffer *out, struct cell *cell, struct err *err)
{
    char *part = memory_copy_n(text, length);
    bool replaced = true;
    const char *at = part;
    for (const char *open; replaced && (open = strstr(at, "{{")) != NULL;) {
        struct slot slot;
        buffer_add_bytes(out, at, (size_t)(open - at));
        replaced = read_slot(template, line, open, &slot, err) &&
                   add_slot(template, line, &slot, scope, out, cell, err);
        free(slot.word);
        at = replaced ? slot.end : at;
    }
    buffer_add(out, at);
    free(part);
    return replaced;
}
