/* words: what the tables of the command line say, for the manual and for completion.
 *
 * The tables themselves stay with the commands; nothing here runs one. */
#ifndef CLI_WORDS_H
#define CLI_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct cli_command {
    const char *name;  /* import */
    const char *usage; /* behind it: 类别 文件 [项=值 …] */
    const char *title; /* one line of the help */
    const char *help;  /* NULL: nothing more */
};

/* The sub-command at this place of the table; false behind the last. */
bool cli_command_at(size_t index, struct cli_command *command);

struct cli_option {
    const char *usage; /* -o, --output 文件 */
    const char *title;
};

/* The option at this place among those that `command` takes (NULL: those of all commands);
 * false behind the last. */
bool cli_option_at(const char *command, size_t index, struct cli_option *option);

struct cli_exit {
    int code; /* enum err_code */
    const char *title;
};

const struct cli_exit *cli_exits(size_t *count);

#endif
