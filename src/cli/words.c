/* words: the tables of commands, options and exit codes as others may read them. */
#include "cli/words.h"

#include <string.h>

#include "cli/command.h"

static const struct cli_exit EXITS[] = {
    {ERR_NONE, "完成"},
    {ERR_REFUSED, "依法或依规则拒绝，理由已写出"},
    {ERR_USAGE, "写法不对"},
    {ERR_DENIED, "无权"},
    {ERR_NOT_FOUND, "没有找到"},
    {ERR_CONFLICT, "他人已改或占用"},
    {ERR_INPUT, "输入有错，写明行号和原因"},
    {ERR_DATABASE, "数据库或要写的文件不能用"},
};

const struct cli_exit *cli_exits(size_t *count)
{
    *count = sizeof EXITS / sizeof *EXITS;
    return EXITS;
}

bool cli_command_at(size_t index, struct cli_command *command)
{
    size_t count;
    const struct command *table = commands(&count);
    if (index >= count) {
        return false;
    }
    *command = (struct cli_command){table[index].name, table[index].usage, table[index].title,
                                    table[index].help};
    return true;
}

/* The options that a command takes, the common ones too. */
static unsigned options_of(const char *name)
{
    size_t count;
    const struct command *table = commands(&count);
    for (size_t i = 0; name != NULL && i < count; i++) {
        if (strcmp(table[i].name, name) == 0) {
            return table[i].options | OPTION_COMMON;
        }
    }
    return ~0U;
}

bool cli_option_at(const char *command, size_t index, struct cli_option *option)
{
    size_t count;
    unsigned taken = options_of(command);
    const struct option_help *table = option_helps(&count);
    for (size_t i = 0; i < count; i++) {
        if ((table[i].option & taken) == 0 || index-- > 0) {
            continue;
        }
        *option = (struct cli_option){table[i].usage, table[i].title};
        return true;
    }
    return false;
}
