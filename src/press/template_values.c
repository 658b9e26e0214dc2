/* template_values: the words that a template may use and what they stand for. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "press/template_parts.h"

struct template_values *template_values_new(void)
{
    return memory_alloc(sizeof(struct template_values));
}

static void rows_free(struct template_rows *rows)
{
    for (size_t i = 0; i < rows->row_count * rows->column_count; i++) {
        free(rows->texts[i]);
    }
    for (size_t i = 0; i < rows->column_count; i++) {
        free(rows->columns[i]);
    }
    free(rows->texts);
    free(rows->columns);
    free(rows->word);
    free(rows);
}

void template_values_free(struct template_values *values)
{
    if (values == NULL) {
        return;
    }
    for (size_t i = 0; i < values->count; i++) {
        free(values->words[i].word);
        free(values->words[i].text);
    }
    for (size_t i = 0; i < values->table_count; i++) {
        rows_free(values->tables[i]);
    }
    free(values->words);
    free(values->tables);
    free(values);
}

/* What can't be seen and must not be in a letter: controls, joiners, bidi controls. */
static bool is_invisible(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
           code == 0xFEFF;
}

/* A copy fit for a letter. Unlike text_clean it keeps what this machine's C library hasn't heard
 * of: a rare character of a name is printed, or refused by name, but never left out. */
static char *clean_value(const char *text)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, "");
    while (text != NULL && *text != '\0') {
        uint32_t code = 0;
        int step = text_decode(text, &code);
        if (code == '\t' || code == DOCUMENT_FILL) {
            buffer_add_char(&out, ' ');
        } else if (step > 0 && (code == '\n' || !is_invisible(code))) {
            buffer_add_bytes(&out, text, (size_t)step);
        }
        text += step > 0 ? step : 1;
    }
    char *clean = buffer_take(&out);
    return text_trim(clean != NULL ? clean : memory_copy(""));
}

void template_values_set(struct template_values *values, const char *word, const char *text)
{
    for (size_t i = 0; i < values->count; i++) {
        if (strcmp(values->words[i].word, word) == 0) {
            free(values->words[i].text);
            values->words[i].text = clean_value(text);
            return;
        }
    }
    values->words = memory_array(values->words, values->count + 1, sizeof *values->words);
    values->words[values->count++] = (struct word){memory_copy(word), clean_value(text)};
}

struct template_rows *template_values_add_rows(struct template_values *values, const char *word,
                                               const char *const *columns, size_t count)
{
    struct template_rows *rows = memory_alloc(sizeof *rows);
    rows->word = memory_copy(word);
    rows->columns = memory_array(NULL, count, sizeof *rows->columns);
    rows->column_count = count;
    for (size_t i = 0; i < count; i++) {
        rows->columns[i] = memory_copy(columns[i]);
    }
    values->tables = memory_array(values->tables, values->table_count + 1, sizeof(void *));
    values->tables[values->table_count++] = rows;
    return rows;
}

void template_rows_add(struct template_rows *rows, const char *const *texts)
{
    rows->texts =
        memory_array(rows->texts, (rows->row_count + 1) * rows->column_count, sizeof(char *));
    for (size_t i = 0; i < rows->column_count; i++) {
        rows->texts[rows->row_count * rows->column_count + i] = clean_value(texts[i]);
    }
    rows->row_count++;
}

const struct template_rows *values_rows(const struct template_values *values, const char *word)
{
    for (size_t i = 0; i < values->table_count; i++) {
        if (strcmp(values->tables[i]->word, word) == 0) {
            return values->tables[i];
        }
    }
    return NULL;
}

/* 1 一 … 10 十, 11 十一 … 20 二十 … 99 九十九; beyond that in digits. */
static void chinese_number(size_t number, char made[SCOPE_MADE])
{
    static const char *const DIGITS[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    size_t tens = number / 10;
    if (tens > 9) {
        snprintf(made, SCOPE_MADE, "%zu", number);
    } else {
        snprintf(made, SCOPE_MADE, "%s%s%s", tens > 1 ? DIGITS[tens] : "", tens > 0 ? "十" : "",
                 DIGITS[number % 10]);
    }
}

static const char *row_text(const struct scope *scope, const char *word, char made[SCOPE_MADE])
{
    const struct template_rows *rows = scope->rows;
    if (strcmp(word, "序号") == 0) {
        snprintf(made, SCOPE_MADE, "%zu", scope->row + 1);
        return made;
    }
    if (strcmp(word, "序数") == 0) {
        chinese_number(scope->row + 1, made);
        return made;
    }
    for (size_t i = 0; i < rows->column_count; i++) {
        if (strcmp(rows->columns[i], word) == 0) {
            bool there = scope->row < rows->row_count; /* words are checked without rows too */
            return there ? rows->texts[scope->row * rows->column_count + i] : "";
        }
    }
    return NULL;
}

const char *scope_text(const struct scope *scope, const char *word, char made[SCOPE_MADE])
{
    const char *text = scope->rows != NULL ? row_text(scope, word, made) : NULL;
    for (size_t i = 0; text == NULL && i < scope->values->count; i++) {
        if (strcmp(scope->values->words[i].word, word) == 0) {
            text = scope->values->words[i].text;
        }
    }
    return text;
}

const char *scope_suggest(const struct scope *scope, const char *word)
{
    const struct template_values *values = scope->values;
    size_t columns = scope->rows != NULL ? scope->rows->column_count : 0;
    const char **words = memory_array(NULL, values->count + columns + 1, sizeof *words);
    size_t count = 0;
    for (size_t i = 0; i < columns; i++) {
        words[count++] = scope->rows->columns[i];
    }
    for (size_t i = 0; i < values->count; i++) {
        words[count++] = values->words[i].word;
    }
    const char *meant = text_suggest(word, words, count);
    free(words);
    return meant;
}

const char *values_suggest_rows(const struct template_values *values, const char *word)
{
    const char **words = memory_array(NULL, values->table_count + 1, sizeof *words);
    for (size_t i = 0; i < values->table_count; i++) {
        words[i] = values->tables[i]->word;
    }
    const char *meant = text_suggest(word, words, values->table_count);
    free(words);
    return meant;
}
