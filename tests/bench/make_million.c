/* make_million: makes of a practice office one with a million cases, for measurements.
 *
 *     rouzhi demo --at /tmp/big </dev/null && make_million /tmp/big/rouzhi.db [CASES]
 *
 * Rows go through record_save, so that values, initials and row versions are the program's own;
 * indexes and search indexes are made by the program's functions at the end. Audit rows are left
 * out: the triggers are off meanwhile, and one row says so. Numbers, credit codes and names are made up. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "bulk.h"
#include "million.h"
#include "office/office.h"
#include "store/office_data.h"
#include "store/record_store.h"

#define CASES 1000000
#define MOST_CASES 5000000
#define PARTY_SHARE 10 /* cases to a party */

static moment_t read_clock(void *data)
{
    return *(const moment_t *)data;
}

static bool keep_officer(struct record *officer, void *data)
{
    struct million *million = data;
    if (record_get(officer, "cert") != NULL) {
        million->officers =
            memory_array(million->officers, million->officer_count + 1, sizeof *million->officers);
        million->officers[million->officer_count++] = record_copy(officer);
    }
    return true;
}

static bool read_office(struct million *million, struct err *err)
{
    const struct form_set *forms = million->forms;
    million->settings = record_load(million->store, form_set_find(forms, "office"), 1, err);
    return million->settings != NULL && office_data_codes(million->store, &million->codes, err) &&
           office_data_calendar(million->store, &million->calendar, err) &&
           record_each(million->store, form_set_find(forms, "officer"), NULL, NULL, keep_officer,
                       million, err) &&
           (million->officer_count >= 2 ||
            err_set(err, ERR_INPUT, "练习办公室里有执法证的人不足两人"));
}

static bool fill(struct million *million, const char *share, struct err *err)
{
    million->case_form = bulk_form(form_set_find(million->forms, "case"));
    million->party_form = bulk_form(form_set_find(million->forms, "party"));
    million->commitment_form = bulk_form(form_set_find(million->forms, "commitment"));
    return read_office(million, err) && million_matters(million, share, err) &&
           million_make_parties(million, err) && million_make_cases(million, err);
}

static void free_texts(char **texts, long count)
{
    for (long i = 0; texts != NULL && i < count; i++) {
        free(texts[i]);
    }
    free(texts);
}

static void million_done(struct million *million)
{
    for (size_t i = 0; i < million->officer_count; i++) {
        record_free(million->officers[i]);
    }
    for (size_t i = 0; i < million->matter_count; i++) {
        struct matter *matter = &million->matters[i];
        free(matter->violation);
        free(matter->place);
        free(matter->facts);
        free(matter->item);
        for (size_t j = 0; j < matter->measure_count; j++) {
            free(matter->measures[j]);
        }
    }
    free(million->officers);
    free(million->matters);
    free_texts(million->addresses, million->parties);
    free_texts(million->heads, million->parties);
    free_texts(million->streets, million->parties);
    record_free(million->settings);
    codes_done(&million->codes);
    calendar_done(&million->calendar);
}

static bool make(const char *path, long cases, const struct form_set *forms, struct err *err)
{
    struct million million = {.forms = forms,
                              .cases = cases,
                              .parties = cases / PARTY_SHARE + 1,
                              .now = moment_now(),
                              .dice = {.state = 20211206u}};
    million.clock = million.now;
    codes_init(&million.codes);
    calendar_init(&million.calendar);
    const struct store_options options = {
        .path = path, .forms = forms, .now = read_clock, .now_data = &million.clock};
    struct bulk bulk;
    bool good = bulk_begin(&bulk, &options, err);
    million.store = bulk.store;
    good = good && fill(&million, SOURCE_FOLDER, err);
    if (good) {
        fprintf(stderr, "%ld parties, %ld cases; now the indexes\n", million.parties, cases);
    }
    good = bulk_end(&bulk, good, err);
    million_done(&million);
    return good;
}

int main(int count, char **arguments)
{
    long cases = count > 2 ? strtol(arguments[2], NULL, 10) : CASES;
    if (count < 2 || cases < 1 || cases > MOST_CASES) {
        fprintf(stderr, "usage: %s DATABASE [CASES]\n", arguments[0]);
        return 2;
    }
    struct err err = {.code = ERR_NONE};
    setlocale(LC_ALL, "C.UTF-8");
    struct form_set *forms = office_forms_load(SOURCE_FOLDER, &err);
    bool good = forms != NULL && make(arguments[1], cases, forms, &err);
    if (!good) {
        fprintf(stderr, "%s (%s)\n", err.message, err.detail);
    }
    office_forms_free(forms);
    return good ? 0 : 1;
}
