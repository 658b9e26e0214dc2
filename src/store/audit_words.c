/* audit_words: one column of a changed row as a member of a JSON object, for the triggers.
 *
 * Texts whole, numbers as they are, bytes as hex. */
#include "store/audit_words.h"

#include "base/buffer.h"

#include <stdlib.h>
#include <string.h>

static void add_text(struct buffer *out, const char *text)
{
    buffer_add_char(out, '"');
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            buffer_add_format(out, "\\%c", *text);
        else if (byte < 0x20)
            buffer_add_format(out, "\\u%04x", byte);
        else
            buffer_add_char(out, *text);
    }
    buffer_add_char(out, '"');
}

static void add_bytes(struct buffer *out, sqlite3_value *value)
{
    const unsigned char *bytes = sqlite3_value_blob(value);
    int size = sqlite3_value_bytes(value);
    buffer_add_char(out, '"');
    for (int i = 0; i < size; i++)
        buffer_add_format(out, "%02x", bytes[i]);
    buffer_add_char(out, '"');
}

static void add_value(struct buffer *out, sqlite3_value *value)
{
    switch (sqlite3_value_type(value)) {
    case SQLITE_NULL:
        buffer_add(out, "null");
        break;
    case SQLITE_TEXT:
        add_text(out, (const char *)sqlite3_value_text(value));
        break;
    case SQLITE_BLOB:
        add_bytes(out, value);
        break;
    default:
        buffer_add(out, (const char *)sqlite3_value_text(value));
    }
}

static void result(sqlite3_context *context, struct buffer *out)
{
    sqlite3_result_text(context, buffer_text(out), (int)out->length, SQLITE_TRANSIENT);
    buffer_done(out);
}

void audit_words_value(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct buffer out;
    (void)count;
    if (sqlite3_value_type(values[1]) == SQLITE_NULL)
        return;
    buffer_init(&out);
    add_value(&out, values[0]);
    buffer_add_char(&out, ':');
    add_value(&out, values[1]);
    result(context, &out);
}

void audit_words_change(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct buffer before;
    struct buffer after;
    struct buffer out;
    (void)count;
    buffer_init(&before);
    buffer_init(&after);
    buffer_init(&out);
    add_value(&before, values[1]);
    add_value(&after, values[2]);
    /* A number never reads as a text does, so equal JSON is an equal value. */
    if (strcmp(buffer_text(&before), buffer_text(&after)) != 0) {
        add_value(&out, values[0]);
        buffer_add_format(&out, ":[%s,%s]", buffer_text(&before), buffer_text(&after));
        result(context, &out);
    }
    buffer_done(&before);
    buffer_done(&after);
}
