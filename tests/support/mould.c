/* mould: see mould.h. */
#include "support/mould.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"

enum { MOST_MOULDS = 4, MOST_BYTES = 64 << 20 };

static struct mould {
    char name[512];
    struct buffer bytes;
} moulds[MOST_MOULDS];

static struct mould *find(const char *name)
{
    for (size_t i = 0; i < MOST_MOULDS; i++)
        if (strcmp(moulds[i].name, name) == 0)
            return &moulds[i];
    return NULL;
}

bool mould_cast(const char *name, const char *path)
{
    struct err err;
    const struct mould *mould = find(name);
    if (mould != NULL &&
        !file_write_new(path, buffer_text(&mould->bytes), mould->bytes.length, 0600, &err))
        fail_msg("%s", err.message);
    return mould != NULL;
}

void mould_keep(const char *name, const char *path)
{
    struct err err;
    struct mould *mould = find("");
    assert_non_null(mould);
    assert_true(strlen(name) < sizeof mould->name);
    buffer_init(&mould->bytes);
    if (!file_read(path, MOST_BYTES, &mould->bytes, &err))
        fail_msg("%s", err.message);
    strcpy(mould->name, name);
}
