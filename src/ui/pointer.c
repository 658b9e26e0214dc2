/* pointer: what a click or the wheel means. See pointer.h.
 *
 * The mouse can do nothing that the keys can't: a click on a section or in the key bar presses
 * that key, the wheel presses Up or Down, and only the scene on top is asked what stands in one
 * of its cells. A click beside a pop-up does nothing: no text is lost by it. */
#include "pointer.h"

#include "chrome.h"

#define WHEEL_ROWS 3

static void press_action(struct app *app, const struct action *action,
                         void (*press)(struct app *app, struct key *key))
{
    if (action->key_count > 0) {
        struct key key = action->keys[0];
        press(app, &key);
    }
}

static bool is_in(const struct box *box, const struct mouse *mouse)
{
    return mouse->row >= box->row && mouse->row < box->row + box->rows &&
           mouse->column >= box->column && mouse->column < box->column + box->columns;
}

/* In a form Up and Down go from field to field: one at a time there. */
static void turn_wheel(struct app *app, enum key_code code,
                       void (*press)(struct app *app, struct key *key))
{
    int rows = app_top(app)->ops->where == PLACE_FORM ? 1 : WHEEL_ROWS;
    for (int i = 0; i < rows; i++) {
        press(app, &(struct key){.kind = KEY_KIND_COMMAND, .code = code});
    }
}

void pointer_use(struct app *app, const struct key *key,
                 void (*press)(struct app *app, struct key *key))
{
    struct mouse mouse = key_mouse(key);
    struct scene *top = app_top(app);
    if (!terminal_looks(app->terminal)->mouse || !app->layout.fits) {
        return;
    }
    if (mouse.button != MOUSE_CLICK) {
        turn_wheel(app, mouse.button == MOUSE_WHEEL_UP ? K_UP : K_DOWN, press);
        return;
    }
    enum action_id action = chrome_action_at(app, mouse.row, mouse.column);
    if (action != ACTION_NONE) {
        press_action(app, action_of(action), press);
    } else if (top->ops->click && is_in(&top->box, &mouse)) {
        top->ops->click(top, mouse.row - top->box.row, mouse.column - top->box.column);
    }
}
