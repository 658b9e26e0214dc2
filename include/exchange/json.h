/* json: what the program hands to other programs: UTF-8, objects keyed by the form's field keys.
 *
 * Values are built piece by piece and printed at the end, so what comes out is always whole.
 * Never reads JSON: other systems give CSV or call the command line. */
#ifndef EXCHANGE_JSON_H
#define EXCHANGE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "law/record.h"
#include "law/view.h"

struct json; /* one value */

struct json *json_new_object(void);
struct json *json_new_array(void);
void json_release(struct json *value); /* NULL is allowed */

/* Into an object. NULL texts become null; text that is not UTF-8 is cleaned. json_put_value and
 * json_add take over `value`. */
void json_put_text(struct json *object, const char *key, const char *text);
void json_put_integer(struct json *object, const char *key, int64_t number);
void json_put_bool(struct json *object, const char *key, bool value);
void json_put_value(struct json *object, const char *key, struct json *value);
void json_add(struct json *array, struct json *value);
void json_add_text(struct json *array, const char *text);

/* The record: "id", then every field by its key: numbers for integer, decimal and money, true
 * and false for yes-no, {"id":…,"name":…} for references, an array for several choices and
 * for tables inside, codes for choices, null where nothing was entered. */
struct json *json_of_record(const struct record *record);

/* The rows of a view of this form: "id", the list's columns by key with the same values as
 * json_of_record (but masked where the list masks), "overdue". */
struct json *json_of_page(const struct form *form, const struct view_page *page);

/* Finding by finding: row, field, heading, value, reason. */
struct json *json_of_findings(const struct findings *findings);

/* The text of a value, indented by two, ended by a newline. Caller frees. */
char *json_print(const struct json *value);

#endif
