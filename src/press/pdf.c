/* pdf: see the header. */
#include "press/pdf.h"

#include <cairo-pdf.h>
#include <stdio.h>

static cairo_status_t take_bytes(void *data, const unsigned char *bytes, unsigned length)
{
    buffer_add_bytes(data, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(cairo_surface_t *surface, const struct document *document)
{
    char minute[DATE_TEXT];
    char date[DATE_TEXT + 16];
    moment_format(document->created, minute); /* 2026-03-09 14:05 */
    snprintf(date, sizeof date, "%.10sT%sZ", minute, minute + 11);
    if (document->title != NULL) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, document->title);
    }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "rouzhi");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

bool pdf_make(const struct print *print, struct paper *paper, struct buffer *out, struct err *err)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(take_bytes, out, PAPER_WIDTH, PAPER_HEIGHT);
    set_metadata(surface, print->document);
    cairo_t *ink = cairo_create(surface);
    for (size_t i = 0; i < print->pages.count; i++) {
        print_draw(print, i, paper, ink);
        cairo_show_page(ink);
    }
    cairo_status_t status = cairo_status(ink);
    cairo_destroy(ink);
    cairo_surface_finish(surface);
    status = status == CAIRO_STATUS_SUCCESS ? cairo_surface_status(surface) : status;
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        err_set(err, ERR_DATABASE, "PDF 没有做成，请重试；仍不成的请把日志交给管理员");
        return err_detail(err, "cairo: %s", cairo_status_to_string(status));
    }
    return true;
}
