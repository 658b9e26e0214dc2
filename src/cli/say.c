/* say: errors and findings on stderr, answers on stdout; opening the office. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"
#include "cli/command.h"
#include "office/answer.h"

#define VALUE_COLUMNS 40

void say_text(FILE *stream, const char *text)
{
    char *clean = text_clean(text, false);
    fputs(clean, stream);
    free(clean);
}

int say_error(const struct err *err)
{
    fputs("rouzhi: ", stderr);
    say_text(stderr, err->message);
    fputc('\n', stderr);
    if (err->detail[0] != '\0') {
        fputs("        （", stderr);
        say_text(stderr, err->detail);
        fputs("）\n", stderr);
    }
    return err_exit(err->code);
}

static bool is_given(const char *text)
{
    return text != NULL && text[0] != '\0';
}

/* （“12”） */
static void say_value(const char *value)
{
    char *clean = text_clean(value, false);
    fprintf(stderr, "（“%.*s”）", (int)text_cut(clean, VALUE_COLUMNS), clean);
    free(clean);
}

void say_findings(const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->row > 0) {
            fprintf(stderr, "第 %ld 行 ", finding->row);
        }
        if (finding->row > 0 && is_given(finding->heading)) {
            fputc('[', stderr);
            say_text(stderr, finding->heading);
            fputs("] ", stderr);
        }
        say_text(stderr, finding->reason);
        if (finding->row > 0 && is_given(finding->value)) {
            say_value(finding->value);
        }
        fputc('\n', stderr);
    }
}

void print_cells(const char *const *cells, const int *widths, size_t count)
{
    struct buffer line;
    buffer_init(&line);
    for (size_t i = 0; i < count; i++) {
        buffer_add(&line, i > 0 ? "  " : "");
        text_pad(&line, cells[i], widths[i]);
    }
    while (line.length > 0 && line.bytes[line.length - 1] == ' ') {
        line.bytes[--line.length] = '\0';
    }
    puts(buffer_text(&line));
    buffer_done(&line);
}

void say_trial(const char *could)
{
    fprintf(stderr, "试运行：%s，什么也没有写入\n", could);
}

int print_place(const struct request *request, const char *key, const char *path)
{
    if ((request->given & OPTION_JSON) != 0) {
        const struct answer_value value = {key, ANSWER_TEXT, path, 0};
        return print_answer(answer_object(&value, 1, NULL));
    }
    puts(path);
    return ERR_NONE;
}

int print_answer(char *text)
{
    fputs(text, stdout);
    free(text);
    return ERR_NONE;
}

struct office *open_office(const struct request *request, int *code)
{
    struct err err = {0};
    struct office *office = office_open(&request->office, &err);
    *code = office == NULL ? say_error(&err) : ERR_NONE;
    return office;
}
