/* filter_choice: a word that is what a choice is called, such as 已受理, finds the rows that have it.
 *
 * Codes are stored and labels are read; so the label's codes are asked for, by the column's own index. */
#include "store/filter.h"

#include "base/text.h"
#include "store/sql.h"

#include <string.h>

enum { LEAST = 2 }; /* characters: one alone begins too many words */

size_t filter_choices(const struct form *form, struct filter_place *places, size_t room)
{
    size_t count = 0;
    for (size_t i = 0; i < form->list_count && count < room; i++) {
        const struct field *field = &form->fields[form->list[i].field];
        if (field->type->kind == FIELD_CHOICE && form_sorts(form, form->list[i].field))
            places[count++] = (struct filter_place){.choice = field, .form = form};
    }
    return count;
}

/* 'void', 'observing'; returns how many. */
static size_t add_codes(const struct field *field, const struct filter_word *word,
                        struct buffer *out)
{
    size_t count = 0;
    for (size_t i = 0; i < field->choice_count && text_count(word->text) >= LEAST; i++) {
        if (strncmp(field->choices[i].label, word->text, strlen(word->text)) != 0)
            continue;
        buffer_add(out, count++ > 0 ? ", " : "");
        sql_add_literal(out, field->choices[i].code);
    }
    return count;
}

static bool fetch(struct filter_place *place, struct store *store, const char *codes,
                  struct err *err)
{
    struct buffer sql;
    bool row = false;
    buffer_init(&sql);
    buffer_add(&sql, "SELECT 1 FROM ");
    sql_add_name(&sql, place->form->table);
    buffer_add(&sql, " WHERE ");
    sql_add_name(&sql, place->choice->key);
    buffer_add_format(&sql, " IN (%s) AND gather(:set, id)", codes);
    sqlite3_stmt *find = sql_prepare(store->db, buffer_text(&sql), err);
    bool good = find != NULL;
    if (good) {
        id_set_bind(find, ":set", &place->set);
        good = sql_step(find, &row, err); /* a row: the set is full */
    }
    sqlite3_finalize(find);
    buffer_done(&sql);
    id_set_sort(&place->set);
    return good;
}

bool filter_choice_ask(struct filter_place *place, struct store *store,
                       const struct filter_word *word, struct err *err)
{
    struct buffer codes;
    buffer_init(&codes);
    bool any = add_codes(place->choice, word, &codes) > 0;
    bool good = !any || fetch(place, store, buffer_text(&codes), err);
    buffer_done(&codes);
    return good;
}

void filter_choice_add(const struct filter_place *place, const struct filter_word *word,
                       struct buffer *out)
{
    buffer_add(out, "+t.");
    sql_add_name(out, place->choice->key);
    buffer_add(out, " IN (");
    add_codes(place->choice, word, out);
    buffer_add(out, ")");
}
