/* views_popup: the lists one can go to. See views_popup.h. */
#include "views_popup.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "paragraph.h"
#include "ui/editor.h"
#include "view_entries.h"

#define COUNT_MOST 1000
#define COUNT_EACH_MS 1 /* for one list: twenty of them stand there in no time */
#define COUNT_MS 500 /* after so long no further list is counted */
#define REMARK_ROWS 2
#define COUNT_COLUMNS 6

struct views_popup {
    struct scene scene;
    struct views_popup_options options;
    struct view_entry entries[VIEW_ENTRIES_MOST];
    size_t entry_count;
    size_t shown[VIEW_ENTRIES_MOST]; /* those that fit what was typed */
    size_t shown_count, chosen;
    int top;
    size_t counted;      /* entries that were counted */
    int64_t counting_ms; /* since when; 0: not begun */
    struct editor *editor;
};

static struct view_entry *entry_shown(struct views_popup *popup, size_t index)
{
    return &popup->entries[popup->shown[index]];
}

static int list_rows(const struct views_popup *popup)
{
    return popup->scene.box.rows - 4 - REMARK_ROWS;
}

static struct box popup_resize(struct scene *scene, const struct layout *layout)
{
    const struct views_popup *popup = (const struct views_popup *)scene;
    int columns = layout->body.columns - 8;
    return layout_popup(layout, (int)popup->entry_count + 4 + REMARK_ROWS,
                        columns < 72 ? columns : 72);
}

static void narrow(struct views_popup *popup)
{
    char *typed = editor_text(popup->editor);
    text_trim(typed);
    popup->shown_count = popup->chosen = 0;
    for (size_t i = 0; i < popup->entry_count; i++) {
        if (view_entry_fits(&popup->entries[i], typed)) {
            popup->shown[popup->shown_count++] = i;
        }
    }
    free(typed);
    scene_changed(&popup->scene);
}

static void draw_entry(struct views_popup *popup, size_t index, int row, int columns)
{
    const struct view_entry *entry = entry_shown(popup, index);
    WINDOW *window = popup->scene.window;
    bool chosen = index == popup->chosen;
    enum style style = chosen ? STYLE_CHOSEN : STYLE_PLAIN;
    char head[160], remark[96], count[16] = "";
    snprintf(head, sizeof head, "%s %c  %s", chosen ? ">" : " ",
             index < 9 ? (char)('1' + index) : ' ', view_entry_title(entry));
    view_entry_whose(entry, remark, sizeof remark);
    if (entry->count > COUNT_MOST) {
        snprintf(count, sizeof count, "%d+", COUNT_MOST);
    } else if (entry->count >= 0) {
        snprintf(count, sizeof count, "%lld%s", (long long)entry->count,
                 entry->count_least ? "+" : "");
    }
    canvas_fill(window, row, 2, columns, style);
    int wide = text_columns(head), most = columns - COUNT_COLUMNS;
    canvas_text(window, row, 2, wide < most ? wide : most, style, head);
    if (wide + 2 < most) {
        canvas_text(window, row, 2 + wide + 2, most - wide - 2, chosen ? style : STYLE_DIM, remark);
    }
    canvas_text_right(window, row, 2 + columns - COUNT_COLUMNS, COUNT_COLUMNS, style, count);
}

static void popup_draw(struct scene *scene)
{
    struct views_popup *popup = (struct views_popup *)scene;
    int columns = scene->box.columns - 4, shown = list_rows(popup);
    char *line = NULL;
    canvas_frame(scene->window, STYLE_PLAIN, "看哪些");
    editor_line(popup->editor, 0, &line);
    canvas_text(scene->window, 1, 2, 6, STYLE_PLAIN, "查找：");
    canvas_text(scene->window, 1, 8, columns - 6, STYLE_FIELD, line);
    free(line);
    popup->top = layout_scroll(popup->top, (int)popup->chosen, shown, (int)popup->shown_count, 1);
    for (int i = 0; i < shown && popup->top + i < (int)popup->shown_count; i++) {
        draw_entry(popup, (size_t)(popup->top + i), 2 + i, columns);
    }
    canvas_rule(scene->window, 2 + shown, 1, columns + 2, STYLE_DIM);
    if (popup->shown_count > 0) {
        struct buffer text;
        buffer_init(&text);
        view_entry_explain(scene->app->office, entry_shown(popup, popup->chosen), &text);
        paragraph_fit(scene->window, 3 + shown, 2, columns, REMARK_ROWS, STYLE_DIM,
                      buffer_text(&text));
        buffer_done(&text);
    } else {
        canvas_text(scene->window, 2, 4, columns - 2, STYLE_DIM, "没有这样的视图。");
    }
}

static bool popup_place(struct scene *scene, int *row, int *column)
{
    const struct views_popup *popup = (const struct views_popup *)scene;
    size_t line;
    editor_place(popup->editor, &line, column);
    *row = 1;
    *column += 8;
    return true;
}

/* One list a tick. */
static int popup_tick(struct scene *scene, int64_t now_ms)
{
    struct views_popup *popup = (struct views_popup *)scene;
    if (popup->counting_ms == 0) {
        popup->counting_ms = now_ms; /* shown first */
        return 0;
    }
    if (popup->counted == popup->entry_count || now_ms - popup->counting_ms > COUNT_MS) {
        return -1;
    }
    struct view_entry *entry = &popup->entries[popup->counted++];
    struct err ignored = {0};
    if (entry->kind != VIEW_ENTRY_KEEP) {
        struct desk_query query = entry->kind == VIEW_ENTRY_SAVED
                                      ? saved_view_query(&entry->saved)
                                      : (struct desk_query){.view = entry->view->key};
        if (!desk_tally(scene->app->office, &query, COUNT_MOST + 1, COUNT_EACH_MS, &entry->count,
                        &entry->count_least, &ignored)) {
            entry->count = -1;
        }
        scene_changed(scene);
    }
    return 0;
}

static bool choose(struct views_popup *popup)
{
    if (popup->shown_count == 0) {
        return true;
    }
    const struct view_entry *entry = entry_shown(popup, popup->chosen);
    const struct views_popup_options *options = &popup->options;
    app_close(&popup->scene); /* freed when this key is over */
    if (entry->kind == VIEW_ENTRY_KEEP) {
        options->keep_this(options->owner);
    } else if (entry->kind == VIEW_ENTRY_SAVED) {
        options->choose_saved(options->owner, &entry->saved);
    } else {
        options->choose(options->owner, entry->view);
    }
    return true;
}

/* A digit, full-width ones of an input method too. */
static bool digit_key(struct views_popup *popup, uint32_t code)
{
    if (code >= 0xFF11 && code <= 0xFF19) {
        code -= 0xFF10 - '0';
    }
    if (code < '1' || code > '9') {
        return false;
    }
    if (code - '1' < popup->shown_count) {
        popup->chosen = code - '1';
        choose(popup);
    }
    return true;
}

static bool change_key(struct views_popup *popup, uint32_t code)
{
    const struct view_entry *entry =
        popup->shown_count > 0 ? entry_shown(popup, popup->chosen) : NULL;
    const struct views_popup_options *options = &popup->options;
    if (!entry || entry->kind != VIEW_ENTRY_SAVED) {
        app_say(popup->scene.app, STYLE_WARN, "这是固定的视图，不能改也不能删除。");
    } else if (!entry->saved.mine) {
        app_say(popup->scene.app, STYLE_WARN,
                "这是%s共享的视图，只有本人能改；可以另存一个自己的。", entry->saved.officer);
    } else {
        app_close(&popup->scene);
        (code == K_F4 ? options->change : options->drop)(options->owner, &entry->saved);
    }
    return true;
}

static bool move_choice(struct views_popup *popup, int by)
{
    long to = (long)popup->chosen + by, last = (long)popup->shown_count - 1;
    to = to > last ? last : to;
    popup->chosen = to < 0 ? 0 : (size_t)to;
    return true;
}

static bool command_key(struct views_popup *popup, uint32_t code)
{
    switch (code) {
    case K_UP:
        return move_choice(popup, -1);
    case K_DOWN:
        return move_choice(popup, 1);
    case K_PAGE_UP:
        return move_choice(popup, -list_rows(popup));
    case K_PAGE_DOWN:
        return move_choice(popup, list_rows(popup));
    case K_ENTER:
    case K_TAB:
        return choose(popup);
    case K_F4:
        return change_key(popup, code);
    case K_DELETE: /* in what was typed it deletes a character */
        return editor_is_empty(popup->editor) && change_key(popup, code);
    default:
        return false;
    }
}

static bool popup_key(struct scene *scene, const struct key *key, enum action_id action)
{
    struct views_popup *popup = (struct views_popup *)scene;
    scene_changed(scene);
    if (action == ACTION_BACK) {
        return app_close(scene), true;
    }
    if (key->kind == KEY_KIND_TEXT && digit_key(popup, key->code)) {
        return true;
    }
    if (key->kind == KEY_KIND_COMMAND && command_key(popup, key->code)) {
        return true;
    }
    if (editor_key(popup->editor, key) == EDITOR_CHANGED) {
        narrow(popup);
        return true;
    }
    return action != ACTION_HELP && action != ACTION_LEAVE && action != ACTION_REFRESH;
}

/* A click on a list goes there. */
static bool popup_click(struct scene *scene, int row, int column)
{
    struct views_popup *popup = (struct views_popup *)scene;
    int index = popup->top + row - 2;
    if (row < 2 || row >= 2 + list_rows(popup) || index >= (int)popup->shown_count || column < 1 ||
        column >= scene->box.columns - 1) {
        return false;
    }
    popup->chosen = (size_t)index;
    return choose(popup);
}

static const char *popup_hint(struct scene *scene)
{
    (void)scene;
    return "按数字就去；输入名称或拼音首字母来找；Enter 选定，Esc 返回。";
}

static bool popup_offers(struct scene *scene, enum action_id action)
{
    (void)scene;
    return action != ACTION_NEW;
}

static void popup_free(struct scene *scene)
{
    struct views_popup *popup = (struct views_popup *)scene;
    editor_free(popup->editor);
    free(popup);
}

static const struct scene_ops popup_ops = {
    .where = PLACE_PICKER,
    .draw = popup_draw,
    .key = popup_key,
    .tick = popup_tick,
    .resize = popup_resize,
    .place = popup_place,
    .click = popup_click,
    .hint = popup_hint,
    .offers = popup_offers,
    .free = popup_free,
};

void views_popup_open(struct app *app, const struct views_popup_options *options)
{
    struct views_popup *popup = memory_alloc(sizeof *popup);
    popup->scene.ops = &popup_ops;
    popup->scene.app = app;
    popup->options = *options;
    popup->editor = editor_new(false, 40, 40);
    struct err err = {0};
    popup->entry_count =
        view_entries(app->office, options->section, options->keep, popup->entries, &err);
    if (err.code != ERR_NONE) {
        app_say_err(app, &err);
    }
    narrow(popup);
    for (size_t i = 0; i < popup->entry_count; i++) {
        const struct view_entry *entry = &popup->entries[i];
        if (entry->kind == VIEW_ENTRY_SAVED ? options->saved == entry->saved.id
                                            : options->saved == 0 && entry->view == options->view) {
            popup->chosen = i;
        }
    }
    app_push(app, &popup->scene);
    editor_set_columns(popup->editor, popup->scene.box.columns - 10);
}
