/* audit_words: one column of a changed row as a member of a JSON object, for the triggers. */
#ifndef STORE_AUDIT_WORDS_H
#define STORE_AUDIT_WORDS_H

#include <sqlite3.h>

/* audit_value(name, value): "name":value, or NULL for an empty value. */
void audit_words_value(sqlite3_context *context, int count, sqlite3_value **values);

/* audit_change(name, old, new): "name":[old,new], or NULL if they are the same. */
void audit_words_change(sqlite3_context *context, int count, sqlite3_value **values);

#endif
