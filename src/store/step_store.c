/* step_store: which steps a case has. See store/step_store.h. */
#include "store/step_store.h"

#include "store/connection.h"
#include "store/sql.h"
#include "store/statement.h"

#include <stdio.h>

bool step_rows(struct store *store, int64_t case_id, struct step_row *rows, size_t limit,
               size_t *count, size_t *total, struct err *err)
{
    bool row = true;
    sqlite3_stmt *find = statement_take(store,
                                        "SELECT id, form FROM step WHERE case_id = ?1 "
                                        "ORDER BY done_at DESC, id DESC",
                                        err);
    bool good = find != NULL;
    *count = *total = 0;
    if (good)
        sql_bind_number(find, 1, case_id);
    while (good && (good = sql_step(find, &row, err)) && row) {
        const char *form = sql_text(find, 1);
        if (*count < limit) {
            rows[*count].id = sqlite3_column_int64(find, 0);
            int length = snprintf(rows[*count].form, sizeof rows->form, "%s", form);
            if (length >= (int)sizeof rows->form)
                rows[*count].form[0] = '\0';
            ++*count;
        }
        ++*total;
    }
    statement_give(store, find);
    return good;
}
