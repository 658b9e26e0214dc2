/* desk_term: what a row of the table of periods must say, so that every due date can be reckoned. */
#include <string.h>

#include "base/buffer.h"
#include "office/desk_rules.h"
#include "office/terms_private.h"

static bool key_is_plain(const char *key)
{
    return strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(key);
}

/* The bounds of a period are those of a period at the prompt. */
static bool length_is_sound(const struct deadline_rule *rule, struct err *err)
{
    struct deadline_rule same;
    struct buffer words;
    buffer_init(&words);
    deadline_rule_write(rule, &words);
    bool sound = deadline_rule_parse(buffer_text(&words), &same, err);
    buffer_done(&words);
    return sound;
}

/* The program asks for its own rows by key: under another they would be gone. */
static bool key_is_kept(const struct record *record)
{
    return record->id == 0 || !record_changed(record, form_field(record->form, "key"));
}

bool term_rule(struct office *office, const struct record *record, struct findings *findings)
{
    (void)office;
    size_t before = findings->count;
    struct term term;
    struct err err;
    if (!key_is_plain(record_get(record, "key"))) {
        rule_fault(record, "key", findings, "键：只能用小写英文字母、数字和连字符，例：filing");
    } else if (!key_is_kept(record)) {
        rule_fault(record, "key", findings, "键：程序和脚本凭它找这个期限，不能改；请改名称");
    }
    if (!term_read(record, &term, &err)) {
        rule_fault(record, "extensions", findings, "可延长：%s", err.message);
    } else if (!length_is_sound(&term.rule, &err)) {
        rule_fault(record, "length", findings, "长度：%s", err.message);
    } else if (term.before && term.rule.unit == DEADLINE_HOURS) {
        rule_fault(record, "direction", findings, "数法：小时只能往后数，请改单位或数法");
    } else if (term.extension_count > 0 && term.granted_by == NULL) {
        rule_fault(record, "granted_by", findings, "谁批准延长：能延长的要写明由谁批准");
    }
    return findings->count == before;
}
