/* office_data: the office's code lists, calendar and issued letters: small tables read whole. */
#ifndef STORE_OFFICE_DATA_H
#define STORE_OFFICE_DATA_H

#include "law/basis.h"
#include "law/calendar.h"
#include "law/codes.h"
#include "store/store.h"

bool office_data_codes(struct store *store, struct codes *codes, struct err *err);
bool office_data_calendar(struct store *store, struct calendar *calendar, struct err *err);
bool office_data_laws(struct store *store, struct law_book *book, struct err *err);

/* Only inside store_write. An entry that is there with the same content stays; *changed says
 * whether anything was written. `position` is the place of a new code; one that is there keeps its own. */
bool office_data_put_code(struct store *store, const char *list, const char *code,
                          const char *label, int position, bool *changed, struct err *err);
bool office_data_put_day(struct store *store, const struct calendar_day *day, const char *source,
                         bool *changed, struct err *err);

/* A document that was issued: kept with hashes, so that a paper can be told from a changed one. */
struct issued {
    const char *table;    /* commitment */
    int64_t id;
    const char *document; /* name of the template */
    const char *template_hash; /* sha-256 hex of the template's text */
    const char *content_hash;  /* sha-256 hex of the PDF (or text) */
    long copy;            /* out: 1 = first print, 2 … = again */
};
bool office_data_issue(struct store *store, struct issued *issued, struct err *err);

/* How often the document was issued. */
bool office_data_copies(struct store *store, const char *table, int64_t id, const char *document,
                        long *copies, struct err *err);

/* sha-256 of `length` bytes as 64 hex digits and NUL. */
void office_data_hash(const void *bytes, size_t length, char out[65]);

#endif
