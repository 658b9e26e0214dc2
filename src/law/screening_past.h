/* screening_past: the tests of time, history, correction and of the lawful ways; for the rows alone. */
#ifndef LAW_SCREENING_PAST_H
#define LAW_SCREENING_PAST_H

#include "law/screening_tests.h"

struct screening_outcome screening_test_limitation(const struct screening_row *row,
                                                   const struct screening_facts *facts,
                                                   const struct screening *before);
struct screening_outcome screening_test_bottom(const struct screening_row *row,
                                               const struct screening_facts *facts,
                                               const struct screening *before);
struct screening_outcome screening_test_harmless(const struct screening_row *row,
                                                 const struct screening_facts *facts,
                                                 const struct screening *before);
struct screening_outcome screening_test_correction(const struct screening_row *row,
                                                   const struct screening_facts *facts,
                                                   const struct screening *before);
struct screening_outcome screening_test_must_not(const struct screening_row *row,
                                                 const struct screening_facts *facts,
                                                 const struct screening *before);
struct screening_outcome screening_test_may_not(const struct screening_row *row,
                                                const struct screening_facts *facts,
                                                const struct screening *before);
struct screening_outcome screening_test_no_fault(const struct screening_row *row,
                                                 const struct screening_facts *facts,
                                                 const struct screening *before);

#endif
