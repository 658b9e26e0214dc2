/* term: the table of periods: kept in the order of its file, looked up by key or title.
 *
 * Says what a row means in sentences; when a period ends is reckoned in term_due.c. */
#include "law/term.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

static const struct standing {
    const char *code;
    const char *title; /* what is said of a row that was not read in the official text */
} standings[] = {
    [TERM_READ] = {"read", ""},
    [TERM_COPIED] = {"copied", "转录，未核对原件"},
    [TERM_PROVINCE] = {"province", "参照外省规定"},
    [TERM_ANALOGY] = {"analogy", "类推"},
    [TERM_REMEMBERED] = {"memory", "未查到原文"},
    [TERM_ADVISED] = {"advice", "建议，没有统一规定"},
};
#define STANDING_COUNT (sizeof standings / sizeof standings[0])

enum term_standing term_standing_of(const char *code)
{
    for (size_t i = 0; code != NULL && i < STANDING_COUNT; i++) {
        if (strcmp(standings[i].code, code) == 0) {
            return (enum term_standing)i;
        }
    }
    return TERM_REMEMBERED; /* what nobody vouches for */
}

bool term_is_verified(const struct term *term)
{
    return term->standing == TERM_READ;
}

const char *term_standing_title(enum term_standing standing)
{
    return standings[standing].title;
}

void terms_init(struct terms *terms)
{
    *terms = (struct terms){.items = NULL};
}

void terms_done(struct terms *terms)
{
    for (size_t i = 0; i < terms->count; i++) {
        struct term *term = &terms->items[i];
        free(term->key);
        free(term->title);
        free(term->starts);
        free(term->clause);
        free(term->granted_by);
        free(term->stops);
    }
    free(terms->items);
    terms_init(terms);
}

static char *copy_or_none(const char *text)
{
    return text_is_blank(text) ? NULL : memory_copy(text);
}

struct term *terms_add(struct terms *terms, const struct term *term)
{
    terms->items = memory_array(terms->items, terms->count + 1, sizeof *terms->items);
    struct term *added = &terms->items[terms->count++];
    *added = *term;
    added->key = memory_copy(term->key);
    added->title = memory_copy(term->title);
    added->starts = memory_copy(term->starts);
    added->clause = memory_copy(term->clause);
    added->granted_by = copy_or_none(term->granted_by);
    added->stops = copy_or_none(term->stops);
    return added;
}

const struct term *terms_find(const struct terms *terms, const char *key)
{
    for (size_t i = 0; i < terms->count; i++) {
        if (strcmp(terms->items[i].key, key) == 0) {
            return &terms->items[i];
        }
    }
    return NULL;
}

static const struct term *refuse_several(const struct terms *terms, const char *text,
                                         struct err *err)
{
    struct buffer names;
    buffer_init(&names);
    for (size_t i = 0; i < terms->count; i++) {
        if (text_contains(terms->items[i].title, text)) {
            buffer_add_format(&names, "%s%s（%s）", names.length > 0 ? "、" : "",
                              terms->items[i].title, terms->items[i].key);
        }
    }
    err_set(err, ERR_NOT_FOUND, "期限“%s”不止一种：%s，请写全名称或键", text, buffer_text(&names));
    buffer_done(&names);
    return NULL;
}

static const struct term *refuse_unknown(const struct terms *terms, const char *text,
                                         struct err *err)
{
    const char **names = memory_array(NULL, 2 * terms->count + 1, sizeof *names);
    for (size_t i = 0; i < terms->count; i++) {
        names[2 * i] = terms->items[i].key;
        names[2 * i + 1] = terms->items[i].title;
    }
    const char *meant = text_suggest(text, names, 2 * terms->count);
    free(names);
    err_set(err, ERR_NOT_FOUND, "期限表里没有“%s”%s%s%s", text, meant != NULL ? "，是否“" : "",
            meant != NULL ? meant : "，全部期限见 rouzhi list terms", meant != NULL ? "”？" : "");
    return NULL;
}

const struct term *terms_named(const struct terms *terms, const char *text, struct err *err)
{
    const struct term *found = NULL;
    size_t parts = 0;
    for (size_t i = 0; i < terms->count; i++) {
        const struct term *term = &terms->items[i];
        if (strcmp(term->key, text) == 0 || strcmp(term->title, text) == 0) {
            return term;
        }
        if (!text_is_blank(text) && text_contains(term->title, text)) {
            found = term;
            parts++;
        }
    }
    if (parts > 1) {
        return refuse_several(terms, text, err);
    }
    return parts == 1 ? found : refuse_unknown(terms, text, err);
}

bool term_extensions_parse(const char *text, struct term *term, struct err *err)
{
    char *folded = text_trim(text_fold(text == NULL ? "" : text));
    char *rest = folded;
    bool good = true;
    term->extension_count = 0;
    for (bool more = *rest != '\0'; good && more;) {
        char *end;
        long length = strtol(rest, &end, 10);
        more = *end == '+';
        good = rest[0] >= '0' && rest[0] <= '9' && length >= 1 && length <= 3650 &&
               (more || *end == '\0') && term->extension_count < TERM_EXTENSIONS;
        if (good) {
            term->extensions[term->extension_count++] = length;
        }
        rest = end + 1;
    }
    if (!good) {
        err_set(err, ERR_INPUT, "延长“%s”看不懂，请写每次延长多少，最多 %d 次，例：15、30+30", text,
                TERM_EXTENSIONS);
    }
    free(folded);
    return good;
}
