/* rouzhi edit: some fields of a record that is there, by field=value words. */
#include <stdio.h>

#include "cli/command.h"
#include "office/desk.h"

int edit_record(const struct request *request, struct office *office, const char *form, int64_t id,
                char **words, size_t count)
{
    struct err err = {0};
    struct record *record = desk_load(office, form, id, &err);
    if (record == NULL) {
        return say_error(&err);
    }
    int code = enter_pairs(office, record, words, count);
    if (code == ERR_NONE && !record_any_change(record)) {
        fprintf(stderr, "没有改动：各项本来就是这样\n");
        code = print_filed(request, record);
    } else if (code == ERR_NONE) {
        code = save_record(request, office, record);
    }
    record_free(record);
    return code;
}

static int edit_named(const struct request *request, struct office *office)
{
    struct err err = {0};
    int64_t id;
    const char *form = request->words[0];
    return desk_find(office, form, request->words[1], &id, &err)
               ? edit_record(request, office, form, id, request->words + 2, request->count - 2)
               : say_error(&err);
}

int command_edit(struct request *request)
{
    int code;
    struct office *office = open_office(request, &code);
    if (office != NULL) {
        code = edit_named(request, office);
    }
    office_close(office);
    return code;
}
