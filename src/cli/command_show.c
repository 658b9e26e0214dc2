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

static void print_texts(const struct record *record, const struct record *commitment,
                        const struct codes *codes)
{
    print_record(record, codes, 0);
    if (commitment != NULL) {
        printf("\n%s\n", commitment->form->title);
        print_record(commitment, codes, 0);
    }
}

/* What belongs to a case stands under it. */
static int print_all(const struct request *request, struct office *office,
                     const struct record *record)
{
    struct err err = {0};
    bool is_case = strcmp(record->form->name, "case") == 0;
    int64_t id = is_case ? desk_commitment_of(office, record->id) : 0;
    struct record *commitment = id != 0 ? desk_load(office, "commitment", id, &err) : NULL;
    if (id != 0 && commitment == NULL) {
        return say_error(&err);
    }
    if ((request->given & OPTION_JSON) == 0) {
        print_texts(record, commitment, office_codes(office));
    } else if (is_case) {
        print_answer(answer_record_with(record, "commitment", commitment));
    } else {
        print_answer(answer_record(record));
    }
    record_free(commitment);
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
    int code = print_all(request, office, record);
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
