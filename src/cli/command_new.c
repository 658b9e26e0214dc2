/* rouzhi new: one record from field=value words. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cli/command.h"
#include "office/answer.h"
#include "office/desk.h"

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
        code = save_record(request, office, record);
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
