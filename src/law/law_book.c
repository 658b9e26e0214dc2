/* law_book: the laws with the days they are in force, and the pairs of old and new articles.
 *
 * What an office knows of the law, in memory: added row by row as the store reads it, looked up by
 * key or by any name people give a law. Never decides which law applies. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "basis_private.h"

static const char REPUBLIC[] = "中华人民共和国";

void law_book_init(struct law_book *book)
{
    *book = (struct law_book){.laws = NULL};
}

void law_book_done(struct law_book *book)
{
    for (size_t i = 0; i < book->law_count; i++) {
        struct law *law = &book->laws[i];
        free(law->key);
        free(law->title);
        free(law->shorts);
        free(law->kind);
        free(law->replaced);
    }
    for (size_t i = 0; i < book->pair_count; i++) {
        struct law_pair *pair = &book->pairs[i];
        free(pair->violation);
        free(pair->old_basis);
        free(pair->article);
        free(pair->remark);
    }
    free(book->laws);
    free(book->pairs);
    law_book_init(book);
}

void law_book_add(struct law_book *book, const struct law *law)
{
    book->laws = memory_array(book->laws, book->law_count + 1, sizeof *book->laws);
    struct law *added = &book->laws[book->law_count++];
    *added = *law;
    added->key = memory_copy(law->key);
    added->title = memory_copy(law->title);
    added->shorts = memory_copy(law->shorts);
    added->kind = memory_copy(law->kind);
    added->replaced = memory_copy(law->replaced);
}

void law_book_add_pair(struct law_book *book, const struct law_pair *pair)
{
    book->pairs = memory_array(book->pairs, book->pair_count + 1, sizeof *book->pairs);
    struct law_pair *added = &book->pairs[book->pair_count++];
    *added = *pair;
    added->violation = memory_copy(pair->violation);
    added->old_basis = memory_copy(pair->old_basis);
    added->article = memory_copy(pair->article);
    added->remark = memory_copy(pair->remark);
}

static const char *without_republic(const char *name)
{
    size_t length = sizeof REPUBLIC - 1;
    return strncmp(name, REPUBLIC, length) == 0 ? name + length : name;
}

/* How many bytes at the head of `text` are this name; 0: it begins otherwise. */
static size_t head_length(const char *text, const char *name, size_t length)
{
    return length > 0 && strncmp(text, name, length) == 0 ? length : 0;
}

static size_t longer(size_t one, size_t other)
{
    return one > other ? one : other;
}

/* The longest name of the law that `text` begins with, in bytes. */
static size_t called_length(const struct law *law, const char *text)
{
    const char *plain = without_republic(law->title);
    size_t best = head_length(text, law->title, strlen(law->title));
    best = longer(best, head_length(text, plain, strlen(plain)));
    best = longer(best, head_length(text, law->key, strlen(law->key)));
    for (const char *at = law->shorts != NULL ? law->shorts : ""; *at != '\0';) {
        const char *end = strstr(at, "、");
        size_t length = end != NULL ? (size_t)(end - at) : strlen(at);
        best = longer(best, head_length(text, at, length));
        at += length + (end != NULL ? strlen("、") : 0);
    }
    return best;
}

const struct law *law_at_head(const struct law_book *book, const char *text, size_t *length)
{
    const struct law *found = NULL;
    *length = 0;
    for (size_t i = 0; i < book->law_count; i++) {
        size_t this_length = called_length(&book->laws[i], text);
        if (this_length > *length) {
            *length = this_length;
            found = &book->laws[i];
        }
    }
    return found;
}

const struct law *law_named(const struct law_book *book, const char *name)
{
    size_t length;
    const struct law *found = name != NULL ? law_at_head(book, name, &length) : NULL;
    return found != NULL && name[length] == '\0' ? found : NULL;
}

bool law_in_force(const struct law *law, date_t on)
{
    return (law->from == DATE_NONE || law->from <= on) &&
           (law->until == DATE_NONE || law->until >= on);
}
