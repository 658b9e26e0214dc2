/* case_basis: what a case, or an item of the lists, rests on by the day of the act. */
#include "office/case_basis.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"
#include "office/office_private.h"
#include "store/record_store.h"

date_t case_basis_day(const struct record *kase)
{
    date_t ended = record_get_date(kase, "ended_on");
    return ended != DATE_NONE ? ended : record_get_date(kase, "found_at");
}

static struct basis_matter matter_of(const struct record *item)
{
    return (struct basis_matter){.basis = record_get(item, "basis"),
                                 .code_basis = record_get(item, "code_basis"),
                                 .violation = record_get(item, "violation")};
}

void item_basis_cite(const struct office *office, const struct record *item, date_t on,
                     struct basis_cite *cite)
{
    struct basis_matter matter = matter_of(item);
    basis_cite(&office->laws, &matter, on, cite);
}

char *item_basis_printed(const struct office *office, const struct record *item, date_t on)
{
    struct basis_cite cite;
    struct basis basis;
    bool known = false;
    item_basis_cite(office, item, on, &cite);
    basis_parse(&basis, &office->laws, cite.text);
    for (size_t i = 0; i < basis.count; i++) {
        known = known || basis.parts[i].law != NULL;
    }
    char *text = memory_copy(known && !cite.stale ? cite.text : "");
    basis_done(&basis);
    basis_cite_done(&cite);
    return text;
}

static void add_line(struct buffer *out, const char *line)
{
    if (!text_is_blank(line)) {
        buffer_add_format(out, "%s%s", out->length > 0 ? "\n" : "", line);
    }
}

static void say_case(struct office *office, const struct record *kase, struct buffer *out)
{
    struct err ignored; /* whoever shows the case says that something can't be read */
    int64_t id = record_get_integer(kase, "item");
    date_t day = case_basis_day(kase);
    struct record *item =
        id != 0 && day != DATE_NONE
            ? record_load(office->store, office_form(office, "item"), id, &ignored)
            : NULL;
    if (item == NULL) {
        return;
    }
    struct basis_matter matter = matter_of(item);
    struct basis_cite cite;
    basis_cite(&office->laws, &matter, day, &cite);
    char *lighter = basis_lighter(&office->laws, &matter, day, office_today(office));
    add_line(out, cite.text);
    add_line(out, cite.note);
    add_line(out, lighter);
    free(lighter);
    basis_cite_done(&cite);
    record_free(item);
}

static void say_item(struct office *office, const struct record *item, struct buffer *out)
{
    struct basis_cite cite;
    item_basis_cite(office, item, office_today(office), &cite);
    if (cite.changed) {
        add_line(out, cite.text);
    }
    add_line(out, cite.note);
    basis_cite_done(&cite);
}

char *record_basis_say(struct office *office, const struct record *record)
{
    struct buffer out;
    buffer_init(&out);
    if (strcmp(record->form->name, "case") == 0) {
        say_case(office, record, &out);
    } else if (strcmp(record->form->name, "item") == 0) {
        say_item(office, record, &out);
    }
    return buffer_take(&out);
}
