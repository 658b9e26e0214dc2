/* What goes over the line: nothing when nothing changes, and little when little does. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "ui/workstation.h"

struct meter {
    int file;
    FILE *out;
    off_t read;
};

static void open_metered(struct workstation *work, struct bureau *bureau, struct meter *meter,
                         enum canvas_scheme scheme)
{
    meter->file = memfd_create("line", MFD_CLOEXEC);
    meter->out = fdopen(dup(meter->file), "w");
    meter->read = 0;
    workstation_open_with(
        work, bureau,
        &(struct terminal_options){
            .out = meter->out, .looks = {.scheme = scheme}, .rows = 24, .columns = 80});
}

static void close_metered(struct workstation *work, struct meter *meter)
{
    workstation_close(work);
    fclose(meter->out);
    close(meter->file);
}

/* Bytes since it was last asked. */
static int sent(struct meter *meter)
{
    off_t now = lseek(meter->file, 0, SEEK_END);
    int bytes = (int)(now - meter->read);
    meter->read = now;
    return bytes;
}

static int bytes_of(struct workstation *work, struct meter *meter, const char *keys)
{
    sent(meter);
    workstation_type(work, keys);
    return sent(meter);
}

static void expect_at_most(const char *what, int bytes, int most)
{
    print_message("%s: %d bytes\n", what, bytes);
    if (bytes > most)
        fail_msg("%s: %d bytes, not %d", what, bytes, most);
}

static const char *const NOTHING[] = {"<F11>", "<F12>",    "<A-7>",        "<C-g>",      "<C-x>",
                                      "<C-p>", "\033[99~", "\033[<0;5;5M", "\033[57399u"};

static void test_nothing_is_sent_when_nothing_changes(void **state)
{
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++) {
        struct workstation work;
        struct meter meter;
        open_metered(&work, *state, &meter, (enum canvas_scheme)scheme);
        workstation_type(&work, "<A-2>");
        sent(&meter);
        workstation_rest(&work, 60000);
        assert_int_equal(sent(&meter), 0); /* a minute in a list */
        for (size_t i = 0; i < sizeof NOTHING / sizeof *NOTHING; i++)
            assert_int_equal(bytes_of(&work, &meter, NOTHING[i]), 0);
        workstation_type(&work, "<F2>");
        sent(&meter);
        workstation_rest(&work, 60000); /* and in a form */
        assert_int_equal(sent(&meter), 0);
        for (size_t i = 0; i < sizeof NOTHING / sizeof *NOTHING; i++)
            assert_int_equal(bytes_of(&work, &meter, NOTHING[i]), 0);
        close_metered(&work, &meter);
    }
}

/* The draft is said to be kept after the first characters; then there is the text alone. */
static void test_a_character_costs_little(void **state)
{
    for (int scheme = 0; scheme < SCHEME_COUNT; scheme++) {
        struct workstation work;
        struct meter meter;
        open_metered(&work, *state, &meter, (enum canvas_scheme)scheme);
        workstation_type_all(&work, (const char *const[]){"<F2>", "<PageDown>", "现场", NULL});
        workstation_rest(&work, 2000);
        expect_at_most("a Chinese character", bytes_of(&work, &meter, "检"), 6);
        expect_at_most("another", bytes_of(&work, &meter, "查"), 6);
        expect_at_most("a letter", bytes_of(&work, &meter, "a"), 6);
        close_metered(&work, &meter);
    }
}

/* Going there and back costs no more than what differs. */
static void test_switching_and_popups(void **state)
{
    struct workstation work;
    struct meter meter;
    open_metered(&work, *state, &meter, SCHEME_AUTO);
    workstation_type_all(&work, (const char *const[]){"<A-3>", "<A-2>", NULL});
    workstation_rest(&work, 300);
    expect_at_most("to another section", bytes_of(&work, &meter, "<A-3>"), 1600);
    expect_at_most("and back", bytes_of(&work, &meter, "<A-2>"), 1600);
    expect_at_most("a pop-up", bytes_of(&work, &meter, "<F8>"), 2200);
    expect_at_most("closed again", bytes_of(&work, &meter, "<Esc>"), 1600);
    expect_at_most("down", bytes_of(&work, &meter, "<Down>"), 550); /* with its detail */
    close_metered(&work, &meter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_sent_when_nothing_changes),
        cmocka_unit_test(test_a_character_costs_little),
        cmocka_unit_test(test_switching_and_popups),
    };
    return cmocka_run_group_tests(tests, workstation_begin, workstation_end);
}
