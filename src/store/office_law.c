/* office_law: the laws and the pairs of old and new articles, read whole when an office opens.
 *
 * Both are records of forms, saved as every record is; what reckons with them is the law's. */
#include "store/office_data.h"

#include "store/connection.h"
#include "store/sql.h"

static date_t day_of(sqlite3_stmt *read, int column)
{
    const char *text = sql_column(read, column);
    return text ? date_parse(text, 0) : DATE_NONE;
}

static bool read_laws(struct store *store, struct law_book *book, struct err *err)
{
    bool row = true;
    sqlite3_stmt *read = sql_prepare(
        store->db,
        "SELECT l.code, l.title, l.short, l.kind, l.in_force_from, l.in_force_until, r.code, "
        "l.unverified FROM law l LEFT JOIN law r ON r.id = l.replaced_by ORDER BY l.id",
        err);
    bool good = read != NULL;
    while (good && (good = sql_step(read, &row, err)) && row)
        law_book_add(book, &(struct law){.key = (char *)sql_column(read, 0),
                                         .title = (char *)sql_column(read, 1),
                                         .shorts = (char *)sql_column(read, 2),
                                         .kind = (char *)sql_column(read, 3),
                                         .from = day_of(read, 4),
                                         .until = day_of(read, 5),
                                         .replaced = (char *)sql_column(read, 6),
                                         .unverified = sqlite3_column_int(read, 7) != 0});
    sqlite3_finalize(read);
    return good;
}

static int64_t yuan_of(sqlite3_stmt *read, int column)
{
    return sqlite3_column_type(read, column) == SQLITE_NULL ? -1
                                                            : sqlite3_column_int64(read, column);
}

static bool read_pairs(struct store *store, struct law_book *book, struct err *err)
{
    bool row = true;
    sqlite3_stmt *read =
        sql_prepare(store->db,
                    "SELECT violation, old_basis, article, old_fine_from, old_fine_until, "
                    "fine_from, fine_until, remark FROM article ORDER BY id",
                    err);
    bool good = read != NULL;
    while (good && (good = sql_step(read, &row, err)) && row)
        law_book_add_pair(book,
                          &(struct law_pair){.violation = (char *)sql_column(read, 0),
                                             .old_basis = (char *)sql_column(read, 1),
                                             .article = (char *)sql_column(read, 2),
                                             .old_fines = {yuan_of(read, 3), yuan_of(read, 4)},
                                             .fines = {yuan_of(read, 5), yuan_of(read, 6)},
                                             .remark = (char *)sql_column(read, 7)});
    sqlite3_finalize(read);
    return good;
}

bool office_data_laws(struct store *store, struct law_book *book, struct err *err)
{
    return read_laws(store, book, err) && read_pairs(store, book, err);
}
