/* form_keys: the keys that each kind of section of a form file knows: three tables. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "law/form_parse.h"

typedef bool key_setter(struct form_parser *parser, const char *key, const char *value);

struct key_rule {
    const char *key;
    key_setter *set;
};

static struct field *last_field(struct form_parser *parser)
{
    return &parser->form->fields[parser->form->field_count - 1];
}

static struct form_check *last_check(struct form_parser *parser)
{
    return &parser->form->checks[parser->form->check_count - 1];
}

/* Sets or, for a continued line, extends a text. */
static bool put_text(char **text, const char *value)
{
    char *joined = *text != NULL ? memory_format("%s%s", *text, value) : memory_copy(value);
    free(*text);
    *text = joined;
    return true;
}

static bool form_title(struct form_parser *parser, const char *key, const char *value)
{
    (void)key;
    return put_text(&parser->form->title, value);
}

static bool form_table(struct form_parser *parser, const char *key, const char *value)
{
    if (strspn(value, "abcdefghijklmnopqrstuvwxyz_") != strlen(value)) {
        return form_fault(parser, key, "表名 \"%s\" 只能用小写字母和下划线", value);
    }
    return put_text(&parser->form->table, value);
}

static bool form_act(struct form_parser *parser, const char *key, const char *value)
{
    parser->form->act = act_by_key(value);
    if (parser->form->act != NULL) {
        return true;
    }
    const char *meant = act_suggest(value);
    return meant != NULL
               ? form_fault(parser, key, "没有 \"%s\" 这个动作，是否 \"%s\"？", value, meant)
               : form_fault(parser, key, "没有 \"%s\" 这个动作；本局自己的方式写 act = method",
                            value);
}

static bool form_parent(struct form_parser *parser, const char *key, const char *value)
{
    (void)key;
    return put_text(&parser->form->parent, value);
}

static bool form_series(struct form_parser *parser, const char *key, const char *value)
{
    (void)key;
    return put_text(&parser->form->series, value);
}

static bool add_key_field(char *part, void *data)
{
    struct form *form = data;
    form->key_fields = memory_array(form->key_fields, form->key_count + 1, sizeof(char *));
    form->key_fields[form->key_count++] = memory_copy(part);
    return true;
}

static bool form_key(struct form_parser *parser, const char *key, const char *value)
{
    (void)key;
    return form_split(value, ',', add_key_field, parser->form);
}

static bool form_later(struct form_parser *parser, const char *key, const char *value)
{
    static const char *const keys[LATER_COUNT] = {"label", "list", "search", "sort", "number"};
    for (size_t i = 0; i < LATER_COUNT; i++) {
        if (strcmp(keys[i], key) == 0) {
            return put_text(&parser->later[i], value);
        }
    }
    return false;
}

static const struct key_rule FORM_KEYS[] = {
    {"title", form_title}, {"table", form_table},  {"parent", form_parent}, {"series", form_series},
    {"key", form_key},     {"label", form_later},  {"list", form_later},    {"search", form_later},
    {"sort", form_later},  {"number", form_later}, {"act", form_act},
};

static bool page_title(struct form_parser *parser, const char *key, const char *value)
{
    (void)key;
    return put_text(&parser->form->pages[parser->form->page_count - 1].title, value);
}

static const struct key_rule PAGE_KEYS[] = {{"title", page_title}};

static bool field_type_key(struct form_parser *parser, const char *key, const char *value)
{
    struct field *field = last_field(parser);
    field->type = field_type_named(value);
    if (field->type != NULL) {
        return true;
    }
    const char *names[32];
    size_t count;
    const struct field_type *types = field_types(&count);
    for (size_t i = 0; i < count; i++) {
        names[i] = types[i].name;
    }
    const char *meant = text_suggest(value, names, count);
    return meant != NULL
               ? form_fault(parser, key, "未知类型 \"%s\"，是否 \"%s\"？", value, meant)
               : form_fault(parser, key, "未知类型 \"%s\"，类型见 forms/README.md", value);
}

/* The fields' plain texts by key. */
static bool field_text(struct form_parser *parser, const char *key, const char *value)
{
    struct field *field = last_field(parser);
    struct {
        const char *key;
        char **text;
    } texts[] = {
        {"label", &field->label}, {"help", &field->help},      {"refers", &field->refers},
        {"codes", &field->codes}, {"unit", &field->unit},      {"min", &field->least},
        {"max", &field->most},    {"default", &field->preset}, {"word", &field->word},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (strcmp(texts[i].key, key) == 0) {
            return put_text(texts[i].text, value);
        }
    }
    return false;
}

static bool field_number(struct form_parser *parser, const char *key, const char *value)
{
    char *end;
    long number = strtol(value, &end, 10);
    long most = strcmp(key, "scale") == 0 ? 6 : 20000;
    if (*value == '\0' || *end != '\0' || number < 0 || number > most) {
        return form_fault(parser, key, "\"%s\" 应是 0 到 %ld 的整数", value, most);
    }
    int *target =
        strcmp(key, "scale") == 0 ? &last_field(parser)->scale : &last_field(parser)->length;
    *target = (int)number;
    return true;
}

static bool read_yes(struct form_parser *parser, const char *key, const char *value, bool *target)
{
    *target = strcmp(value, "yes") == 0;
    return *target || strcmp(value, "no") == 0 ||
           form_fault(parser, key, "\"%s\" 应是 yes 或 no", value);
}

static bool field_flag(struct form_parser *parser, const char *key, const char *value)
{
    struct field *field = last_field(parser);
    bool *target = strcmp(key, "csv-spare") == 0 ? &field->csv_spare
                   : strcmp(key, "given") == 0   ? &field->given
                                                 : &field->masked;
    return read_yes(parser, key, value, target);
}

static bool add_reader(char *part, void *data)
{
    struct form_parser *parser = data;
    unsigned role = roles_parse(part);
    last_field(parser)->seen_by |= role;
    return role != 0 ||
           form_fault(parser, "seen-by", "没有 \"%s\" 这个角色，角色见 rouzhi help", part);
}

static bool field_seen_by(struct form_parser *parser, const char *key, const char *value)
{
    (void)key;
    return form_split(value, ',', add_reader, parser);
}

static bool read_condition(struct form_parser *parser, const char *key, const char *value,
                           struct condition **target)
{
    struct err found;
    condition_free(*target);
    *target = condition_parse(value, &found);
    return *target != NULL || form_fault(parser, key, "%s", found.message);
}

static bool field_need(struct form_parser *parser, const char *key, const char *value)
{
    struct field *field = last_field(parser);
    if (strncmp(value, "when ", 5) == 0) {
        return read_condition(parser, key, value + 5, &field->needed_when);
    }
    return read_yes(parser, key, value, &field->needed);
}

static bool field_when(struct form_parser *parser, const char *key, const char *value)
{
    return read_condition(parser, key, value, &last_field(parser)->when);
}

static bool add_heading(char *part, void *data)
{
    struct field *field = data;
    field->csv = memory_array(field->csv, field->csv_count + 1, sizeof *field->csv);
    field->csv[field->csv_count++] = memory_copy(part);
    return true;
}

static bool field_csv(struct form_parser *parser, const char *key, const char *value)
{
    (void)key;
    return form_split(value, '|', add_heading, last_field(parser));
}

static bool add_choice(char *part, void *data)
{
    struct form_parser *parser = data;
    struct field *field = last_field(parser);
    char *colon = strchr(part, ':');
    if (colon == NULL || colon == part || colon[1] == '\0') {
        return form_fault(parser, "choices", "\"%s\" 应写成 码:名", part);
    }
    field->choices = memory_array(field->choices, field->choice_count + 1, sizeof *field->choices);
    char *code = memory_copy_n(part, (size_t)(colon - part));
    char *label = memory_copy(colon + 1);
    field->choices[field->choice_count++] = (struct choice){text_trim(code), text_trim(label)};
    return true;
}

static bool field_choices(struct form_parser *parser, const char *key, const char *value)
{
    (void)key;
    return form_split(value, '|', add_choice, parser);
}

static const struct key_rule FIELD_KEYS[] = {
    {"label", field_text},    {"type", field_type_key},   {"need", field_need},
    {"when", field_when},     {"min", field_text},        {"max", field_text},
    {"length", field_number}, {"default", field_text},    {"help", field_text},
    {"csv", field_csv},       {"csv-spare", field_flag},  {"word", field_text},
    {"codes", field_text},    {"choices", field_choices}, {"refers", field_text},
    {"unit", field_text},     {"scale", field_number},    {"given", field_flag},
    {"masked", field_flag},   {"seen-by", field_seen_by},
};

static bool check_rule(struct form_parser *parser, const char *key, const char *value)
{
    return read_condition(parser, key, value, &last_check(parser)->rule);
}

static bool check_say(struct form_parser *parser, const char *key, const char *value)
{
    (void)key;
    return put_text(&last_check(parser)->say, value);
}

static const struct key_rule CHECK_KEYS[] = {{"rule", check_rule}, {"say", check_say}};

static bool key_is_plain(const char *key)
{
    return key[0] >= 'a' && key[0] <= 'z' && strlen(key) < 48 &&
           strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(key);
}

static bool open_form(struct form_parser *parser, const char *name)
{
    (void)parser;
    (void)name;
    return true;
}

static bool open_page(struct form_parser *parser, const char *name)
{
    struct form *form = parser->form;
    form->pages = memory_array(form->pages, form->page_count + 1, sizeof *form->pages);
    form->pages[form->page_count++] = (struct form_page){memory_copy(name), NULL};
    return true;
}

static bool open_field(struct form_parser *parser, const char *name)
{
    struct form *form = parser->form;
    if (!key_is_plain(name)) {
        return form_fault(parser, NULL, "键 \"%s\" 只能用小写字母、数字和下划线", name);
    }
    if (form_field(form, name) >= 0) {
        return form_fault(parser, NULL, "这一项写了两次");
    }
    if (form->page_count == 0) {
        return form_fault(parser, NULL, "这一项前面还没有页，请先写 [page 键]");
    }
    form->fields = memory_array(form->fields, form->field_count + 1, sizeof *form->fields);
    int page = (int)form->page_count - 1;
    form->fields[form->field_count++] = (struct field){.key = memory_copy(name), .page = page};
    return true;
}

static bool open_check(struct form_parser *parser, const char *name)
{
    struct form *form = parser->form;
    (void)name;
    form->checks = memory_array(form->checks, form->check_count + 1, sizeof *form->checks);
    form->checks[form->check_count++] = (struct form_check){.field = -1};
    return true;
}

struct section_rule {
    const char *kind;
    bool named;
    bool (*open)(struct form_parser *parser, const char *name);
    const struct key_rule *keys;
    size_t key_count;
};

#define KEYS(table) table, sizeof table / sizeof *table
static const struct section_rule SECTIONS[] = {
    {"form", false, open_form, KEYS(FORM_KEYS)},
    {"page", true, open_page, KEYS(PAGE_KEYS)},
    {"field", true, open_field, KEYS(FIELD_KEYS)},
    {"check", true, open_check, KEYS(CHECK_KEYS)},
};
#define SECTION_COUNT (sizeof SECTIONS / sizeof *SECTIONS)

const char *form_file_key(const char *section, size_t index)
{
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (strcmp(SECTIONS[i].kind, section) == 0 && index < SECTIONS[i].key_count) {
            return SECTIONS[i].keys[index].key;
        }
    }
    return NULL;
}

/* The rule of "field found_on" and where its name begins; NULL if there is no such section. */
static const struct section_rule *find_section(const char *section, const char **name)
{
    size_t head = strcspn(section, " ");
    *name = section + head + strspn(section + head, " ");
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        bool same =
            strlen(SECTIONS[i].kind) == head && strncmp(SECTIONS[i].kind, section, head) == 0;
        if (same && SECTIONS[i].named == (**name != '\0')) {
            return &SECTIONS[i];
        }
    }
    return NULL;
}

static bool unknown_key(struct form_parser *parser, const struct section_rule *rule,
                        const char *key)
{
    const char *names[32];
    for (size_t i = 0; i < rule->key_count; i++) {
        names[i] = rule->keys[i].key;
    }
    const char *meant = text_suggest(key, names, rule->key_count);
    return meant != NULL ? form_fault(parser, key, "未知的键，是否 \"%s\"？", meant)
                         : form_fault(parser, key, "未知的键，见 forms/README.md");
}

bool form_key_set(struct form_parser *parser, const char *section, const char *key,
                  const char *value)
{
    const char *name;
    const struct section_rule *rule = find_section(section, &name);
    bool opened = strcmp(parser->section, section) == 0;
    snprintf(parser->section, sizeof parser->section, "%s", section);
    if (rule == NULL) {
        return form_fault(parser, NULL, "未知的节，应是 form、page 键、field 键或 check 键");
    }
    if (!opened && !rule->open(parser, name)) {
        return false;
    }
    for (size_t i = 0; i < rule->key_count; i++) {
        if (strcmp(rule->keys[i].key, key) == 0) {
            return rule->keys[i].set(parser, key, value);
        }
    }
    return unknown_key(parser, rule, key);
}
