/* qr: the code in the top margin by which a signed scan finds its case again.
 * Part of rouzhi-press alone. */
#ifndef SRC_PRESS_QR_H
#define SRC_PRESS_QR_H

#include <cairo.h>

#include "base/err.h"

/* Draws `text` as a QR code (8-bit, level M) of `side` points at x, y. ERR_INPUT if it is too long
 * to be one. With `ink` NULL it only looks whether that is so. */
bool qr_draw(cairo_t *ink, const char *text, double x, double y, double side, struct err *err);

#endif
