/* sample: a commitment letter of a made-up party, for the tests of the press. */
#ifndef TESTS_PRESS_SAMPLE_H
#define TESTS_PRESS_SAMPLE_H

#include "press/template.h"

enum sample_party { SAMPLE_COMPANY, SAMPLE_TRADER, SAMPLE_PERSON };

/* All words that forms/documents/commitment.gw may use, with `promises` promises (up to 5). */
struct template_values *sample_values(enum sample_party party, size_t promises);
/* The project's own letter filled with them; fails the test if it can't be. */
struct document *sample_letter(enum sample_party party, size_t promises);
/* A template given as a string filled with `values`; fails the test if it can't be. */
struct document *sample_fill(const char *text, const struct template_values *values);
/* `count` characters of running text without punctuation, newline-free; caller frees. */
char *sample_text(size_t count);

/* A folder of its own for the files of a test, and where the PDF goes. */
struct sample_bench {
    char folder[64];
    char *pdf;
};
int sample_set_up(void **state);
/* Fails the test if anything but the PDF was left in the folder. */
int sample_tear_down(void **state);
/* Prints with the real helper of this build. */
bool sample_print(const struct document *document, const char *path, struct err *err);

#endif
