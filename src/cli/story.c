/* story: intake to letter at the desk of the practice office. Every line shows what an act really
 * gave back; a step that fails ends the story with its sentence and its exit code. */
#include "cli/story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "cli/command.h"
#include "cli/story_road.h"
#include "law/identifier.h"
#include "office/demo.h"
#include "office/desk.h"
#include "office/keeping.h"
#include "office/letter.h"
#include "office/transfer.h"

#define PEOPLE 50
#define OPTIONS_SHOWN 3

struct story {
    struct office_options options;
    const char *folder;
    struct office *admin;
    struct office *clerk;
    struct office *officer;
    struct office *deputy;
    char *colleague; /* name of the second officer */
    char credit_code[19];
    int64_t case_id;
};

/* The first active person with this role whose account isn't `but`; NULL if there is none. */
static struct record *person_with(struct office *office, unsigned role, const char *but,
                                  struct err *err)
{
    struct view_page page;
    struct desk_query query = {.view = "officers"};
    struct record *found = NULL;
    view_page_init(&page);
    bool done = desk_page(office, &query, false, 0, NULL, false, PEOPLE, &page, err);
    for (size_t i = 0; done && found == NULL && i < page.count; i++) {
        struct record *person = desk_load(office, "officer", page.rows[i].id, err);
        if (person != NULL && (roles_parse(record_get(person, "roles")) & role) != 0 &&
            strcmp(record_get(person, "active"), "yes") == 0 &&
            strcmp(record_get(person, "account"), but) != 0) {
            found = person;
        } else {
            record_free(person);
        }
    }
    view_page_done(&page);
    if (done && found == NULL) {
        err_set(err, ERR_NOT_FOUND, "练习办公室里缺一位能接着办的人，请换一个文件夹重新建");
    }
    return found;
}

static bool open_desks(struct story *story, struct err *err)
{
    struct office_options options = story->options;
    story->admin = office_open(&options, err);
    struct record *clerk =
        story->admin != NULL ? person_with(story->admin, ROLE_CLERK, "", err) : NULL;
    struct record *colleague =
        clerk != NULL ? person_with(story->admin, ROLE_OFFICER, DEMO_ACCOUNT, err) : NULL;
    struct record *deputy =
        colleague != NULL ? person_with(story->admin, ROLE_DEPUTY, "", err) : NULL;
    if (deputy != NULL) {
        story->colleague = memory_copy(record_get(colleague, "name"));
        options.as = record_get(clerk, "account");
        story->clerk = office_open(&options, err);
        options.as = DEMO_ACCOUNT;
        story->officer = story->clerk != NULL ? office_open(&options, err) : NULL;
        options.as = record_get(deputy, "account");
        story->deputy = story->officer != NULL ? office_open(&options, err) : NULL;
    }
    record_free(clerk);
    record_free(colleague);
    record_free(deputy);
    return story->deputy != NULL;
}

static bool count_cases(struct story *story, struct err *err)
{
    struct desk_query query = {.view = "cases"};
    int64_t count;
    if (!desk_count(story->officer, &query, 100000, &count, err)) {
        return false;
    }
    story_say("练习办公室", "%s，案件 %lld 件，人名和单位都是编造的", office_path(story->officer),
              (long long)count);
    return true;
}

static bool import_list(struct story *story, const char *file, const char *list, struct err *err)
{
    char *path = memory_format("%s/data/lists/%s", office_share(story->clerk), file);
    const char *names[] = {"list"};
    const char *values[] = {list};
    struct transfer_options options = {
        .kind = "lists", .path = path, .set_names = names, .set_values = values, .set_count = 1};
    struct transfer_report report;
    transfer_report_init(&report);
    bool done = transfer_import(story->clerk, &options, &report, err);
    if (done) {
        story_say("导入清单", "%s清单 %ld 行（%s）：新增 %ld，变更 %ld，未变 %ld", list,
                  report.rows, report.encoding, report.added, report.changed, report.unchanged);
    }
    transfer_report_done(&report);
    free(path);
    return done;
}

static bool import_lists(struct story *story, struct err *err)
{
    return import_list(story, "positive.csv", "正面", err) &&
           import_list(story, "negative.csv", "负面", err);
}

/* A code nobody has: YYYY is in no real organisation code. A new one each time. */
static bool invent_code(struct story *story, struct err *err)
{
    struct desk_query query = {.view = "parties"};
    int64_t count;
    char organisation[9];
    if (!desk_count(story->officer, &query, 900, &count, err)) {
        return false;
    }
    snprintf(organisation, sizeof organisation, "YYYY%04d", (int)(9000 + count % 1000));
    snprintf(story->credit_code, sizeof story->credit_code, "91500106%s%c", organisation,
             organisation_code_digit(organisation));
    story->credit_code[17] = credit_code_digit(story->credit_code);
    story->credit_code[18] = '\0';
    return true;
}

/* What an officer sees who mistypes the last place. */
static void show_refusal(struct story *story, struct record *party)
{
    struct err refused = {0};
    char wrong[19];
    memcpy(wrong, story->credit_code, sizeof wrong);
    wrong[17] = wrong[17] == '0' ? '1' : '0';
    if (!desk_enter(story->officer, party, form_field(party->form, "credit_code"), wrong,
                    &refused)) {
        story_say("输错一位", "%s → %s", wrong, refused.message);
    }
}

static bool take_party(struct story *story, struct err *err)
{
    const char *const words[] = {"name",
                                 "重庆溪畔青机械加工有限公司",
                                 "credit_code",
                                 story->credit_code,
                                 "representative",
                                 "文知遥",
                                 "address",
                                 "重庆市沙坪坝区土湾街道示范路 8 号",
                                 "phone",
                                 "13000000999",
                                 NULL};
    struct record *party = desk_new(story->officer, "party", 0, err);
    if (party == NULL) {
        return false;
    }
    show_refusal(story, party);
    bool done = story_enter(story->officer, party, words, err) &&
                desk_save(story->officer, party, false, err);
    if (done) {
        story_say("登记当事人", "%s %s", record_get(party, "name"),
                  record_get(party, "credit_code"));
    }
    record_free(party);
    return done;
}

/* The best fit on the lists for what was found. */
static bool choose_item(struct story *story, struct record *kase, struct err *err)
{
    struct desk_option options[OPTIONS_SHOWN];
    size_t count;
    int field = form_field(kase->form, "item");
    if (!desk_options(story->officer, kase, field, "", options, OPTIONS_SHOWN, &count, err)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (!options[i].warns) {
            char id[32];
            snprintf(id, sizeof id, "#%lld", (long long)options[i].id);
            story_say("清单事项", "%s %s", options[i].called, options[i].remark);
            return desk_enter(story->officer, kase, field, id, err);
        }
    }
    return err_set(err, ERR_NOT_FOUND, "正面清单里没有相近的事项");
}

static bool take_case(struct story *story, struct err *err)
{
    const char *const words[] = {
        "party",
        story->credit_code,
        "street",
        "土湾街道",
        "place",
        "土湾街道示范路 8 号 2 号车间",
        "violation",
        "危险废物管理台账记录不全",
        "facts",
        "检查时发现危险废物管理台账缺近两周的记录，数量和去向可以查清。当事人当场认错，愿意改正。",
        "officer2",
        story->colleague,
        NULL};
    struct record *kase = desk_new(story->officer, "case", 0, err);
    if (kase == NULL) {
        return false;
    }
    bool done = story_enter(story->officer, kase, words, err) && choose_item(story, kase, err) &&
                desk_save(story->officer, kase, false, err);
    if (done) {
        story->case_id = kase->id;
        story_say("受理案件", "%s，到期日 %s（%s）", record_get(kase, "number"),
                  record_get(kase, "due_on"), record_get(kase, "due_what"));
    }
    record_free(kase);
    return done;
}

static bool lead_on(struct story *story, struct err *err)
{
    return story_lead_on(story->officer, story->deputy, story->case_id, err);
}

static bool sign_commitment(struct story *story, struct err *err)
{
    static const char promises[] = "补齐危险废物管理台账，此后按日记录|+5|文知遥\n"
                                   "对台账管理人员进行一次培训并留存记录|+7|文知遥";
    struct record *commitment = desk_new(story->officer, "commitment", story->case_id, err);
    if (commitment == NULL) {
        return false;
    }
    int field = form_field(commitment->form, "promises");
    while (commitment->rows[field].count > 0) {
        record_row_remove(commitment, field, 0);
    }
    bool done = desk_enter_lines(story->officer, commitment, field, promises, err) &&
                desk_save(story->officer, commitment, false, err);
    if (done) {
        story_say("签承诺书", "%s，承诺 %zu 项，观察期至 %s", record_get(commitment, "number"),
                  commitment->rows[field].count, record_get(commitment, "observe_until"));
    }
    record_free(commitment);
    return done;
}

static bool print_letter(struct story *story, struct err *err)
{
    struct letter_preview preview = {0};
    char *path = memory_format("%s/commitment-%lld.pdf", story->folder, (long long)story->case_id);
    char *made = NULL;
    long copy;
    bool done = letter_preview(story->officer, story->case_id, "commitment", &preview, err) &&
                letter_print(story->officer, story->case_id, "commitment", path, &made, &copy, err);
    if (done) {
        story_say("打印文书", "%s，%zu 页", made, preview.pages);
    }
    letter_preview_done(&preview);
    free(made);
    free(path);
    return done;
}

static bool verify_audit(struct story *story, struct err *err)
{
    struct keeping_report report;
    if (!keeping_verify(story->admin, NULL, &report, err)) {
        return false;
    }
    if (!report.whole) {
        return err_set(err, ERR_REFUSED, "审计记录第 %lld 条不对：%s", (long long)report.bad_seq,
                       report.why);
    }
    story_say("核验审计", "%lld 条，首尾相连，没有改动", (long long)report.rows);
    return true;
}

int story_tell(const struct office_options *options, const char *folder)
{
    static bool (*const steps[])(struct story * story, struct err * err) = {
        open_desks, count_cases, import_lists,    invent_code,  take_party,
        take_case,  lead_on,     sign_commitment, print_letter, verify_audit};
    struct story story = {.options = *options, .folder = folder};
    struct err err = {0};
    bool done = true;
    for (size_t i = 0; done && i < sizeof steps / sizeof *steps; i++) {
        done = steps[i](&story, &err);
    }
    office_close(story.deputy);
    office_close(story.officer);
    office_close(story.clerk);
    office_close(story.admin);
    free(story.colleague);
    return done ? ERR_NONE : say_error(&err);
}
