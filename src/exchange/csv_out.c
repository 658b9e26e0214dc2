/* Writing CSV. Never decides which cells there are, nor in what encoding they go to disk. */
#include "exchange/csv_out.h"

#include <string.h>

static const char *const formula_signs[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};

bool csv_out_guarded(const char *text)
{
    text += strspn(text, "'");
    for (size_t i = 0; i < sizeof formula_signs / sizeof formula_signs[0]; i++) {
        if (strncmp(text, formula_signs[i], strlen(formula_signs[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* Delimiters of other countries' spreadsheets are quoted as well, so that no program that
 * guesses from our file can part a cell. */
static bool needs_quotes(const char *text)
{
    size_t length = strlen(text);

    return strpbrk(text, ",;\"\r\n\t") ||
           (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));
}

void csv_out_cell(struct buffer *out, const char *text, bool first, bool number)
{
    if (!first) {
        buffer_add_char(out, ',');
    }
    if (!text) {
        return;
    }
    bool guarded = !number && csv_out_guarded(text);
    bool quoted = guarded || needs_quotes(text);
    if (quoted) {
        buffer_add_char(out, '"');
    }
    if (guarded) {
        buffer_add_char(out, '\'');
    }
    for (; *text; text++) {
        if (*text == '"') {
            buffer_add_char(out, '"');
        }
        buffer_add_char(out, *text);
    }
    if (quoted) {
        buffer_add_char(out, '"');
    }
}

void csv_out_row_end(struct buffer *out)
{
    buffer_add(out, "\r\n");
}
