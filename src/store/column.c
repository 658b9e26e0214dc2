/* column: a field's canonical value in and out of its column.
 *
 * A value that doesn't fit its column is bound as it is, so that the STRICT table refuses it
 * rather than something else being stored. */
#include "store/column.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "store/sql.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

bool column_stored(const struct field *field)
{
    return field->type->storage != STORAGE_NONE;
}

static bool is_number(const struct field *field)
{
    return field->type->storage == STORAGE_INTEGER || field->type->storage == STORAGE_SCALED;
}

static int places_of(const struct field *field)
{
    if (field->type->storage != STORAGE_SCALED)
        return 0;
    return field->type->kind == FIELD_MONEY ? 2 : field->scale;
}

/* "-12.5" with 2 places is -1250; false if it isn't such a number. */
static bool to_scaled(const char *value, int places, int64_t *number)
{
    struct buffer digits;
    buffer_init(&digits);
    const char *at = value;
    int after = 0;
    bool point = false;
    if (*at == '-')
        buffer_add_char(&digits, *at++);
    for (; isdigit((unsigned char)*at) || (*at == '.' && !point); at++) {
        point = point || *at == '.';
        if (*at != '.') {
            buffer_add_char(&digits, *at);
            after += point;
        }
    }
    bool good = *at == '\0' && after <= places && digits.length > (value[0] == '-');
    for (; after < places; after++)
        buffer_add_char(&digits, '0');
    errno = 0;
    *number = strtoll(buffer_text(&digits), NULL, 10);
    buffer_done(&digits);
    return good && errno == 0;
}

static bool to_number(const struct field *field, const char *value, int64_t *number)
{
    if (field->type->kind != FIELD_YES_NO)
        return to_scaled(value, places_of(field), number);
    *number = strcmp(value, "yes") == 0;
    return *number || strcmp(value, "no") == 0;
}

void column_bind(sqlite3_stmt *statement, int place, const struct field *field, const char *value)
{
    int64_t number;
    if (value && is_number(field) && to_number(field, value, &number))
        sql_bind_number(statement, place, number);
    else
        sql_bind(statement, place, value);
}

int column_compare(const struct field *field, const char *one, const char *other)
{
    int64_t left;
    int64_t right;
    if (!one || !other)
        return (one == NULL) - (other == NULL);
    if (is_number(field) && to_number(field, one, &left) && to_number(field, other, &right))
        return (left > right) - (left < right);
    return strcmp(one, other);
}

/* -1250 with 2 places is "-12.50". */
static char *from_scaled(int64_t number, int places)
{
    uint64_t size = number < 0 ? -(uint64_t)number : (uint64_t)number;
    uint64_t unit = 1;
    const char *sign = number < 0 ? "-" : "";
    for (int i = 0; i < places; i++)
        unit *= 10;
    if (places == 0)
        return memory_format("%s%llu", sign, (unsigned long long)size);
    return memory_format("%s%llu.%0*llu", sign, (unsigned long long)(size / unit), places,
                         (unsigned long long)(size % unit));
}

char *column_read(sqlite3_stmt *statement, int column, const struct field *field)
{
    if (sqlite3_column_type(statement, column) == SQLITE_NULL)
        return NULL;
    if (!is_number(field))
        return memory_copy(sql_text(statement, column));
    int64_t number = sqlite3_column_int64(statement, column);
    if (field->type->kind == FIELD_YES_NO)
        return memory_copy(number ? "yes" : "no");
    return from_scaled(number, places_of(field));
}
