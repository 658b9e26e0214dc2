/* sanitize: tells the leak sanitizer what is not ours: cairo 1.16 forgets 768 bytes for each CFF font
 * that it subsets. The sanitizer looks for this function by its name; without a sanitizer nothing
 * calls it. */

const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libcairo.so\n";
}
