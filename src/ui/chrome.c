/* chrome: the top line, the message line and the key bar.
 *
 * The top line says where one is, who one is and which day it is; the bar is made from the
 * table of actions and shows only what this scene offers and these roles allow. The
 * message grows upwards when its sentence needs more than a line: a clause is never cut off. */
#include "chrome.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "paragraph.h"
#include "ui/desk_scene.h"

#define MESSAGE_LINES 6

static PANEL *panel_at(const struct box *box, WINDOW **window)
{
    *window = canvas_window(box->rows, box->columns, box->row, box->column);
    return new_panel(*window);
}

void chrome_new(struct app *app)
{
    app->top_panel = panel_at(&app->layout.top, &app->top);
    app->bar_panel = panel_at(&app->layout.bar, &app->bar);
    app->message_panel = panel_at(&app->layout.message, &app->message);
    app->chrome_dirty = true;
}

static void panel_drop(PANEL **panel, WINDOW **window)
{
    if (*panel) {
        del_panel(*panel);
    }
    if (*window) {
        delwin(*window);
    }
    *panel = NULL;
    *window = NULL;
}

void chrome_free(struct app *app)
{
    panel_drop(&app->top_panel, &app->top);
    panel_drop(&app->bar_panel, &app->bar);
    panel_drop(&app->message_panel, &app->message);
}

static const char *my_role(const struct app *app)
{
    size_t count;
    const struct role_name *names = role_names(&count);
    for (size_t i = count; i > 0; i--) {
        if (office_roles(app->office) & names[i - 1].role) {
            return names[i - 1].title;
        }
    }
    return "";
}

/* Name, role and date as far as they fit into `columns`: the year goes first, then the weekday,
 * then the role. */
static char *who_and_when(const struct app *app, int columns)
{
    const char *name = record_get(office_me(app->office), "name");
    const char *practice = office_is_practice(app->office) ? "【练习】" : "";
    const char *role = my_role(app);
    date_t today = office_today(app->office);
    char date[DATE_TEXT];
    date_format(today, date);
    const char *day = date + strlen("2026-");
    const char *weekday = date_weekday_chinese(today);
    const struct {
        const char *role, *date, *weekday;
    } shorter[] = {{role, date, weekday}, {role, day, weekday}, {role, day, ""}, {"", day, ""}};
    char *text = NULL;
    for (size_t i = 0; i < sizeof shorter / sizeof shorter[0]; i++) {
        free(text);
        text = memory_format("%s%s %s%s%s%s%s ", practice, name ? name : "", shorter[i].role,
                             shorter[i].role[0] ? "  " : "", shorter[i].date,
                             shorter[i].weekday[0] ? " " : "", shorter[i].weekday);
        if (text_columns(text) <= columns) {
            break;
        }
    }
    return text;
}

/* Something of the top line or the key bar that has a place and means an action. */
struct spot {
    enum action_id action;
    int column, columns;
};

/* How a section is written: airy, or tight where that would leave no room for name and day. */
static const char *section_label(const struct section *section, bool tight, char out[64])
{
    snprintf(out, 64, tight ? "%d%s " : " %d %s ", section->digit, section->title);
    return out;
}

/* The sections that I may see, from left to right; returns how many. */
static size_t lay_sections(const struct app *app, bool tight, struct spot spots[ACTION_COUNT])
{
    size_t count, found = 0;
    const struct section *all = sections(&count);
    int column = 1;
    for (size_t i = 0; i < count; i++) {
        if (section_allowed(app->office, &all[i])) {
            char label[64];
            int columns = text_columns(section_label(&all[i], tight, label));
            spots[found++] = (struct spot){all[i].action, column, columns};
            column += columns;
        }
    }
    return found;
}

static int end_of(const struct spot *spots, size_t count)
{
    return count > 0 ? spots[count - 1].column + spots[count - 1].columns : 1;
}

static size_t top_spots(const struct app *app, struct spot spots[ACTION_COUNT], bool *tight)
{
    size_t count = lay_sections(app, false, spots);
    int room = app->layout.columns - end_of(spots, count) - 1;
    char *who = who_and_when(app, room);
    *tight = text_columns(who) > room;
    free(who);
    return *tight ? lay_sections(app, true, spots) : count;
}

static const struct section *section_of(enum action_id action)
{
    size_t count;
    const struct section *section = sections(&count);
    while (section->action != action) {
        section++;
    }
    return section;
}

static void draw_top(struct app *app)
{
    struct spot spots[ACTION_COUNT];
    bool tight;
    size_t count = top_spots(app, spots, &tight);
    int columns = app->layout.columns, end = end_of(spots, count);
    canvas_fill(app->top, 0, 0, columns, STYLE_BAR);
    for (size_t i = 0; i < count; i++) {
        const struct section *section = section_of(spots[i].action);
        bool here = section == desk_scene_section(app->scenes[0]);
        char label[64];
        canvas_text(app->top, 0, spots[i].column, spots[i].columns,
                    here ? STYLE_BAR_KEY : STYLE_BAR, section_label(section, tight, label));
    }
    char *right = who_and_when(app, columns - end - 1);
    canvas_text_right(app->top, 0, end, columns - end, STYLE_BAR, right);
    free(right);
}

static int by_rank(const void *a, const void *b)
{
    const struct action *one = *(const struct action *const *)a;
    const struct action *other = *(const struct action *const *)b;
    return one->bar - other->bar;
}

static size_t bar_actions(const struct app *app, const struct action **out)
{
    size_t count, found = 0;
    const struct action *all = actions(&count);
    for (size_t i = 0; i < count; i++) {
        if (all[i].bar > 0 && all[i].key_count > 0 && app_offers(app, &all[i])) {
            out[found++] = &all[i];
        }
    }
    qsort(out, found, sizeof *out, by_rank);
    return found;
}

/* On a narrow screen others make room for these: by the palette everything else is found. */
static bool always_shown(const struct action *action)
{
    return action->id == ACTION_PALETTE || action->id == ACTION_LEAVE;
}

/* Columns of the key's name, its title and a blank. */
static int bar_columns(const struct action *action, int *key)
{
    char name[16];
    *key = text_columns(key_label(&action->keys[0], name));
    return *key + text_columns(action->title) + 1;
}

/* What stands in the key bar, from left to right; returns how many. */
static size_t bar_spots(const struct app *app, struct spot spots[ACTION_COUNT])
{
    const struct action *shown[ACTION_COUNT];
    size_t count = bar_actions(app, shown), found = 0;
    int column = 0, key, reserved = 0;
    for (size_t i = 0; i < count; i++) {
        reserved += always_shown(shown[i]) ? bar_columns(shown[i], &key) : 0;
    }
    for (size_t i = 0; i < count; i++) {
        int columns = bar_columns(shown[i], &key);
        reserved -= always_shown(shown[i]) ? columns : 0;
        if (column + columns + reserved <= app->layout.columns) {
            spots[found++] = (struct spot){shown[i]->id, column, columns};
            column += columns;
        }
    }
    return found;
}

static void draw_bar(struct app *app)
{
    struct spot spots[ACTION_COUNT];
    size_t count = bar_spots(app, spots);
    canvas_fill(app->bar, 0, 0, app->layout.columns, STYLE_BAR);
    for (size_t i = 0; i < count; i++) {
        const struct action *action = action_of(spots[i].action);
        char name[16];
        int key, columns = bar_columns(action, &key);
        canvas_text(app->bar, 0, spots[i].column, key, STYLE_BAR_KEY,
                    key_label(&action->keys[0], name));
        canvas_text(app->bar, 0, spots[i].column + key, columns - key - 1, STYLE_BAR,
                    action->title);
    }
}

enum action_id chrome_action_at(const struct app *app, int row, int column)
{
    struct spot spots[ACTION_COUNT];
    bool tight;
    size_t count = row == app->layout.top.row   ? top_spots(app, spots, &tight)
                   : row == app->layout.bar.row ? bar_spots(app, spots)
                                                : 0;
    for (size_t i = 0; i < count; i++) {
        if (column >= spots[i].column && column < spots[i].column + spots[i].columns) {
            return spots[i].action;
        }
    }
    return ACTION_NONE;
}

void chrome_draw(struct app *app)
{
    draw_top(app);
    draw_bar(app);
}

/* Gives the message window as many rows as the text needs. */
static void message_resize(struct app *app, int rows)
{
    struct box box = app->layout.message;
    if (getmaxy(app->message) == rows && getmaxx(app->message) == box.columns) {
        return;
    }
    panel_drop(&app->message_panel, &app->message);
    box.row -= rows - 1;
    box.rows = rows;
    app->message_panel = panel_at(&box, &app->message);
}

void chrome_draw_message(struct app *app)
{
    struct scene *top = app_top(app);
    const char *hint = top && top->ops->hint ? top->ops->hint(top) : NULL;
    bool said = app->text[0] != '\0';
    const char *text = said ? app->text : hint ? hint : "";
    int columns = app->layout.columns - 2;
    int rows = said ? paragraph_rows(text, columns) : 1;
    rows = rows > MESSAGE_LINES ? MESSAGE_LINES : rows;
    enum style style = said ? app->text_style : STYLE_DIM;
    message_resize(app, rows);
    for (int i = 0; i < rows; i++) {
        canvas_fill(app->message, i, 0, columns + 2, said ? style : STYLE_PLAIN);
    }
    paragraph_fit(app->message, 0, 1, columns, rows, style, text);
    top_panel(app->message_panel);
}

void chrome_draw_too_small(const struct app *app)
{
    char text[96];
    snprintf(text, sizeof text, "窗口太小：现在 %dx%d，至少要 %dx%d", app->layout.columns,
             app->layout.rows, LAYOUT_LEAST_COLUMNS, LAYOUT_LEAST_ROWS);
    werase(stdscr);
    canvas_text(stdscr, app->layout.rows / 2, 0, app->layout.columns, STYLE_STRONG, text);
}
