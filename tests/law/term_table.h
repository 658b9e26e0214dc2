/* term_table: the table of periods that ships with the program (data/law/terms.csv), for tests. */
#ifndef TESTS_LAW_TERM_TABLE_H
#define TESTS_LAW_TERM_TABLE_H

#include "law/term.h"

/* Splits a line at its commas, in place; its cells hold neither commas nor quotes. Returns how many. */
size_t cells_of(char *line, char **cells, size_t most);

/* Initialises `terms` with the shipped rows; fails the test on a bad line. */
void term_table_load(struct terms *terms);

#endif
