/* calendar_popup: a month to choose a day from. See calendar_popup.h.
 *
 * Weekends and holidays carry 休 and make-up working days 班, as the State Council's notice has them,
 * so that nobody sets a day for work on which nobody works. */
#include "calendar_popup.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

#define DAY_COLUMNS 5
#define GRID_ROWS 6

struct calendar_popup {
    struct scene scene;
    date_t date, today;
    void *owner;
    void (*choose)(void *owner, date_t date);
};

static struct box popup_resize(struct scene *scene, const struct layout *layout)
{
    (void)scene;
    return layout_popup(layout, GRID_ROWS + 5, DAY_COLUMNS * 7 + 4);
}

/* The Monday on or before the first of the month. */
static date_t grid_start(date_t date)
{
    int year, month, day;
    date_split(date, &year, &month, &day);
    date_t first = date_of(year, month, 1);
    return first - (date_weekday(first) - 1);
}

static void draw_day(const struct calendar_popup *popup, date_t date, int row, int column)
{
    int year, month, day, shown_year, shown_month, shown_day;
    date_split(date, &year, &month, &day);
    date_split(popup->date, &shown_year, &shown_month, &shown_day);
    const struct calendar_day *entry =
        calendar_find(office_calendar(popup->scene.app->office), date);
    char text[16];
    snprintf(text, sizeof text, "%2d%s", day,
             entry                     ? (entry->working ? "班" : "休")
             : date == popup->today    ? "今"
             : date_weekday(date) >= 6 ? "休"
                                       : "  ");
    enum style style = date == popup->date    ? STYLE_CHOSEN
                       : month != shown_month ? STYLE_DIM
                       : date == popup->today ? STYLE_STRONG
                                              : STYLE_PLAIN;
    canvas_text(popup->scene.window, row, column, 4, style, text);
}

static void popup_draw(struct scene *scene)
{
    static const char *const heads[] = {"一", "二", "三", "四", "五", "六", "日"};
    struct calendar_popup *popup = (struct calendar_popup *)scene;
    int year, month, day;
    date_split(popup->date, &year, &month, &day);
    char title[48];
    snprintf(title, sizeof title, "%d年%d月", year, month);
    canvas_frame(scene->window, STYLE_PLAIN, title);
    date_t date = grid_start(popup->date);
    for (int i = 0; i < 7; i++) {
        canvas_text(scene->window, 1, 2 + i * DAY_COLUMNS, 4, STYLE_DIM, heads[i]);
    }
    for (int i = 0; i < GRID_ROWS * 7; i++) {
        draw_day(popup, date + i, 2 + i / 7, 2 + i % 7 * DAY_COLUMNS);
    }
    const struct calendar_day *entry =
        calendar_find(office_calendar(scene->app->office), popup->date);
    char chosen[DATE_TEXT], line[128];
    snprintf(line, sizeof line, "%s %s %s", date_format(popup->date, chosen),
             date_weekday_chinese(popup->date), entry ? entry->name : "");
    canvas_text(scene->window, GRID_ROWS + 2, 2, DAY_COLUMNS * 7, STYLE_STRONG, line);
    canvas_text(scene->window, GRID_ROWS + 3, 2, DAY_COLUMNS * 7, STYLE_DIM,
                "方向键选日  PageUp/Down 换月");
}

static bool popup_place(struct scene *scene, int *row, int *column)
{
    const struct calendar_popup *popup = (const struct calendar_popup *)scene;
    int days = popup->date - grid_start(popup->date);
    *row = 2 + days / 7;
    *column = 2 + days % 7 * DAY_COLUMNS;
    return true;
}

static bool move_day(struct calendar_popup *popup, uint32_t code)
{
    static const struct {
        uint32_t code;
        int days, months;
    } moves[] = {{K_LEFT, -1, 0}, {K_RIGHT, 1, 0},    {K_UP, -7, 0},
                 {K_DOWN, 7, 0},  {K_PAGE_UP, 0, -1}, {K_PAGE_DOWN, 0, 1}};
    if (code == K_HOME) {
        popup->date = popup->today;
    }
    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        if (moves[i].code == code) {
            popup->date = date_add_months(popup->date + moves[i].days, moves[i].months);
        }
    }
    return true;
}

static bool popup_key(struct scene *scene, const struct key *key, enum action_id action)
{
    struct calendar_popup *popup = (struct calendar_popup *)scene;
    scene_changed(scene);
    if (action == ACTION_BACK) {
        return app_close(scene), true;
    }
    if (key_is(key, K_ENTER)) {
        app_close(scene);
        popup->choose(popup->owner, popup->date);
        return true;
    }
    if (action == ACTION_HELP || action == ACTION_LEAVE) {
        return false;
    }
    return key->kind == KEY_KIND_COMMAND ? move_day(popup, key->code) : true;
}

static void popup_explain(struct scene *scene, struct buffer *text)
{
    (void)scene;
    buffer_add(text,
               "【选日期】\n左右走一日，上下走一周，PageUp、PageDown 走一个月，Home 回到今天，"
               "Enter 选定。休息日和放假的日子有标记，按国务院办公厅的通知；没有通知的年份"
               "按周一至周五推算。\n\n");
}

static void popup_free(struct scene *scene)
{
    free(scene);
}

static const struct scene_ops popup_ops = {
    .where = PLACE_DIALOG,
    .draw = popup_draw,
    .key = popup_key,
    .resize = popup_resize,
    .place = popup_place,
    .explain = popup_explain,
    .free = popup_free,
};

void calendar_popup_open(struct app *app, date_t date, void *owner,
                         void (*choose)(void *owner, date_t date))
{
    struct calendar_popup *popup = memory_alloc(sizeof *popup);
    popup->scene.ops = &popup_ops;
    popup->date = date;
    popup->today = office_today(app->office);
    popup->owner = owner;
    popup->choose = choose;
    app_push(app, &popup->scene);
}
