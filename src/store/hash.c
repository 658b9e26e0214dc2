/* hash: SHA-256 as hex, of bytes and of a list of fields.
 *
 * The only file that knows libcrypto. */
#include "store/hash.h"

#include "base/buffer.h"

#include <openssl/evp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void hash_bytes(const void *bytes, size_t length, char out[HASH_TEXT])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char digest[EVP_MAX_MD_SIZE];
    if (EVP_Digest(bytes, length, digest, NULL, EVP_sha256(), NULL) != 1) {
        /* Without its hash an audit row must not be written: as with lost memory there is no way on. */
        fputs("rouzhi: SHA-256 不可用，程序停止\n", stderr);
        abort();
    }
    for (size_t i = 0; i < 32; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[64] = '\0';
}

void hash_fields(const char *const *fields, size_t count, char out[HASH_TEXT])
{
    struct buffer all;
    buffer_init(&all);
    for (size_t i = 0; i < count; i++) {
        uint64_t length = strlen(fields[i]);
        for (int shift = 56; shift >= 0; shift -= 8)
            buffer_add_char(&all, (char)(length >> shift & 0xff));
        buffer_add(&all, fields[i]);
    }
    hash_bytes(buffer_text(&all), all.length, out);
    buffer_done(&all);
}
