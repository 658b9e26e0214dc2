/* form_parse: an INI text becomes a form; every fault names file, section and key. */
#include "law/form_parse.h"

#include <ini.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* inih reads lines of at most 199 bytes and would split a longer one without a word. */
#define LONGEST_LINE 195

bool form_fault(struct form_parser *parser, const char *key, const char *format, ...)
{
    char sentence[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    parser->failed = true;
    char *whole = memory_format("%s: %s%s%s%s%s%s", parser->form->source,
                                parser->section[0] != '\0' ? "[" : "", parser->section,
                                parser->section[0] != '\0' ? "] " : "", key != NULL ? key : "",
                                key != NULL ? ": " : "", sentence);
    /* inih cuts long names in the middle of a character, and a file may hold anything. */
    char *clean = text_clean(whole, false);
    err_set(parser->err, ERR_INPUT, "%s", clean);
    free(clean);
    free(whole);
    return false;
}

bool form_split(const char *text, char separator, bool (*each)(char *part, void *data), void *data)
{
    char *copy = memory_copy(text);
    bool going = true;
    for (char *at = copy; at != NULL && going;) {
        char *next = strchr(at, separator);
        if (next != NULL) {
            *next++ = '\0';
        }
        if (!text_is_blank(at)) {
            going = each(text_trim(at), data);
        }
        at = next;
    }
    free(copy);
    return going;
}

/* Faults that inih would not tell: not UTF-8, a line too long. */
static bool check_lines(struct form_parser *parser, const char *text, size_t length)
{
    if (!text_is_utf8(text, length)) {
        return form_fault(parser, NULL, "不是 UTF-8 编码，请另存为 UTF-8");
    }
    long line = 1;
    size_t start = 0;
    for (size_t at = 0; at <= length; at++) {
        if (at < length && text[at] != '\n') {
            continue;
        }
        if (at - start > LONGEST_LINE) {
            return form_fault(parser, NULL, "第 %ld 行太长（%zu 字节），请换行并以空格开头接着写",
                              line, at - start);
        }
        start = at + 1;
        line++;
    }
    return true;
}

/* Called by inih; 1 goes on, 0 marks the line as faulty. */
static int take_line(void *data, const char *section, const char *key, const char *value)
{
    struct form_parser *parser = data;
    if (parser->failed) {
        return 0;
    }
    return form_key_set(parser, section, key, value) ? 1 : 0;
}

static void parse_text(struct form_parser *parser, const char *text, size_t length)
{
    char *copy = memory_copy_n(text, length);
    int line = ini_parse_string(copy, take_line, parser);
    free(copy);
    if (line > 0 && !parser->failed) {
        parser->section[0] = '\0';
        form_fault(parser, NULL, "第 %d 行读不懂，应是 [节] 或 键 = 值", line);
    }
}

struct form *form_parse(const char *name, const char *text, size_t length, struct err *err)
{
    struct form_parser parser = {.form = memory_alloc(sizeof *parser.form), .err = err};
    parser.form->name = memory_copy(name);
    parser.form->source = memory_format("%s.form", name);
    parser.form->label_field = -1;
    parser.form->number_field = -1;
    if (check_lines(&parser, text, length)) {
        parse_text(&parser, text, length);
    }
    if (!parser.failed) {
        form_finish(&parser);
    }
    for (size_t i = 0; i < LATER_COUNT; i++) {
        free(parser.later[i]);
    }
    if (parser.failed) {
        form_free(parser.form);
        return NULL;
    }
    return parser.form;
}
