/* manual: makes the pages of the manual and the completion of shells, when the program is built.
 *
 *     rouzhi-manual SHARE PAGES SCRIPTS OUT
 * reads the forms of SHARE, every page PAGES/NAME.in and both scripts SCRIPTS/NAME.in and writes them
 * whole to OUT/NAME. Prose is written by hand, tables come from the program itself, so that the manual can't
 * say less than the program does. Never installed, never sees a database. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "manual/completion.h"
#include "manual/page.h"
#include "office/office.h"

#define LARGEST_PAGE 1000000

/* rouzhi.zh.1.in is Chinese, rouzhi.1.in is not. */
static bool is_english(const char *name)
{
    return strstr(name, ".zh.") == NULL;
}

/* OUT/rouzhi.1 from SOURCES/rouzhi.1.in */
static bool make_page(const char *folder, const char *name, const char *out,
                      const struct form_set *forms, struct err *err)
{
    struct sources sources = {forms, is_english(name)};
    struct buffer text, page;
    char *from = file_join(folder, name);
    char *made = memory_copy_n(name, strlen(name) - strlen(".in"));
    char *to = file_join(out, made);
    buffer_init(&text);
    buffer_init(&page);
    bool done = file_read(from, LARGEST_PAGE, &text, err) &&
                page_make(name, buffer_text(&text), &sources, &page, err) &&
                file_write(to, buffer_text(&page), page.length, 0644, err);
    buffer_done(&page);
    buffer_done(&text);
    free(to);
    free(made);
    free(from);
    return done;
}

static bool make_pages(const char *folder, const char *out, const struct form_set *forms,
                       struct err *err)
{
    size_t count;
    char **names = file_list(folder, ".in", &count);
    bool done = count > 0 || err_set(err, ERR_NOT_FOUND, "%s 里没有 *.in", folder);
    for (size_t i = 0; i < count; i++) {
        done = done && make_page(folder, names[i], out, forms, err);
        free(names[i]);
    }
    free(names);
    return done;
}

/* The script of a shell with the tables in the place that it keeps for them. */
static bool make_completion(const char *scripts, const char *out, const char *name,
                            const struct form_set *forms, const char *share, struct err *err)
{
    static const char mark[] = "@tables\n";
    struct buffer script, made;
    char *from = memory_format("%s/%s.in", scripts, name);
    char *to = file_join(out, name);
    buffer_init(&script);
    buffer_init(&made);
    bool done = file_read(from, LARGEST_PAGE, &script, err);
    const char *place = done ? strstr(buffer_text(&script), mark) : NULL;
    done = done && (place != NULL || err_set(err, ERR_INPUT, "%s 里没有 @tables", from));
    if (done) {
        buffer_add_bytes(&made, buffer_text(&script), (size_t)(place - buffer_text(&script)));
        done = completion_table(forms, share, &made, err);
        buffer_add(&made, place + strlen(mark));
        done = done && file_write(to, buffer_text(&made), made.length, 0644, err);
    }
    buffer_done(&made);
    buffer_done(&script);
    free(to);
    free(from);
    return done;
}

int main(int argc, char **argv)
{
    struct err err = {0};
    if (argc != 5 || setlocale(LC_CTYPE, "C.UTF-8") == NULL) {
        fputs("写法：rouzhi-manual 数据文件夹 手册源 补全源 输出文件夹\n", stderr);
        return ERR_USAGE;
    }
    struct form_set *forms = office_forms_load(argv[1], &err);
    bool done = forms != NULL && file_make_folder(argv[4], 0755, &err) &&
                make_pages(argv[2], argv[4], forms, &err) &&
                make_completion(argv[3], argv[4], "rouzhi.bash", forms, argv[1], &err) &&
                make_completion(argv[3], argv[4], "_rouzhi", forms, argv[1], &err);
    if (!done) {
        fprintf(stderr, "%s\n", err.message);
    }
    office_forms_free(forms);
    return done ? ERR_NONE : (int)err.code;
}
