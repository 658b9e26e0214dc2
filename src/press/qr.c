/* qr: modules as rectangles; see the header. */
#include "press/qr.h"

#include <qrencode.h>
#include <string.h>

/* Version 6 has 41 modules: on 20 mm still half a millimetre each, which an office scanner reads. */
#define WIDEST 41

bool qr_draw(cairo_t *ink, const char *text, double x, double y, double side, struct err *err)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (code == NULL || code->width > WIDEST) {
        QRcode_free(code);
        return err_set(err, ERR_INPUT, "二维码里的编号太长，请缩短：%.60s", text);
    }
    double module = side / code->width;
    for (int row = 0; ink != NULL && row < code->width; row++) {
        for (int column = 0; column < code->width; column++) {
            if ((code->data[row * code->width + column] & 1) != 0) {
                cairo_rectangle(ink, x + column * module, y + row * module, module, module);
            }
        }
    }
    if (ink != NULL) {
        cairo_set_source_rgb(ink, 0, 0, 0);
        cairo_fill(ink);
    }
    QRcode_free(code);
    return true;
}
