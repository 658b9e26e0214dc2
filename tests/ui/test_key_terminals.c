/* Every key of the terminals that officers use, byte for byte as they send it: the right key comes
 * out, and nothing else, wherever the line cuts the sequence in two. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/key.h"

#define ALL_SENT 80

/* What a terminal sends: "bytes" for "key", as key_label names it. */
struct sent {
    const char *bytes, *key;
};

static const struct terminal_kind {
    const char *name;
    struct sent keys[ALL_SENT];
} KINDS[] = {
    {"PuTTY, as delivered (ESC[n~)",
     {{"\033[11~", "F1"},
      {"\033[12~", "F2"},
      {"\033[13~", "F3"},
      {"\033[14~", "F4"},
      {"\033[15~", "F5"},
      {"\033[17~", "F6"},
      {"\033[18~", "F7"},
      {"\033[19~", "F8"},
      {"\033[20~", "F9"},
      {"\033[21~", "F10"},
      {"\033[23~", "F11"},
      {"\033[24~", "F12"},
      {"\033[A", "Up"},
      {"\033[B", "Down"},
      {"\033[C", "Right"},
      {"\033[D", "Left"},
      {"\033OA", "Up"},
      {"\033OB", "Down"},
      {"\033OC", "Right"},
      {"\033OD", "Left"}, /* with Ctrl */
      {"\033[1~", "Home"},
      {"\033[4~", "End"},
      {"\033[2~", "Insert"},
      {"\033[3~", "Delete"},
      {"\033[5~", "PageUp"},
      {"\033[6~", "PageDown"},
      {"\177", "Backspace"},
      {"\b", "Backspace"},
      {"\r", "Enter"},
      {"\t", "Tab"},
      {"\033[Z", "Shift-Tab"},
      {"\033", "Esc"},
      {"\0331", "Alt-1"},
      {"\0335", "Alt-5"},
      {"\0339", "Alt-9"},
      /* the number pad in application mode */
      {"\033Op", "0"},
      {"\033Oq", "1"},
      {"\033Or", "2"},
      {"\033Os", "3"},
      {"\033Ot", "4"},
      {"\033Ou", "5"},
      {"\033Ov", "6"},
      {"\033Ow", "7"},
      {"\033Ox", "8"},
      {"\033Oy", "9"},
      {"\033On", "."},
      {"\033Ol", ","},
      {"\033Om", "-"},
      {"\033OM", "Enter"}}},
    {"Xshell (xterm)",
     {{"\033OP", "F1"},
      {"\033OQ", "F2"},
      {"\033OR", "F3"},
      {"\033OS", "F4"},
      {"\033[15~", "F5"},
      {"\033[17~", "F6"},
      {"\033[18~", "F7"},
      {"\033[19~", "F8"},
      {"\033[20~", "F9"},
      {"\033[21~", "F10"},
      {"\033[23~", "F11"},
      {"\033[24~", "F12"},
      {"\033OA", "Up"},
      {"\033OB", "Down"},
      {"\033OC", "Right"},
      {"\033OD", "Left"},
      {"\033[H", "Home"},
      {"\033[F", "End"},
      {"\033[1~", "Home"},
      {"\033[4~", "End"},
      {"\033[2~", "Insert"},
      {"\033[3~", "Delete"},
      {"\033[5~", "PageUp"},
      {"\033[6~", "PageDown"},
      {"\177", "Backspace"},
      {"\b", "Backspace"},
      {"\r", "Enter"},
      {"\033[Z", "Shift-Tab"},
      {"\033[1;2A", "Shift-Up"},
      {"\033[1;2B", "Shift-Down"},
      {"\033[1;2C", "Shift-Right"},
      {"\033[1;2D", "Shift-Left"},
      {"\033[1;5A", "Up"},
      {"\033[1;5D", "Ctrl-Left"},
      {"\0332", "Alt-2"},
      {"\033", "Esc"},
      {"\033OM", "Enter"},
      {"\033Ok", "+"},
      {"\033Oj", "*"},
      {"\033Oo", "/"},
      {"\033Ov", "6"}}},
    {"Windows Terminal",
     {{"\033OP", "F1"},
      {"\033OQ", "F2"},
      {"\033OR", "F3"},
      {"\033OS", "F4"},
      {"\033[15~", "F5"},
      {"\033[17~", "F6"},
      {"\033[18~", "F7"},
      {"\033[19~", "F8"},
      {"\033[20~", "F9"},
      {"\033[21~", "F10"},
      {"\033[23~", "F11"},
      {"\033[24~", "F12"},
      {"\033[A", "Up"},
      {"\033[B", "Down"},
      {"\033[C", "Right"},
      {"\033[D", "Left"},
      {"\033[H", "Home"},
      {"\033[F", "End"},
      {"\033[2~", "Insert"},
      {"\033[3~", "Delete"},
      {"\033[5~", "PageUp"},
      {"\033[6~", "PageDown"},
      {"\177", "Backspace"},
      {"\b", "Backspace"},
      {"\033[Z", "Shift-Tab"},
      {"\033[1;2A", "Shift-Up"},
      {"\033[1;2H", "Shift-Home"},
      {"\033[1;2F", "Shift-End"},
      {"\033[1;3A", "Up"},
      {"\033[1;3C", "Ctrl-Right"},
      {"\033[1;5C", "Ctrl-Right"},
      {"\033[1;5H", "Ctrl-Home"},
      {"\033[1;6D", "S-Ctrl-Left"},
      {"\033[3;5~", "Delete"},
      {"\033[5;5~", "PageUp"},
      {"\033[1;2P", "F1"},
      {"\033[1;2R", "F3"},
      {"\033[15;2~", "F5"},
      {"\033[24;5~", "F12"},
      {"\0331", "Alt-1"},
      {"\033k", "Alt-k"},
      {"\033", "Esc"},
      {"\033OM", "Enter"}}},
    {"tmux and screen",
     {{"\033OP", "F1"},
      {"\033OQ", "F2"},
      {"\033OR", "F3"},
      {"\033OS", "F4"},
      {"\033[15~", "F5"},
      {"\033[17~", "F6"},
      {"\033[18~", "F7"},
      {"\033[19~", "F8"},
      {"\033[20~", "F9"},
      {"\033[21~", "F10"},
      {"\033[23~", "F11"},
      {"\033[24~", "F12"},
      {"\033OA", "Up"},
      {"\033OB", "Down"},
      {"\033OC", "Right"},
      {"\033OD", "Left"},
      {"\033[A", "Up"},
      {"\033[1~", "Home"},
      {"\033[4~", "End"},
      {"\033[2~", "Insert"},
      {"\033[3~", "Delete"},
      {"\033[5~", "PageUp"},
      {"\033[6~", "PageDown"},
      {"\177", "Backspace"},
      {"\b", "Backspace"},
      {"\033[Z", "Shift-Tab"},
      {"\033[1;2A", "Shift-Up"},
      {"\033[1;2D", "Shift-Left"},
      {"\033[1;5B", "Down"},
      {"\033[1;3D", "Ctrl-Left"},
      {"\033[1;4C", "S-Ctrl-Right"},
      {"\0333", "Alt-3"},
      {"\033", "Esc"}}},
    {"the console of linux",
     {{"\033[[A", "F1"},     {"\033[[B", "F2"},       {"\033[[C", "F3"},     {"\033[[D", "F4"},
      {"\033[[E", "F5"},     {"\033[17~", "F6"},      {"\033[18~", "F7"},    {"\033[19~", "F8"},
      {"\033[20~", "F9"},    {"\033[21~", "F10"},     {"\033[23~", "F11"},   {"\033[24~", "F12"},
      {"\033[A", "Up"},      {"\033[B", "Down"},      {"\033[C", "Right"},   {"\033[D", "Left"},
      {"\033[1~", "Home"},   {"\033[4~", "End"},      {"\033[2~", "Insert"}, {"\033[3~", "Delete"},
      {"\033[5~", "PageUp"}, {"\033[6~", "PageDown"}, {"\177", "Backspace"}, {"\b", "Backspace"},
      {"\033[G", ""},                          /* 5 on the number pad without NumLock */
      {"\033[25~", ""},      {"\033[34~", ""}, /* F13, F20 */
      {"\0334", "Alt-4"},    {"\033", "Esc"}}},
    {"xterm",
     {{"\033OP", "F1"},
      {"\033OS", "F4"},
      {"\033[15~", "F5"},
      {"\033[24~", "F12"},
      {"\033OH", "Home"},
      {"\033OF", "End"},
      {"\033[H", "Home"},
      {"\033[F", "End"},
      {"\033[1;2S", "F4"},
      {"\033[17;3~", "F6"},
      {"\033[1;8A", "Shift-Up"},
      {"\033[2;2~", "Insert"},
      {"\033[3;2~", "Delete"},
      {"\033[E", ""},
      {"\033OE", ""},
      {"\033[27;5;13~", ""},
      {"\033[13;5u", ""},
      {"\033OI", ""},
      {"\033OX", "="},
      {"\033OM", "Enter"},
      {"\033[200~字\033[201~", "Paste"},
      {"\033[I", ""},
      {"\033[O", ""},
      {"\033[<0;80;24M", "Mouse"},
      {"\033[<64;1;1M", "Mouse"},
      {"\033[<0;80;24m", ""},
      {"\033[<35;10;10M", ""},
      {"\033[<2;10;10M", ""},
      {"\033[M !!", ""}}},
};

static void drain(struct key_decoder *decoder, bool quiet, char names[64])
{
    struct key key;
    char name[16];
    while (key_decoder_next(decoder, quiet, &key)) {
        strncat(names, names[0] != '\0' ? " " : "", 2);
        strncat(names, key_label(&key, name), 20);
        free(key.text);
    }
}

/* The sequence cut at this byte, the first part long before the second but within the delay. */
static void check(const struct terminal_kind *kind, const struct sent *sent, size_t cut)
{
    struct key_decoder decoder;
    char names[64] = "";
    size_t length = strlen(sent->bytes);
    key_decoder_init(&decoder);
    key_decoder_feed(&decoder, sent->bytes, cut);
    drain(&decoder, false, names);
    key_decoder_feed(&decoder, sent->bytes + cut, length - cut);
    drain(&decoder, false, names);
    drain(&decoder, true, names);
    if (strcmp(names, sent->key) != 0) {
        fail_msg("%s: ESC%s cut at %zu gives \"%s\", not \"%s\"", kind->name, sent->bytes + 1, cut,
                 names, sent->key);
    }
    assert_false(key_decoder_waiting(&decoder));
    key_decoder_done(&decoder);
}

static void test_every_key_of_every_terminal(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++) {
        for (const struct sent *sent = KINDS[k].keys; sent->bytes != NULL; sent++) {
            for (size_t cut = 0; cut <= strlen(sent->bytes); cut++) {
                check(&KINDS[k], sent, cut);
            }
        }
    }
}

/* Whatever is unknown in one terminal never leaves a letter behind that would be typed. */
static void test_nothing_is_left_behind(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof KINDS / sizeof *KINDS; k++) {
        for (const struct sent *sent = KINDS[k].keys; sent->bytes != NULL; sent++) {
            struct key_decoder decoder;
            char names[64] = "", wanted[64] = "";
            if (strcmp(sent->key, "Esc") == 0) {
                continue; /* with a letter behind it, that letter with Alt */
            }
            key_decoder_init(&decoder);
            key_decoder_feed(&decoder, sent->bytes, strlen(sent->bytes));
            key_decoder_feed(&decoder, "某", strlen("某"));
            drain(&decoder, false, names);
            strcat(wanted, sent->key);
            strcat(wanted, sent->key[0] != '\0' ? " 某" : "某");
            assert_string_equal(names, wanted);
            key_decoder_done(&decoder);
        }
    }
}

static void test_where_the_mouse_was(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        struct mouse mouse;
    } examples[] = {
        {"\033[<0;1;1M", {MOUSE_CLICK, 0, 0}},
        {"\033[<0;300;100M", {MOUSE_CLICK, 99, 299}},
        {"\033[<16;4096;4096M", {MOUSE_CLICK, 4095, 4095}}, /* with Ctrl */
        {"\033[<64;80;24M", {MOUSE_WHEEL_UP, 23, 79}},
        {"\033[<65;80;24M", {MOUSE_WHEEL_DOWN, 23, 79}},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct key_decoder decoder;
        struct key key;
        key_decoder_init(&decoder);
        key_decoder_feed(&decoder, examples[i].bytes, strlen(examples[i].bytes));
        assert_true(key_decoder_next(&decoder, false, &key));
        assert_int_equal(key.kind, KEY_KIND_MOUSE);
        struct mouse mouse = key_mouse(&key);
        assert_int_equal(mouse.button, examples[i].mouse.button);
        assert_int_equal(mouse.row, examples[i].mouse.row);
        assert_int_equal(mouse.column, examples[i].mouse.column);
        key_decoder_done(&decoder);
    }
    static const char *const none[] = {"\033[<0;4097;1M", "\033[<0;0;1M", "\033[<M", "\033[<1;1M",
                                       "\033[<0;1;99999999999M"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        struct key_decoder decoder;
        struct key key;
        key_decoder_init(&decoder);
        key_decoder_feed(&decoder, none[i], strlen(none[i]));
        assert_false(key_decoder_next(&decoder, true, &key));
        key_decoder_done(&decoder);
    }
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key_of_every_terminal),
        cmocka_unit_test(test_nothing_is_left_behind),
        cmocka_unit_test(test_where_the_mouse_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
