/* rouzhi demo: a practice office, then the workstation on it, or its main job in plain lines. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "cli/command.h"
#include "cli/story.h"
#include "office/demo.h"

/* A folder of its own, new each time; caller frees. */
static char *temporary_folder(struct err *err)
{
    const char *root = getenv("TMPDIR");
    char *folder =
        memory_format("%s/rouzhi-demo-XXXXXX", root != NULL && root[0] == '/' ? root : "/tmp");
    if (mkdtemp(folder) == NULL) {
        err_set(err, ERR_DATABASE, "建不了临时文件夹：%s，请用 --at 指定一个", file_reason(errno));
        free(folder);
        return NULL;
    }
    return folder;
}

static char *choose_folder(const struct request *request, struct err *err)
{
    if (request->at == NULL) {
        return temporary_folder(err);
    }
    return file_make_folder(request->at, 0770, err) ? memory_copy(request->at) : NULL;
}

/* Nobody sits there, and nobody asked to be talked to line by line. */
static bool is_plain(const struct request *request)
{
    return !request->wish.lines && (isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0);
}

static int run_demo(const struct request *request, const char *folder)
{
    struct office_options options = request->office;
    struct err err = {0};
    char *path = file_join(folder, "rouzhi.db");
    int code = ERR_NONE;
    options.path = path;
    options.as = NULL;
    if (!file_exists(path) && !demo_make(&options, &err)) {
        code = say_error(&err);
    } else if (is_plain(request)) {
        code = story_tell(&options, folder);
    } else {
        options.as = request->office.as != NULL ? request->office.as : DEMO_ACCOUNT;
        code = request->workstation(&options, &request->wish);
        fprintf(stderr, "练习办公室在 %s，再看用：rouzhi --db %s --as %s\n", folder, path,
                options.as);
    }
    free(path);
    return code;
}

int command_demo(struct request *request)
{
    struct err err = {0};
    if (request->wish.tour && is_plain(request)) {
        err_set(&err, ERR_USAGE, "--tour 要在终端里运行：它在真的画面上引导");
        return say_error(&err);
    }
    char *folder = choose_folder(request, &err);
    if (folder == NULL) {
        return say_error(&err);
    }
    int code = run_demo(request, folder);
    free(folder);
    return code;
}
