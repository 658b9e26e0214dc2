/* document_stream: the document as it travels to rouzhi-press.
 *
 * A first line with the version, then records "NAME LENGTH:BYTES\n" until "end 0:\n": lengths
 * are counted before bytes are believed, so no text can look like a record.  The reader
 * trusts nothing: it is another process than the writer's. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "press/document.h"

#define HEADING "rouzhi-press 1\n"

static void write_record(struct buffer *out, const char *name, const char *text)
{
    buffer_add_format(out, "%s %zu:%s\n", name, strlen(text), text);
}

static void write_number(struct buffer *out, const char *name, long long number)
{
    char digits[32];
    snprintf(digits, sizeof digits, "%lld", number);
    write_record(out, name, digits);
}

static void write_cell(struct buffer *out, const struct cell *cell)
{
    write_record(out, "cell", cell->text);
    for (size_t i = 0; i < cell->underline_count; i++) {
        char range[64];
        snprintf(range, sizeof range, "%zu %zu", cell->underlines[i].start,
                 cell->underlines[i].length);
        write_record(out, "underline", range);
    }
}

static void write_paragraph(struct buffer *out, const char *name, const struct paragraph *paragraph)
{
    write_record(out, name, paragraph_kind_name(paragraph->kind));
    for (size_t i = 0; i < paragraph->cell_count; i++) {
        write_cell(out, &paragraph->cells[i]);
        if (paragraph->kind == PARAGRAPH_TABLE_ROW) {
            write_number(out, "weight", paragraph->weights[i]);
        }
    }
    if (paragraph->lead > 0) {
        write_number(out, "lead", (long long)paragraph->lead);
    }
}

void document_write(const struct document *document, struct buffer *out)
{
    buffer_add(out, HEADING);
    if (document->title != NULL) {
        write_record(out, "title", document->title);
    }
    if (document->qr != NULL) {
        write_record(out, "qr", document->qr);
    }
    write_number(out, "practice", document->practice);
    write_number(out, "created", document->created);
    write_number(out, "numbering", document->numbering);
    if (document->foot != NULL) {
        write_paragraph(out, "foot", document->foot);
    }
    for (size_t i = 0; i < document->count; i++) {
        write_paragraph(out, "paragraph", &document->paragraphs[i]);
    }
    write_record(out, "end", "");
}

struct reading {
    struct document *document;
    struct paragraph *paragraph; /* the one that cells are added to, or NULL */
    bool ended;
};

/* Reads a whole decimal number within bounds; moves *text behind it. */
static bool read_number(const char **text, long long least, long long most, long long *out)
{
    char *end;
    if (**text != '-' && (**text < '0' || **text > '9')) {
        return false;
    }
    *out = strtoll(*text, &end, 10);
    bool read = end != *text && *out >= least && *out <= most;
    *text = end;
    return read;
}

static bool read_only_number(const char *text, long long least, long long most, long long *out)
{
    return read_number(&text, least, most, out) && *text == '\0';
}

static bool read_title(struct reading *reading, const char *text)
{
    bool first = reading->document->title == NULL;
    reading->document->title = first ? memory_copy(text) : reading->document->title;
    return first;
}

static bool read_qr(struct reading *reading, const char *text)
{
    bool first = reading->document->qr == NULL;
    reading->document->qr = first ? memory_copy(text) : reading->document->qr;
    return first;
}

static bool read_practice(struct reading *reading, const char *text)
{
    long long number = 0;
    bool read = read_only_number(text, 0, 1, &number);
    reading->document->practice = number == 1;
    return read;
}

static bool read_created(struct reading *reading, const char *text)
{
    long long number = 0;
    bool read = read_only_number(text, MOMENT_NONE, INT64_MAX, &number);
    reading->document->created = number;
    return read;
}

static bool read_numbering(struct reading *reading, const char *text)
{
    long long number = 0;
    bool read = read_only_number(text, 0, PAGE_NUMBERS - 1, &number);
    reading->document->numbering = read ? (enum page_number)number : PAGE_NUMBER_DASHES;
    return read;
}

static bool read_foot(struct reading *reading, const char *text)
{
    if (reading->document->foot != NULL ||
        strcmp(text, paragraph_kind_name(PARAGRAPH_SIGNATURE)) != 0) {
        return false;
    }
    reading->paragraph = document_add_foot(reading->document);
    return true;
}

static bool read_paragraph(struct reading *reading, const char *text)
{
    if (reading->document->count == DOCUMENT_PARAGRAPHS) {
        return false;
    }
    for (enum paragraph_kind kind = 0; kind < PARAGRAPH_KINDS; kind++) {
        if (strcmp(text, paragraph_kind_name(kind)) == 0) {
            reading->paragraph = document_add(reading->document, kind);
            return true;
        }
    }
    return false;
}

static bool read_cell(struct reading *reading, const char *text)
{
    if (reading->paragraph == NULL || reading->paragraph->cell_count == DOCUMENT_CELLS ||
        strchr(text, '\n') != NULL) {
        return false;
    }
    paragraph_add_cell(reading->paragraph, text);
    return true;
}

/* Whether `offset` stands between two characters of `text`. */
static bool is_boundary(const char *text, size_t offset)
{
    return offset <= strlen(text) && ((unsigned char)text[offset] & 0xC0) != 0x80;
}

static bool read_underline(struct reading *reading, const char *text)
{
    long long start;
    long long length;
    if (reading->paragraph == NULL || reading->paragraph->cell_count == 0 ||
        !read_number(&text, 0, INT_MAX, &start) || *text++ != ' ' ||
        !read_only_number(text, 1, INT_MAX, &length)) {
        return false;
    }
    struct cell *cell = &reading->paragraph->cells[reading->paragraph->cell_count - 1];
    if (!is_boundary(cell->text, (size_t)start) ||
        !is_boundary(cell->text, (size_t)(start + length))) {
        return false;
    }
    cell_add_underline(cell, (size_t)start, (size_t)length);
    return true;
}

static bool read_weight(struct reading *reading, const char *text)
{
    long long weight;
    struct paragraph *row = reading->paragraph;
    if (row == NULL || row->kind != PARAGRAPH_TABLE_ROW || row->cell_count == 0 ||
        !read_only_number(text, 1, 100, &weight)) {
        return false;
    }
    row->weights[row->cell_count - 1] = (int)weight;
    return true;
}

static bool read_lead(struct reading *reading, const char *text)
{
    long long lead;
    if (reading->paragraph == NULL || reading->paragraph->cell_count == 0 ||
        !read_only_number(text, 1, INT_MAX, &lead) ||
        !is_boundary(reading->paragraph->cells[0].text, (size_t)lead)) {
        return false;
    }
    reading->paragraph->lead = (size_t)lead;
    return true;
}

static bool without_text(enum paragraph_kind kind)
{
    return kind == PARAGRAPH_BLANK || kind == PARAGRAPH_BREAK || kind == PARAGRAPH_RED_LINE;
}

static bool is_whole(const struct paragraph *paragraph)
{
    bool whole = without_text(paragraph->kind) == (paragraph->cell_count == 0);
    for (size_t i = 0; i < paragraph->cell_count; i++) {
        whole = whole && (paragraph->kind != PARAGRAPH_TABLE_ROW || paragraph->weights[i] > 0);
    }
    return whole;
}

static bool read_end(struct reading *reading, const char *text)
{
    const struct document *document = reading->document;
    bool whole = *text == '\0' && (document->foot == NULL || is_whole(document->foot));
    for (size_t i = 0; i < document->count; i++) {
        whole = whole && is_whole(&document->paragraphs[i]);
    }
    reading->ended = true;
    return whole;
}

static const struct {
    const char *name;
    bool (*read)(struct reading *reading, const char *text);
} RECORDS[] = {
    {"title", read_title},         {"qr", read_qr},
    {"practice", read_practice},   {"created", read_created},
    {"numbering", read_numbering}, {"foot", read_foot},
    {"paragraph", read_paragraph}, {"cell", read_cell},
    {"underline", read_underline}, {"weight", read_weight},
    {"lead", read_lead},           {"end", read_end},
};

static bool read_named(struct reading *reading, const char *name, size_t length, const char *text)
{
    for (size_t i = 0; i < sizeof RECORDS / sizeof *RECORDS; i++) {
        if (strlen(RECORDS[i].name) == length && memcmp(RECORDS[i].name, name, length) == 0) {
            return RECORDS[i].read(reading, text);
        }
    }
    return false;
}

/* The record's length, which stands before the colon at bytes[*at]; moves *at behind it. */
static bool read_length(const char *bytes, size_t length, size_t *at, size_t *out)
{
    size_t value = 0;
    size_t digits = 0;
    while (*at < length && bytes[*at] >= '0' && bytes[*at] <= '9' && digits < 9) {
        value = value * 10 + (size_t)(bytes[(*at)++] - '0');
        digits++;
    }
    *out = value;
    return digits > 0 && *at < length && bytes[(*at)++] == ':';
}

/* Reads the record at bytes[*at] and moves *at behind it. */
static bool read_record(struct reading *reading, const char *bytes, size_t length, size_t *at)
{
    const char *name = bytes + *at;
    size_t name_length = 0;
    while (*at < length && bytes[*at] >= 'a' && bytes[*at] <= 'z') {
        name_length++;
        (*at)++;
    }
    size_t size;
    if (*at == length || bytes[(*at)++] != ' ' || !read_length(bytes, length, at, &size) ||
        size >= length - *at || bytes[*at + size] != '\n' || !text_is_utf8(bytes + *at, size)) {
        return false;
    }
    char *text = memory_copy_n(bytes + *at, size);
    bool read = read_named(reading, name, name_length, text);
    free(text);
    *at += read ? size + 1 : 0;
    return read;
}

struct document *document_read(const char *bytes, size_t length, size_t *position, struct err *err)
{
    size_t at = *position;
    struct reading reading = {.document = document_new()};
    bool read = length - at >= strlen(HEADING) && memcmp(bytes + at, HEADING, strlen(HEADING)) == 0;
    at += read ? strlen(HEADING) : 0;
    while (read && !reading.ended) {
        read = read_record(&reading, bytes, length, &at);
    }
    if (!read) {
        document_free(reading.document);
        err_set(err, ERR_INPUT,
                "交给打印程序的文书读不懂，柔执与打印程序的版本可能不一致，请重新安装");
        err_detail(err, "document stream: byte %zu", at);
        return NULL;
    }
    *position = at;
    return reading.document;
}
