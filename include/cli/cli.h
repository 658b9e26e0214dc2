/* cli: the acts of the screen as sub-commands, for scripts, cron and other systems.
 *
 * Data goes to stdout, all else to stderr; the exit code says how it went (enum err_code).
 * Every command is a row of one table, from which the help is made too. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "office/preference.h"

/* What runs without a sub-command; handed in by main, so that this layer doesn't know the screen. */
typedef int cli_workstation(const struct office_options *options, const struct screen_wish *wish);

/* Runs the command line; returns the exit code. The locale is set. */
int cli_run(int argc, char **argv, cli_workstation *workstation);

#endif
