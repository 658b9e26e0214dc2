/* ui: opens office and terminal, runs the workstation, gives everything back. See ui/ui.h. */
#include "ui/ui.h"

#include <stdio.h>
#include <unistd.h>

#include "looks.h"
#include "ui/app.h"
#include "ui/line.h"
#include "ui/tour.h"

static int refuse(const struct err *err)
{
    fprintf(stderr, "%s\n", err->message);
    return err_exit(err->code);
}

static struct terminal *open_terminal(struct office *office, const struct screen_wish *wish,
                                      struct err *err)
{
    struct err ignored = {0};
    struct record *mine = preference_load(office, &ignored); /* without one, the defaults do */
    struct terminal_options how = {0};
    struct terminal *terminal =
        looks_choose(mine, wish, &how.looks, err) ? terminal_open(&how, err) : NULL;
    record_free(mine);
    return terminal;
}

int ui_run(const struct office_options *options, const struct screen_wish *wish)
{
    struct err err = {0};
    struct office *office = office_open(options, &err);
    if (!office) {
        return refuse(&err);
    }
    if (line_wanted(wish)) {
        int left = line_run(office, &(struct line_options){.in = STDIN_FILENO, .out = stdout});
        office_close(office);
        return left;
    }
    struct terminal *terminal = open_terminal(office, wish, &err);
    if (!terminal) {
        office_close(office);
        return refuse(&err);
    }
    struct app *app = app_new(office, terminal);
    if (terminal_notice(terminal)) {
        app_say(app, STYLE_WARN, "%s", terminal_notice(terminal));
    }
    looks_tell(app, wish);
    if (wish->tour && !tour_begin(app, &err)) {
        app_say_err(app, &err);
    }
    int code = app_run(app);
    app_free(app);
    terminal_close(terminal);
    office_close(office);
    return code;
}
