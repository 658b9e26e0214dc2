/* Encodings of files, by iconv. Everything inside the program is UTF-8; this is the one place
 * where other bytes are let in or out. A whole file is read or refused: half a file in one
 * encoding and half in another is a broken file, and the officer is told where. */
#include "exchange/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/text.h"

#define MARK_UTF8 "\xEF\xBB\xBF"

static const struct encoding_name {
    const char *name;
    enum encoding encoding;
} encoding_names[] = {
    {"utf8-bom", ENCODING_UTF8_BOM},
    {"utf8", ENCODING_UTF8},
    {"gb18030", ENCODING_GB18030},
};
#define ENCODING_COUNT (sizeof encoding_names / sizeof encoding_names[0])

bool encoding_named(const char *name, enum encoding *encoding, struct err *err)
{
    *encoding = ENCODING_UTF8_BOM;
    if (!name) {
        return true;
    }
    for (size_t i = 0; i < ENCODING_COUNT; i++) {
        if (strcmp(encoding_names[i].name, name) == 0) {
            *encoding = encoding_names[i].encoding;
            return true;
        }
    }
    return err_set(err, ERR_USAGE, "没有叫“%s”的编码，可用 utf8-bom、utf8、gb18030", name);
}

/* Converts all of it; *bad is the offset of the first byte that can't be converted. */
static bool convert(const char *from, const char *to, const char *bytes, size_t length,
                    struct buffer *out, size_t *bad)
{
    iconv_t conversion = iconv_open(to, from);
    char *input = (char *)bytes; /* iconv's signature; it doesn't write there */
    size_t left = length;
    bool whole = true;

    *bad = 0;
    if (conversion == (iconv_t)-1) {
        return false;
    }
    while (left > 0 && whole) {
        char chunk[8192];
        char *output = chunk;
        size_t room = sizeof chunk;
        size_t result = iconv(conversion, &input, &left, &output, &room);

        buffer_add_bytes(out, chunk, (size_t)(output - chunk));
        whole = result != (size_t)-1 || errno == E2BIG;
    }
    iconv_close(conversion);
    *bad = length - left;
    return whole;
}

/* Where an offset stands, as an editor shows it: line from 1, byte in the line from 1. */
static bool refuse_at(struct err *err, const char *bytes, size_t offset, const char *reason)
{
    long line = 1;
    long byte = 1;

    for (size_t i = 0; i < offset; i++) {
        byte++;
        if (bytes[i] == '\n') {
            line++;
            byte = 1;
        }
    }
    return err_set(err, ERR_INPUT, "文件第 %ld 行第 %ld 字节%s", line, byte, reason);
}

static bool read_utf16(const char *order, const char *bytes, size_t length, struct buffer *out,
                       struct err *err)
{
    size_t bad;
    size_t before = out->length;

    if (!convert(order, "UTF-8", bytes + 2, length - 2, out, &bad)) {
        return err_set(err, ERR_INPUT,
                       "文件开头标明是 UTF-16，但第 %zu 字节起读不通，请另存为 UTF-8 后再导入",
                       bad + 3);
    }
    if (out->length > before && memchr(out->bytes + before, '\0', out->length - before)) {
        return err_set(err, ERR_INPUT,
                       "文件里有空字符（NUL），不是文本文件，请另存为 CSV 后再导入");
    }
    return true;
}

bool encoding_read(const char *bytes, size_t length, struct buffer *out, const char **called,
                   struct err *err)
{
    const char *nul = length > 0 ? memchr(bytes, '\0', length) : NULL;
    bool marked = length >= 3 && memcmp(bytes, MARK_UTF8, 3) == 0;
    size_t skip = marked ? 3 : 0;
    size_t bad;

    if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        *called = "UTF-16";
        return read_utf16(bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE", bytes, length, out, err);
    }
    if (nul) {
        return refuse_at(err, bytes, (size_t)(nul - bytes),
                         "是空字符（NUL），不是文本文件，请另存为 CSV 后再导入");
    }
    if (length == skip || text_is_utf8(bytes + skip, length - skip)) {
        *called = "UTF-8";
        buffer_add_bytes(out, bytes + skip, length - skip);
        return true;
    }
    *called = "GB18030";
    if (!marked && convert("GB18030", "UTF-8", bytes, length, out, &bad)) {
        return true;
    }
    if (marked) {
        convert("UTF-8", "UTF-8", bytes, length, out, &bad);
    }
    return refuse_at(err, bytes, bad,
                     marked ? "不是 UTF-8（文件开头标明是 UTF-8），请在原程序里重新另存"
                            : "既不是 UTF-8 也不是 GB18030，请另存为 UTF-8 的 CSV 后再导入");
}

bool encoding_write(enum encoding encoding, const char *text, size_t length, struct buffer *out,
                    struct err *err)
{
    size_t bad;

    if (encoding == ENCODING_GB18030) {
        if (!convert("UTF-8", "GB18030", text, length, out, &bad)) {
            return refuse_at(err, text, bad, "写不成 GB18030，请改用 utf8-bom");
        }
        return true;
    }
    if (encoding == ENCODING_UTF8_BOM) {
        buffer_add(out, MARK_UTF8);
    }
    buffer_add_bytes(out, text, length);
    return true;
}
