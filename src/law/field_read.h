/* field_read: how each type of field reads and shows a value; rows of the table in field_type.c. */
#ifndef LAW_FIELD_READ_H
#define LAW_FIELD_READ_H

#include "law/field_type.h"

typedef char *field_reader(const struct field *field, const char *text,
                           const struct check_context *context, struct err *err);
typedef char *field_shower(const struct field *field, const char *value, const struct codes *codes);

field_reader field_read_text;
field_reader field_read_date;
field_reader field_read_moment;
field_reader field_read_integer;
field_reader field_read_decimal;
field_reader field_read_money;
field_reader field_read_code;
field_reader field_read_choice;
field_reader field_read_choices;
field_reader field_read_yes_no;
field_reader field_read_reference;
field_reader field_read_phone;
field_reader field_read_credit_code;
field_reader field_read_resident_id;
field_reader field_read_document_number;
field_reader field_read_rows;

field_shower field_show_plain;
field_shower field_show_money;
field_shower field_show_code;
field_shower field_show_choice;
field_shower field_show_choices;
field_shower field_show_yes_no;

#endif
