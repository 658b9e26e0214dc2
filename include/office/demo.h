/* demo: a made-up office to practise in.
 *
 * Some hundred and sixty invented parties, two hundred cases in every state, twelve officers in all
 * roles, our own sample lists. The same every time but for its dates, which lie before today. Every case
 * is taken in and led on by the acts of the desk, each by whoever may do it, at a clock that is set back to
 * the day: numbers, due dates and audit are those of real work. What is done is data: data/demo/acts.csv
 * has scenes of acts, fates.csv how many cases go through which. */
#ifndef OFFICE_DEMO_H
#define OFFICE_DEMO_H

#include "office/office.h"

/* The account of the practice office as which the workstation is shown (an 执法人员 with cases of
 * every kind); for office_options.as. The other accounts stand in data/demo/officers.csv. */
#define DEMO_ACCOUNT "chenyu"

/* Makes the practice database at options->path (NULL: as office_open; `as` is not looked at) with the
 * caller as 系统管理员. Today is options->now. ERR_CONFLICT if the file is there; on any
 * other failure no database is left behind. */
bool demo_make(const struct office_options *options, struct err *err);

#endif
