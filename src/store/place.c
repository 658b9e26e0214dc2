/* place: where database files lie: folders resolved, network file systems refused.
 *
 * Files are given their final name only when they are whole and flushed. */
#include "store/place.h"

#include "base/file.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

char *place_resolve(const char *path, struct err *err)
{
    char *folder = file_folder_of(path);
    char *resolved = realpath(folder, NULL);
    char *file = NULL;
    if (resolved)
        file = file_join(resolved, file_name_of(path));
    else
        err_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_DATABASE, "文件夹 %s 不能用：%s", folder,
                file_reason(errno));
    free(resolved);
    free(folder);
    return file;
}

static const struct network {
    unsigned long type;
    const char *name;
} networks[] = {
    {0x6969, "NFS"},      {0x517b, "SMB"},      {0xff534d42, "CIFS"},
    {0xfe534d42, "SMB2"}, {0x5346414f, "AFS"},  {0x564c, "NCP"},
    {0x73757245, "Coda"}, {0x00c36400, "Ceph"}, {0x0bd00bd0, "Lustre"},
};

bool place_is_network(long type, const char **name)
{
    for (size_t i = 0; i < sizeof networks / sizeof networks[0]; i++) {
        *name = networks[i].name;
        if (((unsigned long)type & 0xffffffffUL) == networks[i].type)
            return true;
    }
    return false;
}

bool place_is_local(const char *file, struct err *err)
{
    struct statfs status;
    const char *name;
    char *folder = file_folder_of(file);
    bool good = true;
    if (statfs(folder, &status) != 0)
        good = err_set(err, ERR_DATABASE, "文件夹 %s 不能用：%s", folder, file_reason(errno));
    else if (place_is_network((long)status.f_type, &name))
        good = err_set(err, ERR_DATABASE,
                       "文件夹 %s 在网络盘（%s）上，数据库只能放在本机磁盘；请换一个文件夹", folder,
                       name);
    free(folder);
    return good;
}

static bool flush_opened(const char *path, int flags)
{
    int opened = open(path, flags | O_CLOEXEC);
    bool good = opened >= 0 && fsync(opened) == 0;
    int error = errno;
    if (opened >= 0)
        close(opened);
    errno = error;
    return good;
}

void place_flush_folder(const char *file)
{
    char *folder = file_folder_of(file);
    flush_opened(folder, O_RDONLY | O_DIRECTORY);
    free(folder);
}

bool place_flush(const char *file, struct err *err)
{
    if (flush_opened(file, O_RDONLY))
        return true;
    return err_set(err, ERR_DATABASE, "文件 %s 写不进磁盘：%s", file, file_reason(errno));
}

unsigned place_mode(const char *file)
{
    struct stat status;
    char *folder = file_folder_of(file);
    bool shared =
        stat(folder, &status) == 0 && (status.st_mode & S_ISGID) && (status.st_mode & S_IWGRP);
    free(folder);
    return shared ? 0660 : 0600;
}

static bool refuse_name(const char *file, struct err *err)
{
    if (errno == EEXIST)
        return err_set(err, ERR_CONFLICT, "文件 %s 已经存在，没有覆盖；请换一个名字", file);
    return err_set(err, ERR_DATABASE, "建不了文件 %s：%s", file, file_reason(errno));
}

bool place_make(const char *file, unsigned mode, struct err *err)
{
    int made = open(file, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, (mode_t)mode);
    if (made < 0)
        return refuse_name(file, err);
    bool good = fchmod(made, (mode_t)mode) == 0 || refuse_name(file, err);
    close(made);
    return good;
}

bool place_rename_new(const char *from, const char *to, struct err *err)
{
    /* rename() would replace a file that came meanwhile; link() never does. */
    if (link(from, to) != 0)
        return refuse_name(to, err);
    unlink(from);
    place_flush_folder(to);
    return true;
}

void place_remove(const char *file)
{
    static const char *const suffixes[] = {"", "-wal", "-shm", "-journal"};
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        char *path = memory_format("%s%s", file, suffixes[i]);
        unlink(path);
        free(path);
    }
}

bool place_is_empty(const char *file)
{
    struct stat status;
    return stat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size == 0;
}
