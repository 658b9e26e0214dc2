/* Random screens: random text in the office, random keys on the real scenes, and after every burst
 * what ncurses believes to be on the glass against what a terminal made of the bytes that were sent.
 *
 * ROUZHI_SCREENS says how many (`make screens_10000` as many as that), ROUZHI_SEED which ones. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/vscreen.h"
#include "ui/workstation.h"

#define SCREENS 1000
#define SCREENS_SLOWLY 60 /* under valgrind */
#define SESSION 150       /* screens until one logs in anew, on a terminal of another kind */

struct glass {
    int file;   /* what was sent */
    FILE *out;  /* the same, for ncurses */
    off_t read; /* as far as the terminal has seen it */
    struct vscreen *screen;
    int rows, columns;
};

static unsigned random_state;

static int chance(int most)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (int)((random_state >> 8) % (unsigned)most);
}

/* Wide, full-width, ambiguous, narrow, combining, controls, and what must be left out. */
static const char *const PIECES[] = {
    "柔",       "性",         "执法",       "沙坪坝", "〔2026〕", "，",
    "。",       "（",         "）",         "《",     "》",       "Ａ",
    "１",       "￥",         "“",          "”",      "—",        "…",
    "·",        "①",          "Ⅳ",          "℃",      "±",        "→",
    "■",        "●",          "a",          "b",      "Z",        "0",
    "7",        " ",          " ",          "-",      "e\u0301",  "o\u0302\u0323",
    "汉\u0301", "\u0301",     "\t",         "\n",     "\u200b",   "\u202e",
    "\ufe0f",   "\U0001f600", "\U00020bb7", "\u3000", "é",        "ß",
};

static void random_text(char *out, size_t size, int most)
{
    size_t length = 0;
    int pieces = 1 + chance(most);
    for (int i = 0; i < pieces; i++) {
        const char *piece = PIECES[chance((int)(sizeof PIECES / sizeof *PIECES))];
        if (length + strlen(piece) + 1 < size) {
            strcpy(out + length, piece);
            length += strlen(piece);
        }
    }
    out[length] = '\0';
}

/* NAME=random text */
static const char *random_pair(char *out, size_t size, const char *name, int most)
{
    snprintf(out, size, "%s", name);
    random_text(out + strlen(out), size - strlen(out), most);
    return out;
}

/* Cases whose words are random. */
static void furnish(struct bureau *bureau)
{
    struct office *office = bureau_as(bureau, "wang");
    for (int i = 0; i < 24; i++) {
        char violation[160], facts[1500], place[120];
        record_free(bureau_file(office, "case", 0, "party=乐安禾", "street=土湾街道",
                                random_pair(place, sizeof place, "place=处", 18),
                                random_pair(violation, sizeof violation, "violation=违", 24),
                                "found_at=2026-03-09 08:40", "item=ZM-12",
                                random_pair(facts, sizeof facts, "facts=述", 300), "officer1=chen",
                                "officer2=王芳", NULL));
    }
    office_close(office);
}

static const char *random_keys(char *out, size_t size)
{
    static const char *const KEYS[] = {
        "<Down>",  "<Down>",      "<Up>",     "<PageDown>", "<PageUp>", "<Home>",    "<End>",
        "<Enter>", "<Enter>",     "<Esc>",    "<Esc>",      "<Tab>",    "<S-Tab>",   "<F1>",
        "<F2>",    "<F3>",        "<F4>",     "<F5>",       "<F6>",     "<F8>",      "<F9>",
        "<A-1>",   "<A-2>",       "<A-3>",    "<A-5>",      "<A-9>",    "<Insert>",  "<C-t>",
        "<C-s>",   "<C-z>",       "<Right>",  "<Left>",     "<S-Left>", "<S-Right>", "<S-Up>",
        "<C-l>",   "<Backspace>", "<Delete>", "<C-u>",      "<C-k>",    "1",         "2",
    };
    char text[200];
    switch (chance(8)) {
    case 0:
    case 1:
        random_text(text, sizeof text, 6);
        for (char *at = text; *at != '\0'; at++) {
            *at = (unsigned char)*at < ' ' ? ' ' : *at;
        }
        snprintf(out, size, "%s", text);
        return out;
    case 2:
        random_text(text, sizeof text, 30);
        snprintf(out, size, "\033[200~%s\033[201~", text);
        return out;
    default:
        return KEYS[chance((int)(sizeof KEYS / sizeof *KEYS))];
    }
}

static void show_terminal(struct glass *glass)
{
    char bytes[65536];
    ssize_t length;
    while ((length = pread(glass->file, bytes, sizeof bytes, glass->read)) > 0) {
        glass->read += length;
        vscreen_feed(glass->screen, bytes, (size_t)length);
    }
}

/* The second half of a wide character looks like its first. */
static bool same_look(const struct screen_cell *one, const struct vscreen_cell *other)
{
    if (one->columns == 0 || other->columns == 0) {
        return one->columns == other->columns;
    }
    return one->columns == other->columns && one->bold == other->bold &&
           one->reverse == other->reverse && one->underline == other->underline &&
           one->ink == other->ink && one->paper == other->paper;
}

/* A blank is a blank whether it was written or never touched. */
static bool same_text(const struct screen_cell *one, const struct vscreen_cell *other)
{
    bool blank = strcmp(one->text, " ") == 0 && (other->text[0] == '\0' || other->text[0] == ' ');
    return one->columns == 0 || blank || strcmp(one->text, other->text) == 0;
}

static bool cell_agrees(const struct screen *screen, const struct glass *glass, int row, int column)
{
    struct screen_cell believed;
    struct vscreen_cell shown;
    screen_cell(screen, row, column, &believed);
    vscreen_cell(glass->screen, row, column, &shown);
    if (same_look(&believed, &shown) && same_text(&believed, &shown)) {
        return true;
    }
    print_error("row %d, column %d: ncurses %d cells \"%s\" %d%d%d %d/%d, terminal %d cells \"%s\" "
                "%d%d%d %d/%d\n",
                row, column, believed.columns, believed.text, believed.bold, believed.reverse,
                believed.underline, believed.ink, believed.paper, shown.columns, shown.text,
                shown.bold, shown.reverse, shown.underline, shown.ink, shown.paper);
    return false;
}

static bool agrees(struct workstation *work, struct glass *glass)
{
    int differing = 0;
    show_terminal(glass);
    for (int row = 0; row < glass->rows; row++) {
        for (int column = 0; column < glass->columns && differing < 10; column++) {
            differing += !cell_agrees(work->screen, glass, row, column);
        }
    }
    int row, column, shown_row, shown_column;
    screen_cursor(work->screen, &row, &column);
    vscreen_cursor(glass->screen, &shown_row, &shown_column);
    if (differing == 0 && (row != shown_row || column != shown_column)) {
        print_error("the cursor: ncurses %d,%d, terminal %d,%d\n", row, column, shown_row,
                    shown_column);
        differing++;
    }
    return differing == 0;
}

static void log_in(struct workstation *work, struct glass *glass, struct bureau *bureau)
{
    static const char *const TERMS[] = {"xterm-256color", "xterm", "xterm-256color", "vt220"};
    static const int SIZES[][2] = {{24, 80}, {24, 80}, {40, 120}, {20, 60}, {50, 160}};
    const int *size = SIZES[chance((int)(sizeof SIZES / sizeof *SIZES))];
    glass->file = memfd_create("glass", MFD_CLOEXEC);
    glass->read = 0;
    glass->rows = size[0];
    glass->columns = size[1];
    glass->screen = vscreen_new(glass->rows, glass->columns);
    glass->out = fdopen(dup(glass->file), "w");
    workstation_open_with(
        work, bureau,
        &(struct terminal_options){.out = glass->out,
                                   .term = TERMS[chance((int)(sizeof TERMS / sizeof *TERMS))],
                                   .looks = {.scheme = (enum canvas_scheme)chance(SCHEME_COUNT),
                                             .frames = chance(4) == 0 ? FRAMES_ASCII : FRAMES_AUTO},
                                   .rows = glass->rows,
                                   .columns = glass->columns});
}

static void log_out(struct workstation *work, struct glass *glass)
{
    workstation_close(work);
    vscreen_free(glass->screen);
    fclose(glass->out);
    close(glass->file);
}

static int number_of(const char *name, int otherwise)
{
    const char *text = getenv(name);
    return text != NULL && *text != '\0' ? atoi(text) : otherwise;
}

static void test_terminal_and_ncurses_agree(void **state)
{
    struct bureau *bureau = *state;
    struct workstation work;
    struct glass glass;
    int slowly = number_of("ROUZHI_SLOW", 0) != 0;
    int count = number_of("ROUZHI_SCREENS", slowly ? SCREENS_SLOWLY : SCREENS);
    random_state = (unsigned)number_of("ROUZHI_SEED", (int)getpid());
    print_message("ROUZHI_SEED=%u, %d screens\n", random_state, count);
    furnish(bureau);
    log_in(&work, &glass, bureau);
    for (int i = 1; i <= count; i++) {
        char room[400];
        const char *keys = random_keys(room, sizeof room);
        workstation_type(&work, keys);
        if (chance(60) == 0) {
            glass.rows = 20 + chance(30);
            glass.columns = 60 + chance(100);
            show_terminal(&glass); /* the bytes that are under way come to the old size */
            vscreen_resize(glass.screen, glass.rows, glass.columns);
            screen_resize(work.screen, glass.rows, glass.columns);
            workstation_type(&work, "");
        }
        if (!agrees(&work, &glass)) {
            char *believed = screen_text(work.screen);
            char *shown = vscreen_text(glass.screen);
            fprintf(stderr, "ncurses:\n%s\nthe terminal:\n%s\n", believed, shown);
            fail_msg("screen %d differs after %s", i, keys);
        }
        if (i % SESSION == 0 || work.app->leaving) {
            log_out(&work, &glass);
            log_in(&work, &glass, bureau);
        }
    }
    log_out(&work, &glass);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terminal_and_ncurses_agree),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
