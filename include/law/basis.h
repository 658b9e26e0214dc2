/* basis: the law by date: which laws are in force on a day, and what an act of that day rests on.
 *
 * On 2026-08-15 the 生态环境法典 took the place of ten laws. An act of a day before rests on the old
 * law, one of that day or later on the 法典; a lasting act counts by its end (行政处罚法第三十六条、
 * 第三十七条). Laws and pairs of articles are the office's data, loaded from the store: nothing here
 * knows a date or an article by itself. What isn't known is said, never guessed. */
#ifndef LAW_BASIS_H
#define LAW_BASIS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/date.h"

/* The law of whose articles a pair speaks that names none: its key in the table. */
#define LAW_CODE "法典"

struct law {
    char *key;   /* 法典 */
    char *title; /* 中华人民共和国生态环境法典 */
    char *shorts; /* what else it is called, divided by 、: 生态环境法典、法典; may be NULL */
    char *kind;      /* 法律, 行政法规 …; may be NULL */
    date_t from;     /* first day in force; DATE_NONE: not known, always was */
    date_t until;    /* last day in force; DATE_NONE: still is */
    char *replaced;  /* key of the law that took its place; NULL none */
    bool unverified; /* its dates were not compared with the official text */
};

/* A range of fines in yuan; -1: not known. */
struct fines {
    int64_t from;
    int64_t until;
};

/* What stood in the old law and what stands in the new one about the same violation. */
struct law_pair {
    char *violation; /* 未批先建(报告表) */
    char *old_basis; /* 环评法第三十一条第一款; NULL: the old law had none */
    char *article;   /* 第一千零九十五条第一款; of LAW_CODE where it names no law */
    struct fines old_fines;
    struct fines fines;
    char *remark; /* may be NULL */
};

struct law_book {
    struct law *laws;
    size_t law_count;
    struct law_pair *pairs;
    size_t pair_count;
};

void law_book_init(struct law_book *book);
void law_book_done(struct law_book *book);
/* Add copies. */
void law_book_add(struct law_book *book, const struct law *law);
void law_book_add_pair(struct law_book *book, const struct law_pair *pair);

/* By key, title or another name, with or without 中华人民共和国; NULL. */
const struct law *law_named(const struct law_book *book, const char *name);
bool law_in_force(const struct law *law, date_t on);

/* One article as it is cited. 0: not said. */
struct law_article {
    int article;   /* 条 */
    int paragraph; /* 款 */
    int item;      /* 项 */
};

#define BASIS_ARTICLES 12

/* One law of a basis with its articles. */
struct basis_part {
    char *text;            /* as it is written */
    const struct law *law; /* NULL: none of the table */
    struct law_article articles[BASIS_ARTICLES];
    size_t count;
};

struct basis {
    struct basis_part *parts;
    size_t count;
};

/* Reads 《…》第…条、第…条；…; also 水法83(三), 第22条第4款, 法释〔2023〕7号第一条第（一）项. NULL is "".
 * What can't be read stays as text. `book` must outlive the basis. */
void basis_parse(struct basis *basis, const struct law_book *book, const char *text);
void basis_done(struct basis *basis);

/* Adds 第一千零九十五条第三款. */
void law_article_write(const struct law_article *article, struct buffer *out);

/* What an item of a list, or a case, rests on. All may be NULL. */
struct basis_matter {
    const char *basis;      /* as the item has it */
    const char *code_basis; /* what the item says for the 法典 */
    const char *violation;  /* tells pairs of the same article apart */
};

/* What to cite for an act of a day. */
struct basis_cite {
    char *text;      /* never NULL; "" if the matter has none */
    char *note;      /* what must be known about it, a sentence each; "" if nothing */
    bool changed;    /* another text than the item's own, because of the day */
    bool stale;      /* names a law that was not in force on the day: not for a document */
    bool unverified; /* rests on what was not compared with the official text */
};
void basis_cite(const struct law_book *book, const struct basis_matter *matter, date_t on,
                struct basis_cite *cite);
void basis_cite_done(struct basis_cite *cite);

/* 从旧兼从轻 (行政处罚法第三十七条；法典第一千零五十七条): for an act that ended before a change of
 * the law and is decided after it, both articles with their fines and which is lighter, as a hint.
 * "" where the two days have the same law or no pair is known. Caller frees. */
char *basis_lighter(const struct law_book *book, const struct basis_matter *matter, date_t ended,
                    date_t decided);

#endif
