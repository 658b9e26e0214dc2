/* rouzhi new: one record from field=value words; rouzhi print: a document of a case. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cli/command.h"
#include "office/answer.h"
#include "office/desk.h"
#include "office/letter.h"

/* The id of what the record belongs to: case=… of a commitment; 0 if nothing is said. */
static bool find_context(struct office *office, const struct form *form,
                         const struct request *request, int64_t *id, struct err *err)
{
    int field = form_field(form, "case");
    *id = 0;
    for (size_t i = 1; field >= 0 && i < request->count; i++) {
        char *word = memory_copy(request->words[i]);
        const char *name;
        const char *value;
        bool found = !split_pair(word, &name, &value) || form_field_named(form, name) != field ||
                     desk_find(office, form->fields[field].refers, value, id, err);
        free(word);
        if (!found) {
            return false;
        }
    }
    return true;
}

static int print_saved(const struct request *request, const struct record *record)
{
    int number = record->form->number_field;
    if ((request->given & OPTION_JSON) != 0) {
        return print_answer(answer_record(record));
    }
    if ((request->given & OPTION_DRY_RUN) != 0) {
        fprintf(stderr, "试运行：可以保存，什么也没有写入\n");
    } else if (number >= 0) {
        say_text(stdout, record_value(record, number));
        putchar('\n');
    } else {
        printf("%lld\n", (long long)record->id);
    }
    return ERR_NONE;
}

/* All faults, not only the one that saving would name first. */
static int check_and_save(const struct request *request, struct office *office,
                          struct record *record)
{
    struct findings findings;
    struct err err = {0};
    findings_init(&findings);
    desk_check(office, record, &findings);
    if (findings.count > 1) {
        say_findings(&findings);
    }
    findings_done(&findings);
    bool done = desk_save(office, record, (request->given & OPTION_DRY_RUN) != 0, &err);
    return done ? print_saved(request, record) : say_error(&err);
}

static int make_record(const struct request *request, struct office *office)
{
    struct err err = {0};
    int64_t context = 0;
    const struct form *form = office_form(office, request->words[0]);
    if (form != NULL && !find_context(office, form, request, &context, &err)) {
        return say_error(&err);
    }
    struct record *record = desk_new(office, request->words[0], context, &err);
    if (record == NULL) {
        return say_error(&err);
    }
    int code = enter_pairs(office, record, request->words + 1, request->count - 1);
    if (code == ERR_NONE) {
        code = check_and_save(request, office, record);
    }
    record_free(record);
    return code;
}

int command_new(struct request *request)
{
    int code;
    struct office *office = open_office(request, &code);
    if (office != NULL) {
        code = make_record(request, office);
    }
    office_close(office);
    return code;
}

static int print_letter(const struct request *request, struct office *office)
{
    struct err err = {0};
    int64_t id;
    char *path = NULL;
    long copy = 0;
    if (!desk_find(office, "case", request->words[0], &id, &err) ||
        !letter_print(office, id, request->words[1], request->output, &path, &copy, &err)) {
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
    int code;
    struct office *office = open_office(request, &code);
    if (office != NULL) {
        code = print_letter(request, office);
    }
    office_close(office);
    return code;
}
