/* story: the main job of the office in plain lines, for pipes and CI logs. */
#ifndef CLI_STORY_H
#define CLI_STORY_H

#include "cli/cli.h"

/* Does the main job in the practice office at options->path, each step a line with its result on
 * stdout; the letter goes to `folder`. Returns an exit code. */
int story_tell(const struct office_options *options, const char *folder);

#endif
