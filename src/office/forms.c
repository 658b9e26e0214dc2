/* forms: reading forms/NAME.form of the share folder into a set. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "office/office_private.h"

#define LARGEST_FORM 200000

static bool load_one(struct form_set *set, const char *folder, const char *file, struct err *err)
{
    struct buffer text;
    buffer_init(&text);
    char *path = file_join(folder, file);
    char *name = memory_copy_n(file, strlen(file) - strlen(".form"));
    bool done = file_read(path, LARGEST_FORM, &text, err);
    struct form *form = done ? form_parse(name, buffer_text(&text), text.length, err) : NULL;
    done = form != NULL && form_set_add(set, form, err);
    free(name);
    free(path);
    buffer_done(&text);
    return done;
}

struct form_set *office_forms_load(const char *share, struct err *err)
{
    struct form_set *set = memory_alloc(sizeof *set);
    form_set_init(set);
    char *place = office_place_share(share);
    char *folder = file_join(place, "forms");
    size_t count;
    char **files = file_list(folder, ".form", &count);
    bool done = count > 0 || err_set(err, ERR_NOT_FOUND, "%s 里没有表单，请重新安装", folder);
    for (size_t i = 0; i < count; i++) {
        done = done && load_one(set, folder, files[i], err);
        free(files[i]);
    }
    free(files);
    free(folder);
    free(place);
    if (!done || !form_set_check(set, err)) {
        office_forms_free(set);
        return NULL;
    }
    return set;
}

void office_forms_free(struct form_set *forms)
{
    if (forms != NULL) {
        form_set_done(forms);
        free(forms);
    }
}
