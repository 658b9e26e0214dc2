/* replay: feeds files to a fuzz target's entry point in an ordinary build, once each.
 *
 * The arguments are files, or folders of which every plain file is taken (not those below it).
 * A finding ends the program as it would end the fuzzer; having nothing to feed is a failure, so
 * that a moved corpus doesn't pass for a clean one. Mutates nothing and writes nothing. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"

#define LARGEST ((size_t)8 * 1024 * 1024)

int LLVMFuzzerInitialize(int *count, char ***arguments) __attribute__((weak));
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static long replay_file(const char *path)
{
    struct buffer bytes;
    struct err err;
    buffer_init(&bytes);
    if (!file_read(path, LARGEST, &bytes, &err)) {
        fprintf(stderr, "%s: %s\n", path, err.message);
        exit(EXIT_FAILURE);
    }
    /* A copy of exactly this size: valgrind and ASan see a read beyond its end. */
    uint8_t *exact = memory_alloc(bytes.length);
    if (bytes.length > 0) {
        memcpy(exact, bytes.bytes, bytes.length);
    }
    (void)LLVMFuzzerTestOneInput(exact, bytes.length);
    free(exact);
    buffer_done(&bytes);
    return 1;
}

static long replay_folder(const char *path)
{
    size_t count;
    long fed = 0;
    char **names = file_list(path, "", &count);
    for (size_t i = 0; i < count; i++) {
        char *file = file_join(path, names[i]);
        fed += is_folder(file) ? 0 : replay_file(file);
        free(file);
        free(names[i]);
    }
    free(names);
    return fed;
}

int main(int argc, char **argv)
{
    long fed = 0;
    if (LLVMFuzzerInitialize != NULL) {
        LLVMFuzzerInitialize(&argc, &argv);
    }
    for (int i = 1; i < argc; i++) {
        fed += is_folder(argv[i]) ? replay_folder(argv[i]) : replay_file(argv[i]);
    }
    printf("%ld files fed\n", fed);
    return fed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
