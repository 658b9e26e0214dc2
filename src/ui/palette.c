/* palette: every command by its name; it shows the key for next time. See palette.h. */
#include "palette.h"

#include <stdio.h>

#include "ui/picker.h"

static void add_command(const struct action *action, struct desk_option *option)
{
    char key[16] = "";
    *option = (struct desk_option){.id = action->id};
    snprintf(option->called, sizeof option->called, "%s", action->name);
    if (action->key_count > 0) {
        key_label(&action->keys[0], key);
    }
    snprintf(option->remark, sizeof option->remark, "%s", key);
}

/* What begins with the typed text comes before what only has it somewhere. */
static bool find_commands(void *owner, const char *typed, struct desk_option *options, size_t limit,
                          size_t *count, struct err *err)
{
    struct app *app = owner;
    (void)err;
    size_t all, found = 0;
    const struct action *table = actions(&all);
    /* the palette itself may be on top already: what is offered is asked of the scene below */
    struct app below = *app;
    if (app_top(app)->ops->where == PLACE_PICKER) {
        below.count--;
    }
    for (int within = 0; within < 2; within++) {
        for (size_t i = 0; i < all && found < limit; i++) {
            if (table[i].id != ACTION_PALETTE && app_offers(&below, &table[i]) &&
                action_matches(&table[i], typed) && action_begins(&table[i], typed) != within) {
                add_command(&table[i], &options[found++]);
            }
        }
    }
    *count = found;
    return true;
}

static void run_command(void *owner, const struct desk_option *option)
{
    app_perform(owner, (enum action_id)option->id);
}

static void explain_command(void *owner, const struct desk_option *option, struct buffer *text)
{
    const struct action *action = action_of((enum action_id)option->id);
    (void)owner;
    buffer_add_format(text, "现在选中：%s（%s）\n%s\n", action->name, action->english,
                      action->help);
    for (int k = 0; k < action->key_count; k++) {
        char label[16];
        buffer_add_format(text, "%s%s", k == 0 ? "按键：" : "、",
                          key_label(&action->keys[k], label));
    }
    buffer_add(text, action->key_count > 0 ? "\n" : "没有自己的按键，在这里用名字找。\n");
    if (action->act >= 0) {
        act_explain((enum act_id)action->act, text);
    }
}

void palette_open(struct app *app)
{
    if (app_top(app)->ops->where == PLACE_PICKER) {
        return;
    }
    picker_open(app, &(struct picker_options){.title = "命令（中文、拼音首字母或英文）",
                                              .empty = "没有这个命令，或这里用不上。",
                                              .tails = true,
                                              .owner = app,
                                              .source = find_commands,
                                              .choose = run_command,
                                              .explain = explain_command});
}
