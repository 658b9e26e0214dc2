/* rouzhi init, check, backup: what the administrator does. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"
#include "office/answer.h"
#include "office/keeping.h"

/* The settings given as field=value; NULL if there are none or *code says what is wrong. */
static struct record *read_settings(const struct request *request, const struct form_set *forms,
                                    int *code)
{
    const struct form *form = form_set_find(forms, "office");
    struct record *settings = record_new(form);
    const struct check_context context = {.now = moment_now(), .codes = NULL};
    for (size_t i = 0; i < request->count; i++) {
        const char *name;
        const char *value;
        struct err err = {0};
        bool pair = split_pair(request->words[i], &name, &value);
        int field = pair ? form_field_named(form, name) : -1;
        if (!pair) {
            err_set(&err, ERR_USAGE, "“%s”应写成 项=值", request->words[i]);
        } else if (field < 0) {
            const char *meant = form_suggest(form, name);
            err_set(&err, ERR_USAGE, "%s没有“%s”这一项%s%s%s", form->title, name,
                    meant != NULL ? "，是否“" : "", meant != NULL ? meant : "",
                    meant != NULL ? "”？" : "");
        } else {
            record_enter(settings, field, value, &context, &err);
        }
        if (err.code != ERR_NONE) {
            *code = say_error(&err);
        }
    }
    return settings;
}

static int make_database(const struct request *request, const struct record *settings)
{
    struct err err = {0};
    int code;
    bool practice = (request->given & OPTION_PRACTICE) != 0;
    if (!office_init(&request->office, settings, practice, &err)) {
        return say_error(&err);
    }
    struct office *office = open_office(request, &code);
    if (office != NULL) {
        puts(office_path(office));
    }
    office_close(office);
    return code;
}

static int try_database(const struct request *request, const struct record *settings)
{
    struct err err = {0};
    char *path;
    bool practice = (request->given & OPTION_PRACTICE) != 0;
    if (!office_init_try(&request->office, settings, practice, &path, &err)) {
        return say_error(&err);
    }
    puts(path);
    say_trial("可以新建");
    free(path);
    return ERR_NONE;
}

int command_init(struct request *request)
{
    struct err err = {0};
    int code = ERR_NONE;
    struct form_set *forms = office_forms_load(NULL, &err);
    if (forms == NULL) {
        return say_error(&err);
    }
    struct record *settings = read_settings(request, forms, &code);
    if (code == ERR_NONE) {
        code = (request->given & OPTION_DRY_RUN) != 0 ? try_database(request, settings)
                                                      : make_database(request, settings);
    }
    record_free(settings);
    office_forms_free(forms);
    return code;
}

static int check_database(const struct request *request, struct office *office)
{
    struct findings findings;
    struct err err = {0};
    findings_init(&findings);
    bool done = keeping_check(office, &findings, &err);
    bool sound = done && findings.count == 0;
    if (done && (request->given & OPTION_JSON) != 0) {
        const struct answer_value values[] = {{"sound", ANSWER_BOOL, NULL, sound}};
        print_answer(answer_object(values, 1, &findings));
    } else if (sound) {
        puts("数据库完好");
    }
    say_findings(&findings);
    if (done && !sound) {
        err_set(&err, ERR_DATABASE, "数据库有 %zu 处不对，请照上面逐项处理", findings.count);
    }
    findings_done(&findings);
    return sound ? ERR_NONE : say_error(&err);
}

int command_check(struct request *request)
{
    int code;
    struct office *office = open_office(request, &code);
    if (office != NULL) {
        code = check_database(request, office);
    }
    office_close(office);
    return code;
}

static int back_up(const struct request *request, struct office *office)
{
    struct err err = {0};
    int64_t bytes = 0;
    if ((request->given & OPTION_DRY_RUN) != 0) {
        if (!keeping_backup_try(office, request->words[0], &err)) {
            return say_error(&err);
        }
        say_trial("可以备份到这里");
        return print_place(request, "path", request->words[0]);
    }
    if (!keeping_backup(office, request->words[0], &bytes, &err)) {
        return say_error(&err);
    }
    if ((request->given & OPTION_JSON) != 0) {
        const struct answer_value values[] = {{"path", ANSWER_TEXT, request->words[0], 0},
                                              {"bytes", ANSWER_INTEGER, NULL, bytes}};
        return print_answer(answer_object(values, 2, NULL));
    }
    printf("%s\n", request->words[0]);
    fprintf(stderr, "已备份并核对，%lld 字节\n", (long long)bytes);
    return ERR_NONE;
}

int command_backup(struct request *request)
{
    int code;
    struct office *office = open_office(request, &code);
    if (office != NULL) {
        code = back_up(request, office);
    }
    office_close(office);
    return code;
}
