/* pinyin: the first letters of Chinese words, for finding a party by `cqhb`.
 *
 * A table from character to initial is compiled in (20,902 characters); words that
 * are read otherwise than their characters (重庆 cq, 长寿 cs, 银行 yh) stand in
 * a short list of their own. Nothing here is asked to be perfect: it is a way to
 * search, never a thing that is printed. */
#ifndef BASE_PINYIN_H
#define BASE_PINYIN_H

/* The initials of `text`, lower case; letters and digits stay, everything else is
 * left out. 重庆市沙坪坝区 gives "cqsspbq". Caller frees. */
char *pinyin_initials(const char *text);

#endif
