/* place: where the database, the forms and the data are.
 *
 * A program in its build folder uses the forms and data of the source tree; an installed
 * one those beside it (../share/rouzhi). The environment can name the database and the
 * outbox, nothing else. */
#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/privilege.h"
#include "office/office_private.h"

#define SYSTEM_DATABASE "/var/lib/rouzhi/rouzhi.db"

/* The folder of the running program; caller frees. */
static char *program_folder(void)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length < 0) {
        return memory_copy(".");
    }
    path[length] = '\0';
    return file_folder_of(path);
}

char *office_place_share(const char *given)
{
    if (given != NULL) {
        return memory_copy(given);
    }
    char *folder = program_folder();
    bool in_build = strncmp(folder, ROUZHI_BUILD_FOLDER, strlen(ROUZHI_BUILD_FOLDER)) == 0;
    char *beside = memory_format("%s/../share/rouzhi", folder);
    const char *share = in_build              ? ROUZHI_SOURCE_FOLDER
                        : file_exists(beside) ? beside
                                              : ROUZHI_SHARE_FOLDER;
    char *chosen = memory_copy(share);
    free(beside);
    free(folder);
    return chosen;
}

/* $XDG_DATA_HOME/rouzhi/rouzhi.db or ~/.local/share/rouzhi/rouzhi.db. */
static char *personal_database(void)
{
    const char *data = getenv("XDG_DATA_HOME");
    if (data != NULL && data[0] == '/') {
        return memory_format("%s/rouzhi/rouzhi.db", data);
    }
    const struct passwd *entry = getpwuid(getuid());
    return memory_format("%s/.local/share/rouzhi/rouzhi.db", entry != NULL ? entry->pw_dir : ".");
}

static char *place_database(const char *given)
{
    if (given != NULL) {
        return memory_copy(given);
    }
    const char *named = getenv("ROUZHI_DB");
    if (named != NULL && named[0] != '\0') {
        return memory_copy(named);
    }
    return file_exists(SYSTEM_DATABASE) ? memory_copy(SYSTEM_DATABASE) : personal_database();
}

/* Only the bureau's own database is opened with the office's group. */
char *office_place_database(const char *given)
{
    char *path = place_database(given);
    if (strcmp(path, SYSTEM_DATABASE) != 0) {
        privilege_drop();
    }
    return path;
}

char *office_place_outbox(const char *given)
{
    if (given != NULL) {
        return memory_copy(given);
    }
    const char *named = getenv("ROUZHI_OUTBOX");
    if (named != NULL && named[0] == '/') {
        return memory_copy(named);
    }
    const struct passwd *entry = getpwuid(getuid());
    return memory_format("%s/outbox", entry != NULL ? entry->pw_dir : ".");
}

char *office_place_home(void)
{
    const char *named = getenv("HOME");
    if (named != NULL && named[0] == '/') {
        return memory_copy(named);
    }
    const struct passwd *entry = getpwuid(getuid());
    return entry != NULL ? memory_copy(entry->pw_dir) : NULL;
}

char *office_caller(void)
{
    const struct passwd *entry = getpwuid(getuid());
    return entry != NULL ? memory_copy(entry->pw_name) : NULL;
}
