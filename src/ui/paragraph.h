/* paragraph: wrapped text in a box of a window: messages, remarks, help, details. */
#ifndef UI_PARAGRAPH_H
#define UI_PARAGRAPH_H

#include "ui/canvas.h"

/* How many rows `text` (NULL: none) takes in so many columns; an empty text takes one. */
int paragraph_rows(const char *text, int columns);

/* Draws rows `skip` and further of it, at most `most`. Returns how many rows were drawn. */
int paragraph_draw(WINDOW *window, int row, int column, int columns, int skip, int most,
                   enum style style, const char *text);

/* Draws what fits into `most` rows; where more follows, the last row is cut with "..". */
int paragraph_fit(WINDOW *window, int row, int column, int columns, int most, enum style style,
                  const char *text);

/* Columns of the widest line, newlines alone breaking. */
int paragraph_columns(const char *text);

#endif
