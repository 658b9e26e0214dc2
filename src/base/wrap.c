/* wrap: one line breaker for paper and terminal; see the header for its rules. */
#include "base/wrap.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* Marks that never begin a line, and marks that never end one, as UTF-8. */
static const char NEVER_STARTS[] = "。，、；：？！）》」』】〕〉〗〙”’…·—～％‰℃,.;:?!)]}%";
static const char NEVER_ENDS[] = "（《「『【〔〈〖〘“‘([{￥$#";

static bool among(const char *marks, uint32_t code)
{
    uint32_t mark;
    for (int step; (step = text_decode(marks, &mark)) > 0; marks += step) {
        if (mark == code) {
            return true;
        }
    }
    return false;
}

bool wrap_never_starts(uint32_t code)
{
    return among(NEVER_STARTS, code);
}

bool wrap_never_ends(uint32_t code)
{
    return among(NEVER_ENDS, code);
}

long wrap_columns(uint32_t code, void *data)
{
    (void)data;
    int columns = text_code_columns(code);
    return columns > 0 ? columns : 0;
}

/* One cluster of the text: a character and the zero-width ones after it. */
struct cluster {
    size_t offset;
    size_t length;
    uint32_t code; /* of its base character */
    long width;
};

/* Letters and digits that are kept together as a word. */
static bool is_word(uint32_t code)
{
    return (code > ' ' && code < 0x7F) || (code >= 0xC0 && code < 0x250) || code == 0xB5 ||
           code == 0x3BC;
}

static size_t split_clusters(const char *text, const struct wrap_rule *rule,
                             struct cluster **clusters)
{
    size_t count = 0;
    *clusters = memory_array(NULL, strlen(text) + 1, sizeof **clusters);
    for (size_t at = 0; text[at] != '\0';) {
        uint32_t code = 0xFFFD;
        int step = text_decode(text + at, &code);
        size_t length = (size_t)(step > 0 ? step : 1);
        bool joins = count > 0 && code >= 0x300 && text_code_columns(code) == 0;
        if (joins) {
            (*clusters)[count - 1].length += length;
        } else {
            (*clusters)[count++] = (struct cluster){
                at, length, code, code == '\n' ? 0 : rule->width(code, rule->data)};
        }
        at += length;
    }
    (*clusters)[count] = (struct cluster){strlen(text), 0, 0, 0};
    return count;
}

/* Whether a line may end before cluster `i` (0 < i). */
static bool may_break(const struct cluster *clusters, size_t i)
{
    uint32_t left = clusters[i - 1].code;
    uint32_t right = clusters[i].code;
    if (wrap_never_starts(right) && left != ' ') {
        return false;
    }
    if (wrap_never_ends(left)) {
        return false;
    }
    return !(is_word(left) && is_word(right));
}

/* The first cluster that no longer fits when a line starts at `start`; *newline tells
 * whether a newline ended it. */
static size_t fit(const struct cluster *clusters, size_t count, size_t start, long measure,
                  bool *newline)
{
    long used = 0;
    size_t i = start;
    *newline = false;
    for (; i < count; i++) {
        if (clusters[i].code == '\n') {
            *newline = true;
            return i;
        }
        if (used + clusters[i].width > measure && clusters[i].code != ' ') {
            break;
        }
        used += clusters[i].width;
    }
    return i;
}

/* Where to break a line that began at `start` and overflows at `end`. */
static size_t break_before(const struct cluster *clusters, size_t start, size_t end)
{
    for (size_t i = end; i > start; i--) {
        if (may_break(clusters, i)) {
            return i;
        }
    }
    return end > start ? end : start + 1; /* a word wider than the line: split it */
}

static void finish_line(const struct cluster *clusters, size_t start, size_t stop, bool hangs,
                        struct wrap_line *line)
{
    while (!hangs && stop > start && clusters[stop - 1].code == ' ') {
        stop--;
    }
    line->start = clusters[start].offset;
    line->length = clusters[stop].offset - line->start;
    line->hangs = hangs;
    line->width = 0;
    for (size_t i = start; i < stop - (hangs ? 1 : 0); i++) {
        line->width += clusters[i].width;
    }
}

/* Breaks off one line at cluster `start`; returns the cluster where the next one starts. */
static size_t next_line(const struct cluster *clusters, size_t count, size_t start,
                        const struct wrap_rule *rule, long measure, struct wrap_line *line)
{
    bool newline;
    size_t end = fit(clusters, count, start, measure, &newline);
    if (newline || end == count) {
        finish_line(clusters, start, end, false, line);
        line->ends = true;
        return newline ? end + 1 : end;
    }
    bool hangs =
        rule->hang && wrap_never_starts(clusters[end].code) && end > start &&
        clusters[end].code > 0x7F &&
        (end + 1 == count || clusters[end + 1].code == '\n' || may_break(clusters, end + 1));
    size_t stop = hangs ? end + 1 : break_before(clusters, start, end);
    finish_line(clusters, start, stop, hangs, line);
    while (stop < count && clusters[stop].code == ' ') {
        stop++;
    }
    bool at_newline = stop < count && clusters[stop].code == '\n';
    line->ends = stop == count || at_newline;
    return at_newline ? stop + 1 : stop;
}

size_t wrap_text(const char *text, const struct wrap_rule *rule, struct wrap_line **lines)
{
    struct cluster *clusters;
    size_t count = split_clusters(text, rule, &clusters);
    size_t made = 0;
    size_t room = 0;
    *lines = NULL;
    size_t at = 0;
    do {
        if (made == room) {
            room = room > 0 ? room * 2 : 8;
            *lines = memory_array(*lines, room, sizeof **lines);
        }
        struct wrap_line *line = &(*lines)[made];
        at = next_line(clusters, count, at, rule, made == 0 ? rule->first : rule->rest, line);
        line->next = clusters[at].offset;
        made++;
    } while (at < count || (count > 0 && at == count && clusters[count - 1].code == '\n' &&
                            (*lines)[made - 1].next == strlen(text) &&
                            (*lines)[made - 1].start + (*lines)[made - 1].length < strlen(text)));
    free(clusters);
    return made;
}
