/* entry_keys: what the keys mean in a form.
 *
 * The editor is asked first, so that text is always text; what it has no use for moves the
 * cursor from field to field. Enter goes on, in a long text it begins a new line. */
#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"
#include "calendar_popup.h"
#include "entry.h"

#define ECHO_MS 400

static const struct field *field_here(const struct form_view *view)
{
    return entry_cell_field(view, &view->cells[view->at]);
}

/* Typed to its last character, with nothing behind the cursor. */
static bool is_full(const struct form_view *view)
{
    char *text = editor_text(view->editor);
    bool full = editor_cursor(view->editor) == editor_count(view->editor) &&
                field_is_full(field_here(view), text);
    free(text);
    return full;
}

/* Reads what was typed and goes on if it could be read; else the sentence stands at the field. */
static bool read_and_go_on(struct form_view *view)
{
    bool read = entry_leave(view);
    if (read) {
        entry_next(view, 1);
    } else {
        entry_arrive(view);
    }
    return read;
}

static bool text_changed(struct form_view *view, const struct key *key)
{
    view->touched = true;
    struct entry_state *state = entry_state_find(view, &view->cells[view->at]);
    if (state && state->error) {
        free(state->error);
        state->error = NULL;
    }
    entry_changed(view);
    bool typed = key->kind == KEY_KIND_TEXT || key->kind == KEY_KIND_PASTE;
    if (typed && is_full(view)) {
        view->gone_on = read_and_go_on(view);
    }
    return true;
}

/* How much is there and how much was to come: what was pasted is still where it was copied. */
static void say_full(struct form_view *view, const struct key *key)
{
    const struct field *field = field_here(view);
    int most = field->length > 0 ? field->length : field->type->length;
    if (key->kind == KEY_KIND_PASTE) {
        app_say(view->scene.app, STYLE_WARN,
                "“%s”最多 %d 字，已有 %zu 字，粘贴的 %zu 字放不下，一个字也没有放进去。",
                field->label, most, editor_count(view->editor), text_count(key->text));
        return;
    }
    app_say(view->scene.app, STYLE_WARN, "“%s”最多 %d 字，多的没有输入。", field->label, most);
}

static bool edit_key(struct form_view *view, const struct key *key)
{
    bool is_long = field_here(view)->type->kind == FIELD_LONG_TEXT;
    if (key_is(key, K_ENTER) && !is_long) {
        return false;
    }
    switch (editor_key(view->editor, key)) {
    case EDITOR_CHANGED:
        return text_changed(view, key);
    case EDITOR_MOVED:
        scene_changed(&view->scene);
        return true;
    case EDITOR_FULL:
        return say_full(view, key), true;
    case EDITOR_IGNORED:
        break;
    }
    return false;
}

static bool clear_value(struct form_view *view)
{
    const struct entry_cell *cell = &view->cells[view->at];
    struct record *record = entry_cell_record(view, cell);
    if (!record || !record_value(record, entry_cell_index(cell))) {
        return true;
    }
    entry_chosen_note(view, cell);
    record_set(record, entry_cell_index(cell), NULL);
    entry_state_clear(view, cell);
    entry_changed(view);
    entry_cells_build(view);
    return true;
}

/* Keys of a cell whose value is chosen from a list. */
static bool choose_key(struct form_view *view, const struct key *key)
{
    if (key->kind == KEY_KIND_PASTE) {
        return entry_pick(view, key->text), true;
    }
    if (key->kind == KEY_KIND_TEXT && (key->code == ' ' || key->code == 0x3000)) {
        return entry_pick_step(view, 1) ? true : (entry_pick(view, NULL), true);
    }
    if (key->kind == KEY_KIND_TEXT) {
        char bytes[5] = {0};
        text_encode(key->code, bytes);
        return entry_pick(view, bytes), true;
    }
    if (key_is(key, K_LEFT) || key_is(key, K_RIGHT)) {
        return entry_pick_step(view, key_is(key, K_LEFT) ? -1 : 1);
    }
    if (key_is(key, K_BACKSPACE) || key_is(key, K_DELETE)) {
        return clear_value(view);
    }
    return false;
}

/* What stands here was told to be wrong and is as it was: Enter means that it is right, Tab doesn't. */
static bool is_wrong(const struct form_view *view)
{
    const struct entry_cell *cell = &view->cells[view->at];
    const struct entry_state *state = entry_state_find(view, cell);
    const struct record *record = entry_cell_record(view, cell);
    bool empty = !record || !record_value(record, entry_cell_index(cell));
    return !view->touched && state && state->error && (state->typed || !empty);
}

/* Enter at the empty last row of a table goes on behind the table, unless a row is still needed. */
static bool leave_table(struct form_view *view)
{
    const struct entry_cell *cell = &view->cells[view->at];
    bool begun = cell->row > 0 || !record_field_needed(view->record, cell->field);
    if (cell->row < 0 || cell->sub > 0 || view->touched || !begun ||
        entry_cell_record(view, cell)) {
        return false;
    }
    size_t behind = view->at;
    while (behind < view->cell_count && view->cells[behind].field == cell->field) {
        behind++;
    }
    if (behind == view->cell_count) {
        return false;
    }
    entry_go(view, behind);
    return true;
}

/* Enter on a needed field that is still empty shows what may be chosen, instead of passing it by. */
static bool enter_key(struct form_view *view)
{
    const struct entry_cell *cell = &view->cells[view->at];
    if (view->reading) {
        entry_next(view, 1);
        return true;
    }
    if (!view->editor && cell->row < 0 && !record_value(view->record, cell->field) &&
        record_field_needed(view->record, cell->field)) {
        entry_pick(view, NULL);
        return true;
    }
    if (is_wrong(view)) {
        app_say(view->scene.app, STYLE_ERROR, "“%s”还没有改好；先写后面的按 Tab。",
                field_here(view)->label);
        return true;
    }
    if (!leave_table(view)) {
        read_and_go_on(view);
    }
    return true;
}

/* What is typed into a locked cell, or would choose for it, is answered with the reason; whatever moves
 * the cursor still does. */
static bool refuse_locked(struct form_view *view, const struct key *key, enum action_id action)
{
    struct err why;
    bool text = key->kind == KEY_KIND_TEXT || key->kind == KEY_KIND_PASTE ||
                key_is(key, K_BACKSPACE) || key_is(key, K_DELETE) || key_is(key, K_LEFT) ||
                key_is(key, K_RIGHT);
    bool changes =
        action == ACTION_CHOOSE || action == ACTION_NEW || (action == ACTION_NONE && text);
    if (!changes || view->reading || view->cell_count == 0 ||
        !entry_cell_locked(view, &view->cells[view->at], &why)) {
        return false;
    }
    app_say_err(view->scene.app, &why);
    return true;
}

/* The first cell of the next page, or of this and then of the page before. */
static bool go_page(struct form_view *view, int by)
{
    int page = view->form->fields[view->cells[view->at].field].page;
    size_t target = by < 0 ? 0 : view->cell_count - 1;
    for (size_t i = 0; i < view->cell_count; i++) {
        int other = view->form->fields[view->cells[i].field].page;
        if (by > 0 && other > page) {
            target = i;
            break;
        }
        bool first = i == 0 || view->form->fields[view->cells[i - 1].field].page != other;
        if (by < 0 && first && i < view->at) {
            target = i;
        }
    }
    entry_go(view, target);
    return true;
}

/* In a table up and down stay in their column. */
static bool go_vertical(struct form_view *view, int by)
{
    struct entry_cell cell = view->cells[view->at];
    if (cell.row < 0) {
        entry_next(view, by);
        return true;
    }
    for (size_t i = 0; i < view->cell_count; i++) {
        const struct entry_cell *other = &view->cells[i];
        if (other->field == cell.field && other->row == cell.row + by && other->sub == cell.sub) {
            entry_go(view, i);
            return true;
        }
    }
    size_t at = view->at;
    while (by < 0 ? at > 0 : at + 1 < view->cell_count) {
        at += (size_t)by;
        if (view->cells[at].field != cell.field) {
            break;
        }
    }
    entry_go(view, at);
    return true;
}

static bool move_key(struct form_view *view, const struct key *key)
{
    if (key->kind != KEY_KIND_COMMAND) {
        return false;
    }
    switch (key->code) {
    case K_ENTER:
        return enter_key(view);
    case K_TAB:
        return entry_next(view, 1), true;
    case K_BACKTAB:
        return entry_next(view, -1), true;
    case K_UP:
        return go_vertical(view, -1);
    case K_DOWN:
        return go_vertical(view, 1);
    case K_PAGE_UP:
        return go_page(view, -1);
    case K_PAGE_DOWN:
        return go_page(view, 1);
    default:
        return false;
    }
}

static void date_chosen(void *owner, date_t date)
{
    struct form_view *view = owner;
    char text[DATE_TEXT], old[DATE_TEXT];
    date_format(date, text);
    entry_chosen_note(view, &view->cells[view->at]);
    char *typed = editor_text(view->editor);
    if (field_here(view)->type->kind == FIELD_MOMENT) {
        moment_t moment = moment_parse(typed, office_now(view->scene.app->office));
        moment = moment == MOMENT_NONE ? office_now(view->scene.app->office) : moment;
        moment_format(moment, old);
        text[10] = '\0';
        char *joined = memory_format("%s%s", text, old + 10);
        editor_set(view->editor, joined);
        free(joined);
    } else {
        editor_set(view->editor, text);
    }
    free(typed);
    view->touched = true;
    entry_changed(view);
    read_and_go_on(view);
}

static bool open_list(struct form_view *view)
{
    enum field_kind kind = field_here(view)->type->kind;
    if (kind != FIELD_DATE && kind != FIELD_MOMENT) {
        entry_pick(view, NULL);
        return true;
    }
    char *typed = editor_text(view->editor);
    moment_t now = office_now(view->scene.app->office);
    moment_t moment = moment_parse(typed, now);
    date_t date = moment == MOMENT_NONE ? date_parse(typed, moment_date(now)) : moment_date(moment);
    free(typed);
    calendar_popup_open(view->scene.app, date == DATE_NONE ? moment_date(now) : date, view,
                        date_chosen);
    return true;
}

/* What was done to the text of this field; where there is nothing of that, the last choice. */
static void undo(struct form_view *view)
{
    static const struct key take_back = {.kind = KEY_KIND_CONTROL, .code = 'z'};
    if (view->editor && edit_key(view, &take_back)) {
        return;
    }
    if (view->reading || !entry_chosen_back(view)) {
        app_say(view->scene.app, STYLE_PLAIN, "这一栏没有可撤销的改动。");
    }
}

/* A hand, or a scanner, ends the number with Enter: as the very next key, just after the cursor has
 * gone on by itself, that belongs to the field that was left. A Tab always means what it says. */
static bool is_echo(struct form_view *view, const struct key *key)
{
    bool echo =
        view->gone_on && key_is(key, K_ENTER) && view->scene.app->now_ms - view->typed_ms < ECHO_MS;
    view->gone_on = false;
    return echo;
}

static bool command(struct form_view *view, enum action_id action)
{
    switch (action) {
    case ACTION_BACK:
        return entry_close(view), true;
    case ACTION_SAVE:
        return entry_save(view);
    case ACTION_SAVE_NEW:
        return entry_save_new(view);
    case ACTION_EXISTING:
        return entry_existing(view), true;
    case ACTION_UNDO:
        return undo(view), true;
    case ACTION_CHOOSE:
        return view->reading || view->cell_count == 0 ? true : open_list(view);
    case ACTION_NEW:
        if (!view->reading && view->cell_count && field_here(view)->type->kind == FIELD_PARTY) {
            entry_make_party(view, NULL);
        }
        return true;
    default:
        return false;
    }
}

bool entry_key(struct scene *scene, const struct key *key, enum action_id action)
{
    struct form_view *view = (struct form_view *)scene;
    if (is_echo(view, key) || refuse_locked(view, key, action) || command(view, action)) {
        return true;
    }
    if (view->cell_count == 0) {
        return false;
    }
    scene_changed(scene);
    bool used = view->editor                                     ? edit_key(view, key)
                : view->reading || key->kind == KEY_KIND_CONTROL ? false
                                                                 : choose_key(view, key);
    return used || move_key(view, key);
}
