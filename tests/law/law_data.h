/* law_data: the laws and pairs of articles that ship with the program (data/law), for tests. */
#ifndef TESTS_LAW_LAW_DATA_H
#define TESTS_LAW_LAW_DATA_H

#include "law/basis.h"

/* Adds the rows of both files. */
void law_data_load(struct law_book *book);

#endif
