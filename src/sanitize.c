/* sanitize: tells the leak sanitizer what is not ours: cairo 1.16 forgets 768 bytes for each CFF font
 * that it subsets, fontconfig keeps its patterns to the end, libpanel its own panel of the whole
 * screen, ncurses 6.4 nodes of its tree of colour pairs (tsearch, which nothing of ours calls) when a
 * pair gets other colours. The sanitizer looks for this function by its name; without a sanitizer nothing calls it.
 * Part of every program that draws. */

const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libcairo.so\nleak:libfontconfig.so\nleak:new_panel\nleak:tsearch\n";
}
