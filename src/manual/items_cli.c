/* items_cli: commands, options, exit codes and kinds of files, as the prompt knows them. */
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "cli/words.h"
#include "manual/items.h"
#include "office/transfer.h"

void items_commands(struct items *items, const struct sources *sources, const char *argument)
{
    struct cli_command command;
    (void)sources;
    (void)argument;
    for (size_t i = 0; cli_command_at(i, &command); i++) {
        struct buffer text;
        buffer_init(&text);
        buffer_add_format(&text, "%s。%s%s", command.title, command.help != NULL ? "\n" : "",
                          command.help != NULL ? command.help : "");
        items_add(items, command.name, command.name, command.usage, buffer_text(&text));
        buffer_done(&text);
    }
}

/* --db of "--db 文件"; --output of "-o, --output 文件". */
static void option_name(const char *usage, char name[32])
{
    const char *start = strstr(usage, "--");
    snprintf(name, 32, "%.*s", (int)strcspn(start, " "), start);
}

/* The options of a command beside those of all; without argument every option. */
void items_options(struct items *items, const struct sources *sources, const char *argument)
{
    struct cli_option option;
    const char *command = *argument != '\0' ? argument : NULL;
    (void)sources;
    for (size_t i = 0; cli_option_at(command, i, &option); i++) {
        char name[32];
        option_name(option.usage, name);
        items_add(items, name + 2, option.usage, NULL, option.title);
    }
}

void items_exits(struct items *items, const struct sources *sources, const char *argument)
{
    size_t count;
    const struct cli_exit *exits = cli_exits(&count);
    (void)sources;
    (void)argument;
    for (size_t i = 0; i < count; i++) {
        char code[8];
        snprintf(code, sizeof code, "%d", exits[i].code);
        items_add(items, code, code, NULL, exits[i].title);
    }
}

void items_kinds(struct items *items, const struct sources *sources, const char *argument)
{
    size_t count;
    const char *const *kinds = transfer_kinds(&count);
    (void)argument;
    for (size_t i = 0; i < count; i++) {
        char text[128];
        snprintf(text, sizeof text,
                 sources->english ? "%s; columns of %s.form" : "%s；列见 %s.form",
                 transfer_title(kinds[i]), transfer_form_name(kinds[i]));
        items_add(items, kinds[i], kinds[i], NULL, text);
    }
}
