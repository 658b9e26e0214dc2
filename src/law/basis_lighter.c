/* basis_lighter: 从旧兼从轻, as a hint for an act before a change of the law that is decided after it.
 *
 * Compares what can be compared: the fines that the office's table has, the upper bound first. Other
 * penalties are for people to weigh; nothing is decided here. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "basis_private.h"

enum { WAN = 10000 };

/* 20万 or 5000 */
static void yuan_write(int64_t yuan, struct buffer *out)
{
    if (yuan >= WAN && yuan % (WAN / 10) == 0) {
        buffer_add_format(out, "%lld", (long long)(yuan / WAN));
        if (yuan % WAN > 0) {
            buffer_add_format(out, ".%lld", (long long)(yuan % WAN / (WAN / 10)));
        }
        buffer_add(out, "万");
    } else {
        buffer_add_format(out, "%lld", (long long)yuan);
    }
}

static bool are_known(const struct fines *fines)
{
    return fines->from >= 0 && fines->until >= 0;
}

/* 罚款2万元以上20万元以下 */
static void fines_write(const struct fines *fines, struct buffer *out)
{
    if (!are_known(fines)) {
        buffer_add(out, "罚款幅度没有登记");
        return;
    }
    buffer_add(out, "罚款");
    if (fines->from > 0) {
        yuan_write(fines->from, out);
        buffer_add(out, "元以上");
    }
    yuan_write(fines->until, out);
    buffer_add(out, "元以下");
}

/* Below 0: `one` is lighter. The upper bound counts first. */
static int weight(const struct fines *one, const struct fines *other)
{
    int by_most = (one->until > other->until) - (one->until < other->until);
    return by_most != 0 ? by_most : (one->from > other->from) - (one->from < other->from);
}

static const char *advice(const struct law_pair *pair)
{
    if (!are_known(&pair->old_fines) || !are_known(&pair->fines)) {
        return "请核对条文后比较轻重";
    }
    int order = weight(&pair->fines, &pair->old_fines);
    return order < 0 ? "按罚款上限（相同的再比下限）新法较轻，提示适用新法"
           : order > 0 ? "按罚款上限（相同的再比下限）旧法较轻，提示适用旧法"
                       : "罚款幅度相同，提示适用旧法";
}

static char *with_titles(const struct law_book *book, const char *text, const struct law *given)
{
    struct basis basis;
    struct buffer out;
    buffer_init(&out);
    basis_parse_of(&basis, book, text, given);
    basis_write(&basis, &out);
    basis_done(&basis);
    return buffer_take(&out);
}

/* The pair of the matter: by its own articles, whichever law they are of, else by what it says for
 * the 法典. */
static const struct law_pair *pair_of(const struct law_book *book,
                                      const struct basis_matter *matter, const struct law *code)
{
    const char *const texts[] = {matter->basis, matter->basis, matter->code_basis};
    const struct law_pair *pair = NULL;
    for (size_t i = 0; i < 3 && pair == NULL; i++) {
        struct basis basis;
        basis_parse_of(&basis, book, texts[i], i > 0 ? code : NULL);
        struct pair_choice choice = pair_choose(book, &basis, i > 0, matter->violation);
        pair = choice.pair;
        pair_choice_done(&choice);
        basis_done(&basis);
    }
    return pair;
}

static char *say(const struct law_book *book, const struct law_pair *pair, const struct law *code)
{
    char day[DATE_TEXT];
    struct buffer out;
    buffer_init(&out);
    char *old_text = with_titles(book, pair->old_basis, NULL);
    char *new_text = with_titles(book, pair->article, code);
    buffer_add_format(&out, "行为终了在%s以前，处理在其后。旧法%s，",
                      date_format_chinese(code->from, day),
                      old_text[0] != '\0' ? old_text : "没有登记条文");
    fines_write(&pair->old_fines, &out);
    buffer_add_format(&out, "；新法%s，", new_text);
    fines_write(&pair->fines, &out);
    buffer_add_format(&out,
                      "。%s；其他种类的处罚也要一起比，由办案人员和法制审核人员定"
                      "（行政处罚法第三十七条；法典第一千零五十七条）。",
                      advice(pair));
    free(old_text);
    free(new_text);
    return buffer_take(&out);
}

char *basis_lighter(const struct law_book *book, const struct basis_matter *matter, date_t ended,
                    date_t decided)
{
    const struct law *code = law_named(book, LAW_CODE);
    bool between =
        code != NULL && code->from != DATE_NONE && ended < code->from && decided >= code->from;
    const struct law_pair *pair = between ? pair_of(book, matter, code) : NULL;
    return pair != NULL ? say(book, pair, code) : memory_copy("");
}
