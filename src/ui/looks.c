/* looks: how somebody wants the screen. See looks.h.
 *
 * Themes, frames and the mouse; what is chosen by the palette lasts until one leaves, what is
 * saved in the preference holds from then on. Changes nothing but the looks. */
#include "looks.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "ui/form_view.h"
#include "ui/theme.h"

static bool is_set(const char *text)
{
    return text != NULL && *text != '\0';
}

/* A record's choice as an index of these words; 0 if it is none of them. */
static int choice_of(const char *value, const char *const *words, int count)
{
    for (int i = 0; value && i < count; i++) {
        if (strcmp(words[i], value) == 0) {
            return i;
        }
    }
    return 0;
}

static void take_preference(const struct record *preference, struct terminal_looks *looks)
{
    static const char *const FRAMES[] = {
        [FRAMES_AUTO] = "auto", [FRAMES_LINES] = "lines", [FRAMES_ASCII] = "ascii"};
    static const char *const SWITCH[] = {"no", "yes"};
    enum canvas_scheme scheme = theme_named(record_get(preference, "theme"));
    looks->scheme = scheme == SCHEME_COUNT ? SCHEME_AUTO : scheme;
    looks->frames =
        (enum terminal_frames)choice_of(record_get(preference, "frames"), FRAMES, FRAMES_COUNT);
    looks->mouse = choice_of(record_get(preference, "mouse"), SWITCH, 2) == 1;
}

bool looks_choose(const struct record *preference, const struct screen_wish *wish,
                  struct terminal_looks *looks, struct err *err)
{
    *looks = (struct terminal_looks){0};
    if (preference) {
        take_preference(preference, looks);
    }
    enum canvas_scheme everywhere = theme_named(getenv("ROUZHI_THEME"));
    if (is_set(getenv("NO_COLOR"))) {
        looks->scheme = SCHEME_MONO;
    } else if (everywhere != SCHEME_COUNT) {
        looks->scheme = everywhere;
    }
    if (wish->theme) {
        looks->scheme = theme_named(wish->theme);
    }
    if (looks->scheme == SCHEME_COUNT) {
        return err_set(err, ERR_USAGE, "没有配色“%s”，可以用 auto、dark、light、contrast、mono",
                       wish->theme);
    }
    looks->scheme = wish->mono ? SCHEME_MONO : looks->scheme;
    looks->frames = wish->ascii ? FRAMES_ASCII : looks->frames;
    looks->mouse = looks->mouse || wish->mouse;
    return true;
}

void looks_tell(struct app *app, const struct screen_wish *wish)
{
    const char *name = getenv("ROUZHI_THEME");
    bool asked = is_set(name) && !wish->theme && !wish->mono && !is_set(getenv("NO_COLOR"));
    if (!asked || theme_named(name) != SCHEME_COUNT) {
        return;
    }
    char *before = memory_copy(app->text);
    app_say(app, STYLE_WARN,
            "%s%s环境变量 ROUZHI_THEME：没有配色“%.*s”，照自己的设置；可以用 auto、dark、light、"
            "contrast、mono。",
            before, before[0] ? " " : "", (int)text_cut(name, 20), name);
    free(before);
}

static void wear(struct app *app, const struct terminal_looks *looks)
{
    terminal_set_looks(app->terminal, looks);
    app_restyle(app);
}

void looks_next_theme(struct app *app)
{
    struct terminal_looks looks = *terminal_looks(app->terminal);
    looks.scheme = (enum canvas_scheme)((looks.scheme + 1) % SCHEME_COUNT);
    wear(app, &looks);
    if (looks.scheme != canvas_theme()->scheme) {
        app_say(app, STYLE_PLAIN, "这个终端没有颜色，配色换了也看不出来。");
        return;
    }
    app_say(app, STYLE_PLAIN, "配色：%s。以后都要这样，在“我的屏幕设置”里保存。",
            theme_of(looks.scheme)->title);
}

void looks_switch_mouse(struct app *app)
{
    struct terminal_looks looks = *terminal_looks(app->terminal);
    looks.mouse = !looks.mouse;
    wear(app, &looks);
    app_say(app, STYLE_PLAIN, "%s",
            looks.mouse ? "鼠标已开：可以点行、栏目和底部的键；要在终端里选中复制，按住 Shift。"
                        : "鼠标已关：终端里可以直接选中复制。");
}

static void preference_saved(void *owner, const struct record *record)
{
    struct terminal_looks looks;
    take_preference(record, &looks);
    wear(owner, &looks);
}

void looks_edit(struct app *app)
{
    struct err err = {0};
    struct record *mine = preference_load(app->office, &err);
    if (!mine) {
        app_say_err(app, &err);
        return;
    }
    form_view_start(app, "preference", mine->id, 0, NULL, app, preference_saved);
    record_free(mine);
}
