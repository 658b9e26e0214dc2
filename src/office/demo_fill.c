/* demo_fill: the texts of data/demo with their places filled: {2-9} is a number that is thrown, {1} the
 * first one that was thrown before, {violation} what stands in that field of the case, {tail} the year and
 * the serial of its number. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "office/demo_private.h"

long demo_roll(struct demo_dice *dice, long least, long most)
{
    dice->state += 0x9E3779B97F4A7C15u;
    uint64_t mixed = dice->state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    mixed ^= mixed >> 31;
    uint64_t range = (uint64_t)(most - least) + 1;
    return least + (long)(mixed % range);
}

static long throw_number(const char *place, const char *end, struct demo_dice *dice,
                         struct demo_thrown *thrown)
{
    size_t most = sizeof thrown->numbers / sizeof *thrown->numbers;
    char *rest;
    long least = strtol(place, &rest, 10);
    if (*rest != '-' || rest > end) {
        bool known = least >= 1 && (size_t)least <= thrown->count;
        return known ? thrown->numbers[least - 1] : 0;
    }
    long number = demo_roll(dice, least, strtol(rest + 1, NULL, 10));
    if (thrown->count < most) {
        thrown->numbers[thrown->count++] = number;
    }
    return number;
}

static void add_field(struct buffer *out, const struct record *kase, const char *key)
{
    bool tail = strcmp(key, "tail") == 0;
    int field = kase != NULL ? form_field(kase->form, tail ? "number" : key) : -1;
    if (field >= 0 && tail) {
        buffer_add(out, strstr(record_value(kase, field), "〔"));
    } else if (field >= 0) {
        bool called = kase->called[field] != NULL;
        buffer_add(out, called ? kase->called[field] : record_value(kase, field));
    }
}

char *demo_fill(const char *text, struct demo_dice *dice, struct demo_thrown *thrown,
                const struct record *kase)
{
    struct buffer out;
    buffer_init(&out);
    buffer_add(&out, "");
    while (*text != '\0') {
        size_t plain = strcspn(text, "{");
        buffer_add_bytes(&out, text, plain);
        text += plain;
        const char *end = *text == '{' ? strchr(text, '}') : NULL;
        if (end == NULL) {
            buffer_add(&out, text);
            break;
        }
        if (strchr("0123456789", text[1]) != NULL) {
            buffer_add_format(&out, "%ld", throw_number(text + 1, end, dice, thrown));
        } else {
            char *key = memory_copy_n(text + 1, (size_t)(end - text - 1));
            add_field(&out, kase, key);
            free(key);
        }
        text = end + 1;
    }
    return buffer_take(&out);
}
