/* field_full: when a field of fixed length holds all that it can, so that the cursor may go on by
 * itself. A table of shapes; whether the value is right is for field_read to say. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "law/form.h"

/* d a digit, x a letter or digit, - one of - / . , everything else itself. */
static const struct {
    enum field_kind kind;
    const char *shape;
} SHAPES[] = {
    {FIELD_CREDIT_CODE, "xxxxxxxxxxxxxxxxxx"},
    {FIELD_RESIDENT_ID, "xxxxxxxxxxxxxxxxxx"},
    {FIELD_PHONE, "1dddddddddd"}, /* of other numbers the length is not fixed */
    {FIELD_DATE, "dddd-dd-dd"},
    {FIELD_DATE, "dddddddd"},
    {FIELD_MOMENT, "dddd-dd-dd dd:dd"},
    {FIELD_MOMENT, "dddd-dd-dd dddd"},
    {FIELD_MOMENT, "dddddddd dd:dd"},
    {FIELD_MOMENT, "dddddddd dddd"},
};

static bool fits(char byte, char shape)
{
    unsigned char letter = (unsigned char)byte;
    switch (shape) {
    case 'd':
        return isdigit(letter);
    case 'x':
        return letter < 0x80 && isalnum(letter);
    case '-':
        return byte == '-' || byte == '/' || byte == '.';
    default:
        return byte == shape;
    }
}

static bool has_shape(const char *text, const char *shape)
{
    size_t length = strlen(shape);
    bool same = strlen(text) == length;
    for (size_t i = 0; same && i < length; i++) {
        same = fits(text[i], shape[i]);
    }
    return same;
}

bool field_is_full(const struct field *field, const char *text)
{
    char *folded = text_fold(text);
    bool full = false;
    for (size_t i = 0; !full && i < sizeof SHAPES / sizeof *SHAPES; i++) {
        full = SHAPES[i].kind == field->type->kind && has_shape(folded, SHAPES[i].shape);
    }
    free(folded);
    return full;
}
