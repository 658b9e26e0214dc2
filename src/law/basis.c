/* basis: what to cite for an act of a day.
 *
 * A law that was not in force on the day gives way to what the office's table has in its place: from
 * the 法典's first day its article, for an act before it the old one. What the table doesn't have
 * stays as it is and is called stale: it is shown with its reason and never printed. */
#include "law/basis.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "basis_private.h"

/* What is known while a citation is made. */
struct citing {
    const struct law_book *book;
    const struct basis_matter *matter;
    date_t on;
    const struct law *code; /* the 法典; NULL: not in the table */
    struct basis basis;
    struct buffer note;
    struct basis_cite *cite;
};

static bool code_reigns(const struct citing *citing)
{
    return citing->code != NULL && law_in_force(citing->code, citing->on);
}

static bool names_code(const struct citing *citing)
{
    bool named = false;
    for (size_t i = 0; i < citing->basis.count; i++) {
        named = named || (citing->code != NULL && citing->basis.parts[i].law == citing->code);
    }
    return named;
}

/* The text with full titles, articles without a law being those of the 法典. Caller frees. */
static char *written(const struct citing *citing, const char *text)
{
    struct basis basis;
    struct buffer out;
    buffer_init(&out);
    basis_parse_of(&basis, citing->book, text, citing->code);
    basis_write(&basis, &out);
    basis_done(&basis);
    return buffer_take(&out);
}

/* 《…》自2026年8月15日起由《…》代替 */
static void say_repealed(struct citing *citing, const struct law *law)
{
    char day[DATE_TEXT];
    const struct law *next = law_named(citing->book, law->replaced);
    buffer_add_format(&citing->note, "《%s》自%s起废止", law->title,
                      date_format_chinese(law->until + 1, day));
    if (next != NULL) {
        buffer_add_format(&citing->note, "，由《%s》代替", next->title);
    }
    buffer_add(&citing->note, "。");
}

static void say_early(struct citing *citing, const struct law *law)
{
    char day[DATE_TEXT];
    buffer_add_format(&citing->note, "《%s》%s才施行。", law->title,
                      date_format_chinese(law->from, day));
}

/* Says why a part doesn't count on the day; whether there was something to say. */
static bool say_out_of_force(struct citing *citing, const struct law *law)
{
    if (law == NULL || law_in_force(law, citing->on)) {
        return false;
    }
    if (law->until != DATE_NONE && law->until < citing->on) {
        say_repealed(citing, law);
    } else {
        say_early(citing, law);
    }
    return true;
}

/* Each law once, however often it is named. */
static size_t say_all_out_of_force(struct citing *citing)
{
    size_t said = 0;
    for (size_t i = 0; i < citing->basis.count; i++) {
        const struct law *law = citing->basis.parts[i].law;
        bool again = false;
        for (size_t j = 0; j < i; j++) {
            again = again || citing->basis.parts[j].law == law;
        }
        said += !again && say_out_of_force(citing, law);
    }
    return said;
}

/* What the table has in the place of this basis on the day; NULL: nothing. Caller frees. */
static char *replacement(struct citing *citing)
{
    bool forward = code_reigns(citing);
    if (forward == names_code(citing)) {
        return NULL; /* the 法典 in its time, or old law in its own */
    }
    if (forward && !text_is_blank(citing->matter->code_basis)) {
        return written(citing, citing->matter->code_basis);
    }
    struct pair_choice choice =
        pair_choose(citing->book, &citing->basis, !forward, citing->matter->violation);
    const char *text =
        choice.pair != NULL ? (forward ? choice.pair->article : choice.pair->old_basis) : NULL;
    char *found = text != NULL ? written(citing, text) : NULL;
    if (choice.doubtful != NULL) {
        buffer_add_format(&citing->note, "可能对应的条文：%s，请按案情选用。", choice.doubtful);
    }
    pair_choice_done(&choice);
    return found;
}

/* The new text first, then what of the old one counts on the day. Caller frees. */
static char *put_together(const struct citing *citing, const char *found)
{
    struct buffer text;
    buffer_init(&text);
    buffer_add(&text, found);
    for (size_t i = 0; i < citing->basis.count; i++) {
        const struct basis_part *part = &citing->basis.parts[i];
        if (part->law == NULL || law_in_force(part->law, citing->on)) {
            buffer_add_format(&text, "；%s", part->text);
        }
    }
    return buffer_take(&text);
}

/* Whether a law of the text has dates that were never compared with the official text. */
static bool rests_on_unverified(const struct citing *citing)
{
    struct basis basis;
    bool found = false;
    basis_parse(&basis, citing->book, citing->cite->text);
    for (size_t i = 0; i < basis.count; i++) {
        found = found || (basis.parts[i].law != NULL && basis.parts[i].law->unverified);
    }
    basis_done(&basis);
    return found;
}

static void decide(struct citing *citing)
{
    struct basis_cite *cite = citing->cite;
    const char *own = citing->matter->basis;
    char *found = replacement(citing);
    if (found != NULL) {
        cite->text = put_together(citing, found);
        cite->changed = true;
        say_all_out_of_force(citing);
    } else {
        cite->text = memory_copy(own != NULL ? own : "");
        cite->stale = say_all_out_of_force(citing) > 0;
        if (cite->stale) {
            buffer_add(&citing->note, "没有登记对应的条文，请核对后在“新旧条文”里补上。");
        }
    }
    free(found);
    cite->unverified = rests_on_unverified(citing);
    if (cite->unverified && cite->changed) {
        buffer_add(&citing->note, "条文尚未与官方公布的文本核对。");
    }
}

void basis_cite(const struct law_book *book, const struct basis_matter *matter, date_t on,
                struct basis_cite *cite)
{
    *cite = (struct basis_cite){.text = NULL};
    struct citing citing = {
        .book = book, .matter = matter, .on = on, .code = law_named(book, LAW_CODE), .cite = cite};
    buffer_init(&citing.note);
    basis_parse(&citing.basis, book, matter->basis);
    decide(&citing);
    basis_done(&citing.basis);
    cite->note = buffer_take(&citing.note);
}

void basis_cite_done(struct basis_cite *cite)
{
    free(cite->text);
    free(cite->note);
    *cite = (struct basis_cite){.text = NULL};
}
