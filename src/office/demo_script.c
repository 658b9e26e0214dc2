/* demo_script: what may happen in the practice office, read from data/demo/cases.csv.
 *
 * A row is a violation with its facts and what is promised for it; who it may happen to is
 * told by industry, so that a laundry is never blamed for a kiln. Decides nothing else. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "exchange/csv_in.h"
#include "office/demo_private.h"

#define SCRIPT_LIMIT (1024 * 1024)

/* The columns of the file, in their order. */
enum column {
    COLUMN_ITEM,
    COLUMN_PARTIES,
    COLUMN_VIOLATION,
    COLUMN_PLACE,
    COLUMN_FACTS,
    COLUMN_CORRECTED,
    COLUMN_NUMBERS,
    COLUMN_MEASURE,
    COLUMN_COUNT = COLUMN_MEASURE + DEMO_MEASURES
};

void demo_script_init(struct demo_script *script)
{
    *script = (struct demo_script){.matters = NULL};
}

void demo_script_done(struct demo_script *script)
{
    for (size_t i = 0; i < script->count; i++) {
        struct demo_matter *matter = &script->matters[i];
        free(matter->item);
        free(matter->parties);
        free(matter->violation);
        free(matter->place);
        free(matter->facts);
        free(matter->numbers);
        for (size_t j = 0; j < matter->measure_count; j++) {
            free(matter->measures[j]);
        }
    }
    free(script->matters);
    demo_script_init(script);
}

static bool take_row(const struct csv_row *row, void *data, struct err *err)
{
    struct demo_script *script = data;
    if (row->count != COLUMN_COUNT) {
        return err_set(err, ERR_INPUT, "cases.csv 第 %ld 行有 %zu 列，应为 %d 列", row->line,
                       row->count, (int)COLUMN_COUNT);
    }
    if (row->number == 0) {
        return true;
    }
    script->matters = memory_array(script->matters, script->count + 1, sizeof *script->matters);
    struct demo_matter *matter = &script->matters[script->count++];
    *matter = (struct demo_matter){
        .item = memory_copy(row->cells[COLUMN_ITEM]),
        .parties = memory_copy(row->cells[COLUMN_PARTIES]),
        .violation = memory_copy(row->cells[COLUMN_VIOLATION]),
        .place = memory_copy(row->cells[COLUMN_PLACE]),
        .facts = memory_copy(row->cells[COLUMN_FACTS]),
        .corrected = strcmp(row->cells[COLUMN_CORRECTED], "是") == 0,
        .numbers = memory_copy(row->cells[COLUMN_NUMBERS]),
    };
    for (size_t i = COLUMN_MEASURE; i < COLUMN_COUNT && row->cells[i][0] != '\0'; i++) {
        matter->measures[matter->measure_count++] = memory_copy(row->cells[i]);
    }
    return true;
}

bool demo_script_read(struct demo_script *script, const char *path, struct err *err)
{
    struct buffer text;
    buffer_init(&text);
    bool done = file_read(path, SCRIPT_LIMIT, &text, err) &&
                csv_in_scan(buffer_text(&text), text.length, take_row, script, err);
    buffer_done(&text);
    return done;
}

bool demo_matter_negative(const struct demo_matter *matter)
{
    return matter->measure_count == 0;
}

bool demo_word_in(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = words; length > 0 && (at = strstr(at, word)) != NULL; at += length) {
        bool begins = at == words || at[-1] == ' ';
        if (begins && (at[length] == ' ' || at[length] == '\0')) {
            return true;
        }
    }
    return false;
}

bool demo_matter_fits(const struct demo_matter *matter, const struct record *party)
{
    const char *industry = record_get(party, "industry");
    bool person = strcmp(record_get(party, "kind"), "person") == 0;
    return demo_word_in(matter->parties, record_get(party, "name")) ||
           demo_word_in(matter->parties, person             ? "个人"
                                         : industry != NULL ? industry
                                                            : "");
}
