/* tour_steps: what the tour shows, in its order, and how it sees that it was done.
 *
 * Each step is seen by what is in an open form or has been filed, never by which keys were
 * pressed: there is more than one way to everything. */
#include "tour_steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"
#include "base/pinyin.h"
#include "office/desk.h"
#include "office/letter.h"
#include "ui/desk_scene.h"
#include "ui/form_view.h"

#define INITIALS 6 /* letters that are typed to find the party */
#define PARTIES_TRIED 40
#define READY_TRIED 20

static const struct record *open_record(const struct tour_watch *watch, const char *form)
{
    const struct app *app = watch->app;
    for (size_t i = app->count; i > 0; i--) {
        const struct record *record = form_view_record(app->scenes[i - 1]);
        if (record && strcmp(record->form->name, form) == 0) {
            return record;
        }
    }
    return NULL;
}

bool tour_form_is_open(const struct tour_watch *watch, const char *form)
{
    return open_record(watch, form) != NULL;
}

static bool has(const struct tour_watch *watch, const char *form, const char *key)
{
    const struct record *record = open_record(watch, form);
    return record && record_get(record, key);
}

static bool cases_shown(struct tour_watch *watch)
{
    return desk_scene_section(watch->app->scenes[0])->action == ACTION_SECTION_CASES;
}

static bool case_begun(struct tour_watch *watch)
{
    return tour_form_is_open(watch, "case");
}

static bool party_chosen(struct tour_watch *watch)
{
    return has(watch, "case", "party");
}

static bool place_given(struct tour_watch *watch)
{
    return has(watch, "case", "street") && has(watch, "case", "place");
}

static bool item_chosen(struct tour_watch *watch)
{
    return has(watch, "case", "violation") && has(watch, "case", "item");
}

static bool facts_written(struct tour_watch *watch)
{
    return has(watch, "case", "facts");
}

static bool officers_named(struct tour_watch *watch)
{
    return has(watch, "case", "officer1") && has(watch, "case", "officer2");
}

static bool case_filed(struct tour_watch *watch)
{
    const struct app *app = watch->app;
    if (tour_form_is_open(watch, "case") || strcmp(app->filed.form, "case") != 0) {
        return false;
    }
    watch->case_id = app->filed.id;
    return true;
}

static bool screening_begun(struct tour_watch *watch)
{
    return tour_form_is_open(watch, "screening");
}

static bool screening_left(struct tour_watch *watch)
{
    return watch->app->count == 1;
}

static bool commitment_begun(struct tour_watch *watch)
{
    const struct record *record = open_record(watch, "commitment");
    watch->case_id = record ? record_get_integer(record, "case") : watch->case_id;
    return record != NULL;
}

static bool promise_written(struct tour_watch *watch)
{
    const struct record *record = open_record(watch, "commitment");
    int field = record ? form_field(record->form, "promises") : -1;
    if (field < 0 || record->rows[field].count == 0) {
        return false;
    }
    const struct record *promise = record->rows[field].items[0];
    return record_get(promise, "measure") && record_get(promise, "done_by") &&
           record_get(promise, "responsible");
}

static bool commitment_signed(struct tour_watch *watch)
{
    return !tour_form_is_open(watch, "commitment") &&
           desk_commitment_of(watch->app->office, watch->case_id) != 0;
}

static bool letter_seen(struct tour_watch *watch)
{
    return app_top(watch->app)->ops->where == PLACE_PREVIEW;
}

static bool letter_made(struct tour_watch *watch)
{
    return watch->app->count == 1 && /* where the file is has been read */
           letter_copies(watch->app->office, watch->case_id, "commitment") > 0;
}

#define LOST_CASE "受理表单没有开着。写过的没有丢：按 {new}，选“接着写”就回到原来的地方。"
#define LOST_COMMITMENT                                                                            \
    "承诺书没有开着。写过的没有丢：选中那件案件，按 {acts}，选“签订保证承诺书”和“接着写”。"

static const struct tour_step STEPS[] = {
    {"到“案件”",
     "上面一行是各栏目。按 {cases} 到“案件”。下面一行是能用的键，"
     "找不到键时按 {palette} 输入汉字或拼音首字母。",
     "{cases} 没有反应的，先按 Esc 再按 2。", NULL, NULL, cases_shown},
    {"受理一件案件",
     "日常检查时发现一家单位的台账记得不全，马上补上就可以柔性处理。按 {new}，受理一件新案件。",
     NULL, NULL, NULL, case_begun},
    {"当事人",
     "输入 {initials}，这是“{party}”里的拼音首字母；只剩它一家时按 Enter "
     "选定。老当事人从来不用重新登记。",
     NULL, "case", LOST_CASE, party_chosen},
    {"来源、时间、地点",
     "来源和发现时间已经填好，Enter 过去。街道按首字母选：jk 再 Enter "
     "是井口街道。地点写到门牌，例："
     "天马路 8 号 2 号车间，再按 Enter。",
     NULL, "case", LOST_CASE, place_given},
    {"违法行为和清单事项",
     "写：环境管理台账记录不全，按 Enter。清单上相近的事项自己列出来，最像的在最前，Enter "
     "选定。"
     "带“负面”的不能柔性处理。",
     NULL, "case", LOST_CASE, item_chosen},
    {"简要案情",
     "写一句查到的事实。这里 Enter 是换行，写完按 Tab 到下一项。写的每个字都随时留作草稿。", NULL,
     "case", LOST_CASE, facts_written},
    {"两名执法人员",
     "承办人是您。协办人输入姓名或首字母选一位：执法人员不得少于两人（行政处罚法第四十二条）。",
     NULL, "case", LOST_CASE, officers_named},
    {"保存，取案号",
     "按 {save} 保存。哪里不对，光标就停在哪里，旁边一句话说怎么改；都对了就取得案号。", NULL,
     "case", LOST_CASE, case_filed},
    {"办理：适用性筛查",
     "光标就在新案件上。按 {acts} 列出现在能办的事，不能办的写明依据。先选“适用性筛查”，按 Enter。",
     NULL, NULL, NULL, screening_begun},
    {"逐项回答",
     "已知的填好了，其余用空格或首字母回答，结论由程序按条款得出。然后 {acts} "
     "提请柔性执法，等分管领导批准。现在按 Esc 收起：写过的留作草稿。",
     NULL, NULL, NULL, screening_left},
    {"批准了的案件", "分管领导已经批准了{ready}，再按 {acts}，选“签订保证承诺书”，按 Enter。", NULL,
     NULL, NULL, commitment_begun},
    {"承诺什么",
     "一行一项：写改什么，Enter；期限写 +7（七天后），Enter；责任人写姓名，Enter。各项齐了往下走。",
     NULL, "commitment", LOST_COMMITMENT, promise_written},
    {"签订", "按 {save} 签订，取文号。观察期到哪天为止，按 {help} 看是怎么算出来的。", NULL,
     "commitment", LOST_COMMITMENT, commitment_signed},
    {"看文书", "按 {print}，再按 Enter，看纸上是什么样：每行二十八字，每页二十二行。", NULL, NULL,
     NULL, letter_seen},
    {"生成 PDF", "按 Enter 生成可以打印签字的 PDF；看清存放在哪里，再按 Enter 收起。", NULL, NULL,
     NULL, letter_made},
};

const struct tour_step *tour_steps(size_t *count)
{
    *count = sizeof STEPS / sizeof *STEPS;
    return STEPS;
}

/* What the words in braces stand for. */
static const struct {
    const char *word;
    enum action_id action;
} WORDS[] = {
    {"new", ACTION_NEW},         {"save", ACTION_SAVE}, {"acts", ACTION_ACTS},
    {"print", ACTION_PRINT},     {"help", ACTION_HELP}, {"cases", ACTION_SECTION_CASES},
    {"palette", ACTION_PALETTE},
};

static void add_word(const struct tour_watch *watch, const char *word, size_t length,
                     struct buffer *out)
{
    char label[16];
    if (strncmp(word, "party", length) == 0) {
        buffer_add(out, watch->party);
    } else if (strncmp(word, "initials", length) == 0) {
        buffer_add(out, watch->initials);
    } else if (strncmp(word, "ready", length) == 0) {
        buffer_add_format(
            out, watch->ready[0] ? "另一件：输入 %s 找到它" : "别的案件：找一件“柔性办理”的",
            watch->ready);
    }
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (strlen(WORDS[i].word) == length && strncmp(WORDS[i].word, word, length) == 0) {
            buffer_add(out, key_label(&action_of(WORDS[i].action)->keys[0], label));
        }
    }
}

static void add_words(const struct tour_watch *watch, const char *text, struct buffer *out)
{
    for (const char *at = text; *at;) {
        size_t plain = strcspn(at, "{");
        buffer_add_bytes(out, at, plain);
        at += plain;
        if (*at == '{') {
            size_t length = strcspn(at + 1, "}");
            add_word(watch, at + 1, length, out);
            at += length + 2;
        }
    }
}

char *tour_step_words(const struct tour_watch *watch, const struct tour_step *step)
{
    bool lost = step->form && !tour_form_is_open(watch, step->form);
    struct buffer out;
    buffer_init(&out);
    add_words(watch, lost ? step->lost : step->text, &out);
    if (step->stuck && watch->tried) {
        add_words(watch, step->stuck, &out);
    }
    return buffer_take(&out);
}

/* Whether these letters find this row and no other. */
static bool finds_alone(struct office *office, const char *letters, int64_t id)
{
    struct err ignored;
    struct view_page page;
    struct desk_query query = {.view = "parties", .filter = letters};
    view_page_init(&page);
    bool alone = desk_page(office, &query, false, 0, NULL, false, 2, &page, &ignored) &&
                 page.count == 1 && page.rows[0].id == id;
    view_page_done(&page);
    return alone;
}

/* The letters from somewhere in the name, so many that they find it alone. */
static bool letters_of(struct tour_watch *watch, int64_t id, const char *name)
{
    char *initials = pinyin_initials(name);
    bool found = false;
    for (size_t from = 0; !found && strlen(initials) >= from + INITIALS; from++) {
        snprintf(watch->initials, sizeof watch->initials, "%.*s", INITIALS, initials + from);
        found = finds_alone(watch->app->office, watch->initials, id);
    }
    free(initials);
    return found;
}

static void choose_party(struct tour_watch *watch, const struct view_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        struct err ignored;
        struct record *party = desk_load(watch->app->office, "party", page->rows[i].id, &ignored);
        const char *name = party ? record_get(party, "name") : NULL;
        bool fits = name && strcmp(record_get(party, "kind"), "company") == 0 &&
                    letters_of(watch, party->id, name);
        if (fits) {
            snprintf(watch->party, sizeof watch->party, "%s", name);
        }
        record_free(party);
        if (fits) {
            return;
        }
    }
}

/* A case in which a promise may be signed now: its serial is what digits alone mean in the list. */
static void choose_ready(struct tour_watch *watch, const struct view_page *page)
{
    for (size_t i = 0; i < page->count && !watch->ready[0]; i++) {
        struct err ignored;
        struct record *kase = desk_load(watch->app->office, "case", page->rows[i].id, &ignored);
        const char *number = kase ? record_get(kase, "number") : NULL;
        const char *serial = number ? strstr(number, "〕") : NULL;
        struct record *promise =
            serial ? desk_new(watch->app->office, "commitment", kase->id, &ignored) : NULL;
        if (promise) {
            snprintf(watch->ready, sizeof watch->ready, "%ld",
                     strtol(serial + strlen("〕"), NULL, 10));
        }
        record_free(promise);
        record_free(kase);
    }
}

static void find_ready(struct tour_watch *watch)
{
    struct err ignored;
    struct view_page page;
    struct desk_query query = {.view = "cases", .filter = "柔性办理"};
    view_page_init(&page);
    if (desk_page(watch->app->office, &query, false, 0, NULL, false, READY_TRIED, &page,
                  &ignored)) {
        choose_ready(watch, &page);
    }
    view_page_done(&page);
}

bool tour_watch_begin(struct tour_watch *watch, struct app *app, struct err *err)
{
    struct view_page page;
    struct desk_query query = {.view = "parties"};
    *watch = (struct tour_watch){.app = app};
    view_page_init(&page);
    bool read = desk_page(app->office, &query, false, 0, NULL, false, PARTIES_TRIED, &page, err);
    if (read) {
        choose_party(watch, &page);
        find_ready(watch);
    }
    view_page_done(&page);
    return read &&
           (watch->party[0] || err_set(err, ERR_NOT_FOUND,
                                       "练习办公室里没有可以用的当事人；请新建一个练习办公室："
                                       "rouzhi demo --tour"));
}
