/* completion: the tables of the program as one shell function. See completion.h.
 *
 * Keys: commands, titles, kinds, views, documents, forms, terms; options:COMMAND; valued (options
 * that take a value) and value:--OPTION; place:COMMAND:N and place:COMMAND.FIRST:N (what may stand as
 * the Nth word), place:COMMAND:more; fields:FORM, values:FORM:FIELD, form:KIND, deeds, deed:ACT (the form
 * that an act on a case fills in). */
#include "manual/completion.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cli/words.h"
#include "law/view.h"
#include "office/letter.h"
#include "office/row_act.h"
#include "office/terms.h"
#include "office/transfer.h"

/* What the words of a usage line stand for; what is not here can't be completed. */
static const struct {
    const char *word;
    const char *kind;
} MEANINGS[] = {
    {"类别", "kinds"}, {"列表", "views"},     {"案号", "cases"}, {"文书", "documents"},
    {"表单", "forms"}, {"项=值", "fields"},   {"动作", "deeds"}, {"名称", "names"},
    {"文件", "files"}, {"文件夹", "folders"}, {"期限", "terms"},
};

static const char *meaning_of(const char *word)
{
    for (size_t i = 0; i < sizeof MEANINGS / sizeof *MEANINGS; i++) {
        if (strcmp(MEANINGS[i].word, word) == 0) {
            return MEANINGS[i].kind;
        }
    }
    return NULL;
}

static bool is_literal(const char *word)
{
    return *word != '\0' && strspn(word, "abcdefghijklmnopqrstuvwxyz-") == strlen(word);
}

/* One row of the table: the words must not hold quotes, and none of ours does. */
static void add_row(struct buffer *out, const char *key, const char *words)
{
    if (*words != '\0') {
        buffer_add_format(out, "    '%s') echo '%s' ;;\n", key, words);
    }
}

static void add_word(struct buffer *words, const char *word)
{
    buffer_add_format(words, "%s%s", words->length > 0 ? " " : "", word);
}

/* One alternative of a usage line: 表单 名称. Its words give kinds by place. */
struct alternative {
    char first[32]; /* literal that it begins with; "" none */
    int place;
};

/* The kinds of the first place of all alternatives stand together; later ones by themselves. */
struct places {
    struct buffer first;
    struct buffer rest; /* rows already written */
};

static void place_word(const char *command, struct alternative *alternative, const char *word,
                       bool more, struct places *places)
{
    const char *kind = meaning_of(word);
    bool literal = kind == NULL && is_literal(word);
    alternative->place++;
    if (alternative->place == 1) {
        snprintf(alternative->first, sizeof alternative->first, "%s", literal ? word : "");
        if (literal) {
            buffer_add_format(&places->first, "%s=%s", places->first.length ? " " : "", word);
        } else if (kind != NULL) {
            add_word(&places->first, kind);
        }
    } else if (kind != NULL && alternative->first[0] != '\0') {
        buffer_add_format(&places->rest, "    'place:%s.%s:%d') echo '%s' ;;\n", command,
                          alternative->first, alternative->place, kind);
    } else if (kind != NULL) {
        buffer_add_format(&places->rest, "    'place:%s:%d') echo '%s' ;;\n", command,
                          alternative->place, kind);
    }
    if (kind != NULL && more) {
        buffer_add_format(&places->rest, "    'place:%s:more') echo '%s' ;;\n", command, kind);
    }
}

/* The words of the usage line without brackets; options and their values are left out. */
static void add_places(const struct cli_command *command, struct buffer *out)
{
    struct places places;
    struct alternative alternative = {"", 0};
    char *usage = memory_copy(command->usage), *rest = usage;
    bool skip = false;
    buffer_init(&places.first);
    buffer_init(&places.rest);
    for (char *word; (word = strtok_r(rest, " []", &rest)) != NULL;) {
        bool more = strncmp(rest, "…", strlen("…")) == 0;
        if (skip || word[0] == '-' || strcmp(word, "…") == 0) {
            skip = word[0] == '-' && !skip;
        } else if (strcmp(word, "|") == 0) {
            alternative = (struct alternative){"", 0};
        } else {
            place_word(command->name, &alternative, word, more, &places);
        }
    }
    char *key = memory_format("place:%s:1", command->name);
    add_row(out, key, buffer_text(&places.first));
    buffer_add(out, buffer_text(&places.rest));
    free(key);
    buffer_done(&places.rest);
    buffer_done(&places.first);
    free(usage);
}

/* -o and --output of "-o, --output 文件"; the words of the value behind them. */
static const char *option_names(const char *usage, struct buffer *names)
{
    const char *at = usage;
    while (*at == '-') {
        size_t length = strcspn(at, ", ");
        char *name = memory_copy_n(at, length);
        add_word(names, name);
        free(name);
        at += length;
        at += strspn(at, ", ");
    }
    return at;
}

static void add_options(const char *command, struct buffer *out)
{
    struct cli_option option;
    struct buffer words;
    buffer_init(&words);
    for (size_t i = 0; cli_option_at(command, i, &option); i++) {
        option_names(option.usage, &words);
    }
    char *key = memory_format("options:%s", command != NULL ? command : "");
    add_row(out, key, buffer_text(&words));
    free(key);
    buffer_done(&words);
}

/* "utf8-bom、utf8、gb18030；…": an option of few values lists them in its title. */
static void add_listed(const char *title, struct buffer *words)
{
    for (bool more = true; more;) {
        size_t length = strspn(title, "abcdefghijklmnopqrstuvwxyz0123456789-");
        more = length > 0 && strncmp(title + length, "、", strlen("、")) == 0;
        if (length == 0 || (!more && words->length == 0)) {
            buffer_clear(words);
            return;
        }
        buffer_add_format(words, "%s=%.*s", words->length > 0 ? " " : "", (int)length, title);
        title += length + strlen("、");
    }
}

/* A row for each name of an option that takes a value; their names. */
static void add_value(const struct cli_option *option, struct buffer *valued, struct buffer *out)
{
    struct buffer names, words;
    buffer_init(&names);
    buffer_init(&words);
    const char *value = option_names(option->usage, &names);
    if (*value != '\0') {
        add_word(valued, buffer_text(&names));
        add_listed(option->title, &words);
    }
    const char *kind = words.length > 0 ? buffer_text(&words) : meaning_of(value);
    char *list = memory_copy(buffer_text(&names)), *rest = list;
    for (char *name; kind != NULL && (name = strtok_r(rest, " ", &rest)) != NULL;) {
        buffer_add_format(out, "    'value:%s') echo '%s' ;;\n", name, kind);
    }
    free(list);
    buffer_done(&words);
    buffer_done(&names);
}

static void add_values(struct buffer *out)
{
    struct cli_option option;
    struct buffer valued;
    buffer_init(&valued);
    for (size_t i = 0; cli_option_at(NULL, i, &option); i++) {
        add_value(&option, &valued, out);
    }
    add_row(out, "valued", buffer_text(&valued));
    buffer_done(&valued);
}

static void add_commands(struct buffer *out)
{
    struct cli_command command;
    struct buffer names;
    buffer_init(&names);
    buffer_add(out, "    'titles') cat <<'END'\n");
    for (size_t i = 0; cli_command_at(i, &command); i++) {
        add_word(&names, command.name);
        buffer_add_format(out, "%s:%s\n", command.name, command.title);
    }
    buffer_add(out, "END\n    ;;\n");
    add_row(out, "commands", buffer_text(&names));
    buffer_done(&names);
    add_options(NULL, out);
    for (size_t i = 0; cli_command_at(i, &command); i++) {
        add_options(command.name, out);
        add_places(&command, out);
    }
    add_values(out);
}

static void add_lists(struct buffer *out)
{
    size_t count;
    struct buffer words;
    buffer_init(&words);
    const struct view *all = views(&count);
    for (size_t i = 0; i < count; i++) {
        add_word(&words, all[i].key);
    }
    add_row(out, "views", buffer_text(&words));
    buffer_clear(&words);
    const struct letter_kind *letters = letter_kinds(&count);
    for (size_t i = 0; i < count; i++) {
        add_word(&words, letters[i].name);
    }
    add_row(out, "documents", buffer_text(&words));
    buffer_clear(&words);
    const char *const *kinds = transfer_kinds(&count);
    for (size_t i = 0; i < count; i++) {
        add_word(&words, kinds[i]);
        buffer_add_format(out, "    'form:%s') echo '%s' ;;\n", kinds[i],
                          transfer_form_name(kinds[i]));
    }
    add_row(out, "kinds", buffer_text(&words));
    buffer_done(&words);
}

static bool add_terms(const char *share, struct buffer *out, struct err *err)
{
    struct terms terms;
    struct buffer words;
    terms_init(&terms);
    buffer_init(&words);
    bool done = terms_shipped(share, &terms, err);
    for (size_t i = 0; i < terms.count; i++) {
        add_word(&words, terms.items[i].key);
    }
    add_row(out, "terms", buffer_text(&words));
    buffer_done(&words);
    terms_done(&terms);
    return done;
}

/* What may be written behind FIELD=. */
static void add_field_values(const struct form *form, const struct field *field, struct buffer *out)
{
    struct buffer words;
    buffer_init(&words);
    switch (field->type->kind) {
    case FIELD_YES_NO:
        buffer_add(&words, "=yes =no");
        break;
    case FIELD_PARTY:
        buffer_add(&words, "parties");
        break;
    case FIELD_REFERENCE:
        buffer_add(&words, strcmp(field->refers, "case") == 0 ? "cases" : "");
        break;
    default:
        for (size_t i = 0; i < field->choice_count; i++) {
            buffer_add_format(&words, "%s=%s", i > 0 ? " " : "", field->choices[i].code);
        }
    }
    char *key = memory_format("values:%s:%s", form->name, field->key);
    add_row(out, key, buffer_text(&words));
    free(key);
    buffer_done(&words);
}

/* Forms that are filed by themselves, and the fields that somebody may fill in. */
static void add_forms(const struct form_set *forms, struct buffer *out)
{
    struct buffer names;
    buffer_init(&names);
    for (size_t i = 0; i < forms->count; i++) {
        const struct form *form = forms->forms[i];
        struct buffer fields;
        buffer_init(&fields);
        if (form->table != NULL && form->parent == NULL) {
            add_word(&names, form->name);
        }
        for (size_t j = 0; j < form->field_count; j++) {
            if (!form->fields[j].given) {
                buffer_add_format(&fields, "%s%s=", fields.length > 0 ? " " : "",
                                  form->fields[j].key);
                add_field_values(form, &form->fields[j], out);
            }
        }
        char *key = memory_format("fields:%s", form->name);
        add_row(out, key, buffer_text(&fields));
        free(key);
        buffer_done(&fields);
    }
    add_row(out, "forms", buffer_text(&names));
    buffer_done(&names);
}

/* What the acts at the prompt take: the fields of a form, or one value of their own. */
static const struct deed {
    enum row_act_does does;
    const char *form;   /* @…: not a form */
    const char *fields; /* of what is not a form */
    const char *values; /* kind behind that field */
} DEEDS[] = {
    {ROW_ACT_COMMITMENT, "commitment", NULL, NULL},
    {ROW_ACT_EDIT_COMMITMENT, "commitment", NULL, NULL},
    {ROW_ACT_EDIT, "case", NULL, NULL},
    {ROW_ACT_PRINT, "@print", "document", "documents"},
    {ROW_ACT_VOID, "@void", "reason", ""},
};

static void add_deed(const char *key, const struct deed *deed, struct buffer *out)
{
    buffer_add_format(out, "    'deed:%s') echo '%s' ;;\n", key, deed->form);
    if (deed->fields != NULL) {
        buffer_add_format(out, "    'fields:%s') echo '%s=' ;;\n", deed->form, deed->fields);
        buffer_add_format(out, "    'values:%s:%s') echo '%s' ;;\n", deed->form, deed->fields,
                          deed->values);
    }
}

/* The acts on a case. */
static void add_deeds(const struct form_set *forms, struct buffer *out)
{
    size_t count;
    struct buffer keys;
    buffer_init(&keys);
    struct row_act *all = row_act_list(forms, &count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(all[i].form, "case") != 0 || all[i].does == ROW_ACT_STEPS) {
            continue; /* looked at with rouzhi show */
        }
        add_word(&keys, all[i].key);
        if (all[i].step != NULL) {
            add_deed(all[i].key, &(struct deed){ROW_ACT_STEP, all[i].step, NULL, NULL}, out);
        }
        for (size_t j = 0; j < sizeof DEEDS / sizeof *DEEDS; j++) {
            if (DEEDS[j].does == all[i].does) {
                add_deed(all[i].key, &DEEDS[j], out);
            }
        }
    }
    add_row(out, "deeds", buffer_text(&keys));
    buffer_done(&keys);
    free(all);
}

bool completion_table(const struct form_set *forms, const char *share, struct buffer *out,
                      struct err *err)
{
    buffer_add(out, "_rouzhi_table() {\n    case $1 in\n");
    add_commands(out);
    add_lists(out);
    bool done = add_terms(share, out, err);
    add_forms(forms, out);
    add_deeds(forms, out);
    buffer_add(out, "    esac\n}\n");
    return done;
}
