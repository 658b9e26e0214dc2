/* rouzhi print: a document of a case. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"
#include "office/answer.h"
#include "office/desk.h"
#include "office/letter.h"

static int try_letter(const struct request *request, struct office *office, int64_t id,
                      const char *document)
{
    struct err err = {0};
    char *path = NULL;
    if (!letter_try(office, id, document, request->output, &path, &err)) {
        return say_error(&err);
    }
    print_place(request, "path", path);
    say_trial("可以打印");
    free(path);
    return ERR_NONE;
}

int print_document(const struct request *request, struct office *office, int64_t id,
                 const char *document)
{
    struct err err = {0};
    char *path = NULL;
    long copy = 0;
    if ((request->given & OPTION_DRY_RUN) != 0) {
        return try_letter(request, office, id, document);
    }
    if (!letter_print(office, id, document, request->output, &path, &copy, &err)) {
        return say_error(&err);
    }
    if ((request->given & OPTION_JSON) != 0) {
        const struct answer_value values[] = {{"path", ANSWER_TEXT, path, 0},
                                              {"copy", ANSWER_INTEGER, NULL, copy}};
        print_answer(answer_object(values, 2, NULL));
    } else {
        puts(path);
        fprintf(stderr, "第 %ld 次打印\n", copy);
    }
    free(path);
    return ERR_NONE;
}

int command_print(struct request *request)
{
    struct err err = {0};
    int64_t id;
    int code;
    struct office *office = open_office(request, &code);
    if (office != NULL) {
        code = desk_find(office, "case", request->words[0], &id, &err)
                   ? print_document(request, office, id, request->words[1])
                   : say_error(&err);
    }
    office_close(office);
    return code;
}
