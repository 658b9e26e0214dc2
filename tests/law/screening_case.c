/* screening_case: see screening_case.h. */
#include "screening_case.h"

#include <string.h>

struct screening_hit hit_one;
struct screening_item fitting;

/* A minor noise case in which everything was looked at and nothing stands against it. */
struct screening_facts clean_facts(void)
{
    struct screening_point no = {REPLY_NO, NULL};
    fitting = (struct screening_item){.code = "ZM-21",
                                      .area = "噪声",
                                      .says = "夜间噪声超标",
                                      .edition = 1,
                                      .valid_from = DATE_NONE,
                                      .valid_until = DATE_NONE,
                                      .measure = MEASURE_MET,
                                      .measured = "超标 0.8 dB(A)"};
    return (struct screening_facts){
        .acted_on = date_of(2026, 9, 1),
        .ended_on = DATE_NONE,
        .found_on = date_of(2026, 9, 2),
        .ours = {REPLY_YES, NULL},
        .wider = no,
        .compared = no,
        .emergency = no,
        .harm = HARM_WITHOUT,
        .harm_evidence = "监测报告 12 号",
        .risk = no,
        .dear = no,
        .irreversible = no,
        .crime = no,
        .detention = no,
        .relapse = no,
        .several = no,
        .must_file = no,
        .positive = &fitting,
        .past_months = 24,
        .minor = {REPLY_YES, "检查笔录"},
        .no_intent = {REPLY_YES, "询问笔录"},
        .correction = CORRECTION_DONE,
        .correction_evidence = "整改照片",
    };
}

struct screening_hit hit(const char *code, const char *area, enum screening_reply reply)
{
    return (struct screening_hit){.item = {.code = code,
                                           .area = area,
                                           .says = "",
                                           .edition = 1,
                                           .valid_from = DATE_NONE,
                                           .valid_until = DATE_NONE},
                                  .hits = {reply, NULL}};
}

void put_hit(struct screening_facts *facts, struct screening_hit one)
{
    hit_one = one;
    facts->hits = &hit_one;
    facts->hit_count = 1;
}

static void put_file_hit(struct screening_facts *facts)
{
    put_hit(facts, hit("FM-18", "阻挠检查", REPLY_YES));
}
static void put_crime_hit(struct screening_facts *facts)
{
    put_hit(facts, hit("XZ-02", "涉嫌犯罪", REPLY_YES));
}
static void put_crime_number(struct screening_facts *facts)
{
    put_hit(facts, hit("XZ-02", "涉嫌犯罪", REPLY_NO)); /* whatever was ticked */
    hit_one.item.measure = MEASURE_MET;
}
static void put_detention_hit(struct screening_facts *facts)
{
    put_hit(facts, hit("FD-01", "逃避监管", REPLY_YES));
}
static void put_not_ours(struct screening_facts *facts)
{
    facts->ours.reply = REPLY_NO;
}
static void put_too_old(struct screening_facts *facts)
{
    facts->acted_on = date_of(2024, 9, 1);
    facts->going_on = false;
}
static void put_compared(struct screening_facts *facts)
{
    facts->compared.reply = REPLY_YES;
}
static void put_emergency(struct screening_facts *facts)
{
    facts->emergency.reply = REPLY_YES;
}
static void put_harm(struct screening_facts *facts)
{
    facts->harm = HARM_DONE;
}
static void put_risk(struct screening_facts *facts)
{
    facts->risk.reply = REPLY_YES;
}
static void put_dear(struct screening_facts *facts)
{
    facts->dear.reply = REPLY_YES;
}
static void put_loss(struct screening_facts *facts)
{
    facts->irreversible.reply = REPLY_YES;
}
static void put_crime(struct screening_facts *facts)
{
    facts->crime.reply = REPLY_YES;
}
static void put_detention(struct screening_facts *facts)
{
    facts->detention.reply = REPLY_YES;
}
static void put_several(struct screening_facts *facts)
{
    facts->several.reply = REPLY_YES;
}
static void put_relapse(struct screening_facts *facts)
{
    facts->relapse.reply = REPLY_YES;
}
static void put_must_file(struct screening_facts *facts)
{
    facts->must_file.reply = REPLY_YES;
}
static void put_no_item(struct screening_facts *facts)
{
    facts->positive = NULL;
}
static void put_unmet(struct screening_facts *facts)
{
    if (facts->positive != NULL) {
        fitting.measure = MEASURE_UNMET;
    }
}
static void put_past(struct screening_facts *facts)
{
    facts->past_measures = 1;
}
static void put_past_open(struct screening_facts *facts)
{
    facts->past_open = 1;
}
static void put_not_first(struct screening_facts *facts)
{
    facts->first.reply = REPLY_NO;
}
static void put_not_minor(struct screening_facts *facts)
{
    facts->minor.reply = REPLY_NO;
}
static void put_intent(struct screening_facts *facts)
{
    facts->no_intent.reply = REPLY_NO;
}
static void put_refused(struct screening_facts *facts)
{
    facts->correction = CORRECTION_REFUSED;
}

static const struct screening_put PUTS[] = {
    {"not_ours", put_not_ours, "jurisdiction", TEST_HIT, SCREENING_OTHER},
    {"too_old", put_too_old, "limitation", TEST_HIT, SCREENING_PERSON},
    {"file_hit", put_file_hit, "negative", TEST_HIT, SCREENING_FILE},
    {"compared", put_compared, "negative", TEST_HIT, SCREENING_FILE},
    {"emergency", put_emergency, "emergency", TEST_HIT, SCREENING_FILE},
    {"harm", put_harm, "bottom", TEST_HIT, SCREENING_FILE},
    {"risk", put_risk, "risk", TEST_HIT, SCREENING_FILE},
    {"dear", put_dear, "dear", TEST_HIT, SCREENING_FILE},
    {"loss", put_loss, "irreversible", TEST_HIT, SCREENING_FILE},
    {"crime", put_crime, "crime", TEST_HIT, SCREENING_CRIME},
    {"crime_hit", put_crime_hit, "crime", TEST_HIT, SCREENING_CRIME},
    {"crime_number", put_crime_number, "crime", TEST_HIT, SCREENING_CRIME},
    {"detention", put_detention, "detention", TEST_HIT, SCREENING_DETENTION},
    {"detention_hit", put_detention_hit, "detention", TEST_HIT, SCREENING_DETENTION},
    {"several", put_several, "several", TEST_HIT, SCREENING_FILE},
    {"relapse", put_relapse, "relapse", TEST_HIT, SCREENING_FILE},
    {"must_file", put_must_file, "must_file", TEST_HIT, SCREENING_FILE},
    {"no_item", put_no_item, "positive", TEST_HIT, SCREENING_PERSON},
    {"unmet", put_unmet, "positive", TEST_HIT, SCREENING_PERSON},
    {"past", put_past, "first", TEST_HIT, SCREENING_FILE},
    {"past_open", put_past_open, "first", TEST_OPEN, SCREENING_PERSON},
    {"not_first", put_not_first, "first", TEST_HIT, SCREENING_FILE},
    {"not_minor", put_not_minor, "minor", TEST_HIT, SCREENING_FILE},
    {"intent", put_intent, "intent", TEST_HIT, SCREENING_FILE},
    {"refused", put_refused, "correction", TEST_HIT, SCREENING_FILE},
};
#define PUT_COUNT (sizeof PUTS / sizeof PUTS[0])

const struct screening_put *screening_puts(size_t *count)
{
    *count = PUT_COUNT;
    return PUTS;
}

void put(struct screening_facts *facts, const char *name)
{
    for (size_t i = 0; i < PUT_COUNT; i++) {
        if (strcmp(PUTS[i].name, name) == 0) {
            PUTS[i].put(facts);
        }
    }
}
