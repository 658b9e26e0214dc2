/* observation: whether a period of observation goes together with the time for deciding on filing,
 * and which lawful ways there are if it doesn't. Reckons with the same table of periods as everybody. */
#include "law/observation.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define MINUTES_OF_DAY 1440

bool observation_lengths_parse(const char *text, struct observation_lengths *lengths,
                               struct err *err)
{
    struct observation_lengths found = {.count = 0};
    char *folded = text_trim(text_fold(text == NULL ? "" : text));
    char *rest = folded;
    bool good = *rest != '\0';
    while (good && *rest != '\0') {
        char *end;
        long days = strtol(rest, &end, 10);
        long before = found.count > 0 ? found.days[found.count - 1] : 0;
        good = rest[0] >= '0' && rest[0] <= '9' && days > before && days <= 365 &&
               found.count < OBSERVATION_LENGTHS;
        if (good) {
            found.days[found.count++] = days;
        }
        size_t mark = strncmp(end, "、", 3) == 0 ? 3 : *end == ',' || *end == ' ' ? 1 : 0;
        good = good && (*end == '\0' || (mark > 0 && end[mark] != '\0'));
        rest = end + mark;
    }
    free(folded);
    if (!good) {
        return err_set(err, ERR_INPUT,
                       "“%s”看不懂，请写由短到长的日数，用顿号隔开，最多 %d 个，例：7、15、30",
                       text == NULL ? "" : text, OBSERVATION_LENGTHS);
    }
    if (lengths != NULL) {
        *lengths = found;
    }
    return true;
}

static date_t end_of(date_t signed_on, long days, const struct calendar *calendar)
{
    struct deadline_rule rule = {.length = days, .unit = DEADLINE_DAYS};
    return deadline_of(&rule, (moment_t)signed_on * MINUTES_OF_DAY, calendar, NULL).date;
}

static date_t limit_of(const struct term *term, moment_t start, size_t extensions,
                       const struct calendar *calendar)
{
    struct term_run run = {.start = start, .extensions = extensions};
    return term_due(term, &run, calendar, NULL, NULL).date;
}

/* The most days, no more than the office allows, that end by the limit: a last day that is moved must too. */
static long most_days(const struct observation_asked *asked, date_t limit, date_t *until,
                      const struct calendar *calendar)
{
    long days = limit - asked->signed_on;
    days = days < asked->longest ? days : asked->longest;
    while (days > 0 && end_of(asked->signed_on, days, calendar) > limit) {
        days--;
    }
    *until = days > 0 ? end_of(asked->signed_on, days, calendar) : DATE_NONE;
    return days;
}

static enum observation_fit fit_of(const struct observation_asked *asked,
                                   const struct observation *found)
{
    if (asked->days > asked->longest) {
        return OBSERVATION_TOO_LONG;
    }
    if (found->until <= found->limit) {
        return OBSERVATION_FITS;
    }
    return found->until <= found->limit_extended ? OBSERVATION_NEEDS_EXTENSION
                                                 : OBSERVATION_EXCEEDS;
}

struct observation observation_judge(const struct observation_asked *asked,
                                     const struct calendar *calendar)
{
    moment_t signed_at = (moment_t)asked->signed_on * MINUTES_OF_DAY;
    bool filed = asked->filed_on != DATE_NONE;
    const struct term *term = filed ? asked->decision : asked->filing;
    moment_t start = filed ? (moment_t)asked->filed_on * MINUTES_OF_DAY : asked->found;
    struct observation found = {.until = end_of(asked->signed_on, asked->days, calendar),
                                .filed = filed};
    found.limit = limit_of(term, start, asked->extensions, calendar);
    found.limit_extended = limit_of(term, start, asked->extensions + 1, calendar);
    found.most = most_days(asked, found.limit, &found.most_until, calendar);
    found.most_extended =
        most_days(asked, found.limit_extended, &found.most_extended_until, calendar);
    found.decision_limit = limit_of(asked->decision, filed ? start : signed_at, 0, calendar);
    found.most_filed = most_days(asked, found.decision_limit, &found.most_filed_until, calendar);
    found.fit = fit_of(asked, &found);
    return found;
}

static const char *limit_title(const struct observation_asked *asked,
                               const struct observation *found)
{
    return found->filed ? asked->decision->title : asked->filing->title;
}

static const char *limit_clause(const struct observation_asked *asked,
                                const struct observation *found)
{
    return found->filed ? asked->decision->clause : asked->filing->clause;
}

/* 不立案，最长5日（至2026-03-24） */
static void way_word(struct observation_way *way, const char *before, const char *after)
{
    char until[DATE_TEXT];
    snprintf(way->text, sizeof way->text, "%s最长%ld日（至%s）%s", before, way->days,
             date_format(way->until, until), after);
}

/* 先报本机关负责人批准延长期限， */
static void word_extending(const struct observation_asked *asked, const struct observation *found,
                           struct observation_way *way)
{
    struct buffer before;
    buffer_init(&before);
    buffer_add(&before, "报");
    term_granted_by(found->filed ? asked->decision : asked->filing, asked->extensions, &before);
    buffer_add(&before, "延长后，");
    way_word(way, buffer_text(&before), "");
    buffer_done(&before);
}

static void word_filing(const struct observation *found, struct observation_way *way)
{
    char limit[DATE_TEXT], after[80];
    snprintf(after, sizeof after, "，最迟%s作出处理决定", date_format(found->decision_limit, limit));
    way_word(way, "先立案，", after);
}

size_t observation_ways(const struct observation_asked *asked, const struct observation *found,
                        struct observation_way ways[OBSERVATION_WAYS])
{
    size_t count = 0;
    if (found->most > 0) {
        ways[count] = (struct observation_way){.days = found->most, .until = found->most_until};
        way_word(&ways[count++], found->filed ? "" : "不立案，", "");
    }
    if (found->most_extended > found->most) {
        ways[count] = (struct observation_way){
            .extend = true, .days = found->most_extended, .until = found->most_extended_until};
        word_extending(asked, found, &ways[count++]);
    }
    if (!found->filed && found->most_filed > 0) {
        ways[count] = (struct observation_way){
            .file_first = true, .days = found->most_filed, .until = found->most_filed_until};
        word_filing(found, &ways[count++]);
    }
    return count;
}

/* 2026-03-24 期满，早于决定是否立案的期限（2026-03-24） */
static void tell_fit(const struct observation_asked *asked, const struct observation *found,
                     struct buffer *out)
{
    char until[DATE_TEXT], limit[DATE_TEXT];
    const char *than = found->fit == OBSERVATION_FITS ? "不晚于" : "晚于";
    buffer_add_format(out, "%s期满，%s%s的期限%s", date_format(found->until, until), than,
                      limit_title(asked, found), date_format(found->limit, limit));
}

void observation_tell(const struct observation_asked *asked, const struct observation *found,
                      struct buffer *out)
{
    struct observation_way ways[OBSERVATION_WAYS];
    size_t count = observation_ways(asked, found, ways);
    if (found->fit == OBSERVATION_TOO_LONG) {
        buffer_add_format(out, "本局规定最长%ld日", asked->longest);
    } else {
        tell_fit(asked, found, out);
    }
    if (found->fit == OBSERVATION_FITS) {
        return;
    }
    buffer_add(out, count > 0 ? "。可以：" : "，没有观察的余地");
    for (size_t i = 0; i < count; i++) {
        buffer_add_format(out, "%s%s", i > 0 ? "；" : "", ways[i].text);
    }
    buffer_add_format(out, "（%s）", limit_clause(asked, found));
}
