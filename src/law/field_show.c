/* field_show: how a canonical value is written for people. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "law/codes.h"
#include "law/field_read.h"
#include "law/form.h"

char *field_show_plain(const struct field *field, const char *value, const struct codes *codes)
{
    (void)field;
    (void)codes;
    return memory_copy(value);
}

/* 1234567.50 as 1,234,567.50 */
char *field_show_money(const struct field *field, const char *value, const struct codes *codes)
{
    (void)field;
    (void)codes;
    struct buffer out;
    buffer_init(&out);
    const char *at = value;
    if (*at == '-') {
        buffer_add_char(&out, *at++);
    }
    size_t whole = strcspn(at, ".");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0) {
            buffer_add_char(&out, ',');
        }
        buffer_add_char(&out, at[i]);
    }
    buffer_add(&out, at + whole);
    return buffer_take(&out);
}

char *field_show_code(const struct field *field, const char *value, const struct codes *codes)
{
    const struct code *code = codes != NULL ? codes_find(codes, field->codes, value) : NULL;
    return memory_copy(code != NULL ? code->label : value);
}

char *field_show_choice(const struct field *field, const char *value, const struct codes *codes)
{
    (void)codes;
    int choice = field_choice(field, value);
    return memory_copy(choice >= 0 ? field->choices[choice].label : value);
}

char *field_show_choices(const struct field *field, const char *value, const struct codes *codes)
{
    struct buffer out;
    buffer_init(&out);
    char *copy = memory_copy(value);
    char *rest = NULL;
    for (char *code = strtok_r(copy, ",", &rest); code != NULL; code = strtok_r(NULL, ",", &rest)) {
        char *label = field_show_choice(field, code, codes);
        buffer_add(&out, out.length > 0 ? "、" : "");
        buffer_add(&out, label);
        free(label);
    }
    free(copy);
    return buffer_take(&out);
}

char *field_show_yes_no(const struct field *field, const char *value, const struct codes *codes)
{
    (void)field;
    (void)codes;
    return memory_copy(strcmp(value, "yes") == 0 ? "是" : "否");
}
