/* rouzhi audit: verify, head, show. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "cli/command.h"
#include "office/answer.h"
#include "office/desk.h"
#include "office/keeping.h"

#define USUAL_LIMIT 100
#define ENTRY_VALUES 6

static bool wants_json(const struct request *request)
{
    return (request->given & OPTION_JSON) != 0;
}

/* 1234:abcdef… as audit head prints it. */
static bool read_head(const char *text, struct keeping_head *head, struct err *err)
{
    char *rest;
    head->seq = strtoll(text, &rest, 10);
    size_t length = *rest == ':' ? strlen(rest + 1) : 0;
    if (head->seq < 1 || length != sizeof head->hash - 1 ||
        strspn(rest + 1, "0123456789abcdef") != length) {
        return err_set(err, ERR_USAGE,
                       "--head 应是 rouzhi audit head 印出的样子：序号:64 位散列值");
    }
    memcpy(head->hash, rest + 1, sizeof head->hash);
    return true;
}

static int audit_verify(const struct request *request, struct office *office)
{
    struct keeping_head noted;
    struct keeping_report report = {0};
    struct err err = {0};
    if ((request->head != NULL && !read_head(request->head, &noted, &err)) ||
        !keeping_verify(office, request->head != NULL ? &noted : NULL, &report, &err)) {
        return say_error(&err);
    }
    if (wants_json(request)) {
        const struct answer_value values[] = {
            {"whole", ANSWER_BOOL, NULL, report.whole},
            {"rows", ANSWER_INTEGER, NULL, report.rows},
            {"seq", ANSWER_INTEGER, NULL, report.head.seq},
            {"hash", ANSWER_TEXT, report.head.hash, 0},
            {"bad_seq", ANSWER_INTEGER, NULL, report.bad_seq},
            {"why", ANSWER_TEXT, report.whole ? NULL : report.why, 0},
        };
        print_answer(answer_object(values, sizeof values / sizeof *values, NULL));
    } else if (report.whole) {
        printf("审计记录 %lld 条，首尾相连，没有改动\n%lld:%s\n", (long long)report.rows,
               (long long)report.head.seq, report.head.hash);
    }
    if (!report.whole) {
        err_set(&err, ERR_REFUSED, "审计记录第 %lld 条不对：%s", (long long)report.bad_seq,
                report.why);
        return say_error(&err);
    }
    return ERR_NONE;
}

static int audit_head(const struct request *request, struct office *office)
{
    struct keeping_head head;
    struct err err = {0};
    if (!keeping_head(office, &head, &err)) {
        return say_error(&err);
    }
    if (wants_json(request)) {
        const struct answer_value values[] = {{"seq", ANSWER_INTEGER, NULL, head.seq},
                                              {"hash", ANSWER_TEXT, head.hash, 0}};
        return print_answer(answer_object(values, 2, NULL));
    }
    printf("%lld:%s\n", (long long)head.seq, head.hash);
    return ERR_NONE;
}

struct entries {
    bool json;
    struct answer_value *values; /* ENTRY_VALUES for each */
    size_t count;
};

static void print_entry(const struct keeping_entry *entry, const char *at)
{
    char *name = text_clean(entry->who, false);
    struct buffer who;
    buffer_init(&who);
    text_pad(&who, name, 8);
    printf("%6lld  %s  %s  ", (long long)entry->seq, at, buffer_text(&who));
    say_text(stdout, entry->words);
    putchar('\n');
    buffer_done(&who);
    free(name);
}

static bool keep_entry(const struct keeping_entry *entry, void *data)
{
    struct entries *entries = data;
    char at[DATE_TEXT];
    moment_format(entry->at, at);
    if (!entries->json) {
        print_entry(entry, at);
        return true;
    }
    const struct answer_value values[ENTRY_VALUES] = {
        {"seq", ANSWER_INTEGER, NULL, entry->seq},
        {"at", ANSWER_TEXT, memory_copy(at), 0},
        {"who", ANSWER_TEXT, memory_copy(entry->who), 0},
        {"account", ANSWER_TEXT, memory_copy(entry->account), 0},
        {"act", ANSWER_TEXT, memory_copy(entry->act), 0},
        {"words", ANSWER_TEXT, memory_copy(entry->words), 0},
    };
    entries->values =
        memory_array(entries->values, (entries->count + 1) * ENTRY_VALUES, sizeof *values);
    memcpy(entries->values + entries->count * ENTRY_VALUES, values, sizeof values);
    entries->count++;
    return true;
}

static int audit_show(const struct request *request, struct office *office)
{
    struct entries entries = {.json = wants_json(request)};
    struct err err = {0};
    int64_t id = 0;
    size_t limit = request->limit > 0 ? request->limit : USUAL_LIMIT;
    bool done = (request->count < 2 || desk_find(office, "case", request->words[1], &id, &err)) &&
                keeping_show(office, id, limit, keep_entry, &entries, &err);
    if (done && entries.json) {
        print_answer(answer_list(entries.values, ENTRY_VALUES, entries.count));
    }
    for (size_t i = 0; i < entries.count * ENTRY_VALUES; i++) {
        free((char *)entries.values[i].text);
    }
    free(entries.values);
    return done ? ERR_NONE : say_error(&err);
}

static const struct deed {
    const char *name;
    int (*run)(const struct request *request, struct office *office);
    size_t most; /* words */
} DEEDS[] = {
    {"verify", audit_verify, 1},
    {"head", audit_head, 1},
    {"show", audit_show, 2},
};
#define DEED_COUNT (sizeof DEEDS / sizeof *DEEDS)

int command_audit(struct request *request)
{
    const struct deed *deed = NULL;
    struct err err = {0};
    for (size_t i = 0; i < DEED_COUNT; i++) {
        if (strcmp(DEEDS[i].name, request->words[0]) == 0) {
            deed = &DEEDS[i];
        }
    }
    if (deed == NULL || request->count > deed->most) {
        err_set(&err, ERR_USAGE, "写法：rouzhi audit verify | head | show [案号]");
        return say_error(&err);
    }
    int code;
    struct office *office = open_office(request, &code);
    if (office != NULL) {
        code = deed->run(request, office);
    }
    office_close(office);
    return code;
}
