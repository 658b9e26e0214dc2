/* rouzhi show: one record, field by field. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "office/answer.h"
#include "office/case_basis.h"
#include "office/desk.h"
#include "office/questions.h"
#include "office/step.h"

#define LABEL_COLUMNS 20

/* Further lines of a long text stand under the first. */
static void print_field(const char *label, const char *shown, int indent)
{
    char *clean = text_clean(shown, true);
    struct buffer line;
    buffer_init(&line);
    text_pad(&line, label, LABEL_COLUMNS);
    printf("%*s%s ", indent, "", buffer_text(&line));
    for (const char *value = clean; *value != '\0'; value++) {
        putchar(*value);
        if (*value == '\n') {
            printf("%*s", indent + LABEL_COLUMNS + 1, "");
        }
    }
    putchar('\n');
    buffer_done(&line);
    free(clean);
}

static void print_record(const struct record *record, const struct codes *codes, int indent)
{
    for (int i = 0; i < (int)record->form->field_count; i++) {
        const struct field *field = &record->form->fields[i];
        if (field->type->kind == FIELD_ROWS) {
            for (size_t row = 0; row < record->rows[i].count; row++) {
                printf("%*s%s %zu\n", indent, "", field->label, row + 1);
                print_record(record->rows[i].items[row], codes, indent + 2);
            }
        } else if (record_field_shown(record, i) && record_value(record, i) != NULL) {
            char *value = record_show(record, i, codes);
            print_field(field->label, value, indent);
            free(value);
        }
    }
}

/* What belongs to a case: its promise and what was done in it, newest first. */
struct belongings {
    struct record *commitment; /* NULL none */
    struct step *steps;
    struct record **records; /* of the steps */
    size_t count;
};

static void belongings_done(struct belongings *with)
{
    for (size_t i = 0; i < with->count; i++) {
        record_free(with->records[i]);
    }
    record_free(with->commitment);
    free(with->records);
    free(with->steps);
}

static bool belongings_load(struct office *office, int64_t case_id, struct belongings *with,
                            struct err *err)
{
    size_t count = 0, total = 0;
    int64_t id = desk_commitment_of(office, case_id);
    with->steps = memory_array(NULL, STEPS_MOST, sizeof *with->steps);
    with->records = memory_array(NULL, STEPS_MOST, sizeof *with->records);
    with->commitment = id != 0 ? desk_load(office, "commitment", id, err) : NULL;
    bool done = (id == 0 || with->commitment != NULL) &&
                step_list(office, case_id, with->steps, STEPS_MOST, &count, &total, err);
    while (done && with->count < count) {
        const struct step *step = &with->steps[with->count];
        struct record *record = desk_load(office, step->form->name, step->id, err);
        done = record != NULL;
        with->records[with->count] = record;
        with->count += done;
    }
    return done;
}

static void print_texts(const struct record *record, const char *applied,
                        const struct belongings *with, const struct codes *codes)
{
    print_record(record, codes, 0);
    if (applied[0] != '\0') {
        print_field(BASIS_SAID_LABEL, applied, 0);
    }
    if (with->commitment != NULL) {
        printf("\n%s\n", with->commitment->form->title);
        print_record(with->commitment, codes, 0);
    }
    for (size_t i = 0; i < with->count; i++) {
        printf("\n%s #%lld\n", with->steps[i].form->title, (long long)with->steps[i].id);
        print_record(with->records[i], codes, 0);
    }
}

/* An item of the lists, and what will be asked about it. */
static int print_item(const struct request *request, struct office *office,
                      const struct record *item)
{
    struct item_questions questions;
    struct err err = {0};
    if (!questions_of_item(office, item, &questions, &err)) {
        return say_error(&err);
    }
    if ((request->given & OPTION_JSON) != 0) {
        print_answer(answer_item(item, &questions));
    } else {
        char *text = questions_text(&questions);
        char *now = record_basis_say(office, item);
        print_record(item, office_codes(office), 0);
        if (now[0] != '\0') {
            print_field(BASIS_SAID_LABEL, now, 0);
        }
        free(now);
        print_field(QUESTIONS_LABEL, text, 0);
        free(text);
    }
    item_questions_done(&questions);
    return ERR_NONE;
}

/* What belongs to a case stands under it. */
static int print_all(const struct request *request, struct office *office,
                     const struct record *record)
{
    struct err err = {0};
    struct belongings with = {0};
    bool is_case = strcmp(record->form->name, "case") == 0;
    if (is_case && !belongings_load(office, record->id, &with, &err)) {
        belongings_done(&with);
        return say_error(&err);
    }
    char *applied = record_basis_say(office, record);
    if ((request->given & OPTION_JSON) == 0) {
        print_texts(record, applied, &with, office_codes(office));
    } else if (is_case) {
        print_answer(
            answer_case(record, applied, with.commitment, with.steps, with.records, with.count));
    } else {
        print_answer(answer_record(record));
    }
    free(applied);
    belongings_done(&with);
    return ERR_NONE;
}

static int show_record(const struct request *request, struct office *office)
{
    const char *form = request->count > 1 ? request->words[0] : "case";
    const char *name = request->words[request->count - 1];
    struct err err = {0};
    int64_t id;
    struct record *record =
        desk_find(office, form, name, &id, &err) ? desk_load(office, form, id, &err) : NULL;
    if (record == NULL) {
        return say_error(&err);
    }
    bool is_item = strcmp(record->form->name, "item") == 0;
    int code = is_item ? print_item(request, office, record) : print_all(request, office, record);
    record_free(record);
    return code;
}

int command_show(struct request *request)
{
    int code;
    struct office *office = open_office(request, &code);
    if (office != NULL) {
        code = show_record(request, office);
    }
    office_close(office);
    return code;
}
