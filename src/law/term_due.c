/* term_due: when a period of the table ends in a case, how it may be extended, and what the row
 * says in sentences. */
#include "law/term.h"

#include <string.h>

static long extended_by(const struct term *term, size_t granted)
{
    long sum = 0;
    for (size_t i = 0; i < granted && i < term->extension_count; i++) {
        sum += term->extensions[i];
    }
    return sum;
}

struct deadline term_due(const struct term *term, const struct term_run *run,
                         const struct calendar *calendar, struct buffer *line, struct buffer *why)
{
    struct deadline_asked asked = {.rule = term->rule,
                                   .start = run->start,
                                   .extended = extended_by(term, run->extensions),
                                   .before = term->before,
                                   .stops = run->stops,
                                   .stop_count = run->stop_count};
    return deadline_reckon(&asked, calendar, line, why);
}

/* The part of a text divided by ； at that place; the last one serves for those behind it. */
static size_t part_of(const char *text, size_t place, const char **begin)
{
    static const char between[] = "；";
    const char *next;
    *begin = text;
    while ((next = strstr(*begin, between)) != NULL && place-- > 0) {
        *begin = next + strlen(between);
    }
    return next != NULL ? (size_t)(next - *begin) : strlen(*begin);
}

void term_granted_by(const struct term *term, size_t granted, struct buffer *out)
{
    if (term->granted_by != NULL) {
        const char *begin;
        size_t length = part_of(term->granted_by, granted, &begin);
        buffer_add_bytes(out, begin, length);
    }
}

bool term_may_extend(const struct term *term, size_t granted, struct err *err)
{
    if (granted < term->extension_count) {
        return true;
    }
    if (term->extension_count == 0) {
        return err_set(err, ERR_REFUSED, "%s的期限不能延长（%s）", term->title, term->clause);
    }
    return err_set(err, ERR_REFUSED, "%s的期限最多延长 %zu 次，已经延长了 %zu 次（%s）",
                   term->title, term->extension_count, granted, term->clause);
}

static void explain_extensions(const struct term *term, struct buffer *out)
{
    for (size_t i = 0; i < term->extension_count; i++) {
        struct deadline_rule more = {term->extensions[i], term->rule.unit};
        buffer_add(out, i == 0 ? "；可延长" : "；再延长");
        deadline_rule_write(&more, out);
        if (term->granted_by != NULL) {
            buffer_add(out, "（");
            term_granted_by(term, i, out);
            buffer_add(out, "）");
        }
    }
}

void term_explain(const struct term *term, struct buffer *out)
{
    buffer_add_format(out, "%s：%s%s", term->title, term->starts, term->before ? "前" : "起");
    deadline_rule_write(&term->rule, out);
    explain_extensions(term, out);
    if (term->stops != NULL) {
        buffer_add_format(out, "；%s不计入", term->stops);
    }
    buffer_add_format(out, "（%s", term->clause);
    if (!term_is_verified(term)) {
        buffer_add_format(out, "；%s，可在期限表里改", term_standing_title(term->standing));
    }
    buffer_add(out, "）。\n");
}
