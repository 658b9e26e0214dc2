/* file: whole files in, whole files out; half of one is never left behind. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/privilege.h"

const char *file_reason(int error)
{
    static const struct {
        int error;
        const char *words;
    } REASONS[] = {
        {ENOSPC, "磁盘已满"},
        {EDQUOT, "磁盘配额已用完"},
        {EFBIG, "文件大小受限制"},
        {EACCES, "没有权限"},
        {EPERM, "没有权限"},
        {EROFS, "磁盘只读"},
        {ENOENT, "没有这个文件或文件夹"},
        {ENOTDIR, "路径中有一段不是文件夹"},
        {EISDIR, "这是一个文件夹"},
        {EEXIST, "已有同名文件"},
        {EIO, "磁盘读写出错"},
        {EMFILE, "打开的文件太多"},
        {ENAMETOOLONG, "文件名太长"},
    };
    for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++) {
        if (REASONS[i].error == error) {
            return REASONS[i].words;
        }
    }
    return strerror(error);
}

static bool read_all(int fd, const char *path, size_t limit, struct buffer *out, struct err *err)
{
    char chunk[65536];
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return err_set(err, ERR_INPUT, "读不了文件 %s：%s", path, file_reason(errno));
        }
        if (got == 0) {
            return true;
        }
        if (out->length + (size_t)got > limit) {
            return err_set(err, ERR_INPUT, "文件 %s 太大，最多 %zu MB，请分成几个", path,
                           limit / 1000000);
        }
        buffer_add_bytes(out, chunk, (size_t)got);
    }
}

bool file_read_input(size_t limit, struct buffer *out, struct err *err)
{
    return read_all(STDIN_FILENO, "（标准输入）", limit, out, err);
}

bool file_read(const char *path, size_t limit, struct buffer *out, struct err *err)
{
    privilege_as_caller();
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    int error = errno;
    privilege_as_office();
    errno = error;
    if (fd < 0) {
        return err_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_INPUT, "打不开文件 %s：%s", path,
                       file_reason(errno));
    }
    bool done = read_all(fd, path, limit, out, err);
    close(fd);
    return done;
}

static bool write_bytes(int fd, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t put = write(fd, bytes, length);
        if (put < 0 && errno == EINTR) {
            continue;
        }
        if (put < 0) {
            return false;
        }
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

/* Makes the new name itself durable. Some file systems can't; then there is nothing to do. */
static void sync_folder(const char *path)
{
    char *folder = file_folder_of(path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    free(folder);
}

static bool write_file(const char *path, const void *bytes, size_t length, unsigned mode,
                       struct err *err)
{
    char *temporary = memory_format("%s.XXXXXX", path);
    int fd = mkostemp(temporary, O_CLOEXEC);
    bool done = fd >= 0;
    done =
        done && write_bytes(fd, bytes, length) && fsync(fd) == 0 && fchmod(fd, (mode_t)mode) == 0;
    int error = errno;
    if (fd >= 0 && close(fd) != 0 && done) {
        error = errno;
        done = false;
    }
    if (done && rename(temporary, path) != 0) {
        error = errno;
        done = false;
    }
    if (!done) {
        if (fd >= 0) {
            unlink(temporary);
        }
        err_set(err, ERR_DATABASE, "写不了文件 %s：%s，没有留下半个文件", path, file_reason(error));
    } else {
        sync_folder(path);
    }
    free(temporary);
    return done;
}

/* A device or a pipe is written to as it stands: another file must not take its name. */
static bool write_device(const char *path, const void *bytes, size_t length, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    bool done = fd >= 0 && write_bytes(fd, bytes, length);
    int error = errno;
    if (fd >= 0 && close(fd) != 0 && done) {
        error = errno;
        done = false;
    }
    return done || err_set(err, ERR_DATABASE, "写不进 %s：%s", path, file_reason(error));
}

bool file_write(const char *path, const void *bytes, size_t length, unsigned mode, struct err *err)
{
    privilege_as_caller();
    struct stat status;
    bool there = stat(path, &status) == 0;
    bool regular = !there || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode);
    char *target = there ? realpath(path, NULL) : NULL; /* what a link points to is replaced */
    bool done = regular ? write_file(target != NULL ? target : path, bytes, length, mode, err)
                        : write_device(path, bytes, length, err);
    free(target);
    privilege_as_office();
    return done;
}

/* Makes the file or finds that it is there in one step; what can't be written whole goes again. */
static bool write_new(const char *path, const void *bytes, size_t length, unsigned mode,
                      struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, (mode_t)mode);
    int error = errno;
    if (fd < 0 && error == EEXIST) {
        return err_set(err, ERR_CONFLICT, "已有文件 %s，没有覆盖它；请换一个名字", path);
    }
    bool done = fd >= 0;
    if (done && (!write_bytes(fd, bytes, length) || fsync(fd) != 0)) {
        error = errno;
        done = false;
    }
    if (fd >= 0 && close(fd) != 0 && done) {
        error = errno;
        done = false;
    }
    if (fd >= 0 && !done) {
        unlink(path);
    }
    return done || err_set(err, ERR_DATABASE, "写不了文件 %s：%s，没有留下半个文件", path,
                           file_reason(error));
}

bool file_write_new(const char *path, const void *bytes, size_t length, unsigned mode,
                    struct err *err)
{
    privilege_as_caller();
    bool done = write_new(path, bytes, length, mode, err);
    if (done) {
        sync_folder(path);
    }
    privilege_as_office();
    return done;
}

bool file_could_write(const char *path, struct err *err)
{
    struct stat status;
    char *folder = file_folder_of(path);
    privilege_as_caller();
    int error = stat(folder, &status) != 0                                  ? errno
                : !S_ISDIR(status.st_mode)                                  ? ENOTDIR
                : faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0 ? errno
                : stat(path, &status) == 0 && S_ISDIR(status.st_mode)       ? EISDIR
                                                                            : 0;
    privilege_as_office();
    free(folder);
    return error == 0 || err_set(err, ERR_DATABASE, "写不了文件 %s：%s", path, file_reason(error));
}

bool file_rename(const char *from, const char *to, struct err *err)
{
    privilege_as_caller();
    bool done = rename(from, to) == 0;
    int error = errno;
    if (done) {
        sync_folder(to);
    }
    privilege_as_office();
    return done || err_set(err, ERR_DATABASE, "写不了文件 %s：%s", to, file_reason(error));
}

void file_remove(const char *path)
{
    privilege_as_caller();
    unlink(path);
    privilege_as_office();
}

bool file_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

bool file_is_device(const char *path)
{
    struct stat status;
    privilege_as_caller();
    bool there = stat(path, &status) == 0;
    privilege_as_office();
    return there && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

bool file_make_folder(const char *path, unsigned mode, struct err *err)
{
    char *copy = memory_copy(path);
    privilege_as_caller();
    for (char *at = copy + 1; *at != '\0'; at++) {
        if (*at == '/') {
            *at = '\0';
            mkdir(copy, (mode_t)mode);
            *at = '/';
        }
    }
    bool done = mkdir(copy, (mode_t)mode) == 0 || errno == EEXIST;
    int error = errno;
    privilege_as_office();
    if (!done) {
        err_set(err, ERR_DATABASE, "建不了文件夹 %s：%s", path, file_reason(error));
    }
    free(copy);
    return done;
}

char *file_join(const char *folder, const char *name)
{
    size_t length = strlen(folder);
    bool slash = length > 0 && folder[length - 1] == '/';
    return memory_format("%s%s%s", folder, slash ? "" : "/", name);
}

char *file_folder_of(const char *path)
{
    char *copy = memory_copy(path);
    char *folder = memory_copy(dirname(copy));
    free(copy);
    return folder;
}

const char *file_name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char **file_list(const char *folder, const char *suffix, size_t *count)
{
    char **names = NULL;
    *count = 0;
    DIR *opened = opendir(folder);
    if (opened == NULL) {
        return NULL;
    }
    size_t tail = strlen(suffix);
    for (struct dirent *entry; (entry = readdir(opened)) != NULL;) {
        size_t length = strlen(entry->d_name);
        if (length > tail && strcmp(entry->d_name + length - tail, suffix) == 0) {
            names = memory_array(names, *count + 1, sizeof *names);
            names[(*count)++] = memory_copy(entry->d_name);
        }
    }
    closedir(opened);
    if (*count > 0) {
        qsort(names, *count, sizeof *names, by_name);
    }
    return names;
}
