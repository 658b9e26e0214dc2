/* cli: from the command line to a command and back to an exit code. */
#include "cli/cli.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/command.h"

#ifndef ROUZHI_VERSION
#error "the build gives the version"
#endif

static int print_version(void)
{
    puts("rouzhi " ROUZHI_VERSION);
    return ERR_NONE;
}

static bool check_words(const struct command *command, const struct request *request,
                        struct err *err)
{
    if (request->count < command->least) {
        return err_set(err, ERR_USAGE, "写法：rouzhi %s %s", command->name, command->usage);
    }
    return request->count <= command->most ||
           err_set(err, ERR_USAGE, "“%s”多余，写法：rouzhi %s %s", request->words[command->most],
                   command->name, command->usage);
}

static int run_command(struct request *request, int argc, char **argv)
{
    struct err err = {0};
    int next;
    const struct command *command = command_named(argv[0], &err);
    if (command == NULL ||
        !request_read(request, argc, argv, command->options | OPTION_COMMON, false, &next, &err)) {
        return say_error(&err);
    }
    if ((request->given & OPTION_SCREEN & ~command->options) != 0) {
        err_set(&err, ERR_USAGE, "配色、框线和鼠标的选项是给工作站画面的，rouzhi %s 没有画面",
                command->name);
        return say_error(&err);
    }
    if ((request->given & OPTION_HELP) != 0) {
        help_command(command);
        return ERR_NONE;
    }
    request->words = argv + next;
    request->count = (size_t)(argc - next);
    return check_words(command, request, &err) ? command->run(request) : say_error(&err);
}

int cli_run(int argc, char **argv, cli_workstation *workstation)
{
    struct request request = {.workstation = workstation,
                              .upgrading = {.out = stderr, .terminal = isatty(STDERR_FILENO) != 0}};
    request.office.upgrading = upgrading_say;
    request.office.upgrading_data = &request.upgrading;
    struct err err = {0};
    int next;
    if (!moment_now_check(&err)) {
        return say_error(&err);
    }
    if (!request_read(&request, argc, argv, OPTION_COMMON | OPTION_SCREEN | OPTION_VERSION, true,
                      &next, &err)) {
        return say_error(&err);
    }
    if ((request.given & OPTION_VERSION) != 0) {
        return print_version();
    }
    if ((request.given & OPTION_HELP) != 0) {
        help_all();
        return ERR_NONE;
    }
    if (next == argc) {
        return workstation(&request.office, &request.wish);
    }
    return run_command(&request, argc - next, argv + next);
}
