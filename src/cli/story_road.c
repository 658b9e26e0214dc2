/* story_road: from a case that was taken in to one that a promise may be taken in: what the officer
 * answers, what is ordered and proposed, and what the leader in charge approves, each as a table. */
#include "cli/story_road.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/command.h"
#include "law/record.h"
#include "office/desk.h"

#define TITLE_COLUMNS 12

static const char *const ANSWERS[] = {"ours",
                                      "是",
                                      "negative",
                                      "没有命中",
                                      "emergency",
                                      "否",
                                      "harm",
                                      "没有",
                                      "harm_evidence",
                                      "现场检查笔录、照片",
                                      "risk",
                                      "否",
                                      "dear",
                                      "否",
                                      "irreversible",
                                      "否",
                                      "crime",
                                      "否",
                                      "detention",
                                      "否",
                                      "several",
                                      "否",
                                      "relapse",
                                      "否",
                                      "must_file",
                                      "否",
                                      "first",
                                      "是",
                                      "minor",
                                      "是",
                                      "minor_evidence",
                                      "现场检查笔录",
                                      "no_intent",
                                      "是",
                                      "intent_evidence",
                                      "询问笔录",
                                      "correction",
                                      "承诺限期改正",
                                      "correction_evidence",
                                      "当事人的整改计划",
                                      NULL};

static const char *const ORDER[] = {"stop",    "立即停止不记台账的做法",
                                    "correct", "补齐危险废物管理台账，此后按日记录。",
                                    "until",   "+7",
                                    NULL};

static const char *const NOTHING[] = {NULL};

/* Who does which step, what is filled in, and which of its fields is told. */
static const struct {
    const char *form;
    const char *title;
    bool leader;
    const char *const *words;
    const char *told;
} ROAD[] = {
    {"screening", "适用性筛查", false, ANSWERS, "verdict"},
    {"order", "责令改正", false, ORDER, "correct"},
    {"propose", "提请柔性", false, NOTHING, "reason"},
    {"approve", "分管审批", true, NOTHING, "outcome"},
};

void story_say(const char *title, const char *format, ...)
{
    struct buffer line;
    char text[1024];
    va_list arguments;
    buffer_init(&line);
    text_pad(&line, title, TITLE_COLUMNS);
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    printf("%s  ", buffer_text(&line));
    say_text(stdout, text);
    putchar('\n');
    buffer_done(&line);
}

bool story_enter(struct office *office, struct record *record, const char *const *words,
                 struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && words[i] != NULL; i += 2) {
        done = desk_enter(office, record, form_field(record->form, words[i]), words[i + 1], err);
    }
    return done;
}

/* The conditions of the item that was found to fit are kept; those of the negative list are answered
 * by its rows alone. */
static bool answer_conditions(struct office *office, struct record *record, struct err *err)
{
    int answers = form_field(record->form, "answers");
    const char *code = record->called[form_field(record->form, "item")];
    bool done = true;
    for (size_t i = 0; done && code != NULL && i < record->rows[answers].count; i++) {
        struct record *row = record->rows[answers].items[i];
        if (strncmp(record_get(row, "question"), code, strlen(code)) == 0) {
            done = desk_enter(office, row, form_field(row->form, "answer"), "是", err);
        }
    }
    return done;
}

static bool answer_lists(struct office *office, struct record *record, struct err *err)
{
    int hits = form_field(record->form, "hits");
    bool done = answer_conditions(office, record, err);
    for (size_t i = 0; done && i < record->rows[hits].count; i++) {
        struct record *row = record->rows[hits].items[i];
        done = desk_enter(office, row, form_field(row->form, "reply"), "不命中", err);
    }
    return done;
}

static bool take_step(struct office *office, size_t step, int64_t case_id, struct err *err)
{
    struct record *record = desk_new(office, ROAD[step].form, case_id, err);
    bool done = record != NULL && story_enter(office, record, ROAD[step].words, err) &&
                (record->form->act->id != ACT_SCREEN || answer_lists(office, record, err)) &&
                desk_save(office, record, false, err);
    if (done) {
        char *told =
            record_show(record, form_field(record->form, ROAD[step].told), office_codes(office));
        story_say(ROAD[step].title, "%s", told);
        free(told);
    }
    record_free(record);
    return done;
}

bool story_lead_on(struct office *officer, struct office *deputy, int64_t case_id, struct err *err)
{
    bool done = true;
    for (size_t i = 0; done && i < sizeof ROAD / sizeof *ROAD; i++) {
        done = take_step(ROAD[i].leader ? deputy : officer, i, case_id, err);
    }
    return done;
}
