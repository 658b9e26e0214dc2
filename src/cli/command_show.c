/* rouzhi show: one record, field by field. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/command.h"
#include "office/answer.h"
#include "office/desk.h"

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

/* What belongs to a case stands under it. */
static bool print_commitment(struct office *office, int64_t case_id, struct err *err)
{
    int64_t id = desk_commitment_of(office, case_id);
    if (id == 0) {
        return true;
    }
    struct record *record = desk_load(office, "commitment", id, err);
    if (record == NULL) {
        return false;
    }
    printf("\n%s\n", record->form->title);
    print_record(record, office_codes(office), 0);
    record_free(record);
    return true;
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
    bool done = true;
    if ((request->given & OPTION_JSON) != 0) {
        print_answer(answer_record(record));
    } else {
        print_record(record, office_codes(office), 0);
        done = strcmp(form, "case") != 0 || print_commitment(office, id, &err);
    }
    record_free(record);
    return done ? ERR_NONE : say_error(&err);
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
