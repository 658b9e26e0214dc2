/* Fuzz: any bytes at the key decoder. However they are split over reads the same keys come out,
 * none of them a control character as text, every paste clean; and it comes to an end. */
#include <assert.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/key.h"

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    (void)arguments;
    setlocale(LC_CTYPE, "C.UTF-8");
    return 0;
}

static void check_key(const struct key *key)
{
    if (key->kind == KEY_KIND_TEXT) {
        assert(key->code >= 0x20 && key->code != 0x7F && !(key->code >= 0x80 && key->code < 0xA0));
        assert(key->code <= 0x10FFFF && !(key->code >= 0xD800 && key->code < 0xE000));
    }
    if (key->kind == KEY_KIND_PASTE) {
        assert(key->text != NULL && key->text[0] != '\0');
        assert(strlen(key->text) <= KEY_PASTE_LIMIT);
        char *clean = text_clean(key->text, true);
        assert(strcmp(clean, key->text) == 0);
        free(clean);
    } else {
        assert(key->text == NULL);
    }
}

static void drain(struct key_decoder *decoder, bool quiet, struct buffer *out)
{
    struct key key;
    while (key_decoder_next(decoder, quiet, &key)) {
        check_key(&key);
        buffer_add_format(out, "%d %u %s\n", (int)key.kind, key.code,
                          key.text != NULL ? key.text : "");
        free(key.text);
    }
}

static void decode(const uint8_t *data, size_t size, size_t step, struct buffer *out)
{
    struct key_decoder decoder;
    key_decoder_init(&decoder);
    for (size_t at = 0; at < size; at += step) {
        key_decoder_feed(&decoder, (const char *)data + at, size - at < step ? size - at : step);
        drain(&decoder, false, out);
    }
    drain(&decoder, true, out);
    assert(!key_decoder_waiting(&decoder));
    key_decoder_done(&decoder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buffer whole;
    struct buffer split;
    buffer_init(&whole);
    buffer_init(&split);
    decode(data, size, size + 1, &whole);
    decode(data, size, size > 0 ? 1u + data[0] % 7u : 1u, &split);
    assert(strcmp(buffer_text(&whole), buffer_text(&split)) == 0);
    buffer_done(&whole);
    buffer_done(&split);
    return 0;
}
