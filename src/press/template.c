/* template: walks the understood lines with the values in hand and adds paragraphs. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "press/template_parts.h"

struct filling {
    const struct template *template;
    struct scope scope;
    struct document *document;
    struct err *err;
};

void template_free(struct template *template)
{
    if (template == NULL) {
        return;
    }
    for (size_t i = 0; i < template->count; i++) {
        free(template->lines[i].text);
        free(template->lines[i].constant);
    }
    free(template->lines);
    free(template->name);
    free(template);
}

/* A condition's word may also be a table: filled when it has a row. */
static const char *condition_text(struct filling *filling, const char *word, char made[SCOPE_MADE])
{
    const char *text = scope_text(&filling->scope, word, made);
    const struct template_rows *rows = values_rows(filling->scope.values, word);
    if (text == NULL && rows != NULL) {
        text = rows->row_count > 0 ? rows->word : "";
    }
    return text;
}

static bool holds(struct filling *filling, const struct template_line *line)
{
    char made[SCOPE_MADE];
    const char *text = condition_text(filling, line->text, made);
    switch (line->comparison) {
    case COMPARE_EQUAL:
        return strcmp(text, line->constant) == 0;
    case COMPARE_DIFFERENT:
        return strcmp(text, line->constant) != 0;
    case COMPARE_FILLED:
        break;
    }
    return *text != '\0';
}

/* Adds one part of the line's text as a cell. */
static bool add_cell(struct filling *filling, const struct template_line *line, const char *text,
                     size_t length, struct paragraph *paragraph)
{
    struct buffer out;
    buffer_init(&out);
    struct cell *cell = paragraph_add_cell(paragraph, NULL);
    bool replaced = template_replace(filling->template, line, text, length, &filling->scope, &out,
                                     cell, filling->err);
    cell->text = memory_copy(buffer_text(&out));
    buffer_done(&out);
    return replaced;
}

/* Adds each part of `text` divided by `|` as a cell. */
static bool add_cells(struct filling *filling, const struct template_line *line, const char *text,
                      struct paragraph *paragraph)
{
    for (;;) {
        size_t length = template_part(text);
        if (!add_cell(filling, line, text, length, paragraph)) {
            return false;
        }
        if (text[length] == '\0') {
            return true;
        }
        text += length + 1;
    }
}

/* Heading and what follows in the same paragraph become one cell with a lead. */
static void join_lead(struct paragraph *paragraph)
{
    if (paragraph->cell_count < 2) {
        return;
    }
    struct cell *head = &paragraph->cells[0];
    struct cell *rest = &paragraph->cells[1];
    paragraph->lead = strlen(head->text);
    char *joined = memory_format("%s%s", head->text, rest->text);
    for (size_t i = 0; i < rest->underline_count; i++) {
        cell_add_underline(head, paragraph->lead + rest->underlines[i].start,
                           rest->underlines[i].length);
    }
    free(head->text);
    head->text = joined;
    free(rest->text);
    free(rest->underlines);
    paragraph->cell_count = 1;
}

/* A long text with newlines becomes as many paragraphs; elsewhere a newline is a blank. */
static void split_newlines(struct document *document, enum paragraph_kind kind)
{
    for (;;) {
        struct paragraph *last = &document->paragraphs[document->count - 1];
        char *newline = kind == PARAGRAPH_BODY ? strchr(last->cells[0].text, '\n') : NULL;
        if (newline == NULL) {
            return;
        }
        *newline = '\0';
        char *rest = text_trim(memory_copy(newline + 1));
        struct cell *head = &last->cells[0];
        size_t kept = 0;
        while (kept < head->underline_count &&
               head->underlines[kept].start + head->underlines[kept].length <= strlen(head->text)) {
            kept++;
        }
        head->underline_count = kept;
        text_trim(head->text);
        if (*rest != '\0') {
            paragraph_add_cell(document_add(document, kind), rest);
        }
        free(rest);
    }
}

static void join_lines(struct paragraph *paragraph)
{
    for (size_t i = 0; i < paragraph->cell_count; i++) {
        for (char *at = paragraph->cells[i].text; *at != '\0'; at++) {
            *at = *at == '\n' ? ' ' : *at;
        }
    }
}

static void note_title(struct document *document, const struct paragraph *paragraph)
{
    struct buffer title;
    buffer_init(&title);
    for (size_t i = 0; i < paragraph->cell_count; i++) {
        buffer_add(&title, paragraph->cells[i].text);
    }
    document->title = buffer_take(&title);
}

static bool add_paragraph(struct filling *filling, const struct template_line *line)
{
    struct document *document = filling->document;
    enum paragraph_kind kind = line->directive->kind;
    struct paragraph *paragraph = document_add(document, kind);
    if (line->directive->text == TEXT_NONE) {
        return true;
    }
    bool parts = kind == PARAGRAPH_TITLE || kind == PARAGRAPH_LEVEL1 || kind == PARAGRAPH_LEVEL2 ||
                 kind == PARAGRAPH_SIGNATURE;
    if (!(parts ? add_cells(filling, line, line->text, paragraph)
                : add_cell(filling, line, line->text, strlen(line->text), paragraph))) {
        return false;
    }
    if (kind == PARAGRAPH_LEVEL1 || kind == PARAGRAPH_LEVEL2) {
        join_lead(paragraph);
    }
    if (kind != PARAGRAPH_BODY) {
        join_lines(paragraph);
    }
    if (kind == PARAGRAPH_TITLE && document->title == NULL) {
        note_title(document, paragraph);
    }
    split_newlines(document, kind);
    return true;
}

static bool add_row(struct filling *filling, const struct template_line *line)
{
    struct paragraph *row = document_add(filling->document, PARAGRAPH_TABLE_ROW);
    char *inner = memory_copy_n(line->text + 1, strlen(line->text) - 2);
    bool added = add_cells(filling, line, inner, row);
    free(inner);
    for (size_t i = 0; i < row->cell_count; i++) {
        row->weights[i] = line->weights[i];
        text_trim(row->cells[i].text);
    }
    join_lines(row);
    return added;
}

static bool set_qr(struct filling *filling, const struct template_line *line)
{
    struct paragraph made = {.kind = PARAGRAPH_BODY};
    bool added = add_cell(filling, line, line->text, strlen(line->text), &made);
    join_lines(&made);
    free(filling->document->qr);
    filling->document->qr = made.cells[0].text;
    free(made.cells[0].underlines);
    free(made.cells);
    return added;
}

static bool set_foot(struct filling *filling, const struct template_line *line)
{
    struct paragraph *foot = document_add_foot(filling->document);
    bool added = add_cells(filling, line, line->text, foot);
    join_lines(foot);
    return added;
}

static bool fill_lines(struct filling *filling, size_t from, size_t to);

static bool fill_each(struct filling *filling, size_t at)
{
    const struct template_line *line = &filling->template->lines[at];
    struct scope outer = filling->scope;
    filling->scope.rows = values_rows(outer.values, line->text);
    bool filled = true;
    for (size_t i = 0; filled && i < filling->scope.rows->row_count; i++) {
        filling->scope.row = i;
        filled = fill_lines(filling, at + 1, line->match);
    }
    filling->scope = outer;
    return filled;
}

/* Fills the part of @若 that holds. */
static bool fill_if(struct filling *filling, size_t at)
{
    const struct template_line *lines = filling->template->lines;
    size_t middle = lines[at].match;
    if (holds(filling, &lines[at])) {
        return fill_lines(filling, at + 1, middle);
    }
    bool other = lines[middle].directive->action == ACTION_ELSE;
    return !other || fill_lines(filling, middle + 1, lines[middle].match);
}

static bool check_length(struct filling *filling, long line, size_t most)
{
    return filling->document->count <= most ||
           template_err(filling->template, line, ERR_INPUT, filling->err, "文书太长，最多 %d 段",
                        DOCUMENT_PARAGRAPHS);
}

static bool fill_line(struct filling *filling, const struct template_line *line)
{
    if (!check_length(filling, line->number, DOCUMENT_PARAGRAPHS - 1)) {
        return false;
    }
    switch (line->directive->action) {
    case ACTION_ADD:
        return add_paragraph(filling, line);
    case ACTION_ROW:
        return add_row(filling, line);
    case ACTION_FOOT:
        return set_foot(filling, line);
    case ACTION_QR:
        return set_qr(filling, line);
    case ACTION_NUMBERING:
        filling->document->numbering = line->numbering;
        return true;
    default: /* the others only mark where a block begins and ends */
        return true;
    }
}

static bool fill_lines(struct filling *filling, size_t from, size_t to)
{
    const struct template_line *lines = filling->template->lines;
    for (size_t i = from; i < to; i++) {
        enum directive_action action = lines[i].directive->action;
        if (action == ACTION_EACH || action == ACTION_IF) {
            if (!(action == ACTION_EACH ? fill_each(filling, i) : fill_if(filling, i))) {
                return false;
            }
            i = lines[i].match;
            i = lines[i].directive->action == ACTION_ELSE ? lines[i].match : i;
        } else if (!fill_line(filling, &lines[i])) {
            return false;
        }
    }
    return true;
}

struct document *template_fill(const struct template *template,
                               const struct template_values *values, struct err *err)
{
    struct filling filling = {
        .template = template, .scope = {.values = values}, .document = document_new(), .err = err};
    if (!template_check(template, values, err) || !fill_lines(&filling, 0, template->count)) {
        document_free(filling.document);
        return NULL;
    }
    return filling.document;
}
