/* conflict_lines: the card of a conflict as rows: for each field that clashes its name and the three
 * values, wrapped; below what was merged without asking. Draws nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/wrap.h"
#include "conflict_private.h"
#include "merge_words.h"

static void line_add(struct conflict *conflict, struct conflict_line line)
{
    conflict->lines =
        memory_array(conflict->lines, conflict->line_count + 1, sizeof *conflict->lines);
    conflict->lines[conflict->line_count++] = line;
}

void conflict_lines_free(struct conflict *conflict)
{
    for (size_t i = 0; i < conflict->line_count; i++) {
        free(conflict->lines[i].text);
    }
    free(conflict->lines);
    conflict->lines = NULL;
    conflict->line_count = 0;
}

static void add_wrapped(struct conflict *conflict, struct conflict_line line, const char *text,
                        int columns)
{
    struct wrap_rule rule = {.width = wrap_columns, .first = columns, .rest = columns};
    struct wrap_line *wrapped = NULL;
    size_t count = wrap_text(text, &rule, &wrapped);
    for (size_t i = 0; i < count; i++) {
        line.first = i == 0;
        line.text = memory_copy_n(text + wrapped[i].start, wrapped[i].length);
        line_add(conflict, line);
    }
    free(wrapped);
}

static void add_field(struct conflict *conflict, size_t index, int columns)
{
    static const enum merge_side order[CONFLICT_SIDES] = {MERGE_MINE, MERGE_THEIRS, MERGE_BEFORE};
    const struct merge_sides sides = {conflict->mine, conflict->theirs, conflict->before};
    int field = conflict->fields[index].field;
    line_add(conflict, (struct conflict_line){
                           .kind = CONFLICT_LABEL,
                           .field = index,
                           .text = memory_copy(conflict->mine->form->fields[field].label)});
    for (size_t i = 0; i < CONFLICT_SIDES; i++) {
        char *text =
            merge_value(office_codes(conflict->scene.app->office), &sides, field, order[i]);
        add_wrapped(
            conflict,
            (struct conflict_line){.kind = CONFLICT_VALUE, .field = index, .side = order[i]}, text,
            columns - CONFLICT_INDENT);
        free(text);
    }
    line_add(conflict, (struct conflict_line){.kind = CONFLICT_BLANK, .field = index});
}

static void add_rest(struct conflict *conflict, int columns)
{
    char *text = merge_rest(conflict->mine->form, conflict->fields, conflict->count);
    if (*text) {
        add_wrapped(conflict, (struct conflict_line){.kind = CONFLICT_REST}, text, columns);
    }
    free(text);
}

void conflict_lines_build(struct conflict *conflict, int columns)
{
    conflict_lines_free(conflict);
    for (size_t i = 0; i < conflict->count; i++) {
        if (conflict->fields[i].clash) {
            add_field(conflict, i, columns);
        }
    }
    add_rest(conflict, columns);
}
