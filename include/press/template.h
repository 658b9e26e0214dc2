/* template: forms/documents/NAME.gw filled with values gives a document.
 *
 * The line format is described in forms/documents/README.md.  Values are put in after
 * a line was understood, so that nothing a person typed can become a directive, a
 * column or a word.  Purely in memory: no file, no clock, no database. */
#ifndef PRESS_TEMPLATE_H
#define PRESS_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "press/document.h"

struct template;        /* a parsed template; may be filled any number of times */
struct template_values; /* words and their text, and the tables that can be repeated */
struct template_rows;   /* one table: 承诺事项 with 整改措施, 完成期限, 责任人 */

/* Parses `length` bytes (UTF-8; BOM and CRLF allowed); `name` is the file's name for
 * messages. ERR_INPUT: “commitment.gw:3: 不认识的指令“@二维马”，是否“@二维码”？”. */
struct template *template_parse(const char *name, const char *text, size_t length, struct err *err);
void template_free(struct template *template); /* NULL is allowed */

struct template_values *template_values_new(void);
void template_values_free(struct template_values *values); /* NULL is allowed */

/* Every word that a template may use is set, those without a value to "" (or NULL): a
 * word that isn't set is unknown. Setting again replaces. Texts are copied. */
void template_values_set(struct template_values *values, const char *word, const char *text);

/* Declares the table `word` with its columns; borrowed. The words 序号 (1, 2 …) and 序数
 * (一, 二 …) are there in every row by themselves. */
struct template_rows *template_values_add_rows(struct template_values *values, const char *word,
                                               const char *const *columns, size_t count);
/* Adds a row: one text for each declared column, NULL for an empty one. */
void template_rows_add(struct template_rows *rows, const char *const *texts);

/* Fills the template. ERR_INPUT for an unknown word (also where @若 would have passed it by),
 * ERR_REFUSED for an empty value where the letter would have a hole. */
struct document *template_fill(const struct template *template,
                               const struct template_values *values, struct err *err);

/* The directive at this place of the table, without its @, for the manual; NULL behind the last. */
const char *template_directive(size_t index);

#endif
