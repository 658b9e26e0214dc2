/* matching: which items of the published lists fit a violation as it was described.
 *
 * A suggestion for the officer, never a verdict: items are ranked by the pairs of
 * neighbouring characters that their violation shares with the description, in which
 * the shorthand of the trade (危废, 超标 …) is written out. */
#ifndef LAW_MATCHING_H
#define LAW_MATCHING_H

#include <stdbool.h>

/* 0 (nothing in common) to 1000 (the item's violation stands in the description).
 * Both UTF-8, either may be NULL (0). Words that stand in nearly every item (未, 按照, 规定,
 * 违法, 行为) count little. */
int matching_score(const char *description, const char *violation);

/* Scores below this are not worth showing. */
#define MATCHING_WORTH 150

#endif
