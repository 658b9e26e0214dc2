/* rouzhi act: what can be done about a case now, what can't and by which clause, and doing it.
 *
 * The acts are those of the screen (office/row_act.h); here stands only what doing one takes at the
 * prompt. Decides nothing itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "office/answer.h"
#include "office/desk.h"
#include "office/letter.h"
#include "office/row_act.h"

enum { KEY_COLUMNS = 18, TITLE_COLUMNS = 18, MOST_ACTS = 96 };

/* One act on its way. */
struct doing {
    const struct request *request;
    struct office *office;
    const struct record *kase;
    const struct row_act *act;
    char **words; /* field=value */
    size_t count;
};

static const char *const REASON_NAMES[] = {"reason", "理由", "why", NULL};
static const char *const DOCUMENT_NAMES[] = {"document", "文书", NULL};

/* The value of the one pair that the act takes, called by any of `names`; *value stays as it is if there is
 * none. */
static bool only_pair(const struct doing *doing, const char *const *names, const char **value,
                      struct err *err)
{
    for (size_t i = 0; i < doing->count; i++) {
        const char *name;
        const char *given;
        size_t known = 0;
        if (!split_pair(doing->words[i], &name, &given)) {
            return err_set(err, ERR_USAGE, "“%s”应写成 项=值", doing->words[i]);
        }
        while (names[known] != NULL && strcmp(names[known], name) != 0) {
            known++;
        }
        if (names[known] == NULL || i > 0) {
            return err_set(err, ERR_USAGE, "“%s”多余，这里只要 %s=%s", name, names[0], names[1]);
        }
        *value = given;
    }
    return true;
}

static int do_void(const struct doing *doing)
{
    struct err err = {0};
    const char *why = "";
    int64_t id = doing->kase->id;
    bool dry_run = (doing->request->given & OPTION_DRY_RUN) != 0;
    if (!only_pair(doing, REASON_NAMES, &why, &err) ||
        !(dry_run ? desk_void_try(doing->office, id, why, &err)
                  : desk_void_case(doing->office, id, why, &err))) {
        return say_error(&err);
    }
    struct record *voided = desk_load(doing->office, "case", id, &err);
    if (voided == NULL) {
        return say_error(&err);
    }
    int code = ERR_NONE;
    if (dry_run) {
        say_trial("可以作废");
    } else {
        code = print_filed(doing->request, voided);
    }
    record_free(voided);
    return code;
}

static int do_print(const struct doing *doing)
{
    struct err err = {0};
    size_t count;
    const char *document = letter_kinds(&count)[0].name;
    return only_pair(doing, DOCUMENT_NAMES, &document, &err)
               ? print_document(doing->request, doing->office, doing->kase->id, document)
               : say_error(&err);
}

static int do_edit(const struct doing *doing)
{
    return edit_record(doing->request, doing->office, "case", doing->kase->id, doing->words,
                       doing->count);
}

static int do_edit_commitment(const struct doing *doing)
{
    int64_t id = desk_commitment_of(doing->office, doing->kase->id);
    return edit_record(doing->request, doing->office, "commitment", id, doing->words, doing->count);
}

/* A new record of this form that belongs to the case. */
static int do_form(const struct doing *doing, const char *form)
{
    struct err err = {0};
    struct record *record = desk_new(doing->office, form, doing->kase->id, &err);
    if (record == NULL) {
        return say_error(&err);
    }
    int code = enter_pairs(doing->office, record, doing->words, doing->count);
    if (code == ERR_NONE) {
        code = save_record(doing->request, doing->office, record);
    }
    record_free(record);
    return code;
}

static int do_commitment(const struct doing *doing)
{
    return do_form(doing, "commitment");
}

static int do_step(const struct doing *doing)
{
    return do_form(doing, doing->act->step);
}

static int (*const DOES[ROW_ACT_KINDS])(const struct doing *doing) = {
    [ROW_ACT_COMMITMENT] = do_commitment,
    [ROW_ACT_PRINT] = do_print,
    [ROW_ACT_EDIT] = do_edit,
    [ROW_ACT_EDIT_COMMITMENT] = do_edit_commitment,
    [ROW_ACT_VOID] = do_void,
    [ROW_ACT_STEP] = do_step,
};

/* The acts on this case that can be done here; *count of them. */
static void case_acts(const struct doing *doing, const struct row_act **acts, size_t *count)
{
    size_t all;
    const struct row_act *table = row_act_table(doing->office, &all);
    *count = 0;
    for (size_t i = 0; i < all && *count < MOST_ACTS; i++) {
        if (DOES[table[i].does] != NULL && row_act_offered(doing->office, &table[i], doing->kase)) {
            acts[(*count)++] = &table[i];
        }
    }
}

/* By its key here, its title, or its key in the table of permissions. */
static const struct row_act *act_named(const struct doing *doing, const char *name, struct err *err)
{
    const struct row_act *acts[MOST_ACTS];
    const char *names[MOST_ACTS];
    size_t count;
    case_acts(doing, acts, &count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(acts[i]->key, name) == 0 || strcmp(acts[i]->title, name) == 0 ||
            strcmp(act_of(acts[i]->act)->key, name) == 0) {
            return acts[i];
        }
        names[i] = acts[i]->key;
    }
    const char *meant = text_suggest(name, names, count);
    err_set(err, ERR_USAGE, "没有“%s”这个动作%s%s%s；不写动作就列出全部", name,
            meant != NULL ? "，是否“" : "", meant != NULL ? meant : "", meant != NULL ? "”？" : "");
    return NULL;
}

/* What is open is said in full only where it is bound to a day. */
static void print_act(const struct doing *doing, const struct row_act *act, const char *refusal)
{
    char out[ROW_ACT_REMARK];
    const char *remark = row_act_remark(doing->office, act, doing->kase, refusal == NULL, out);
    bool plain = remark == NULL || (act->remark != NULL && strcmp(remark, act->remark) == 0);
    struct buffer line;
    buffer_init(&line);
    text_pad(&line, act->key, KEY_COLUMNS);
    text_pad(&line, act->title, TITLE_COLUMNS);
    buffer_add_format(&line, "%s%s",
                      refusal != NULL ? "不能："
                      : plain         ? "能"
                                      : "能：",
                      refusal != NULL ? refusal
                      : plain         ? ""
                                      : remark);
    say_text(stdout, buffer_text(&line));
    putchar('\n');
    buffer_done(&line);
}

/* Those that are open first, then the others with what refuses them. */
static int print_acts(const struct doing *doing)
{
    struct row_offer *choices = memory_array(NULL, MOST_ACTS, sizeof *choices);
    struct answer_value values[MOST_ACTS * 4];
    size_t put = 0, count = row_offers(doing->office, doing->kase, choices, MOST_ACTS);
    bool json = (doing->request->given & OPTION_JSON) != 0;
    for (size_t i = 0; i < count; i++) {
        const struct row_act *act = choices[i].act;
        const char *refusal = choices[i].open ? NULL : choices[i].why.message;
        if (DOES[act->does] == NULL) {
            continue; /* there is nothing to do it with at the prompt */
        }
        struct answer_value *value = &values[4 * put++];
        value[0] = (struct answer_value){"act", ANSWER_TEXT, act->key, 0};
        value[1] = (struct answer_value){"title", ANSWER_TEXT, act->title, 0};
        value[2] = (struct answer_value){"open", ANSWER_BOOL, NULL, choices[i].open};
        value[3] = (struct answer_value){"reason", ANSWER_TEXT, refusal, 0};
        if (!json) {
            print_act(doing, act, refusal);
        }
    }
    int code = json ? print_answer(answer_list(values, 4, put)) : ERR_NONE;
    free(choices);
    return code;
}

static int do_act(struct doing *doing, const char *name)
{
    struct err err = {0};
    doing->act = act_named(doing, name, &err);
    return doing->act != NULL && row_act_open_on(doing->office, doing->act, doing->kase, &err)
               ? DOES[doing->act->does](doing)
               : say_error(&err);
}

static int act_on(const struct request *request, struct office *office)
{
    struct err err = {0};
    int64_t id;
    struct record *kase = desk_find(office, "case", request->words[0], &id, &err)
                              ? desk_load(office, "case", id, &err)
                              : NULL;
    if (kase == NULL) {
        return say_error(&err);
    }
    bool named = request->count > 1;
    struct doing doing = {.request = request,
                          .office = office,
                          .kase = kase,
                          .words = request->words + 2,
                          .count = named ? request->count - 2 : 0};
    int code = named ? do_act(&doing, request->words[1]) : print_acts(&doing);
    record_free(kase);
    return code;
}

int command_act(struct request *request)
{
    int code;
    struct office *office = open_office(request, &code);
    if (office != NULL) {
        code = act_on(request, office);
    }
    office_close(office);
    return code;
}
