/* desk_rule: derived values and rules of parties, officers and settings. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "law/number.h"
#include "law/observation.h"
#include "law/off_hours.h"
#include "office/desk_rules.h"
#include "store/record_store.h"

bool rule_fault(const struct record *record, const char *key, struct findings *findings,
                const char *format, ...)
{
    char *sentence = NULL;
    va_list arguments;
    va_start(arguments, format);
    int written = vasprintf(&sentence, format, arguments);
    va_end(arguments);
    int field = form_field(record->form, key);
    findings_add(findings, 0, key, field >= 0 ? record->form->fields[field].label : NULL,
                 field >= 0 ? record_value(record, field) : NULL, written >= 0 ? sentence : key);
    findings->items[findings->count - 1].refuses = true;
    if (written >= 0) {
        free(sentence);
    }
    return false;
}

/* The number by which a party is known: its credit code, else the person's id number. */
bool party_derive(struct office *office, struct record *record, struct err *err)
{
    (void)office;
    const char *code = record_get(record, "credit_code");
    const char *id = record_get(record, "resident_id");
    if (strcmp(record_get(record, "kind") != NULL ? record_get(record, "kind") : "", "trader") ==
            0 &&
        code == NULL && id == NULL) {
        return err_set_field(
            err, "credit_code",
            "统一社会信用代码：个体工商户要有统一社会信用代码，或经营者的居民身份证号码");
    }
    record_put(record, "identity", code != NULL ? code : id);
    return true;
}

bool desk_other_numbers(const struct record *one, const struct record *other)
{
    static const char *const keys[] = {"credit_code", "resident_id"};
    bool differ = false;
    for (size_t i = 0; !differ && i < sizeof keys / sizeof *keys; i++) {
        const char *a = record_get(one, keys[i]);
        const char *b = record_get(other, keys[i]);
        differ = a != NULL && b != NULL && strcmp(a, b) != 0;
    }
    return differ;
}

static bool cert_is_plain(const char *cert)
{
    size_t length = strlen(cert);
    return length >= 6 && length <= 20 &&
           strspn(cert, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-") == length;
}

struct admin_search {
    int64_t but; /* this one isn't counted */
    bool found;
};

static bool look_for_admin(struct record *officer, void *data)
{
    struct admin_search *search = data;
    search->found =
        officer->id != search->but && (roles_parse(record_get(officer, "roles")) & ROLE_ADMIN) != 0;
    return !search->found;
}

/* Somebody must always be left who can register people: without one, nobody gets in again. */
static bool admin_remains(struct office *office, const struct record *record)
{
    bool is_admin = (roles_parse(record_get(record, "roles")) & ROLE_ADMIN) != 0 &&
                    strcmp(record_get(record, "active"), "yes") == 0;
    struct admin_search search = {.but = record->id};
    struct err ignored;
    return record->id == 0 || is_admin ||
           !record_each(office->store, record->form, "active", "yes", look_for_admin, &search,
                        &ignored) ||
           search.found;
}

/* 行政处罚法第四十二条: 执法人员应当具有行政执法资格. */
bool officer_rule(struct office *office, const struct record *record, struct findings *findings)
{
    size_t before = findings->count;
    unsigned roles = roles_parse(record_get(record, "roles"));
    const char *cert = record_get(record, "cert");
    if ((roles & ROLE_ADMIN) != 0 && roles != ROLE_ADMIN) {
        rule_fault(record, "roles", findings,
                   "角色：系统管理员不得兼任其他角色，他不看案情、不改案件");
    }
    if (!admin_remains(office, record)) {
        rule_fault(record, "roles", findings,
                   "角色：至少要留一位在岗的系统管理员，否则再没有人能登记人员");
    }
    if ((roles & ROLE_OFFICER) != 0 && (cert == NULL || record_get(record, "cert_until") == NULL)) {
        rule_fault(record, "cert", findings,
                   "执法证号：执法人员要写执法证号和有效期（行政处罚法第四十二条）");
    }
    if (cert != NULL && !cert_is_plain(cert)) {
        rule_fault(record, "cert", findings, "执法证号：应是 6 至 20 位数字、大写字母或连字符");
    }
    return findings->count == before;
}

/* 工作方案四: 积极创新其他柔性执法方式. Each name is that of a form of the office's own. */
static bool methods_rule(struct office *office, const struct record *record,
                         struct findings *findings)
{
    size_t before = findings->count;
    const char *rest = record_get(record, "methods");
    char *name;
    while (findings->count == before && (name = step_method_next(&rest)) != NULL) {
        const struct form *form = office_form(office, name);
        const char *meant = form == NULL ? form_set_suggest(office->forms, name) : NULL;
        if (form == NULL) {
            rule_fault(record, "methods", findings,
                       "其他柔性方式：forms 文件夹里没有 %s.form%s%s%s", name,
                       meant != NULL ? "，是否 " : "，请先放进去", meant != NULL ? meant : "",
                       meant != NULL ? "？" : "");
        } else if (form->act == NULL || form->act->id != ACT_METHOD) {
            rule_fault(record, "methods", findings,
                       "其他柔性方式：%s.form 不是本局自己的方式，[form] 里要写 act = method",
                       name);
        }
        free(name);
    }
    return findings->count == before;
}

bool settings_rule(struct office *office, const struct record *record, struct findings *findings)
{
    struct err err;
    if (!number_pattern_check(record_get(record, "number_pattern"), &err)) {
        return rule_fault(record, "number_pattern", findings, "文号格式：%s", err.message);
    }
    if (!observation_lengths_parse(record_get(record, "observe_lengths"), NULL, &err)) {
        return rule_fault(record, "observe_lengths", findings, "可选的观察期：%s", err.message);
    }
    struct office_hours hours;
    if (!office_hours_parse(record_get(record, "hours_from"), record_get(record, "hours_until"),
                            record_get(record, "noon_from"), record_get(record, "noon_until"),
                            &hours, &err)) {
        return rule_fault(record, err.field, findings, "上班时间：%s", err.message);
    }
    return methods_rule(office, record, findings);
}
