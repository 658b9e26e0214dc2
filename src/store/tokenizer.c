/* tokenizer: cuts text into pairs of neighbouring characters for the search index, and codes and
 * numbers into fours as well.
 *
 * A tokenizer of FTS5; keeps no state between calls. */
#include "store/tokenizer.h"

#include "base/buffer.h"
#include "base/text.h"
#include "store/sql.h"

#include <string.h>

/* Marks between words: punctuation and symbols of the blocks that Chinese text uses. */
static const struct span {
    uint32_t first;
    uint32_t last;
} separators[] = {
    {0x80, 0xb1},     {0xb4, 0xb4},     {0xb6, 0xb8},     {0xbb, 0xbf},     {0xd7, 0xd7},
    {0xf7, 0xf7},     {0x2000, 0x206f}, {0x2190, 0x23ff}, {0x2500, 0x27bf}, {0x3000, 0x3004},
    {0x3008, 0x3020}, {0x3030, 0x3030}, {0x303d, 0x303f}, {0x30fb, 0x30fb}, {0xfe10, 0xfe6f},
    {0xff61, 0xff65}, {0xe000, 0xf8ff}, {0xfff0, 0xffff},
};

uint32_t tokenizer_character(uint32_t code)
{
    if (code >= 0xff01 && code <= 0xff5e)
        code -= 0xfee0;
    if (code >= 'A' && code <= 'Z')
        return code + ('a' - 'A');
    if (code < 0x80)
        return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9') ? code : 0;
    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++)
        if (code >= separators[i].first && code <= separators[i].last)
            return 0;
    return code;
}

char *tokenizer_plain(const char *text)
{
    struct buffer out;
    uint32_t code;
    buffer_init(&out);
    buffer_add(&out, "");
    while (*text) {
        char bytes[4];
        int length = text_decode(text, &code);
        uint32_t character = length > 0 ? tokenizer_character(code) : 0;
        if (character)
            buffer_add_bytes(&out, bytes, (size_t)text_encode(character, bytes));
        text += length > 0 ? length : 1;
    }
    return buffer_take(&out);
}

typedef int emit(void *data, int flags, const char *token, int length, int start, int end);

enum {
    TAIL = TOKENIZER_LONG - 1
}; /* characters that end a code and stand in no long token of it */

struct run {
    char previous[4]; /* the character before, as indexed */
    int length;       /* its bytes; 0 = none: at the start of a run */
    int start;        /* where it stands in the text */
    int end;
    bool alone;                /* it is the only one of its run so far */
    char code[TOKENIZER_LONG]; /* the last letters and digits that stand together */
    int codes;                 /* how many of them */
};

bool tokenizer_is_code(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
}

/* Letters and digits that ended: the last three by themselves, which begin no longer token. */
static int end_code(struct run *run, int flags, void *data, emit *token)
{
    int result = SQLITE_OK;
    if (run->codes >= TAIL && !(flags & FTS5_TOKENIZE_QUERY))
        result = token(data, 0, run->code + run->codes - TAIL, TAIL, run->start, run->end);
    run->codes = 0;
    return result;
}

/* One more letter or digit: with the three before it, a token. */
static int add_code(struct run *run, char code, int flags, int end, void *data, emit *token)
{
    if (run->codes == TOKENIZER_LONG) {
        memmove(run->code, run->code + 1, TAIL);
        run->codes = TAIL;
    }
    run->code[run->codes++] = code;
    if (run->codes < TOKENIZER_LONG || (flags & FTS5_TOKENIZE_QUERY))
        return SQLITE_OK;
    return token(data, 0, run->code, TOKENIZER_LONG, run->start, end);
}

/* The last character of a run, by itself. */
static int end_run(struct run *run, int flags, void *data, emit *token)
{
    int result = end_code(run, flags, data, token);
    if (result == SQLITE_OK && run->length > 0 && (run->alone || !(flags & FTS5_TOKENIZE_QUERY)))
        result = token(data, 0, run->previous, run->length, run->start, run->end);
    run->length = 0;
    return result;
}

static int add_character(struct run *run, uint32_t code, int flags, int start, int end, void *data,
                         emit *token)
{
    char pair[8];
    char bytes[4];
    int result = SQLITE_OK;
    int length = text_encode(code, bytes);
    run->alone = run->length == 0;
    if (run->length > 0) {
        memcpy(pair, run->previous, (size_t)run->length);
        memcpy(pair + run->length, bytes, (size_t)length);
        result = token(data, 0, pair, run->length + length, run->start, end);
    }
    if (result == SQLITE_OK)
        result = tokenizer_is_code(code) ? add_code(run, bytes[0], flags, end, data, token)
                                         : end_code(run, flags, data, token);
    memcpy(run->previous, bytes, (size_t)length);
    run->length = length;
    run->start = start;
    run->end = end;
    return result;
}

/* Three or four letters and digits that are asked for are one token as they stand. */
static bool is_long(int flags, const char *text, int size)
{
    bool codes = (flags & FTS5_TOKENIZE_QUERY) && size >= TAIL && size <= TOKENIZER_LONG;
    for (int i = 0; codes && i < size; i++)
        codes = tokenizer_is_code((unsigned char)text[i]);
    return codes;
}

static int tokenize(Fts5Tokenizer *self, void *data, int flags, const char *text, int size,
                    emit *token)
{
    struct run run = {.length = 0};
    int result = SQLITE_OK;
    (void)self;
    if (is_long(flags, text, size))
        return token(data, 0, text, size, 0, size);
    for (int at = 0; at < size && result == SQLITE_OK;) {
        char bytes[5] = "";
        uint32_t code = 0;
        memcpy(bytes, text + at, (size_t)(size - at < 4 ? size - at : 4));
        int length = text_decode(bytes, &code);
        uint32_t character = length > 0 ? tokenizer_character(code) : 0;
        if (length <= 0)
            length = 1; /* a NUL or a bad byte separates, as punctuation does */
        if (character)
            result = add_character(&run, character, flags, at, at + length, data, token);
        else
            result = end_run(&run, flags, data, token);
        at += length;
    }
    return result == SQLITE_OK ? end_run(&run, flags, data, token) : result;
}

static int create(void *context, const char **arguments, int count, Fts5Tokenizer **out)
{
    (void)context;
    (void)arguments;
    (void)count;
    *out = (Fts5Tokenizer *)sqlite3_malloc(1); /* nothing to keep, but FTS5 wants a pointer */
    return *out ? SQLITE_OK : SQLITE_NOMEM;
}

static void drop(Fts5Tokenizer *self)
{
    sqlite3_free(self);
}

bool tokenizer_add(sqlite3 *db, struct err *err)
{
    /* Indexes of earlier versions name the second: without it they could not even be dropped. */
    static const char *const names[] = {"grams", "bigram"};
    static fts5_tokenizer grams = {create, drop, tokenize};
    fts5_api *api = NULL;
    sqlite3_stmt *statement = sql_prepare(db, "SELECT fts5(?1)", err);
    if (!statement)
        return false;
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
    if (!sql_finish(statement, err))
        return false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (!api || api->xCreateTokenizer(api, names[i], NULL, &grams, NULL) != SQLITE_OK)
            return err_set(err, ERR_DATABASE, "系统的 SQLite 没有全文检索（FTS5），程序不能运行");
    return true;
}
