/* pages: where a page ends; see the header for the rule. */
#include "press/pages.h"

#include <stdlib.h>

#include "base/memory.h"

static bool is_blank(const struct row *row)
{
    return row->paragraph->kind == PARAGRAPH_BLANK;
}

static bool is_break(const struct row *row)
{
    return row->paragraph->kind == PARAGRAPH_BREAK;
}

/* The row behind the last one that fits when a page begins at `first`. */
static size_t page_end(const struct sheet *sheet, size_t first, int most)
{
    int used = 0;
    size_t end = first;
    while (end < sheet->count && !is_break(&sheet->rows[end]) &&
           used + sheet->rows[end].height <= most) {
        used += sheet->rows[end].height;
        end++;
    }
    if (end == sheet->count || is_break(&sheet->rows[end])) {
        return end;
    }
    size_t whole = end;
    while (whole > first && sheet->rows[whole - 1].keep) {
        whole--;
    }
    return whole > first ? whole : end; /* what is longer than a page is parted anyway */
}

static void add_page(struct pages *pages, size_t first, size_t end)
{
    pages->pages = memory_array(pages->pages, pages->count + 1, sizeof *pages->pages);
    pages->pages[pages->count++] = (struct page){first, end - first};
}

static void divide(struct pages *pages, const struct sheet *sheet, int rows, int foot)
{
    pages->count = 0;
    pages->rows = rows;
    size_t at = 0;
    do {
        size_t end = page_end(sheet, at, rows - foot);
        add_page(pages, at, end);
        at = end;
        while (at < sheet->count && (is_blank(&sheet->rows[at]) || is_break(&sheet->rows[at]))) {
            at++; /* a blank line is no way to begin a page */
        }
    } while (at < sheet->count);
}

/* Whether the page holds hardly any text: a line, or the two that a signature took along. */
static bool is_poor(const struct sheet *sheet, const struct page *page)
{
    size_t text = 0;
    size_t closing = 0;
    for (size_t i = page->first; i < page->first + page->count; i++) {
        enum paragraph_kind kind = sheet->rows[i].paragraph->kind;
        bool closes = kind == PARAGRAPH_SIGNATURE || kind == PARAGRAPH_RIGHT;
        closing += closes;
        text += !closes && kind != PARAGRAPH_BLANK;
    }
    return text < 2 || (text == 2 && closing > 0);
}

void pages_make(struct pages *pages, const struct sheet *sheet, int foot)
{
    *pages = (struct pages){NULL, 0, 0};
    divide(pages, sheet, PAGE_ROWS, foot);
    size_t wanted = pages->count;
    bool poor = wanted == 2 || (wanted > 2 && is_poor(sheet, &pages->pages[wanted - 1]));
    for (int rows = PAGE_ROWS + 1; poor && rows <= PAGE_ROWS_MOST; rows++) {
        divide(pages, sheet, rows, foot);
        if (pages->count < wanted) {
            return;
        }
    }
    divide(pages, sheet, PAGE_ROWS, foot);
}

void pages_done(struct pages *pages)
{
    free(pages->pages);
    *pages = (struct pages){NULL, 0, 0};
}
