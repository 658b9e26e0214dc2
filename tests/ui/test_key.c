/* The key decoder: what each terminal sends, and what must never come out of it. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "ui/key.h"

/* All keys that come out, by name, with blanks between; a paste as Paste{text}. */
static void drain(struct key_decoder *decoder, bool quiet, struct buffer *out)
{
    struct key key;
    char name[16];
    while (key_decoder_next(decoder, quiet, &key)) {
        buffer_add(out, out->length > 0 ? " " : "");
        buffer_add(out, key_label(&key, name));
        if (key.kind == KEY_KIND_PASTE) {
            buffer_add_format(out, "{%s}", key.text);
        }
        free(key.text);
    }
}

/* Bytes in, names out; `step` bytes a time; quiet at the end. Caller frees. */
static char *decode(const char *bytes, size_t length, size_t step)
{
    struct key_decoder decoder;
    struct buffer out;
    key_decoder_init(&decoder);
    buffer_init(&out);
    for (size_t at = 0; at < length; at += step) {
        key_decoder_feed(&decoder, bytes + at, length - at < step ? length - at : step);
        drain(&decoder, false, &out);
    }
    drain(&decoder, true, &out);
    key_decoder_done(&decoder);
    return buffer_take(&out);
}

/* The same keys must come out however the bytes are split over reads. */
static void expect(const char *bytes, const char *names)
{
    static const size_t steps[] = {1, 2, 3, 5, 4096};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        char *found = decode(bytes, strlen(bytes), steps[i]);
        assert_string_equal(found, names);
        free(found);
    }
}

struct example {
    const char *bytes;
    const char *names;
};

static void expect_all(const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        expect(examples[i].bytes, examples[i].names);
    }
}

static void test_text_stays_text(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"a1 ~", "a 1   ~"},
        {"某某公司", "某 某 公 司"},
        {"１Ａ，", "１ Ａ ，"}, /* full-width ones stay what they are */
        {"e\xCC\x81", "e \xCC\x81"},
        {"\xF0\xA0\xAE\xB7", "\xF0\xA0\xAE\xB7"}, /* Extension B */
        {"\xC2\x9B", ""},                         /* C1 as a character is no text */
        {"a\xFF\xC3"
         "b\xED\xA0\x80"
         "c",
         "a b c"}, /* not UTF-8: dropped alone */
    };
    expect_all(examples, sizeof examples / sizeof *examples);
}

static void test_controls(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"\x01\x13\x11\x1A\x03", "Ctrl-A Ctrl-S Ctrl-Q Ctrl-Z Ctrl-C"},
        {"\r\n\t\x08\x7F", "Enter Enter Tab Backspace Backspace"},
        {"\x1C\x1D\x1E\x1F", ""},
        {"\033", "Esc"},
        {"\033\033", "Esc Esc"},
        {"\0332\033s", "Alt-2 Alt-s"},
        {"\033\r", "Esc Enter"},
        {"\033某", "Esc 某"},
        {"\033\033[B", "Esc Down"}, /* typed ahead: no key is lost */
    };
    expect_all(examples, sizeof examples / sizeof *examples);
}

static void test_every_terminal_s_keys(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"\033OP\033OQ\033OR\033OS\033[15~", "F1 F2 F3 F4 F5"},         /* xterm */
        {"\033[11~\033[12~\033[13~\033[14~\033[15~", "F1 F2 F3 F4 F5"}, /* PuTTY */
        {"\033[[A\033[[B\033[[C\033[[D\033[[E", "F1 F2 F3 F4 F5"},      /* linux */
        {"\033[17~\033[18~\033[19~\033[20~\033[21~", "F6 F7 F8 F9 F10"},
        {"\033[23~\033[24~", "F11 F12"},
        {"\033[A\033[B\033[C\033[D", "Up Down Right Left"},
        {"\033OA\033OB\033OC\033OD", "Up Down Right Left"},
        {"\033[H\033[F\033OH\033OF", "Home End Home End"},
        {"\033[1~\033[4~\033[7~\033[8~", "Home End Home End"},
        {"\033[2~\033[3~\033[5~\033[6~", "Insert Delete PageUp PageDown"},
        {"\033[Z", "Shift-Tab"},
        {"\033[1;5A\033[1;3B", "Up Down"}, /* other modifiers are left out */
        {"\033[1;5D\033[1;7C\033[1;3D\033[1;5H\033[4;5~",
         "Ctrl-Left Ctrl-Right Ctrl-Left Ctrl-Home Ctrl-End"},
        {"\033[3;5~\033[5;3~", "Delete PageUp"},
        {"\033[1;2P\033[1;5R\033O5S", "F1 F3 F4"},
        {"\033[1;2A\033[1;2D\033[1;6C\033[1;2F\033[1;2H",
         "Shift-Up Shift-Left S-Ctrl-Right Shift-End Shift-Home"},
        {"\033Op\033Oy\033OM\033On\033Ok", "0 9 Enter . +"}, /* PuTTY's number pad */
    };
    expect_all(examples, sizeof examples / sizeof *examples);
}

static void test_unknown_is_swallowed_whole(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"\033[25~x", "x"},
        {"\033[<0;12;7mx", "x"}, /* the mouse is let go */
        {"\033[M !!x", "x"},     /* old mouse */
        {"\033[24;80Rx", "x"},   /* a late answer to CSI 6n is not F3 */
        {"\033[2;2Rx", "x"},
        {"\033[?1;2cx", "x"}, /* device attributes */
        {"\033]11;rgb:0000/ffff/0000\ax", "x"},
        {"\033]0;title\033\\x", "x"},
        {"\033P1+r544e=787465\033\\x", "x"},
        {"\033[97;5ux", "x"},
        {"\033O5", ""},
        {"\033[1;", ""},        /* never finished: dropped when it is quiet */
        {"\033[201~x", "x"},    /* an end without a beginning */
        {"\033[1\033[A", "Up"}, /* broken off by another sequence */
        {"\033[1\rx", "Enter x"},
    };
    expect_all(examples, sizeof examples / sizeof *examples);
}

static void test_escape_waits_for_quiet(void **state)
{
    (void)state;
    struct key_decoder decoder;
    struct key key;
    key_decoder_init(&decoder);
    assert_false(key_decoder_waiting(&decoder));
    key_decoder_feed(&decoder, "\033", 1);
    assert_false(key_decoder_next(&decoder, false, &key));
    assert_true(key_decoder_waiting(&decoder));
    assert_true(key_decoder_next(&decoder, true, &key));
    assert_true(key_is(&key, K_ESC));
    assert_false(key_decoder_waiting(&decoder));

    /* half a character is no reason to hurry: it waits for its other half */
    key_decoder_feed(&decoder, "\xE6\x9F", 2);
    assert_false(key_decoder_next(&decoder, true, &key));
    assert_false(key_decoder_waiting(&decoder));
    key_decoder_feed(&decoder, "\x90", 1);
    assert_true(key_decoder_next(&decoder, false, &key));
    assert_int_equal(key.code, 0x67D0);
    key_decoder_done(&decoder);
}

static void test_paste(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"\033[200~某某\r公司\033[201~x", "Paste{某某\n公司} x"},
        {"\033[200~a\r\nb\tc\033[201~", "Paste{a\nb c}"},
        {"\033[200~q\x11\033[20\033[A\xE2\x80\x8B\033[201~", "Paste{q[20[A}"},
        {"\033[200~\033[201~x", "x"},             /* an empty paste is no key */
        {"\033[200~没有结尾", "Paste{没有结尾}"}, /* the end was lost: it ends when it is quiet */
        {"\033[200~\033[20", "Paste{[20}"},
    };
    expect_all(examples, sizeof examples / sizeof *examples);
}

static void test_paste_collects_until_its_end(void **state)
{
    (void)state;
    struct key_decoder decoder;
    struct key key;
    key_decoder_init(&decoder);
    key_decoder_feed(&decoder, "\033[200~\x13", 7);
    assert_false(key_decoder_next(&decoder, false, &key));
    assert_true(key_decoder_waiting(&decoder));
    key_decoder_feed(&decoder, "a", 1);
    assert_false(key_decoder_next(&decoder, false, &key));
    key_decoder_feed(&decoder, "\033[201~", 6);
    assert_true(key_decoder_next(&decoder, false, &key));
    assert_int_equal(key.kind, KEY_KIND_PASTE);
    assert_string_equal(key.text, "a"); /* Ctrl-S in a paste saves nothing */
    free(key.text);
    key_decoder_done(&decoder);
}

static void test_paste_has_a_limit(void **state)
{
    (void)state;
    struct key_decoder decoder;
    struct key key;
    key_decoder_init(&decoder);
    key_decoder_feed(&decoder, "\033[200~", 6);
    for (size_t i = 0; i < KEY_PASTE_LIMIT / 3 + 1000; i++) {
        key_decoder_feed(&decoder, "字", 3);
        assert_false(key_decoder_next(&decoder, false, &key));
    }
    key_decoder_feed(&decoder, "\033[201~", 6);
    assert_true(key_decoder_next(&decoder, false, &key));
    assert_true(strlen(key.text) <= KEY_PASTE_LIMIT);
    assert_true(strlen(key.text) > KEY_PASTE_LIMIT - 3);
    assert_int_equal(strlen(key.text) % 3, 0); /* no half character */
    assert_true(text_is_utf8(key.text, strlen(key.text)));
    free(key.text);
    assert_false(key_decoder_next(&decoder, false, &key));
    key_decoder_done(&decoder);
}

static void test_names(void **state)
{
    (void)state;
    char out[16];
    const struct key control = {KEY_KIND_CONTROL, 's', NULL};
    const struct key alt = {KEY_KIND_ALT, '2', NULL};
    const struct key page = {KEY_KIND_COMMAND, K_PAGE_DOWN, NULL};
    const struct key f12 = {KEY_KIND_COMMAND, K_F12, NULL};
    assert_string_equal(key_label(&control, out), "Ctrl-S");
    assert_string_equal(key_label(&alt, out), "Alt-2");
    assert_string_equal(key_label(&page, out), "PageDown");
    assert_string_equal(key_label(&f12, out), "F12");
    assert_true(key_is_control(&control, 's'));
    assert_false(key_is_control(&alt, '2'));
    assert_false(key_is(&control, K_F12));
    for (uint32_t code = 0; code <= K_F12; code++) {
        const struct key key = {KEY_KIND_COMMAND, code, NULL};
        assert_true(strlen(key_label(&key, out)) >= 2);
    }
}

/* Whatever comes, however it is split: the same keys, and never a control as text. */
static void test_any_bytes(void **state)
{
    (void)state;
    static const char ALPHABET[] = "\033\033\033[[O;~0125ABMPRZmu<?]\\\a\r\b\x7Fxy\xE6\x9F\x90\xF0";
    srand(20260309);
    for (int round = 0; round < 3000; round++) {
        char bytes[48];
        size_t length = (size_t)(rand() % (int)sizeof bytes);
        for (size_t i = 0; i < length; i++) {
            bytes[i] = ALPHABET[rand() % (int)(sizeof ALPHABET - 1)];
        }
        char *whole = decode(bytes, length, sizeof bytes);
        char *split = decode(bytes, length, (size_t)(1 + rand() % 4));
        assert_string_equal(whole, split);
        assert_true(text_is_utf8(whole, strlen(whole)));
        for (const char *at = whole; *at != '\0'; at++) {
            assert_true((unsigned char)*at >= 0x20 && *at != 0x7F);
        }
        free(whole);
        free(split);
    }
}

int main(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_stays_text),
        cmocka_unit_test(test_controls),
        cmocka_unit_test(test_every_terminal_s_keys),
        cmocka_unit_test(test_unknown_is_swallowed_whole),
        cmocka_unit_test(test_escape_waits_for_quiet),
        cmocka_unit_test(test_paste),
        cmocka_unit_test(test_paste_collects_until_its_end),
        cmocka_unit_test(test_paste_has_a_limit),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
