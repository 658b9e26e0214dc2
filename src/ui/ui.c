/* ui: opens office and terminal, runs the workstation, gives everything back. See ui/ui.h. */
#include "ui/ui.h"

#include <stdio.h>

#include "ui/app.h"
#include "ui/tour.h"

static int refuse(const struct err *err)
{
    fprintf(stderr, "%s\n", err->message);
    return (int)err->code;
}

int ui_run(const struct office_options *options, const struct screen_wish *wish)
{
    struct err err = {0};
    struct office *office = office_open(options, &err);
    if (!office) {
        return refuse(&err);
    }
    struct terminal_options how = {.ascii = wish->ascii, .mono = wish->mono};
    struct terminal *terminal = terminal_open(&how, &err);
    if (!terminal) {
        office_close(office);
        return refuse(&err);
    }
    struct app *app = app_new(office, terminal);
    if (wish->tour && !tour_begin(app, &err)) {
        app_say_err(app, &err);
    }
    int code = app_run(app);
    app_free(app);
    terminal_close(terminal);
    office_close(office);
    return code;
}
