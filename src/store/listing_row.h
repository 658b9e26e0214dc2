/* listing_row: the rows of a page as people read them, by their ids. */
#ifndef STORE_LISTING_ROW_H
#define STORE_LISTING_ROW_H

#include "store/listing_plan.h"

/* Adds the rows of these marks to the page, with `reversed` the last one first. */
bool listing_rows_read(const struct listing_plan *plan, struct store *store,
                       const struct listing_mark *marks, size_t count, bool reversed,
                       struct view_page *page, struct err *err);

#endif
