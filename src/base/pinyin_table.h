/* pinyin_table: the compiled-in table behind pinyin.c; nobody else looks into it. */
#ifndef BASE_PINYIN_TABLE_H
#define BASE_PINYIN_TABLE_H

#define PINYIN_FIRST 0x4E00
#define PINYIN_LAST 0x9FA5
#define PINYIN_ROW 80
#define PINYIN_ROWS ((PINYIN_LAST - PINYIN_FIRST) / PINYIN_ROW + 1)

/* Row r, place p: initial of the character PINYIN_FIRST + r * PINYIN_ROW + p, or '-'. */
extern const char pinyin_table[PINYIN_ROWS][PINYIN_ROW + 1];

#endif
