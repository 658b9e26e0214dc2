/* faces: finds the fonts; see the header. */
#include "press/faces.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"

/* Where fonts may lie. Fandol comes with TeX, which fontconfig doesn't look into by itself. */
static const char SETTINGS[] =
    "<?xml version=\"1.0\"?><fontconfig>"
    "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
    "<dir prefix=\"xdg\">fonts</dir><dir>~/.fonts</dir>"
    "<dir>" ROUZHI_SHARE "/fonts</dir><dir>/var/lib/rouzhi/fonts</dir>"
    "<dir>/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol</dir>"
    "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
    "</fontconfig>";
static const char NO_FOLDERS[] = "<?xml version=\"1.0\"?><fontconfig>"
                                 "<cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";

struct candidate {
    const char *family;
    bool bold; /* a real bold face; none is ever made by smearing */
};

#define CANDIDATES 12

/* Office fonts first (GB/T 9704 names them), then free faces that come nearest. */
static const struct {
    const char *name;
    struct candidate candidates[CANDIDATES];
} ROLES[FACE_ROLES] = {
    [FACE_BODY] = {"正文",
                   {{"仿宋_GB2312", false},
                    {"FangSong_GB2312", false},
                    {"仿宋", false},
                    {"FangSong", false},
                    {"STFangsong", false},
                    {"方正仿宋_GBK", false},
                    {"FandolFang R", false},
                    {"FandolFang", false},
                    {"Noto Serif CJK SC", false}}},
    [FACE_TITLE] = {"标题",
                    {{"方正小标宋简体", false},
                     {"FZXiaoBiaoSong-B05S", false},
                     {"方正小标宋_GBK", false},
                     {"FZXiaoBiaoSong-B05", false},
                     {"小标宋", false},
                     {"Noto Serif CJK SC", true},
                     {"FandolSong", true}}},
    [FACE_HEADING] = {"一级标题",
                      {{"黑体", false},
                       {"SimHei", false},
                       {"STHeiti", false},
                       {"Noto Sans CJK SC", true},
                       {"FandolHei", true},
                       {"Noto Sans CJK SC", false},
                       {"WenQuanYi Micro Hei", false}}},
    [FACE_KAI] = {"二级标题",
                  {{"楷体_GB2312", false},
                   {"KaiTi_GB2312", false},
                   {"楷体", false},
                   {"KaiTi", false},
                   {"STKaiti", false},
                   {"FandolKai", false},
                   {"AR PL KaitiM GB", false},
                   {"LXGW WenKai", false},
                   {"Noto Serif CJK SC", false}}},
    [FACE_SMALL] = {"页码",
                    {{"宋体", false},
                     {"SimSun", false},
                     {"NSimSun", false},
                     {"STSong", false},
                     {"FandolSong", false},
                     {"AR PL SungtiL GB", false},
                     {"Noto Serif CJK SC", false}}},
};

/* Fonts that match the pattern (taken over). */
static FcFontSet *list_fonts(FcConfig *config, FcPattern *pattern)
{
    FcObjectSet *objects = FcObjectSetBuild(FC_FAMILY, FC_WEIGHT, (char *)NULL);
    FcFontSet *set = FcFontList(config, pattern, objects);
    FcObjectSetDestroy(objects);
    FcPatternDestroy(pattern);
    return set;
}

static bool is_there(FcConfig *config, const struct candidate *candidate)
{
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)candidate->family);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcFontSet *set = list_fonts(config, pattern);
    bool there = false;
    for (int i = 0; set != NULL && i < set->nfont; i++) {
        int weight = FC_WEIGHT_REGULAR;
        FcPatternGetInteger(set->fonts[i], FC_WEIGHT, 0, &weight);
        there = there || !candidate->bold || weight >= FC_WEIGHT_DEMIBOLD;
    }
    FcFontSetDestroy(set);
    return there;
}

/* Any family with simplified Chinese, or NULL; the caller frees it. */
static char *any_chinese(FcConfig *config)
{
    FcPattern *pattern = FcPatternCreate();
    FcLangSet *languages = FcLangSetCreate();
    FcLangSetAdd(languages, (const FcChar8 *)"zh-cn");
    FcPatternAddLangSet(pattern, FC_LANG, languages);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcLangSetDestroy(languages);
    FcFontSet *set = list_fonts(config, pattern);
    FcChar8 *family = NULL;
    char *found = NULL;
    if (set->nfont > 0 &&
        FcPatternGetString(set->fonts[0], FC_FAMILY, 0, &family) == FcResultMatch) {
        found = memory_copy((const char *)family);
    }
    FcFontSetDestroy(set);
    return found;
}

static void choose(struct faces *faces, enum face_role role, const char *spare)
{
    struct face *face = &faces->faces[role];
    face->wanted = ROLES[role].candidates[0].family;
    for (size_t i = 0; i < CANDIDATES && ROLES[role].candidates[i].family != NULL; i++) {
        if (is_there(faces->config, &ROLES[role].candidates[i])) {
            face->family = memory_copy(ROLES[role].candidates[i].family);
            face->bold = ROLES[role].candidates[i].bold;
            return;
        }
    }
    face->family = memory_copy(spare);
}

static void open_context(struct faces *faces)
{
    faces->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(faces->map), faces->config);
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(faces->map), 72);
    faces->context = pango_font_map_create_context(faces->map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(faces->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(faces->context, FALSE);
    pango_context_set_language(faces->context, pango_language_from_string("zh-cn"));
}

bool faces_open(struct faces *faces, const char *folder, bool only, struct err *err)
{
    *faces = (struct faces){.config = FcConfigCreate()};
    const char *settings = only ? NO_FOLDERS : SETTINGS;
    FcConfigParseAndLoadFromMemory(faces->config, (const FcChar8 *)settings, FcFalse);
    FcConfigBuildFonts(faces->config);
    if (folder != NULL &&
        (!file_exists(folder) || !FcConfigAppFontAddDir(faces->config, (const FcChar8 *)folder))) {
        return err_set(err, ERR_NOT_FOUND, "字体文件夹 %s 打不开，请核对路径", folder);
    }
    FcConfigSetCurrent(faces->config);
    char *spare = any_chinese(faces->config);
    if (spare == NULL) {
        return err_set(err, ERR_DATABASE,
                       "这台机器上没有中文字体，不能输出文书：请安装 fonts-noto-cjk，"
                       "或把仿宋等字体文件放进 %s/fonts",
                       ROUZHI_SHARE);
    }
    for (enum face_role role = 0; role < FACE_ROLES; role++) {
        choose(faces, role, spare);
    }
    free(spare);
    open_context(faces);
    return true;
}

void faces_close(struct faces *faces)
{
    for (enum face_role role = 0; role < FACE_ROLES; role++) {
        free(faces->faces[role].family);
        for (size_t i = 0; i < FACE_USED; i++) {
            free(faces->faces[role].used[i]);
        }
    }
    if (faces->context != NULL) {
        g_object_unref(faces->context);
        g_object_unref(faces->map);
    }
    FcConfigDestroy(faces->config);
}

PangoFontDescription *faces_describe(const struct faces *faces, enum face_role role, double size)
{
    const struct face *face = &faces->faces[role];
    PangoFontDescription *description = pango_font_description_new();
    char *families = memory_format("%s,Noto Serif CJK SC", face->family);
    pango_font_description_set_family(description, families);
    pango_font_description_set_weight(description,
                                      face->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(description, size * PANGO_SCALE);
    free(families);
    return description;
}

void faces_note(struct faces *faces, enum face_role role, PangoFont *font)
{
    PangoFontDescription *description = pango_font_describe(font);
    const char *family = pango_font_description_get_family(description);
    char **used = faces->faces[role].used;
    for (size_t i = 0; i < FACE_USED; i++) {
        if (used[i] == NULL) {
            used[i] = memory_copy(family);
        }
        if (strcmp(used[i], family) == 0) {
            break;
        }
    }
    pango_font_description_free(description);
}

void faces_report(const struct faces *faces, bool all, const char *prefix, struct buffer *out)
{
    for (enum face_role role = 0; role < FACE_ROLES; role++) {
        const struct face *face = &faces->faces[role];
        if (!all && face->used[0] == NULL) {
            continue;
        }
        buffer_add_format(out, "%s%s：%s", prefix, ROLES[role].name,
                          face->used[0] != NULL ? face->used[0] : face->family);
        buffer_add(out, face->bold ? " Bold" : "");
        for (size_t i = 1; i < FACE_USED && face->used[i] != NULL; i++) {
            buffer_add_format(out, "、%s", face->used[i]);
        }
        if (strcmp(face->family, face->wanted) != 0) {
            buffer_add_format(out, "（代替 %s）", face->wanted);
        }
        buffer_add_char(out, '\n');
    }
}
