/* desk_lines: rows of a table inside a form as lines of text, for the prompt and for files. */
#include <stdlib.h>
#include <string.h>

#include "exchange/row_text.h"
#include "office/desk_private.h"

/* One line 措施|期限|责任人 as a row of the table inside. */
static bool enter_line(struct office *office, struct record *record, int field, const char *line,
                       size_t length, struct err *err)
{
    const struct field *asked = &record->form->fields[field];
    struct record *inner = record_row_add(record, field, office_form(office, asked->refers));
    size_t count;
    char **parts = row_text_split(line, length, &count);
    bool done = count <= inner->form->field_count ||
                err_set_field(err, asked->key, "%s：一行只有 %zu 项，用 | 分开", asked->label,
                              inner->form->field_count);
    for (size_t i = 0; i < count; i++) {
        done = done && desk_enter(office, inner, (int)i, parts[i], err);
        free(parts[i]);
    }
    free(parts);
    return done;
}

bool desk_enter_lines(struct office *office, struct record *record, int field, const char *text,
                      struct err *err)
{
    bool done = true;
    while (done && *text != '\0') {
        size_t length = strcspn(text, "\n");
        done = length == 0 || enter_line(office, record, field, text, length, err);
        text += length + (text[length] == '\n');
    }
    return done;
}
