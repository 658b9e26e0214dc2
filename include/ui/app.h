/* app: the workstation while it runs: a stack of scenes over one office and one terminal.
 *
 * A scene is a window with its keys: the lists at the bottom, forms and pop-ups over them;
 * the top one gets the keys. One round of the loop: everything that was typed is acted on in
 * order, then what changed is drawn, then there is one update of the terminal. Scenes never
 * touch the terminal, never wait, and never look below the office. */
#ifndef UI_APP_H
#define UI_APP_H

#include <stdint.h>

#include "base/buffer.h"
#include "office/office.h"
#include "ui/action.h"
#include "ui/canvas.h"
#include "ui/layout.h"
#include "ui/terminal.h"

#include <panel.h>

struct app;
struct scene;

/* What a scene can do; every entry but draw, key, resize and free may be NULL. */
struct scene_ops {
    unsigned where; /* enum action_place: which keys mean what here */
    /* Draws the whole window anew; the app erases it before. */
    void (*draw)(struct scene *scene);
    /* True if the key (or, from the palette, the action alone with a key of no meaning) was used. */
    bool (*key)(struct scene *scene, const struct key *key, enum action_id action);
    /* Called often; does what is due at now_ms and returns how long it may sleep, -1 for ever. */
    int (*tick)(struct scene *scene, int64_t now_ms);
    /* Where it wants to stand on a screen of this layout. */
    struct box (*resize)(struct scene *scene, const struct layout *layout);
    /* The cell of the window in which the terminal's cursor stands. False: hide it. */
    bool (*place)(struct scene *scene, int *row, int *column);
    /* A click in this cell of the window. False: nothing stands there that could be clicked. */
    bool (*click)(struct scene *scene, int row, int column);
    /* One line that stands dimly in the message line while there is no message; NULL none. */
    const char *(*hint)(struct scene *scene);
    /* What F1 says about the row or field at the cursor, in paragraphs; what stands behind a tab is a
     * column of its own. NULL: nothing. */
    void (*explain)(struct scene *scene, struct buffer *text);
    /* Whether the action can be used here now, for key bar and palette; NULL: always. */
    bool (*offers)(struct scene *scene, enum action_id action);
    /* The scene is about to be left or the line is gone: keep what was typed. False: it couldn't be
     * kept, which was said; whoever can should stay. */
    bool (*keep)(struct scene *scene);
    /* Others have saved: read again what is shown. */
    void (*refresh)(struct scene *scene);
    void (*free)(struct scene *scene);
};

/* The head of every scene; a scene's own struct begins with it. */
struct scene {
    const struct scene_ops *ops;
    struct app *app;
    WINDOW *window;
    PANEL *panel;
    struct box box;
    bool dirty; /* draw it before the next update */
};

#define APP_SCENES 16

struct app {
    struct office *office;
    struct terminal *terminal;
    struct layout layout;
    struct scene *scenes[APP_SCENES];
    size_t count;
    struct scene *guide; /* stands beside the stack and sees every key first; NULL none */
    struct scene *closed[APP_SCENES + 1]; /* freed when the key has been dealt with */
    size_t closed_count;
    WINDOW *top, *bar, *message;
    PANEL *top_panel, *bar_panel, *message_panel;
    char text[1024]; /* the message; "" none */
    enum style text_style;
    bool text_seen; /* it has been on the screen: the next key takes it away */
    char waiting[200]; /* what is said while somebody else's saving is waited for; "" nothing was */
    bool gave_up;      /* that was ended with Esc */
    bool resized;      /* meanwhile */
    bool chrome_dirty;
    int64_t now_ms;         /* a clock that only runs forward */
    int64_t (*clock)(void); /* read before and after each wait; NULL: now_ms is set from outside */
    int64_t drawn_ms;       /* when the screen was last drawn */
    int64_t looked_ms;      /* when it was last asked whether others have saved */
    struct {                /* what was filed last, for whoever looks on */
        char form[64];
        int64_t id; /* 0 nothing yet */
    } filed;
    struct buffer clipboard; /* what was last cut out or copied in any field */
    bool leaving;
    bool gone; /* the line was dropped */
};

/* Takes over a running terminal and an open office (both stay the caller's to close). */
struct app *app_new(struct office *office, struct terminal *terminal);
/* Keeps what was typed, then frees all scenes. */
void app_free(struct app *app);

/* Runs until somebody leaves; returns the exit code. */
int app_run(struct app *app);
/* One round: draws if nothing is typed ahead, waits at most wait_ms (-1: as long as the scenes
 * sleep) for one event, and acts on it. False if that was only the clock. */
bool app_step(struct app *app, int wait_ms);
/* Draws what is dirty and updates the terminal once. */
void app_draw(struct app *app);

/* The message line alone, while something takes its time. */
void app_draw_message(struct app *app);
/* As office_set_waiting: says it in the message line; Esc ends the waiting, what else is typed stays in
 * order for whatever stands there afterwards. `app` is the app. */
bool app_wait(const char *holder, int ms, void *app);
/* The waiting is over: its message goes. */
void app_waited(struct app *app);

/* Lays a new scene on top. It is freed by the app after app_close. */
void app_push(struct app *app, struct scene *scene);
/* Takes a scene and all that stand on it off the stack. */
void app_close(struct scene *scene);
struct scene *app_top(const struct app *app);
/* Something was changed in this scene: it is drawn in the next round. */
void scene_changed(struct scene *scene);
/* Its wished size is another one now. */
void scene_reshape(struct scene *scene);

/* Lays a strip over the message line, whose resize says how high (NULL: takes it away). Owned by the
 * app; its key only looks on. */
void app_guide(struct app *app, struct scene *guide);

/* The message line; text may be longer than the line, it grows upwards then. */
void app_say(struct app *app, enum style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void app_say_err(struct app *app, const struct err *err);
/* Whether the top scene offers the action and my roles allow it. */
bool app_offers(const struct app *app, const struct action *action);
/* Lets the top scene act as if the action's key had been pressed. */
void app_perform(struct app *app, enum action_id action);
/* The looks are others now: every window is made anew. */
void app_restyle(struct app *app);
/* Tells every scene to read again what it shows. */
void app_refresh(struct app *app);

#endif
