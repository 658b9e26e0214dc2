/* environment: see the header. */
#include "support/environment.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"

static bool is_given(const char *const *more, const char *name)
{
    size_t length = strlen(name);
    for (; more != NULL && *more != NULL; more++) {
        if (strncmp(*more, name, length) == 0 && (*more)[length] == '=') {
            return true;
        }
    }
    return false;
}

static void add_variable(struct buffer *list, const char *const *more, const char *name,
                         const char *value)
{
    if (value != NULL && !is_given(more, name)) {
        char *text = memory_format("%s=%s", name, value);
        buffer_add_bytes(list, &text, sizeof text);
    }
}

char **environment_new(const char *const *more)
{
    static const char *const kept[] = {"PATH",         "HOME",          "ASAN_OPTIONS",
                                       "LSAN_OPTIONS", "UBSAN_OPTIONS", "ROUZHI_SLOW"};
    struct buffer list;
    buffer_init(&list);
    add_variable(&list, more, "TERM", "xterm-256color");
    add_variable(&list, more, "LC_ALL", "C.UTF-8");
    add_variable(&list, more, "TZ", "Asia/Shanghai");
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        add_variable(&list, more, kept[i], getenv(kept[i]));
    }
    for (; more != NULL && *more != NULL; more++) {
        char *text = memory_copy(*more);
        buffer_add_bytes(&list, &text, sizeof text);
    }
    char *end = NULL;
    buffer_add_bytes(&list, &end, sizeof end);
    return (char **)(void *)buffer_take(&list);
}

void environment_free(char **environment)
{
    for (size_t i = 0; environment[i] != NULL; i++) {
        free(environment[i]);
    }
    free(environment);
}
