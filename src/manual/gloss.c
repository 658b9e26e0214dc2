/* gloss: the words of a page and those of a table, laid together. See gloss.h. */
#include "manual/gloss.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "manual/roff.h"

void glosses_init(struct glosses *glosses)
{
    *glosses = (struct glosses){NULL, 0};
}

void glosses_done(struct glosses *glosses)
{
    for (size_t i = 0; i < glosses->count; i++) {
        free(glosses->rows[i].key);
        free(glosses->rows[i].head);
        buffer_done(&glosses->rows[i].text);
    }
    free(glosses->rows);
    glosses_init(glosses);
}

/* "= key | head" or "+ key" */
static void begin(struct glosses *glosses, const char *line)
{
    const char *bar = strstr(line, " | ");
    size_t length = bar != NULL ? (size_t)(bar - line) : strlen(line);
    glosses->rows = memory_array(glosses->rows, glosses->count + 1, sizeof *glosses->rows);
    struct gloss *gloss = &glosses->rows[glosses->count++];
    *gloss = (struct gloss){.instead = line[0] == '='};
    gloss->key = text_trim(memory_copy_n(line + 2, length - 2));
    gloss->head = bar != NULL ? memory_copy(bar + 3) : NULL;
    buffer_init(&gloss->text);
}

const char *glosses_read(struct glosses *glosses, char *const *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strncmp(lines[i], "= ", 2) == 0 || strncmp(lines[i], "+ ", 2) == 0) {
            begin(glosses, lines[i]);
        } else if (glosses->count == 0) {
            return "文字前面没有“= 键”";
        } else {
            struct buffer *text = &glosses->rows[glosses->count - 1].text;
            const char *last = strrchr(buffer_text(text), '\n');
            bool join = text->length > 0 && lines[i][0] != '.' &&
                        roff_lines_join(last != NULL ? last + 1 : buffer_text(text), lines[i]);
            buffer_add(text, text->length > 0 && !join ? "\n" : "");
            buffer_add(text, lines[i]);
        }
    }
    return NULL;
}

static const struct gloss *find(const struct glosses *glosses, const char *key)
{
    for (size_t i = 0; i < glosses->count; i++) {
        if (strcmp(glosses->rows[i].key, key) == 0) {
            return &glosses->rows[i];
        }
    }
    return NULL;
}

/* The item's own text; its newlines are line breaks. */
static void write_text(const char *text, struct buffer *out)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        char *line = memory_copy_n(text, length);
        roff_add_text(out, line);
        free(line);
        text += length + (text[length] == '\n');
        buffer_add(out, *text != '\0' ? "\n.br\n" : "\n");
    }
}

/* Roff that was written by hand: requests as they stand, text with breaks. */
static void write_prose(const char *prose, struct buffer *out)
{
    while (*prose != '\0') {
        size_t length = strcspn(prose, "\n");
        char *line = memory_copy_n(prose, length);
        if (*line == '.') {
            buffer_add(out, line);
        } else {
            roff_add_prose(out, line);
        }
        buffer_add_char(out, '\n');
        free(line);
        prose += length + (prose[length] == '\n');
    }
}

static void write_head(const struct item *item, const struct gloss *gloss, struct buffer *out)
{
    buffer_add(out, ".TP\n\\fB");
    roff_add_text(out, item->head);
    buffer_add(out, "\\fR");
    const char *tail = gloss != NULL && gloss->head != NULL ? gloss->head : item->tail;
    if (*tail != '\0') {
        buffer_add_char(out, ' ');
        roff_add_text(out, tail);
    }
    buffer_add_char(out, '\n');
}

const char *glosses_write(const struct glosses *glosses, const struct items *items,
                          struct buffer *out)
{
    size_t used = 0;
    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->rows[i];
        const struct gloss *gloss = find(glosses, item->key);
        write_head(item, gloss, out);
        if (gloss == NULL || !gloss->instead) {
            write_text(item->text, out);
        }
        if (gloss != NULL) {
            buffer_add(out, gloss->instead || *item->text == '\0' ? "" : ".br\n");
            write_prose(buffer_text(&gloss->text), out);
            used++;
        }
    }
    for (size_t i = 0; used < glosses->count && i < glosses->count; i++) {
        bool there = false;
        for (size_t j = 0; j < items->count; j++) {
            there = there || strcmp(items->rows[j].key, glosses->rows[i].key) == 0;
        }
        if (!there) {
            return glosses->rows[i].key;
        }
    }
    return NULL;
}
