/* questions: the office's table of what items of the lists ask, read once, and the questions of one
 * item in words. Judging answers is the law's (law/requirement.h). */
#include "office/questions.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "office/desk_rules.h"
#include "store/record_store.h"

struct reading {
    struct requirements *all;
    struct err *err;
    bool good;
};

static bool take(struct record *record, void *data)
{
    struct reading *reading = data;
    reading->good =
        record_get_yes(record, "retired") || requirements_add(reading->all, record, reading->err);
    return reading->good;
}

const struct requirements *office_requirements(struct office *office, struct err *err)
{
    if (office->requirements != NULL) {
        return office->requirements;
    }
    struct requirements *all = memory_alloc(sizeof *all);
    requirements_init(all);
    struct reading reading = {.all = all, .err = err, .good = true};
    const struct form *form = office_form(office, "requirement");
    if (!record_each(office->store, form, NULL, NULL, take, &reading, err) || !reading.good) {
        requirements_done(all);
        free(all);
        return NULL;
    }
    office->requirements = all;
    return all;
}

void office_forget_requirements(struct office *office)
{
    if (office->requirements != NULL) {
        requirements_done(office->requirements);
        free(office->requirements);
        office->requirements = NULL;
    }
}

static const char *or_empty(const char *text)
{
    return text != NULL ? text : "";
}

bool questions_of_item(struct office *office, const struct record *item,
                       struct item_questions *questions, struct err *err)
{
    const struct requirements *all = office_requirements(office, err);
    struct record *list = all != NULL ? record_load(office->store, office_form(office, "list"),
                                                    record_get_integer(item, "list"), err)
                                      : NULL;
    if (list == NULL) {
        return false;
    }
    item_questions_init(questions, all, record_get(list, "kind"),
                        or_empty(record_get(item, "code")), or_empty(record_get(item, "violation")),
                        or_empty(record_get(item, "conditions")));
    record_free(list);
    return true;
}

/* How a question hangs together with the one before it: alternatives of a group, parts of a way. */
static const char *joint(const struct requirement *before, const struct requirement *here)
{
    if (before == NULL || before->group != here->group) {
        return "";
    }
    return here->way != 0 && here->way == before->way ? "　并且：" : "　或者：";
}

static void add_question(struct buffer *text, const struct requirement *before,
                         const struct requirement *here, int number)
{
    const char *with = joint(before, here);
    if (with[0] != '\0') {
        buffer_add(text, with);
    } else {
        buffer_add_format(text, "%d. ", number);
    }
    buffer_add(text, here->question);
    buffer_add(text, here->kind == REQUIREMENT_FIRST ? "由程序查当事人的历史，要求" : "要求");
    requirement_wanted(here, text);
    if (here->edge != REQUIREMENT_EDGE_WRITTEN && here->kind != REQUIREMENT_YES_NO) {
        buffer_add(text, "，");
        requirement_edge_words(here, text);
    }
}

char *questions_text(const struct item_questions *questions)
{
    struct buffer text;
    int number = 0;
    buffer_init(&text);
    for (size_t i = 0; i < questions->count; i++) {
        const struct requirement *before = i > 0 ? &questions->items[i - 1] : NULL;
        const struct requirement *here = &questions->items[i];
        number += before == NULL || before->group != here->group;
        buffer_add(&text, i > 0 ? "\n" : "");
        add_question(&text, before, here, number);
    }
    if (questions->strange) {
        buffer_add(&text, "\n已登记的条件与这一事项的原文对不上，没有采用；请核对后重新导入条件。");
    }
    return buffer_take(&text);
}

bool requirement_rule(struct office *office, const struct record *record, struct findings *findings)
{
    struct requirements one;
    struct err err = {0};
    (void)office;
    requirements_init(&one);
    bool right = requirements_add(&one, record, &err) ||
                 rule_fault(record, err.field, findings, "%s", err.message);
    requirements_done(&one);
    return right;
}
