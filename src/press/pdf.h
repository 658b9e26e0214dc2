/* pdf: a document that was laid out becomes the bytes of a PDF.
 * Part of rouzhi-press alone. */
#ifndef SRC_PRESS_PDF_H
#define SRC_PRESS_PDF_H

#include "press/draw.h"

/* Adds the PDF to `out`. The same document gives the same bytes every time: the dates in it are
 * the document's own. ERR_DATABASE if cairo fails. */
bool pdf_make(const struct print *print, struct paper *paper, struct buffer *out, struct err *err);

#endif
