/* rouzhi due DAYS: what is due in the cases within so many days, overdue first, with what it is, whose it is
 * and why it is that day. For a morning mail by cron. */
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "office/answer.h"
#include "office/desk.h"

#define VIEW "due-all" /* the earliest first */
#define PAGE_ROWS 200
#define DAYS_UNASKED 7
#define DAYS_MOST 3650
#define COLUMNS 5

/* One case with something due. */
struct due_case {
    struct record *kase;
    date_t on;
};

struct due_list {
    struct due_case *items;
    size_t count;
};

static bool take_row(struct office *office, const struct view_row *row, date_t on,
                     struct due_list *list, struct err *err)
{
    struct record *kase = desk_load(office, "case", row->id, err);
    if (kase != NULL) {
        list->items = memory_array(list->items, list->count + 1, sizeof *list->items);
        list->items[list->count++] = (struct due_case){kase, on};
    }
    return kase != NULL;
}

/* One page behind `last`; *more is false once a row is due later than `until`. */
static bool take_page(struct office *office, date_t until, int64_t *last, char **last_key,
                      struct due_list *list, bool *more, struct err *err)
{
    const struct desk_query query = {.view = VIEW};
    struct view_page page;
    view_page_init(&page);
    bool good =
        desk_page(office, &query, *last != 0, *last, *last_key, false, PAGE_ROWS, &page, err);
    *more = good && page.more;
    for (size_t i = 0; good && i < page.count; i++) {
        date_t on = date_parse(page.rows[i].sort_key, 0);
        *more = *more && on <= until;
        good = on > until || take_row(office, &page.rows[i], on, list, err);
    }
    if (good && *more && page.count > 0) {
        free(*last_key);
        *last = page.rows[page.count - 1].id;
        *last_key = memory_copy(page.rows[page.count - 1].sort_key);
    }
    view_page_done(&page);
    return good;
}

static bool gather(struct office *office, date_t until, struct due_list *list, struct err *err)
{
    int64_t last = 0;
    char *last_key = NULL;
    bool more = true, good = true;
    while (good && more) {
        good = take_page(office, until, &last, &last_key, list, &more, err);
    }
    free(last_key);
    return good;
}

static char *show(const struct office *office, const struct due_case *due, const char *key)
{
    return record_show(due->kase, form_field(due->kase->form, key), office_codes(office));
}

static void print_json(struct office *office, const struct due_list *list)
{
    enum { EACH = 8 };
    date_t today = office_today(office);
    struct answer_value *values = memory_array(NULL, list->count * EACH + 1, sizeof *values);
    char **texts = memory_array(NULL, list->count * 3 + 1, sizeof *texts);
    for (size_t i = 0; i < list->count; i++) {
        const struct due_case *due = &list->items[i];
        texts[3 * i] = show(office, due, "party");
        texts[3 * i + 1] = show(office, due, "officer1");
        texts[3 * i + 2] = desk_due_why(office, due->kase);
        const struct answer_value row[EACH] = {
            {"number", ANSWER_TEXT, record_get(due->kase, "number"), 0},
            {"party", ANSWER_TEXT, texts[3 * i], 0},
            {"officer1", ANSWER_TEXT, texts[3 * i + 1], 0},
            {"due_on", ANSWER_TEXT, record_get(due->kase, "due_on"), 0},
            {"due_what", ANSWER_TEXT, record_get(due->kase, "due_what"), 0},
            {"days_left", ANSWER_INTEGER, NULL, due->on - today},
            {"overdue", ANSWER_BOOL, NULL, due->on < today},
            {"why", ANSWER_TEXT, texts[3 * i + 2], 0}};
        for (size_t j = 0; j < EACH; j++) {
            values[i * EACH + j] = row[j];
        }
    }
    print_answer(answer_list(values, EACH, list->count));
    for (size_t i = 0; i < list->count * 3; i++) {
        free(texts[i]);
    }
    free(texts);
    free(values);
}

/* 超期 3 日, 今天, 还有 5 日 */
static char *left_words(date_t on, date_t today)
{
    return on == today  ? memory_copy("今天")
           : on < today ? memory_format("超期 %ld 日", (long)(today - on))
                        : memory_format("还有 %ld 日", (long)(on - today));
}

static void print_list(struct office *office, const struct due_list *list)
{
    static const char *const headings[COLUMNS] = {"到期日", "还有", "案号", "到期事项", "当事人"};
    static const int widths[COLUMNS] = {10, 12, 20, 24, 60};
    print_cells(headings, widths, COLUMNS);
    for (size_t i = 0; i < list->count; i++) {
        const struct due_case *due = &list->items[i];
        char *left = left_words(due->on, office_today(office));
        char *party = show(office, due, "party");
        char *name = text_clean(party != NULL ? party : "", false);
        const char *what = record_get(due->kase, "due_what");
        const char *const cells[COLUMNS] = {record_get(due->kase, "due_on"), left,
                                            record_get(due->kase, "number"),
                                            what != NULL ? what : "", name};
        print_cells(cells, widths, COLUMNS);
        free(left);
        free(party);
        free(name);
    }
    fprintf(stderr, "%zu 件\n", list->count);
}

static bool read_days(const struct request *request, long *days, struct err *err)
{
    char *end = NULL;
    *days = DAYS_UNASKED;
    if ((request->given & (OPTION_STOP | OPTION_EXTEND)) != 0) {
        return err_set(err, ERR_USAGE,
                       "--stop 和 --extend 要写在起算日和期限后面，例：rouzhi due "
                       "2026-3-9 filing --extend 1");
    }
    if (request->count == 0) {
        return true;
    }
    *days = strtol(request->words[0], &end, 10);
    return (end != request->words[0] && *end == '\0' && *days >= 0 && *days <= DAYS_MOST) ||
           err_set(err, ERR_USAGE,
                   "“%s”不是日数（0 到 %d）；要算一个期限请写：rouzhi due 起算日 期限",
                   request->words[0], DAYS_MOST);
}

int command_due_cases(struct request *request)
{
    long days;
    int code;
    struct err err = {0};
    if (!read_days(request, &days, &err)) {
        return say_error(&err);
    }
    struct office *office = open_office(request, &code);
    if (office == NULL) {
        return code;
    }
    struct due_list list = {.items = NULL};
    if (!gather(office, office_today(office) + (date_t)days, &list, &err)) {
        code = say_error(&err);
    } else if ((request->given & OPTION_JSON) != 0) {
        print_json(office, &list);
    } else {
        print_list(office, &list);
    }
    for (size_t i = 0; i < list.count; i++) {
        record_free(list.items[i].kase);
    }
    free(list.items);
    office_close(office);
    return code;
}
