/* basis_pair: which pair of old and new articles speaks of a matter.
 *
 * Several violations may stand in one article: then the pair is the one whose violation fits the
 * matter's best. Where that doesn't tell them apart, none is chosen: whoever cites must look. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "basis_private.h"
#include "law/matching.h"

/* How closely two citations of one law agree: 0 not at all; more the more both of them say. */
static int agreement(const struct law_article *one, const struct law_article *other)
{
    if (one->article != other->article ||
        (one->paragraph != 0 && other->paragraph != 0 && one->paragraph != other->paragraph) ||
        (one->item != 0 && other->item != 0 && one->item != other->item)) {
        return 0;
    }
    return 1 + (one->paragraph != 0 && one->paragraph == other->paragraph) +
           (one->item != 0 && one->item == other->item);
}

static int part_agreement(const struct basis_part *one, const struct basis_part *other)
{
    int best = 0;
    for (size_t i = 0; one->law != NULL && one->law == other->law && i < one->count; i++) {
        for (size_t j = 0; j < other->count; j++) {
            int this_one = agreement(&one->articles[i], &other->articles[j]);
            best = this_one > best ? this_one : best;
        }
    }
    return best;
}

static int basis_agreement(const struct basis *one, const struct basis *other)
{
    int best = 0;
    for (size_t i = 0; i < one->count; i++) {
        for (size_t j = 0; j < other->count; j++) {
            int this_one = part_agreement(&one->parts[i], &other->parts[j]);
            best = this_one > best ? this_one : best;
        }
    }
    return best;
}

/* What of the pair stands on the side that is not looked at: what choosing it would bring. */
static const char *other_side(const struct law_pair *pair, bool by_new)
{
    const char *text = by_new ? pair->old_basis : pair->article;
    return text != NULL ? text : "";
}

struct candidate {
    const struct law_pair *pair;
    int agreement;
    int score; /* of the violation */
};

static int compare(const struct candidate *one, const struct candidate *other)
{
    if (one->score != other->score) {
        return one->score > other->score ? 1 : -1;
    }
    return (one->agreement > other->agreement) - (one->agreement < other->agreement);
}

/* How well the violation fits that of the pair; the very words fit best. */
static int fit(const char *violation, const char *pair)
{
    if (violation != NULL && strcmp(violation, pair) == 0) {
        return INT_MAX;
    }
    int score = matching_score(violation, pair);
    return score >= MATCHING_WORTH ? score : 0;
}

static size_t collect(const struct law_book *book, const struct basis *basis, bool by_new,
                      const char *violation, struct candidate *found)
{
    size_t count = 0;
    for (size_t i = 0; i < book->pair_count; i++) {
        const struct law_pair *pair = &book->pairs[i];
        struct basis side;
        basis_parse_of(&side, book, by_new ? pair->article : pair->old_basis,
                       by_new ? law_named(book, LAW_CODE) : NULL);
        int agrees = basis_agreement(basis, &side);
        basis_done(&side);
        if (agrees > 0) {
            found[count++] = (struct candidate){pair, agrees, fit(violation, pair->violation)};
        }
    }
    return count;
}

/* The best that brings something else than `best`; NULL: all bring the same. */
static const struct candidate *rival_of(const struct candidate *found, size_t count,
                                        const struct candidate *best, bool by_new)
{
    const struct candidate *rival = NULL;
    for (size_t i = 0; i < count; i++) {
        bool same = strcmp(other_side(found[i].pair, by_new), other_side(best->pair, by_new)) == 0;
        if (!same && (rival == NULL || compare(&found[i], rival) > 0)) {
            rival = &found[i];
        }
    }
    return rival;
}

static char *name_all(const struct candidate *found, size_t count, bool by_new)
{
    struct buffer text;
    buffer_init(&text);
    for (size_t i = 0; i < count; i++) {
        buffer_add_format(&text, "%s%s（%s）", i > 0 ? "，" : "", other_side(found[i].pair, by_new),
                          found[i].pair->violation);
    }
    return buffer_take(&text);
}

struct pair_choice pair_choose(const struct law_book *book, const struct basis *basis, bool by_new,
                               const char *violation)
{
    struct pair_choice choice = {NULL, NULL};
    struct candidate *found = memory_array(NULL, book->pair_count + 1, sizeof *found);
    size_t count = collect(book, basis, by_new, violation, found);
    const struct candidate *best = NULL;
    for (size_t i = 0; i < count; i++) {
        best = best == NULL || compare(&found[i], best) > 0 ? &found[i] : best;
    }
    const struct candidate *rival = best != NULL ? rival_of(found, count, best, by_new) : NULL;
    if (rival != NULL && compare(best, rival) == 0) {
        choice.doubtful = name_all(found, count, by_new);
    } else if (best != NULL) {
        choice.pair = best->pair;
    }
    free(found);
    return choice;
}

void pair_choice_done(struct pair_choice *choice)
{
    free(choice->doubtful);
    *choice = (struct pair_choice){NULL, NULL};
}
