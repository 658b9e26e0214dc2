/* basis_private: what the rooms of the law by date hand each other; for them alone. */
#ifndef LAW_BASIS_PRIVATE_H
#define LAW_BASIS_PRIVATE_H

#include "law/basis.h"

/* The law by the longest of whose names `text` begins, and the bytes of it; NULL. */
const struct law *law_at_head(const struct law_book *book, const char *text, size_t *length);

/* As basis_parse; articles without the name of a law are those of `given` (may be NULL). */
void basis_parse_of(struct basis *basis, const struct law_book *book, const char *text,
                    const struct law *given);

/* Which pair speaks of a matter. */
struct pair_choice {
    const struct law_pair *pair; /* NULL: none, or several that the violation doesn't tell apart */
    char *doubtful;              /* those several, in words; NULL */
};

/* By the articles of the old law, or (by_new) of the new one; `violation` may be NULL. */
struct pair_choice pair_choose(const struct law_book *book, const struct basis *basis, bool by_new,
                               const char *violation);
void pair_choice_done(struct pair_choice *choice);

/* Adds the basis with full titles: 《中华人民共和国生态环境法典》第…条; what wasn't read stays. */
void basis_write(const struct basis *basis, struct buffer *out);

#endif
