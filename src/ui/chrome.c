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
    *window = newwin(box->rows, box->columns, box->row, box->column);
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

/* Name, role and date as far as they fit into `columns`: the role goes first, then the year. */
static char *who_and_when(const struct app *app, int columns)
{
    const char *name = record_get(office_me(app->office), "name");
    const char *practice = office_is_practice(app->office) ? "【练习】" : "";
    date_t today = office_today(app->office);
    char date[DATE_TEXT];
    date_format(today, date);
    const char *weekday = date_weekday_chinese(today);
    name = name ? name : "";
    char *text = memory_format("%s%s %s  %s %s ", practice, name, my_role(app), date, weekday);
    if (text_columns(text) > columns) {
        free(text);
        text = memory_format("%s%s  %s %s ", practice, name, date, weekday);
    }
    if (text_columns(text) > columns) {
        free(text);
        text = memory_format("%s%s %s ", practice, name, date + 5);
    }
    return text;
}

static void draw_top(struct app *app)
{
    int columns = app->layout.columns;
    canvas_fill(app->top, 0, 0, columns, STYLE_BAR);
    size_t count;
    const struct section *all = sections(&count);
    const struct section *shown = desk_scene_section(app->scenes[0]);
    int column = 1;
    for (size_t i = 0; i < count; i++) {
        if (!section_allowed(app->office, &all[i])) {
            continue;
        }
        char title[64];
        snprintf(title, sizeof title, " %d %s ", all[i].digit, all[i].title);
        int width = text_columns(title);
        canvas_text(app->top, 0, column, width, &all[i] == shown ? STYLE_BAR_KEY : STYLE_BAR,
                    title);
        column += width;
    }
    char *right = who_and_when(app, columns - column - 1);
    canvas_text_right(app->top, 0, column, columns - column, STYLE_BAR, right);
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

static void draw_bar(struct app *app)
{
    canvas_fill(app->bar, 0, 0, app->layout.columns, STYLE_BAR);
    const struct action *shown[ACTION_COUNT];
    size_t count = bar_actions(app, shown);
    int column = 0, key, reserved = 0;
    for (size_t i = 0; i < count; i++) {
        reserved += always_shown(shown[i]) ? bar_columns(shown[i], &key) : 0;
    }
    for (size_t i = 0; i < count; i++) {
        int width = bar_columns(shown[i], &key), title = width - key - 1;
        reserved -= always_shown(shown[i]) ? width : 0;
        if (column + width + reserved > app->layout.columns) {
            continue;
        }
        char name[16];
        key_label(&shown[i]->keys[0], name);
        canvas_text(app->bar, 0, column, key, STYLE_BAR_KEY, name);
        canvas_text(app->bar, 0, column + key, title, STYLE_BAR, shown[i]->title);
        column += width;
    }
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
