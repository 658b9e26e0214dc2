/* say: errors and findings on stderr, answers on stdout; opening the office. */
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "cli/command.h"

#define VALUE_COLUMNS 40

int say_error(const struct err *err)
{
    fprintf(stderr, "rouzhi: %s\n", err->message);
    if (err->detail[0] != '\0') {
        fprintf(stderr, "        （%s）\n", err->detail);
    }
    return (int)err->code;
}

void say_findings(const struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        if (finding->row > 0) {
            fprintf(stderr, "第 %ld 行 ", finding->row);
        }
        if (finding->row > 0 && finding->heading != NULL && finding->heading[0] != '\0') {
            fprintf(stderr, "[%s] ", finding->heading);
        }
        fputs(finding->reason, stderr);
        if (finding->row > 0 && finding->value != NULL && finding->value[0] != '\0') {
            fprintf(stderr, "（“%.*s”）", (int)text_cut(finding->value, VALUE_COLUMNS),
                    finding->value);
        }
        fputc('\n', stderr);
    }
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
