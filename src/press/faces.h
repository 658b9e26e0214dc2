/* faces: which font stands for 仿宋, 小标宋, 黑体, 楷体 and 宋体 on this machine.
 *
 * Part of rouzhi-press alone. A private fontconfig setting, made in memory, so that the
 * system's settings neither change nor matter; office fonts come first, free ones stand in. */
#ifndef SRC_PRESS_FACES_H
#define SRC_PRESS_FACES_H

#include <fontconfig/fontconfig.h>
#include <pango/pango.h>

#include "base/buffer.h"
#include "base/err.h"

enum face_role { FACE_BODY, FACE_TITLE, FACE_HEADING, FACE_KAI, FACE_SMALL, FACE_ROLES };

#define FACE_USED 4 /* most fonts noted for a role: its own and those that lend glyphs */

struct face {
    const char *wanted; /* the office's own, first of the list */
    char *family;       /* the one that is there */
    bool bold;
    char *used[FACE_USED]; /* families that glyphs were really taken from */
};

struct faces {
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
    struct face faces[FACE_ROLES];
};

/* `folder` (may be NULL) is searched too, or alone if `only`. ERR_DATABASE if there is no Chinese
 * font at all. */
bool faces_open(struct faces *faces, const char *folder, bool only, struct err *err);
void faces_close(struct faces *faces);

/* A description of the role's face at `size` points; the caller frees it. */
PangoFontDescription *faces_describe(const struct faces *faces, enum face_role role, double size);

/* Notes that a glyph of this font was used for the role. */
void faces_note(struct faces *faces, enum face_role role, PangoFont *font);

/* One line a role, of those that were used, or of all: “正文：FandolFang（代替 仿宋_GB2312）”. */
void faces_report(const struct faces *faces, bool all, const char *prefix, struct buffer *out);

#endif
