/* workshop: temporary folder and helpers; see the header. */
#include "workshop.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "support/environment.h"

char *workshop_make(void)
{
    const char *place = getenv("TMPDIR");
    char *folder = memory_format("%s/rouzhi-bench-XXXXXX", place != NULL ? place : "/tmp");
    if (mkdtemp(folder) == NULL) {
        fprintf(stderr, "%s: %s\n", folder, strerror(errno));
        exit(1);
    }
    return folder;
}

void workshop_remove(char *folder)
{
    const char *argv[] = {"rm", "-rf", folder, NULL};
    (void)workshop_run("/", NULL, argv, NULL);
    free(folder);
}

static _Noreturn void become(const char *folder, const char *input, const char *const *argv,
                             char **environment)
{
    int in = open(input != NULL ? input : "/dev/null", O_RDONLY);
    int out = open("/dev/null", O_WRONLY);
    if (in < 0 || out < 0 || chdir(folder) != 0) {
        _exit(126);
    }
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    execvpe(argv[0], (char *const *)(uintptr_t)argv, environment);
    _exit(127);
}

bool workshop_run(const char *folder, const char *input, const char *const *argv,
                  const char *const *environment)
{
    char **all = environment_new(environment);
    int status = -1;
    pid_t child = fork();
    if (child == 0) {
        become(folder, input, argv, all);
    }
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    environment_free(all);
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool workshop_has(const char *program)
{
    const char *path = getenv("PATH");
    char *copy = memory_copy(path != NULL ? path : "/usr/bin:/bin");
    bool found = false;
    for (char *folder = strtok(copy, ":"); folder != NULL && !found; folder = strtok(NULL, ":")) {
        char *file = file_join(folder, program);
        found = access(file, X_OK) == 0;
        free(file);
    }
    free(copy);
    return found;
}
