/* Fuzz: any bytes as the file of holidays. What is read is a sorted calendar whose every day is a
 * day; what isn't is refused in words. */
#include <assert.h>
#include <locale.h>
#include <stdint.h>
#include <string.h>

#include "office/transfer.h"

static struct form_set *forms;

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    (void)arguments;
    struct err err;
    setlocale(LC_CTYPE, "C.UTF-8");
    forms = office_forms_load(SOURCE_FOLDER, &err);
    return forms == NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct calendar calendar;
    struct err err = {0};

    calendar_init(&calendar);
    if (transfer_calendar_text(form_set_find(forms, "day"), (const char *)data, size, &calendar,
                               &err)) {
        for (size_t i = 0; i < calendar.count; i++) {
            assert(calendar.days[i].date != DATE_NONE && calendar.days[i].name[0] != '\0');
            assert(i == 0 || calendar.days[i - 1].date <= calendar.days[i].date);
        }
    } else {
        assert(err.code == ERR_INPUT && err.message[0] != '\0');
    }
    calendar_done(&calendar);
    return 0;
}
