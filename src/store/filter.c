/* filter: what was typed to find rows, as words that a row must hold. */
#include "store/filter.h"

#include "base/memory.h"
#include "base/text.h"
#include "store/digits.h"
#include "store/search_index.h"
#include "store/select.h"
#include "store/sql.h"
#include "store/tokenizer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 8 };

/* How many letters and digits stand together here. */
static size_t codes_at(const char *text)
{
    size_t count = 0;
    while (tokenizer_is_code((unsigned char)text[count]))
        count++;
    return count;
}

static void add_term(struct buffer *out, const char *at, size_t length, bool head)
{
    buffer_add_format(out, "%s\"%.*s\"%s", out->length ? " AND " : "", (int)length, at,
                      head ? " *" : "");
}

/* Letters and digits in fours; three as the head of one. */
static void add_codes(struct buffer *out, const char *at, size_t count)
{
    if (count < TOKENIZER_LONG)
        add_term(out, at, count, true);
    for (size_t i = 0; i + TOKENIZER_LONG <= count; i++)
        add_term(out, at + i, TOKENIZER_LONG, false);
}

/* The word as a query of the index: "油烟" AND "烟扰"; a single character as the head of a pair; what
 * stands in a long token by that alone. */
static void add_expression(const char *word, struct buffer *query)
{
    struct buffer out;
    uint32_t code;
    buffer_init(&out);
    if (text_count(word) == 1)
        add_term(&out, word, strlen(word), true);
    for (const char *at = word; text_count(at) > 1;) {
        size_t codes = codes_at(at);
        int first = text_decode(at, &code);
        if (codes >= TOKENIZER_LONG - 1) {
            add_codes(&out, at, codes);
            at += codes - 1; /* the last one makes a pair with what follows */
            continue;
        }
        add_term(&out, at, (size_t)(first + text_decode(at + first, &code)), false);
        at += first;
    }
    buffer_add_format(query, "(%s)", buffer_text(&out));
    buffer_done(&out);
}

/* zm25 may be written ZM-25, which is two words to the index. Caller frees. */
static char *expression(const struct filter_word *word)
{
    struct buffer out;
    buffer_init(&out);
    add_expression(word->text, &out);
    if (word->hyphened) {
        char *letters = memory_copy_n(word->text, strcspn(word->text, "0123456789"));
        buffer_add(&out, " OR (");
        add_expression(letters, &out);
        buffer_add(&out, " AND ");
        add_expression(word->text + strlen(letters), &out);
        buffer_add(&out, ")");
        free(letters);
    }
    return buffer_take(&out);
}

/* A few letters, then a few digits: how items of the lists are numbered. Caller frees; NULL. */
static char *hyphened(const char *word)
{
    size_t letters = strspn(word, "abcdefghijklmnopqrstuvwxyz");
    size_t digits = strspn(word + letters, "0123456789");
    bool is_item = letters > 0 && letters <= 4 && digits > 0 && digits <= 3;
    return is_item && letters + digits == strlen(word)
               ? memory_format("%.*s-%s", (int)letters, word, word + letters)
               : NULL;
}

/* What the index gives for such a word does hold it. */
static bool is_exact(const char *word)
{
    size_t codes = codes_at(word);
    return text_count(word) <= 2 || (codes == strlen(word) && codes <= TOKENIZER_LONG);
}

static void add_word(struct filter *filter, struct buffer *word)
{
    if (word->length > 0 && filter->count < MOST_WORDS) {
        filter->words = memory_array(filter->words, filter->count + 1, sizeof *filter->words);
        char *other = hyphened(buffer_text(word));
        filter->words[filter->count++] =
            (struct filter_word){.text = memory_copy(buffer_text(word)),
                                 .hyphened = other,
                                 .exact = !other && is_exact(buffer_text(word))};
    }
    buffer_clear(word);
}

void filter_init(struct filter *filter, const char *text)
{
    struct buffer word;
    uint32_t code;
    *filter = (struct filter){.count = 0};
    buffer_init(&word);
    for (const char *at = text ? text : ""; *at;) {
        char bytes[4];
        int length = text_decode(at, &code);
        uint32_t character = length > 0 ? tokenizer_character(code) : 0;
        if (character)
            buffer_add_bytes(&word, bytes, (size_t)text_encode(character, bytes));
        else
            add_word(filter, &word);
        at += length > 0 ? length : 1;
    }
    add_word(filter, &word);
    buffer_done(&word);
    filter->nothing = filter->count == 0 && !text_is_blank(text);
}

void filter_done(struct filter *filter)
{
    for (size_t i = 0; i < filter->count; i++) {
        struct filter_word *word = &filter->words[i];
        for (size_t j = 0; word->places && j < filter->places; j++)
            id_set_done(&word->places[j].set);
        free(word->places);
        free(word->text);
        free(word->hyphened);
    }
    free(filter->words);
    id_set_done(&filter->rows);
    *filter = (struct filter){.count = 0};
}

/* The places of every word, with nothing in them. */
static void make_places(struct filter *filter, struct store *store, const struct form *form,
                        size_t most)
{
    struct filter_place places[64];
    size_t count = 0;
    if (search_index_has(form))
        places[count++] = (struct filter_place){.form = form};
    for (size_t i = 0; i < form->list_count && count < 64; i++) {
        const struct field *field = &form->fields[form->list[i].field];
        const struct form *target = select_target(store->forms, field);
        if (target && search_index_has(target))
            places[count++] = (struct filter_place){.reference = field, .form = target};
    }
    count += filter->labels ? filter_choices(form, places + count, 64 - count) : 0;
    filter->places = count;
    for (size_t i = 0; i < filter->count; i++) {
        struct filter_word *word = &filter->words[i];
        word->digits = form->number_field >= 0 && digits_alone(word->text);
        word->exact = word->exact && !word->digits;
        filter->words[i].places = memory_array(NULL, count + 1, sizeof *places);
        for (size_t j = 0; j < count; j++) {
            filter->words[i].places[j] = places[j];
            id_set_init(&filter->words[i].places[j].set, most);
        }
    }
}

static bool ask_place(struct store *store, struct filter_place *place, const char *match,
                      struct err *err)
{
    struct buffer sql;
    bool row = false;
    char *name = memory_format("search_%s", place->form->table);
    buffer_init(&sql);
    buffer_add(&sql, "SELECT 1 FROM ");
    sql_add_name(&sql, name);
    buffer_add(&sql, " WHERE ");
    sql_add_name(&sql, name);
    buffer_add(&sql, " MATCH :match AND gather(:set, rowid)");
    sqlite3_stmt *find = sql_prepare(store->db, buffer_text(&sql), err);
    bool good = find != NULL;
    if (good) {
        sql_bind_named(find, ":match", match);
        id_set_bind(find, ":set", &place->set);
        good = sql_step(find, &row, err); /* a row: the set is full */
    }
    sqlite3_finalize(find);
    buffer_done(&sql);
    free(name);
    id_set_sort(&place->set);
    return good;
}

bool filter_ask(struct filter *filter, struct store *store, const struct form *form, size_t most,
                struct err *err)
{
    bool good = true;
    make_places(filter, store, form, most);
    for (size_t i = 0; good && i < filter->count; i++) {
        char *match = expression(&filter->words[i]);
        for (size_t j = 0; good && j < filter->places; j++) {
            struct filter_place *place = &filter->words[i].places[j];
            good = place->choice ? filter_choice_ask(place, store, &filter->words[i], err)
                                 : ask_place(store, place, match, err);
        }
        free(match);
    }
    return good;
}

/* How a column is asked whether it holds the word. */
static const char *asking(const char *column, const char *number, const struct filter_word *word)
{
    if (!word->digits)
        return "holds";
    return strcmp(column, number) == 0 ? "numbered" : "counts";
}

/* The column of the document number; "" if the form has none. Caller frees. */
static char *number_column(const struct form *form, const char *prefix)
{
    struct buffer column;
    buffer_init(&column);
    buffer_add(&column, "");
    if (form->number_field >= 0) {
        buffer_add(&column, prefix);
        sql_add_name(&column, form->fields[form->number_field].key);
    }
    return buffer_take(&column);
}

/* ` OR holds(T."column", :wN)` for each search column of the form. */
static void add_holds(struct buffer *out, struct store *store, const struct form *form,
                      const char *table, const struct filter_word *word, size_t place)
{
    struct buffer columns;
    char *prefix = memory_format("%s.", table), *number = number_column(form, prefix);
    buffer_init(&columns);
    search_index_columns(store, form, prefix, &columns);
    char *rest = NULL;
    char *list = buffer_take(&columns);
    buffer_add(out, "(0");
    for (char *column = strtok_r(list, ", ", &rest); column; column = strtok_r(NULL, ", ", &rest)) {
        buffer_add_format(out, " OR %s(%s, :w%zu)", asking(column, number, word), column, place);
        if (word->hyphened)
            buffer_add_format(out, " OR holds(%s, :h%zu)", column, place);
    }
    buffer_add(out, ")");
    free(list);
    free(number);
    free(prefix);
}

/* The row that is referred to, asked only where nothing cheaper has decided. */
static void add_asked(struct buffer *out, struct store *store, const struct filter_place *place,
                      const struct filter_word *word, size_t number)
{
    if (place->choice) {
        filter_choice_add(place, word, out);
        return;
    }
    if (!place->reference) {
        add_holds(out, store, place->form, "t", word, number);
        return;
    }
    buffer_add(out, "EXISTS (SELECT 1 FROM ");
    sql_add_name(out, place->form->table);
    buffer_add(out, " r WHERE r.id = t.");
    sql_add_name(out, place->reference->key);
    buffer_add(out, " AND ");
    add_holds(out, store, place->form, "r", word, number);
    buffer_add(out, ")");
}

static void add_place(struct buffer *out, struct store *store, const struct filter_word *word,
                      size_t number, size_t place)
{
    const struct filter_place *held = &word->places[place];
    if (held->set.count == 0)
        return;
    buffer_add(out, " OR ");
    if (!held->set.full) {
        buffer_add_format(out, "(among(:s%zu_%zu, t.", number, place);
        sql_add_name(out, held->reference ? held->reference->key : "id");
        buffer_add(out, word->exact ? "))" : ") AND ");
    }
    if (held->set.full || !word->exact)
        add_asked(out, store, held, word, number);
    if (!held->set.full && !word->exact)
        buffer_add(out, ")");
}

void filter_add(const struct filter *filter, struct store *store, const struct form *form,
                struct buffer *out)
{
    (void)form;
    if (filter->nothing)
        buffer_add(out, " AND 0");
    for (size_t i = 0; i < filter->count; i++) {
        const struct filter_word *word = &filter->words[i];
        buffer_add(out, " AND (0");
        for (int full = 0; full < 2; full++) /* what is asked of the row itself comes last */
            for (size_t j = 0; j < filter->places; j++)
                if (word->places[j].set.full == (full == 1))
                    add_place(out, store, word, i, j);
        buffer_add(out, ")");
    }
}

void filter_bind(const struct filter *filter, sqlite3_stmt *statement)
{
    char name[64];
    for (size_t i = 0; i < filter->count; i++) {
        snprintf(name, sizeof name, ":w%zu", i);
        sql_bind_named(statement, name, filter->words[i].text);
        if (filter->words[i].hyphened) {
            snprintf(name, sizeof name, ":h%zu", i);
            sql_bind_named(statement, name, filter->words[i].hyphened);
        }
        for (size_t j = 0; j < filter->places; j++) {
            snprintf(name, sizeof name, ":s%zu_%zu", i, j);
            id_set_bind(statement, name, &filter->words[i].places[j].set);
        }
    }
}
