/* app_wait: what is seen while somebody else's saving is waited for. See ui/app.h.
 *
 * Called from within the store: draws the message line alone, looks for Esc, touches nothing else. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/app.h"

/* Said anew each second: somebody sees that it isn't stuck. */
static void say(struct app *app, const char *holder, int ms)
{
    char text[sizeof app->waiting];
    const char *who = holder ? holder : "别人";
    if (ms < 1000) {
        snprintf(text, sizeof text, "%s正在保存，稍候…（Esc 不等了）", who);
    } else {
        snprintf(text, sizeof text, "%s正在保存，已等 %d 秒…（Esc 不等了）", who, ms / 1000);
    }
    if (strcmp(text, app->waiting) != 0) {
        text_put(app->waiting, sizeof app->waiting, text);
        app_say(app, STYLE_WARN, "%s", text);
        if (app->layout.fits) {
            app_draw_message(app);
        }
    }
}

bool app_wait(const char *holder, int ms, void *data)
{
    struct app *app = data;
    enum terminal_event event = terminal_glance(app->terminal);
    app->resized = app->resized || event == TERMINAL_RESIZE;
    app->gave_up = event == TERMINAL_KEY;
    if (event == TERMINAL_TICK) {
        say(app, holder, ms);
    }
    return event == TERMINAL_TICK || event == TERMINAL_RESIZE;
}

void app_waited(struct app *app)
{
    app->gave_up = false;
    if (app->waiting[0] != '\0' && strcmp(app->text, app->waiting) == 0) {
        app->text[0] = '\0';
    }
    app->waiting[0] = '\0';
    if (app->resized) {
        app->resized = false;
        app_restyle(app);
    }
}
