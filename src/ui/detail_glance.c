/* detail_glance: the chosen record at a glance under its list. See detail_glance.h.
 *
 * Every field has its place by the form alone, never by the values: labels stay where they are
 * from row to row and a slow line carries only what differs. First comes what the list has but
 * can't show whole here, then what the program knows, then the rest in the form's order; fields
 * that some records don't have come last. What finds no place is read in full with Tab. */
#include "detail_glance.h"

#include "base/text.h"
#include "paragraph.h"
#include "ui/list_pane.h"

#define SLOT_COLUMNS 26 /* at least so wide is a place; an 80-column screen has three in a row */
#define SLOTS_MOST 4
#define TEXT_COLUMNS 16 /* a text that may be longer takes a row */
#define PLACES_MOST 64
#define PROSE_ROWS 3 /* at most, where rows are free */
#define FREE_ROWS 2  /* stay for what belongs to the record */

/* Where one field stands. */
struct place {
    int field;
    int row, slot, slots;
    int rows; /* 1, prose more */
};

struct glance {
    const struct form *form;
    struct place places[PLACES_MOST];
    size_t count;
    int rows, slots, width;  /* of the grid; width of a slot */
    int open_row, open_slot; /* the row that still takes short ones */
    int label;               /* columns of the labels at the left */
};

static int choice_columns(const struct field *field)
{
    int widest = 0;
    for (size_t i = 0; i < field->choice_count; i++) {
        int columns = text_columns(field->choices[i].label);
        widest = columns > widest ? columns : widest;
    }
    return widest;
}

/* Columns that a value of this field takes at most; 0: it may take a row. */
static int value_columns(const struct field *field)
{
    static const struct {
        enum field_kind kind;
        int columns;
    } usual[] = {
        {FIELD_DATE, 10},
        {FIELD_MOMENT, 16},
        {FIELD_INTEGER, 8},
        {FIELD_DECIMAL, 12},
        {FIELD_MONEY, 14},
        {FIELD_CODE, 12},
        {FIELD_YES_NO, 2},
        {FIELD_OFFICER, 10},
        {FIELD_REFERENCE, 13},
        {FIELD_PHONE, 14},
        {FIELD_CREDIT_CODE, 18},
        {FIELD_RESIDENT_ID, 18},
        {FIELD_DOCUMENT_NUMBER, 20},
    };
    if (field->type->kind == FIELD_CHOICE) {
        return choice_columns(field);
    }
    if (field->type->kind == FIELD_TEXT) {
        return field->length > 0 && field->length <= TEXT_COLUMNS / 2 ? field->length * 2 : 0;
    }
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++) {
        if (usual[i].kind == field->type->kind) {
            return usual[i].columns;
        }
    }
    return 0;
}

/* How many places side by side the field needs. */
static int slots_of(const struct glance *glance, const struct field *field)
{
    int value = value_columns(field);
    int slots = (text_columns(field->label) + 2 + value + glance->width - 1) / glance->width;
    return value == 0 || slots > glance->slots ? glance->slots : slots;
}

static void place_field(struct glance *glance, int field)
{
    struct place *place = &glance->places[glance->count++];
    int slots = slots_of(glance, &glance->form->fields[field]);
    *place = (struct place){.field = field, .slots = slots, .rows = 1};
    if (slots == glance->slots) {
        place->row = glance->rows++;
    } else {
        if (glance->open_row < 0 || glance->open_slot + slots > glance->slots) {
            glance->open_row = glance->rows++;
            glance->open_slot = 0;
        }
        place->row = glance->open_row;
        place->slot = glance->open_slot;
        glance->open_slot += slots;
    }
}

enum rank { RANK_LIST, RANK_GIVEN, RANK_TYPED, RANK_SOMETIMES, RANK_COUNT };

static enum rank rank_of(const struct form *form, int field)
{
    for (size_t i = 0; i < form->list_count; i++) {
        if (form->list[i].field == field) {
            return RANK_LIST;
        }
    }
    const struct field *what = &form->fields[field];
    return what->when ? RANK_SOMETIMES : what->given ? RANK_GIVEN : RANK_TYPED;
}

/* Rows that are free let the first field of prose say more. */
static void spread(struct glance *glance, int rows)
{
    int spare = rows - glance->rows - FREE_ROWS;
    for (size_t i = 0; spare > 0 && i < glance->count; i++) {
        struct place *prose = &glance->places[i];
        if (glance->form->fields[prose->field].type->kind != FIELD_LONG_TEXT) {
            continue;
        }
        int more = spare < PROSE_ROWS - 1 ? spare : PROSE_ROWS - 1;
        prose->rows += more;
        glance->rows += more;
        for (size_t j = 0; j < glance->count; j++) {
            glance->places[j].row += glance->places[j].row > prose->row ? more : 0;
        }
        return;
    }
}

static struct glance lay_out(const struct detail_pane *pane, const struct list_pane *list)
{
    int columns = pane->box.columns - 2, slots = columns / SLOT_COLUMNS;
    struct glance glance = {.form = list->form, .open_row = -1};
    glance.slots = slots < 1 ? 1 : slots > SLOTS_MOST ? SLOTS_MOST : slots;
    glance.width = columns / glance.slots;
    for (int rank = 0; rank < RANK_COUNT; rank++) {
        for (int i = 0; i < (int)list->form->field_count && glance.count < PLACES_MOST; i++) {
            if ((int)rank_of(list->form, i) == rank && !list_pane_shows(list, i)) {
                place_field(&glance, i);
            }
        }
    }
    spread(&glance, pane->box.rows);
    for (size_t i = 0; i < glance.count; i++) {
        int label = text_columns(glance.form->fields[glance.places[i].field].label);
        bool counts = glance.places[i].slot == 0 && glance.places[i].row < pane->box.rows;
        glance.label = counts && label > glance.label ? label : glance.label;
    }
    return glance;
}

/* Columns of a label: those at the left end at one place, unless the value needs the room. */
static int label_columns(const struct glance *glance, const struct place *place)
{
    const struct field *field = &glance->form->fields[place->field];
    int own = text_columns(field->label);
    int most = place->slots * glance->width - 2 - value_columns(field);
    if (place->slot > 0 || most < own) {
        return own;
    }
    return glance->label < most ? glance->label : most;
}

static const struct detail_entry *entry_of(const struct detail_pane *pane, int field)
{
    for (size_t i = 0; i < pane->detail.count; i++) {
        if (pane->detail.entries[i].field == field) {
            return &pane->detail.entries[i];
        }
    }
    return NULL;
}

/* The label and value of one place; labels within a row stand next to their values. */
static void draw_place(const struct glance *glance, const struct detail_pane *pane, WINDOW *window,
                       const struct place *place)
{
    const struct field *field = &glance->form->fields[place->field];
    const struct detail_entry *entry = entry_of(pane, place->field);
    int row = pane->box.row + place->row;
    int column = pane->box.column + 1 + place->slot * glance->width;
    int label = label_columns(glance, place);
    if (!entry && field->when) {
        return; /* this record has no such field */
    }
    canvas_text_right(window, row, column, label, STYLE_DIM, field->label);
    if (entry && place->rows > 1) {
        paragraph_fit(window, row, column + label + 1, place->slots * glance->width - label - 2,
                      place->rows, STYLE_PLAIN, entry->value);
    } else if (entry) {
        canvas_text(window, row, column + label + 1, place->slots * glance->width - label - 2,
                    STYLE_PLAIN, entry->value);
    }
}

/* What belongs to the record, in the rows that are left: a row each, the last takes the rest. */
static void draw_belongings(const struct glance *glance, const struct detail_pane *pane,
                            WINDOW *window)
{
    int row = glance->rows;
    for (size_t i = 0; i < pane->detail.count && row < pane->box.rows; i++) {
        const struct detail_entry *entry = &pane->detail.entries[i];
        if (entry->field >= 0) {
            continue;
        }
        int most = i + 1 == pane->detail.count ? pane->box.rows - row : 1;
        canvas_text_right(window, pane->box.row + row, pane->box.column + 1, glance->label,
                          STYLE_DIM, entry->label);
        row +=
            paragraph_fit(window, pane->box.row + row, pane->box.column + glance->label + 2,
                          pane->box.columns - glance->label - 3, most, STYLE_PLAIN, entry->value);
    }
}

void detail_glance_draw(const struct detail_pane *pane, WINDOW *window,
                        const struct list_pane *list)
{
    struct glance glance = lay_out(pane, list);
    if (pane->detail.count < 2) { /* no record, or why it can't be read */
        glance.count = 0;
        glance.rows = 0;
    }
    for (size_t i = 0; i < glance.count; i++) {
        if (glance.places[i].row < pane->box.rows) {
            draw_place(&glance, pane, window, &glance.places[i]);
        }
    }
    draw_belongings(&glance, pane, window);
}
