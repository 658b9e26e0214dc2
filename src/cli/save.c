/* save: a record that was filled in at the prompt, checked and filed, or tried. */
#include <stdio.h>

#include "cli/command.h"
#include "office/answer.h"
#include "office/desk.h"

int print_filed(const struct request *request, const struct record *record)
{
    int number = record->form->number_field;
    if ((request->given & OPTION_JSON) != 0) {
        return print_answer(answer_record(record));
    }
    if ((request->given & OPTION_DRY_RUN) != 0) {
        say_trial("可以保存");
    } else if (number >= 0) {
        say_text(stdout, record_value(record, number));
        putchar('\n');
    } else {
        printf("%lld\n", (long long)record->id);
    }
    return ERR_NONE;
}

int save_record(const struct request *request, struct office *office, struct record *record)
{
    struct findings findings;
    struct err err = {0};
    findings_init(&findings);
    desk_check(office, record, &findings);
    if (findings.count > 1) {
        say_findings(&findings);
    }
    findings_done(&findings);
    bool done = desk_save(office, record, (request->given & OPTION_DRY_RUN) != 0, &err);
    return done ? print_filed(request, record) : say_error(&err);
}
