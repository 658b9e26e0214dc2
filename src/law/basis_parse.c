/* basis_parse: the text of a legal basis to laws and articles.
 *
 * Lists write 《…》第…条、第…条；…, offices also 大气法99(三) or 第22条第4款. What is not understood
 * stays as it is written: a basis is never made better than it was. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "basis_private.h"

static const char *const DIGITS[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const struct {
    const char *sign;
    int value;
} UNITS[] = {{"千", 1000}, {"百", 100}, {"十", 10}};
#define UNIT_COUNT 3
enum { NUMBER_MOST = 9999, SIGN = 3 /* bytes of a Chinese character */ };

static bool takes(const char **at, const char *sign)
{
    size_t length = strlen(sign);
    bool there = strncmp(*at, sign, length) == 0;
    *at += there ? length : 0;
    return there;
}

static int digit_at(const char **at)
{
    for (int i = 0; i < 10; i++) {
        if (takes(at, DIGITS[i])) {
            return i;
        }
    }
    return takes(at, "〇") ? 0 : -1;
}

static int unit_at(const char **at)
{
    for (int i = 0; i < UNIT_COUNT; i++) {
        if (takes(at, UNITS[i].sign)) {
            return UNITS[i].value;
        }
    }
    return 0;
}

/* 一千零九十五 or 1095 at *at; 0 and *at unmoved if there is no number. */
static int number_at(const char **at)
{
    int whole = 0, digit = -1;
    const char *from = *at;
    while (**at >= '0' && **at <= '9' && whole <= NUMBER_MOST) {
        whole = whole * 10 + (*(*at)++ - '0');
    }
    for (bool more = *at == from; more && whole <= NUMBER_MOST;) {
        int next = digit_at(at);
        int unit = next < 0 ? unit_at(at) : 0;
        more = next >= 0 || unit > 0;
        whole += unit * (digit > 0 ? digit : 1);
        whole += next >= 0 && digit > 0 ? digit : 0; /* a digit before a digit is none of ours */
        digit = next >= 0 ? next : more ? -1 : digit;
    }
    whole += digit > 0 ? digit : 0;
    *at = whole > NUMBER_MOST ? from : *at;
    return whole > NUMBER_MOST ? 0 : whole;
}

static void add_article(struct basis_part *part, struct law_article article)
{
    if (part->count < BASIS_ARTICLES) {
        part->articles[part->count++] = article;
    }
}

/* A paragraph or an item behind an article is its; behind one that has such already, another. */
static void add_paragraph(struct basis_part *part, int paragraph)
{
    struct law_article *last = part->count > 0 ? &part->articles[part->count - 1] : NULL;
    if (last != NULL && last->paragraph == 0 && last->item == 0) {
        last->paragraph = paragraph;
    } else if (last != NULL) {
        add_article(part, (struct law_article){last->article, paragraph, 0});
    }
}

static void add_item(struct basis_part *part, int item)
{
    struct law_article *last = part->count > 0 ? &part->articles[part->count - 1] : NULL;
    if (last != NULL && last->item == 0) {
        last->item = item;
    } else if (last != NULL) {
        add_article(part, (struct law_article){last->article, last->paragraph, item});
    }
}

/* (三) or （三）, folded. */
static int bracketed_at(const char **at)
{
    const char *here = *at;
    int number = takes(&here, "(") ? number_at(&here) : 0;
    bool whole = number > 0 && takes(&here, ")");
    *at = whole ? here : *at;
    return whole ? number : 0;
}

/* What stands behind 第. */
static void read_ordinal(struct basis_part *part, const char **at)
{
    int item = bracketed_at(at);
    int number = item > 0 ? 0 : number_at(at);
    if (item > 0) {
        add_item(part, item);
    } else if (number > 0 && takes(at, "条")) {
        add_article(part, (struct law_article){number, 0, 0});
    } else if (number > 0 && takes(at, "款")) {
        add_paragraph(part, number);
    } else if (number > 0 && takes(at, "项")) {
        add_item(part, number);
    }
}

/* 83 in 大气法83(三); the number of a year or of a document is no article. */
static void read_bare(struct basis_part *part, const char **at)
{
    static const char *const others[] = {"年", "月", "日", "号"};
    int number = number_at(at);
    *at += strspn(*at, "0123456789"); /* of a number beyond all laws */
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        number = strncmp(*at, others[i], SIGN) == 0 ? 0 : number;
    }
    if (number > 0) {
        add_article(part, (struct law_article){number, 0, 0});
    }
}

static void read_articles(struct basis_part *part, const char *text)
{
    char *folded = text_fold(text);
    for (const char *at = folded; *at != '\0';) {
        int item;
        if (takes(&at, "第")) {
            read_ordinal(part, &at);
        } else if ((item = bracketed_at(&at)) > 0) {
            add_item(part, item);
        } else if (*at >= '0' && *at <= '9') {
            read_bare(part, &at);
        } else {
            at++;
        }
    }
    free(folded);
}

/* The end of 《…》, in which 《…》 may stand again; NULL if it isn't closed. */
static const char *title_end(const char *text)
{
    int depth = 0;
    for (const char *at = text; *at != '\0'; at++) {
        depth += strncmp(at, "《", SIGN) == 0;
        depth -= strncmp(at, "》", SIGN) == 0;
        if (depth == 0) {
            return at;
        }
    }
    return NULL;
}

/* The law that the part names; *rest is what stands behind its name. */
static const struct law *read_law(const struct law_book *book, const char *text,
                                  const struct law *given, const char **rest)
{
    const char *end = strncmp(text, "《", SIGN) == 0 ? title_end(text) : NULL;
    if (end != NULL) {
        char *title = memory_copy_n(text + SIGN, (size_t)(end - text) - SIGN);
        const struct law *law = law_named(book, title);
        free(title);
        *rest = end + SIGN;
        return law;
    }
    size_t length;
    const struct law *law = law_at_head(book, text, &length);
    const char *first = strstr(text, "第");
    *rest = law != NULL ? text + length : first != NULL ? first : "";
    return law != NULL || first != text ? law : given;
}

static void add_part(struct basis *basis, const struct law_book *book, char *text,
                     const struct law *given)
{
    char *trimmed = text_trim(text);
    if (*trimmed == '\0') {
        return;
    }
    basis->parts = memory_array(basis->parts, basis->count + 1, sizeof *basis->parts);
    struct basis_part *part = &basis->parts[basis->count++];
    *part = (struct basis_part){.text = memory_copy(trimmed)};
    const char *rest;
    part->law = read_law(book, part->text, given, &rest);
    read_articles(part, rest);
}

/* Bytes of what divides two parts at `at`. */
static size_t divider(const char *at)
{
    return strncmp(at, "；", SIGN) == 0 ? SIGN : *at == ';' || *at == '\n' ? 1 : 0;
}

void basis_parse_of(struct basis *basis, const struct law_book *book, const char *text,
                    const struct law *given)
{
    *basis = (struct basis){.parts = NULL};
    const char *from = text != NULL ? text : "";
    for (const char *at = from;; at++) {
        size_t length = divider(at);
        if (length == 0 && *at != '\0') {
            continue;
        }
        char *part = memory_copy_n(from, (size_t)(at - from));
        add_part(basis, book, part, given);
        free(part);
        if (*at == '\0') {
            return;
        }
        from = at + length;
        at = from - 1;
    }
}

void basis_parse(struct basis *basis, const struct law_book *book, const char *text)
{
    basis_parse_of(basis, book, text, NULL);
}

void basis_done(struct basis *basis)
{
    for (size_t i = 0; i < basis->count; i++) {
        free(basis->parts[i].text);
    }
    free(basis->parts);
    *basis = (struct basis){.parts = NULL};
}

/* 一千零九十五. */
static void number_write(int number, struct buffer *out)
{
    bool begun = false, gap = false;
    for (int i = 0; i < UNIT_COUNT; i++) {
        int digit = number / UNITS[i].value % 10;
        bool plain_ten = UNITS[i].value == 10 && digit == 1 && !begun;
        gap = gap || (begun && digit == 0);
        if (digit > 0) {
            buffer_add_format(out, "%s%s%s", gap ? DIGITS[0] : "", plain_ten ? "" : DIGITS[digit],
                              UNITS[i].sign);
            begun = true;
            gap = false;
        }
    }
    if (number % 10 > 0) {
        buffer_add_format(out, "%s%s", gap ? DIGITS[0] : "", DIGITS[number % 10]);
    }
}

static void ordinal_write(int number, const char *before, const char *behind, struct buffer *out)
{
    if (number > 0) {
        buffer_add(out, before);
        number_write(number, out);
        buffer_add(out, behind);
    }
}

void law_article_write(const struct law_article *article, struct buffer *out)
{
    ordinal_write(article->article, "第", "条", out);
    ordinal_write(article->paragraph, "第", "款", out);
    ordinal_write(article->item, "第（", "）项", out);
}

/* What is not said again behind `before`: 第五条第（一）项、第（二）项. */
static struct law_article without_shared(struct law_article article, struct law_article before)
{
    bool same = article.article == before.article;
    bool same_paragraph = article.paragraph == before.paragraph;
    if (same && (!same_paragraph || article.item != 0)) {
        article.article = 0;
        article.paragraph = same_paragraph ? 0 : article.paragraph;
    }
    return article;
}

void basis_write(const struct basis *basis, struct buffer *out)
{
    for (size_t i = 0; i < basis->count; i++) {
        const struct basis_part *part = &basis->parts[i];
        buffer_add(out, i > 0 ? "；" : "");
        if (part->law == NULL || part->count == 0) {
            buffer_add(out, part->text);
            continue;
        }
        buffer_add_format(out, "《%s》", part->law->title);
        struct law_article before = {0, 0, 0};
        for (size_t j = 0; j < part->count; j++) {
            struct law_article shown = without_shared(part->articles[j], before);
            before = part->articles[j];
            buffer_add(out, j > 0 ? "、" : "");
            law_article_write(&shown, out);
        }
    }
}
