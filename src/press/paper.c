/* paper: measuring and setting of text; see the header. */
#include "press/paper.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

static const struct {
    enum face_role lead;
    enum face_role rest;
    double size;
    bool red;
} LOOKS[PARAGRAPH_KINDS] = {
    [PARAGRAPH_BODY] = {FACE_BODY, FACE_BODY, SIZE_BODY, false},
    [PARAGRAPH_TITLE] = {FACE_TITLE, FACE_TITLE, SIZE_TITLE, false},
    [PARAGRAPH_CENTRE] = {FACE_BODY, FACE_BODY, SIZE_BODY, false},
    [PARAGRAPH_FLUSH] = {FACE_BODY, FACE_BODY, SIZE_BODY, false},
    [PARAGRAPH_LEVEL1] = {FACE_HEADING, FACE_BODY, SIZE_BODY, false},
    [PARAGRAPH_LEVEL2] = {FACE_KAI, FACE_BODY, SIZE_BODY, false},
    [PARAGRAPH_RIGHT] = {FACE_BODY, FACE_BODY, SIZE_BODY, false},
    [PARAGRAPH_SIGNATURE] = {FACE_BODY, FACE_BODY, SIZE_BODY, false},
    [PARAGRAPH_BLANK] = {FACE_BODY, FACE_BODY, SIZE_BODY, false},
    [PARAGRAPH_BREAK] = {FACE_BODY, FACE_BODY, SIZE_BODY, false},
    [PARAGRAPH_RED_HEAD] = {FACE_TITLE, FACE_TITLE, SIZE_HEAD, true},
    [PARAGRAPH_RED_LINE] = {FACE_BODY, FACE_BODY, SIZE_BODY, true},
    [PARAGRAPH_TABLE_ROW] = {FACE_BODY, FACE_BODY, SIZE_SMALL, false},
};

/* What a full-width glyph takes: at the body's size exactly one cell of the grid. */
static double full_width(double size)
{
    return size > SIZE_BODY - 0.01 && size < SIZE_BODY + 0.01 ? CELL_WIDTH : size;
}

/* Cells that a glyph of this width takes: 0 for letters and digits, 2 for the long dash that many
 * fonts have for two —. */
static int full_cells(double width, double size)
{
    return width > 0.9 * size ? (int)(width / size + 0.5) : 0;
}

/* The width on the grid of a glyph that is `width` wide by itself. */
static double grid_width(double width, double size)
{
    int cells = full_cells(width, size);
    return cells > 0 ? cells * full_width(size) : width;
}

static PangoLayout *layout_new(struct paper *paper, enum face_role role, double size,
                               const char *text, size_t length)
{
    PangoLayout *layout = pango_layout_new(paper->faces->context);
    PangoFontDescription *description = faces_describe(paper->faces, role, size);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_text(layout, text, (int)length);
    return layout;
}

static double layout_width(PangoLayout *layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    return (double)logical.width / PANGO_SCALE;
}

static long units(double width)
{
    return (long)(width / CELL_WIDTH * CELL_UNITS + 0.5);
}

static long measure(struct look *look, uint32_t code)
{
    char text[4];
    size_t length = (size_t)text_encode(code, text);
    PangoLayout *layout = layout_new(look->paper, look->rest, look->size, text, length);
    double width = layout_width(layout);
    g_object_unref(layout);
    return units(grid_width(width, look->size));
}

static long look_width(uint32_t code, void *data)
{
    struct look *look = data;
    if (code == DOCUMENT_FILL) {
        return units(full_width(look->size) / 2);
    }
    if (code >= PAPER_MEASURED) {
        return text_code_columns(code) == 0 ? 0 : units(full_width(look->size));
    }
    if (look->widths[code] == 0) {
        look->widths[code] = (int)measure(look, code) + 1;
    }
    return look->widths[code] - 1;
}

struct paper *paper_new(struct faces *faces)
{
    struct paper *paper = memory_alloc(sizeof *paper);
    paper->faces = faces;
    for (enum paragraph_kind kind = 0; kind < PARAGRAPH_KINDS; kind++) {
        struct look *look = &paper->looks[kind];
        look->paper = paper;
        look->lead = LOOKS[kind].lead;
        look->rest = LOOKS[kind].rest;
        look->size = LOOKS[kind].size;
        look->red = LOOKS[kind].red;
    }
    return paper;
}

void paper_free(struct paper *paper)
{
    free(paper);
}

void paper_ruler(struct paper *paper, struct ruler *ruler)
{
    *ruler = (struct ruler){
        .width = look_width, .cell = CELL_UNITS, .pad = CELL_UNITS / 4, .hang = true};
    for (enum paragraph_kind kind = 0; kind < PARAGRAPH_KINDS; kind++) {
        ruler->data[kind] = &paper->looks[kind];
    }
}

/* Bytes of the segment that are in the heading's face. */
static size_t lead_of(const struct paragraph *paragraph, const struct segment *segment)
{
    size_t lead = paragraph->lead > 0 ? paragraph->lead : SIZE_MAX;
    if (lead <= segment->start) {
        return 0;
    }
    return lead - segment->start < segment->length ? lead - segment->start : segment->length;
}

/* The segment's text in its faces. A blank to be filled in becomes U+3000, as long in bytes and
 * in every Chinese font. */
static PangoLayout *segment_layout(struct paper *paper, const struct paragraph *paragraph,
                                   const struct segment *segment)
{
    const struct look *look = &paper->looks[paragraph->kind];
    char *text = memory_copy_n(segment->cell->text + segment->start, segment->length);
    char fill[5] = "";
    text_encode(DOCUMENT_FILL, fill);
    for (char *at = text; (at = strstr(at, fill)) != NULL;) {
        memcpy(at, "　", strlen(fill));
    }
    PangoLayout *layout = layout_new(paper, look->rest, look->size, text, segment->length);
    size_t lead = lead_of(paragraph, segment);
    if (lead > 0 && look->lead != look->rest) {
        PangoAttrList *attributes = pango_attr_list_new();
        PangoFontDescription *face = faces_describe(paper->faces, look->lead, look->size);
        PangoAttribute *attribute = pango_attr_font_desc_new(face);
        pango_font_description_free(face);
        attribute->start_index = 0;
        attribute->end_index = (guint)lead;
        pango_attr_list_insert(attributes, attribute);
        pango_layout_set_attributes(layout, attributes);
        pango_attr_list_unref(attributes);
    }
    free(text);
    return layout;
}

static void note_missing(struct paper *paper, uint32_t code)
{
    for (size_t i = 0; i < paper->missing_count; i++) {
        if (paper->missing[i] == code) {
            return;
        }
    }
    if (paper->missing_count < PAPER_MISSING) {
        paper->missing[paper->missing_count++] = code;
    }
}

/* Notes what is missing and which fonts the glyphs come from. */
static void check_layout(struct paper *paper, PangoLayout *layout, enum face_role lead,
                         enum face_role rest, size_t lead_length)
{
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    for (GSList *at = line->runs; at != NULL; at = at->next) {
        const PangoGlyphItem *run = at->data;
        bool heading = (size_t)run->item->offset < lead_length;
        for (int i = 0; i < run->glyphs->num_glyphs; i++) {
            PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
            if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) {
                note_missing(paper, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
            }
        }
        faces_note(paper->faces, heading ? lead : rest, run->item->analysis.font);
    }
}

void paper_check(struct paper *paper, const struct sheet *sheet)
{
    for (size_t i = 0; i < sheet->count; i++) {
        const struct row *row = &sheet->rows[i];
        const struct look *look = &paper->looks[row->paragraph->kind];
        for (size_t k = 0; k < row->count; k++) {
            PangoLayout *layout = segment_layout(paper, row->paragraph, &row->segments[k]);
            check_layout(paper, layout, look->lead, look->rest,
                         lead_of(row->paragraph, &row->segments[k]));
            g_object_unref(layout);
        }
    }
}

void paper_check_text(struct paper *paper, enum face_role role, const char *text)
{
    PangoLayout *layout = layout_new(paper, role, SIZE_SMALL, text, strlen(text));
    check_layout(paper, layout, role, role, 0);
    g_object_unref(layout);
}

bool paper_complete(const struct paper *paper, struct err *err)
{
    struct buffer names;
    buffer_init(&names);
    for (size_t i = 0; i < paper->missing_count; i++) {
        char text[5] = "";
        text_encode(paper->missing[i], text);
        buffer_add_format(&names, "%sU+%04X「%s」", i > 0 ? "、" : "", paper->missing[i], text);
    }
    if (paper->missing_count > 0) {
        err_set(err, ERR_INPUT, "缺字 %s：字体里没有，没有输出；请改用别的字，或装上有这个字的字体",
                buffer_text(&names));
    }
    buffer_done(&names);
    return paper->missing_count == 0;
}

/* Glyphs of one line while their places are worked out. */
struct setting {
    const struct segment *segment;
    double size;
    double stretch; /* added to each glyph but the last that stands inside */
    double width;   /* of those inside */
    int glyphs;     /* inside */
};

static double glyph_width(const struct setting *setting, const PangoGlyphInfo *glyph,
                          const char *text)
{
    uint32_t code = 0;
    double width = (double)glyph->geometry.width / PANGO_SCALE;
    text_decode(text, &code);
    if (code == DOCUMENT_FILL) {
        return full_width(setting->size) / 2;
    }
    return grid_width(width, setting->size);
}

static const char *glyph_text(const struct setting *setting, const PangoGlyphItem *run, int i)
{
    return setting->segment->cell->text + setting->segment->start + run->item->offset +
           run->glyphs->log_clusters[i];
}

/* Widths on the grid; glyphs of no width ride on the one before. */
static void set_widths(PangoLayoutLine *line, struct setting *setting)
{
    double last = 0;
    for (GSList *at = line->runs; at != NULL; at = at->next) {
        PangoGlyphItem *run = at->data;
        for (int i = 0; i < run->glyphs->num_glyphs; i++) {
            PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];
            if (glyph->geometry.width == 0) {
                continue;
            }
            last = glyph_width(setting, glyph, glyph_text(setting, run, i));
            glyph->geometry.width = (int)(last * PANGO_SCALE + 0.5);
            setting->width += last;
            setting->glyphs++;
        }
    }
    if (setting->segment->hangs) {
        setting->width -= last;
        setting->glyphs--;
    }
}

/* Spreads what is left of the line over its gaps; a gap of half a cell would look worse than a
 * ragged edge. */
static void stretch_line(PangoLayoutLine *line, struct setting *setting)
{
    double wide = (double)setting->segment->width / CELL_UNITS * CELL_WIDTH;
    double left = wide - setting->width;
    int gaps = setting->glyphs - 1;
    if (!setting->segment->justify || gaps < 1 || left / gaps > CELL_WIDTH / 2) {
        return;
    }
    setting->stretch = left / gaps;
    int done = 0;
    double rest = 0;
    for (GSList *at = line->runs; at != NULL; at = at->next) {
        PangoGlyphItem *run = at->data;
        for (int i = 0; i < run->glyphs->num_glyphs && done < gaps; i++) {
            PangoGlyphInfo *glyph = &run->glyphs->glyphs[i];
            if (glyph->geometry.width > 0) {
                double exact = setting->stretch * PANGO_SCALE + rest;
                int whole = (int)exact;
                rest = exact - whole;
                glyph->geometry.width += whole;
                done++;
            }
        }
    }
}

static bool underlined(const struct setting *setting, const char *text)
{
    size_t offset = (size_t)(text - setting->segment->cell->text);
    const struct cell *cell = setting->segment->cell;
    for (size_t i = 0; i < cell->underline_count; i++) {
        if (offset >= cell->underlines[i].start &&
            offset < cell->underlines[i].start + cell->underlines[i].length) {
            return true;
        }
    }
    return false;
}

static void draw_underlines(cairo_t *ink, PangoLayoutLine *line, const struct setting *setting,
                            double x, double y)
{
    cairo_set_line_width(ink, 0.6);
    for (GSList *at = line->runs; at != NULL; at = at->next) {
        const PangoGlyphItem *run = at->data;
        for (int i = 0; i < run->glyphs->num_glyphs; i++) {
            double width = (double)run->glyphs->glyphs[i].geometry.width / PANGO_SCALE;
            if (underlined(setting, glyph_text(setting, run, i))) {
                cairo_move_to(ink, x, y);
                cairo_line_to(ink, x + width, y);
            }
            x += width;
        }
    }
    cairo_stroke(ink);
}

void paper_show(struct paper *paper, cairo_t *ink, const struct paragraph *paragraph,
                const struct segment *segment, double y)
{
    const struct look *look = &paper->looks[paragraph->kind];
    PangoLayout *layout = segment_layout(paper, paragraph, segment);
    PangoLayoutLine *line = pango_layout_get_line(layout, 0);
    struct setting setting = {.segment = segment, .size = look->size};
    double x = BLOCK_LEFT + (double)segment->x / CELL_UNITS * CELL_WIDTH;
    set_widths(line, &setting);
    stretch_line(line, &setting);
    cairo_set_source_rgb(ink, look->red ? 0.8 : 0, 0, 0);
    cairo_move_to(ink, x, y);
    pango_cairo_show_layout_line(ink, line);
    draw_underlines(ink, line, &setting, x, y + 0.2 * look->size);
    g_object_unref(layout);
}

void paper_show_text(struct paper *paper, cairo_t *ink, enum face_role role, double size,
                     const char *text, enum paper_align align, double x, double y)
{
    PangoLayout *layout = layout_new(paper, role, size, text, strlen(text));
    double width = layout_width(layout);
    double left = align == PAPER_LEFT ? 0 : align == PAPER_CENTRE ? width / 2 : width;
    cairo_move_to(ink, x - left, y);
    pango_cairo_show_layout_line(ink, pango_layout_get_line_readonly(layout, 0));
    g_object_unref(layout);
}
