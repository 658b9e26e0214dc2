/* due_rows: cases with what is due in them. See cli/due_rows.h. */
#include "cli/due_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "office/answer.h"

#define PAGE_ROWS 200
#define COLUMNS 7
#define EACH 11 /* values of an object */
#define SHOWN 5 /* of them made for it */

static bool take_row(struct office *office, const struct view_row *row, date_t on,
                     struct due_rows *rows, struct err *err)
{
    struct record *kase = desk_load(office, "case", row->id, err);
    if (kase != NULL) {
        rows->items = memory_array(rows->items, rows->count + 1, sizeof *rows->items);
        rows->items[rows->count++] = (struct due_row){kase, on};
    }
    return kase != NULL;
}

/* Where the reading of pages stands. */
struct place {
    int64_t last;
    char *key;
    bool more;
};

static void go_on(struct place *place, const struct view_page *page)
{
    const struct view_row *row = &page->rows[page->count - 1];
    char *key = row->sort_key != NULL ? memory_copy(row->sort_key) : NULL;
    free(place->key);
    place->key = key;
    place->last = row->id;
}

/* One page; place->more is false once a row is due later than asked, or there are enough. */
static bool take_page(struct office *office, const struct due_asked *asked, struct place *place,
                      struct due_rows *rows, struct err *err)
{
    struct view_page page;
    view_page_init(&page);
    bool good = desk_page(office, &asked->query, place->last != 0, place->last, place->key, false,
                          PAGE_ROWS, &page, err);
    place->more = good && page.more;
    for (size_t i = 0; good && i < page.count; i++) {
        const char *key = page.rows[i].sort_key;
        date_t on = key != NULL ? date_parse(key, 0) : DATE_NONE;
        if (asked->limit > 0 && rows->count == asked->limit) {
            rows->more = true;
            place->more = false;
            break;
        }
        bool later = asked->until != DATE_NONE && (on == DATE_NONE || on > asked->until);
        place->more = place->more && !later;
        good = later || take_row(office, &page.rows[i], on, rows, err);
    }
    if (good && place->more && page.count > 0) {
        go_on(place, &page);
    }
    view_page_done(&page);
    return good;
}

bool due_rows_read(struct office *office, const struct due_asked *asked, struct due_rows *rows,
                   struct err *err)
{
    struct place place = {.more = true};
    bool good = true;
    *rows = (struct due_rows){.items = NULL};
    while (good && place.more) {
        good = take_page(office, asked, &place, rows, err);
    }
    free(place.key);
    return good;
}

void due_rows_done(struct due_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        record_free(rows->items[i].kase);
    }
    free(rows->items);
    *rows = (struct due_rows){.items = NULL};
}

static char *show(const struct office *office, const struct due_row *row, const char *key)
{
    return record_show(row->kase, form_field(row->kase->form, key), office_codes(office));
}

/* Whether I am one of its handling officers. */
static bool is_mine(const struct office *office, const struct due_row *row)
{
    int64_t me = office_me(office)->id;
    return record_get_integer(row->kase, "officer1") == me ||
           record_get_integer(row->kase, "officer2") == me;
}

static void fill(struct office *office, const struct due_row *row, char *shown[SHOWN],
                 struct answer_value values[EACH])
{
    static const char *const keys[] = {"party", "violation", "officer1", "state"};
    date_t today = office_today(office);
    bool dated = row->on != DATE_NONE;
    for (size_t i = 0; i + 1 < SHOWN; i++) {
        shown[i] = show(office, row, keys[i]);
    }
    shown[SHOWN - 1] = desk_due_why(office, row->kase);
    const struct answer_value all[EACH] = {
        {"number", ANSWER_TEXT, record_get(row->kase, "number"), 0},
        {"party", ANSWER_TEXT, shown[0], 0},
        {"violation", ANSWER_TEXT, shown[1], 0},
        {"officer1", ANSWER_TEXT, shown[2], 0},
        {"state", ANSWER_TEXT, shown[3], 0},
        {"due_on", ANSWER_TEXT, record_get(row->kase, "due_on"), 0},
        {"due_what", ANSWER_TEXT, record_get(row->kase, "due_what"), 0},
        {"days_left", dated ? ANSWER_INTEGER : ANSWER_TEXT, NULL, dated ? row->on - today : 0},
        {"overdue", ANSWER_BOOL, NULL, dated && row->on < today},
        {"mine", ANSWER_BOOL, NULL, is_mine(office, row)},
        {"why", ANSWER_TEXT, shown[SHOWN - 1], 0}};
    memcpy(values, all, sizeof all);
}

void due_rows_json(struct office *office, const struct due_rows *rows)
{
    struct answer_value *values = memory_array(NULL, rows->count * EACH + 1, sizeof *values);
    char **shown = memory_array(NULL, rows->count * SHOWN + 1, sizeof *shown);
    for (size_t i = 0; i < rows->count; i++) {
        fill(office, &rows->items[i], &shown[i * SHOWN], &values[i * EACH]);
    }
    print_answer(answer_list(values, EACH, rows->count));
    for (size_t i = 0; i < rows->count * SHOWN; i++) {
        free(shown[i]);
    }
    free(shown);
    free(values);
}

/* 超期 3 日, 今天, 还有 5 日 */
static char *left_words(date_t on, date_t today)
{
    return on == DATE_NONE ? memory_copy("")
           : on == today   ? memory_copy("今天")
           : on < today    ? memory_format("超期 %ld 日", (long)(today - on))
                           : memory_format("还有 %ld 日", (long)(on - today));
}

static void print_why(struct office *office, const struct due_row *row)
{
    char *line = desk_due_line(office, row->kase);
    char *clean = text_clean(line, false);
    if (!text_is_blank(clean)) {
        printf("    %s\n", clean);
    }
    free(clean);
    free(line);
}

static void print_row(struct office *office, const struct due_row *row, const int widths[COLUMNS])
{
    static const char *const keys[] = {"officer1", "state", "party"};
    char *left = left_words(row->on, office_today(office));
    char *shown[3];
    for (size_t i = 0; i < 3; i++) {
        char *raw = show(office, row, keys[i]);
        shown[i] = text_clean(raw, false);
        free(raw);
    }
    const char *on = record_get(row->kase, "due_on");
    const char *what = record_get(row->kase, "due_what");
    const char *const cells[COLUMNS] = {on != NULL ? on : "",
                                        left,
                                        record_get(row->kase, "number"),
                                        what != NULL ? what : "",
                                        shown[0],
                                        shown[1],
                                        shown[2]};
    print_cells(cells, widths, COLUMNS);
    for (size_t i = 0; i < 3; i++) {
        free(shown[i]);
    }
    free(left);
}

void due_rows_table(struct office *office, const struct due_rows *rows)
{
    static const char *const headings[COLUMNS] = {"到期日", "还有", "案号",  "到期事项",
                                                  "承办人", "状态", "当事人"};
    static const int widths[COLUMNS] = {10, 12, 20, 24, 8, 12, 60};
    if (rows->count > 0) {
        print_cells(headings, widths, COLUMNS);
    }
    for (size_t i = 0; i < rows->count; i++) {
        print_row(office, &rows->items[i], widths);
        print_why(office, &rows->items[i]);
    }
    fprintf(stderr, "%zu 件%s\n", rows->count, rows->more ? "，还有更多" : "");
}
