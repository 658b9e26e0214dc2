/* privilege: the office's group, put on and off by the saved group id. A step that fails ends the
 * program: going on with the wrong rights would be worse. */
#include "base/privilege.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define UNCHANGED ((gid_t)-1)

static void change(gid_t real, gid_t effective, gid_t saved)
{
    if (setresgid(real, effective, saved) != 0) {
        fputs("程序的组权限换不过来，只能停下；请系统管理员检查安装。\n", stderr);
        abort();
    }
}

void privilege_as_caller(void)
{
    change(UNCHANGED, getgid(), UNCHANGED);
}

void privilege_as_office(void)
{
    gid_t real, effective, saved;
    if (getresgid(&real, &effective, &saved) == 0 && effective != saved) {
        change(UNCHANGED, saved, UNCHANGED);
    }
}

void privilege_drop(void)
{
    gid_t own = getgid();
    change(own, own, own);
}
