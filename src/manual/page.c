/* page: the source of a page, line by line. See page.h. */
#include "manual/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "manual/gloss.h"
#include "manual/roff.h"

struct page {
    const char *name;
    const struct sources *sources;
    struct buffer *out;
    struct err *err;
    char **lines;
    size_t count;
    size_t at;          /* the line that is being read */
    struct buffer text; /* prose that may go on in the next line */
};

static bool refuse(struct page *page, const char *why)
{
    return err_set(page->err, ERR_INPUT, "%s:%zu: %s", page->name, page->at + 1, why);
}

static void flush_text(struct page *page)
{
    if (page->text.length > 0) {
        roff_add_prose(page->out, buffer_text(&page->text));
        buffer_add_char(page->out, '\n');
        buffer_clear(&page->text);
    }
}

/* Lines of Chinese are joined, so that no blank stands where a line of the source ends. */
static void add_text(struct page *page, const char *line)
{
    if (page->text.length > 0 && !roff_lines_join(buffer_text(&page->text), line)) {
        flush_text(page);
    }
    buffer_add(&page->text, line);
}

/* TITLE SECTION SHELF */
static bool page_head(struct page *page, char *rest)
{
    char *title = strtok_r(rest, " ", &rest);
    char *section = strtok_r(rest, " ", &rest);
    if (section == NULL || *rest == '\0') {
        return refuse(page, "@page 标题 章 书名");
    }
    buffer_add_format(page->out,
                      "'\\\" -*- coding: UTF-8 -*-\n.\\\" Made from man/%s and the program's "
                      "tables; change those.\n.TH %s %s \"\" \"rouzhi " ROUZHI_VERSION
                      "\" \"%s\"\n.ad l\n.nh\n",
                      page->name, title, section, rest);
    return true;
}

/* The lines up to @end; false if there is none. */
static bool take_block(struct page *page, size_t *first, size_t *last)
{
    *first = ++page->at;
    while (page->at < page->count && strcmp(page->lines[page->at], "@end") != 0) {
        page->at++;
    }
    *last = page->at;
    return page->at < page->count || refuse(page, "没有 @end");
}

static bool page_items(struct page *page, char *rest)
{
    struct items items;
    struct glosses glosses;
    size_t first, last, start = page->at;
    const char *table = strtok_r(rest, " ", &rest);
    items_init(&items);
    glosses_init(&glosses);
    bool done = table != NULL && take_block(page, &first, &last);
    if (done) {
        const char *wrong = glosses_read(&glosses, page->lines + first, last - first);
        page->at = wrong != NULL ? start : page->at;
        done = wrong == NULL || refuse(page, wrong);
    }
    struct err why = {0};
    done =
        done && (items_make(&items, page->sources, table, rest, &why) || refuse(page, why.message));
    if (done) {
        const char *gone = glosses_write(&glosses, &items, page->out);
        buffer_add(page->out, ".PP\n"); /* what follows is no longer about the last row */
        page->at = gone != NULL ? start : page->at;
        done = gone == NULL || err_set(page->err, ERR_INPUT, "%s:%zu: 表 %s 里没有“%s”", page->name,
                                       start + 1, table, gone);
    }
    glosses_done(&glosses);
    items_done(&items);
    return done;
}

static bool page_fields(struct page *page, char *rest)
{
    const struct form_set *forms = page->sources->forms;
    const struct glosses none = {NULL, 0};
    (void)rest;
    for (size_t i = 0; i < forms->count; i++) {
        const struct form *form = forms->forms[i];
        struct items items;
        items_init(&items);
        items_fields(&items, page->sources, form->name);
        buffer_add_format(page->out, ".SS %s (%s.form)\n", form->title, form->name);
        glosses_write(&none, &items, page->out);
        items_done(&items);
    }
    return true;
}

static bool page_shell(struct page *page, char *rest)
{
    size_t first, last;
    (void)rest;
    if (!take_block(page, &first, &last)) {
        return false;
    }
    buffer_add(page->out, ".PP\n.RS 4\n.nf\n");
    for (size_t i = first; i < last; i++) {
        roff_add_example(page->out, page->lines[i]);
    }
    buffer_add(page->out, ".fi\n.RE\n.PP\n");
    return true;
}

static const struct {
    const char *name;
    bool (*run)(struct page *page, char *rest);
} DIRECTIVES[] = {
    {"@page", page_head},
    {"@items", page_items},
    {"@fields", page_fields},
    {"@shell", page_shell},
};

static bool run_directive(struct page *page, const char *line)
{
    char *copy = memory_copy(line);
    char *rest = copy;
    const char *name = strtok_r(rest, " ", &rest);
    bool found = false, done = false;
    flush_text(page);
    for (size_t i = 0; !found && i < sizeof DIRECTIVES / sizeof *DIRECTIVES; i++) {
        if (strcmp(DIRECTIVES[i].name, name) == 0) {
            found = true;
            done = DIRECTIVES[i].run(page, rest != NULL ? rest : "");
        }
    }
    done = done && (found || refuse(page, "没有这个指令"));
    if (!found) {
        refuse(page, "没有这个指令");
    }
    free(copy);
    return found && done;
}

static bool add_line(struct page *page, const char *line)
{
    if (*line == '@') {
        return run_directive(page, line);
    }
    if (*line == '.' || *line == '\'') {
        flush_text(page);
        buffer_add_format(page->out, "%s\n", line);
    } else if (*line != '\0') {
        add_text(page, line);
    }
    return true;
}

/* The text cut into lines, in place; the array is the caller's. */
static char **cut_lines(char *text, size_t *count)
{
    char **lines = NULL;
    *count = 0;
    for (char *at = text; at != NULL && *at != '\0';) {
        char *end = strchr(at, '\n');
        lines = memory_array(lines, *count + 1, sizeof *lines);
        lines[(*count)++] = at;
        if (end != NULL) {
            *end++ = '\0';
        }
        at = end;
    }
    return lines;
}

bool page_make(const char *name, const char *text, const struct sources *sources,
               struct buffer *out, struct err *err)
{
    char *copy = memory_copy(text);
    struct page page = {.name = name, .sources = sources, .out = out, .err = err};
    bool done = true;
    buffer_init(&page.text);
    page.lines = cut_lines(copy, &page.count);
    for (page.at = 0; done && page.at < page.count; page.at++) {
        done = add_line(&page, page.lines[page.at]);
    }
    flush_text(&page);
    buffer_done(&page.text);
    free(page.lines);
    free(copy);
    return done;
}
