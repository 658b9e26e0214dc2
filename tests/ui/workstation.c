/* workstation: the whole screen over a small office of its own, in the test's process. */
#include "ui/workstation.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <locale.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "office/desk.h"
#include "office/drafts.h"
#include "support/bureau_road.h"

static int64_t file_case(struct office *office, const char *party, const char *violation,
                         const char *found)
{
    char party_pair[200], violation_pair[200], found_pair[64];
    snprintf(party_pair, sizeof party_pair, "party=%s", party);
    snprintf(violation_pair, sizeof violation_pair, "violation=%s", violation);
    snprintf(found_pair, sizeof found_pair, "found_at=%s", found);
    struct record *record = bureau_file(office, "case", 0, party_pair, "street=土湾街道",
                                        "place=天马路8号2号车间", violation_pair, found_pair,
                                        "item=ZM-12", "facts=现场检查发现，当事人当场说明了情况。",
                                        "officer1=chen", "officer2=王芳", NULL);
    int64_t id = record->id;
    record_free(record);
    return id;
}

int64_t workstation_file_case(struct office *office, const char *violation)
{
    return file_case(office, "乐安禾", violation, "2026-03-09 09:50");
}

/* Somebody who was never let off before; the check digit of GB 11643 stands behind the number. */
static void file_person(struct office *office, int which, char name[32])
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    char number[19], name_pair[64], id_pair[64], address[64];
    int sum = 0;
    snprintf(number, sizeof number, "50010619800101%03d", which % 1000);
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++)
        sum += weights[i] * (number[i] - '0');
    snprintf(name, 32, "初某%d", which);
    snprintf(address, sizeof address, "address=沙坪坝区回龙坝镇3社%d号", which);
    snprintf(name_pair, sizeof name_pair, "name=%s", name);
    snprintf(id_pair, sizeof id_pair, "resident_id=%s%c", number, "10X98765432"[sum % 11]);
    record_free(bureau_file(office, "party", 0, "kind=个人", name_pair, id_pair, address,
                            "phone=023-65000001", NULL));
}

int64_t workstation_file_ready(struct bureau *bureau, const char *violation)
{
    static int persons;
    char name[32];
    struct office *office = bureau_as(bureau, "chen");
    file_person(office, ++persons, name);
    int64_t id = file_case(office, name, violation, "2026-03-09 09:50");
    bureau_allow(bureau, id);
    office_close(office);
    return id;
}

void workstation_allow(struct bureau *bureau, const char *number)
{
    int64_t id = 0;
    struct err err = {0};
    struct office *office = bureau_as(bureau, "chen");
    if (!desk_find(office, "case", number, &id, &err))
        fail_msg("%s", err.message);
    office_close(office);
    bureau_allow(bureau, id);
}

static void promise(struct office *office, int64_t case_id)
{
    struct err err = {0};
    struct record *record = bureau_fill(office, "commitment", case_id, NULL);
    int promises = form_field(record->form, "promises");
    struct record *row = record_row_add(record, promises, office_form(office, "promise"));
    record_put(row, "measure", "补建环境管理台账并按日记录");
    record_put(row, "done_by", "2026-03-16");
    record_put(row, "responsible", "赵一");
    if (!desk_save(office, record, false, &err))
        fail_msg("%s (%s)", err.message, err.detail);
    record_free(record);
}

void workstation_furnish(struct bureau *bureau)
{
    workstation_furnish_with(bureau, SOURCE_FOLDER);
}

void workstation_furnish_with(struct bureau *bureau, const char *share)
{
    setlocale(LC_ALL, "C.UTF-8"); /* widths of characters are the locale's */
    bureau_open_with(bureau, share);
    struct err err = {0};
    struct office *office = bureau_as(bureau, "wang");
    record_free(bureau_file(office, "party", 0, "kind=单位", "name=重庆渝碚机械有限公司",
                            "credit_code=91500222MA5UQ7RR7W", "representative=赵一",
                            "address=沙坪坝区土湾街道天马路8号", "phone=13800012345", NULL));
    record_free(bureau_file(office, "party", 0, "kind=个人", "name=乐安禾",
                            "resident_id=11010519491231002X", "address=沙坪坝区回龙坝镇2社6号",
                            "phone=023-65000000", NULL));
    int64_t late = file_case(office, "乐安禾", "露天焚烧秸秆", "2026-02-10 09:30");
    int64_t watched =
        file_case(office, "重庆渝碚机械有限公司", "环境管理台账记录不全", "2026-03-02 15:00");
    file_case(office, "重庆渝碚机械有限公司", "未按规定公开环境信息", "2026-03-09 08:40");
    int64_t gone = file_case(office, "乐安禾", "重复登记的案件", "2026-03-05 10:00");
    (void)late;
    bureau_allow(bureau, watched);
    promise(office, watched);
    if (!desk_void_case(office, gone, "重复登记", &err))
        fail_msg("%s (%s)", err.message, err.detail);
    office_close(office);
}

static void begin(struct workstation *work, const char *account)
{
    work->office = bureau_as(work->bureau, account);
    work->app = app_new(work->office, screen_terminal(work->screen));
    workstation_type(work, "");
}

static void drop_drafts(const struct bureau *bureau)
{
    static const char *const suffixes[] = {".drafts", ".drafts-wal", ".drafts-shm"};
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        char *path = memory_format("%s%s", bureau->path, suffixes[i]);
        unlink(path);
        free(path);
    }
}

void workstation_open_with(struct workstation *work, struct bureau *bureau,
                           const struct terminal_options *options)
{
    memset(work, 0, sizeof *work);
    work->bureau = bureau;
    drop_drafts(bureau);
    work->screen = screen_open_with(options);
    begin(work, "chen");
}

void workstation_open(struct workstation *work, struct bureau *bureau, int rows, int columns)
{
    const struct terminal_options options = {
        .looks = {.scheme = SCHEME_MONO}, .rows = rows, .columns = columns};
    workstation_open_with(work, bureau, &options);
}

static void end(struct workstation *work)
{
    app_free(work->app);
    office_close(work->office);
}

void workstation_close(struct workstation *work)
{
    end(work);
    screen_close(work->screen);
}

void workstation_again(struct workstation *work, const char *account)
{
    int rows = work->app->layout.rows, columns = work->app->layout.columns;
    end(work);
    screen_close(work->screen);
    work->screen = screen_open(rows, columns);
    begin(work, account);
}

void workstation_type(struct workstation *work, const char *keys)
{
    if (keys)
        screen_feed(work->screen, keys);
    while (!work->app->leaving && app_step(work->app, 0))
        continue;
    workstation_rest(work, 150);
}

void workstation_rest(struct workstation *work, int ms)
{
    for (int passed = 0; passed < ms && !work->app->leaving; passed += 50) {
        work->app->now_ms += 50;
        app_step(work->app, 0);
    }
    if (!work->app->leaving)
        app_draw(work->app);
}

void workstation_type_all(struct workstation *work, const char *const *bursts)
{
    for (size_t i = 0; bursts[i]; i++)
        workstation_type(work, bursts[i]);
}

/* Beyond the ninth an act has no digit: one goes down to it. */
static bool act_is_chosen(struct workstation *work, const char *title)
{
    bool chosen = false;
    for (const char *mark = "123456789 "; !chosen && *mark != '\0'; mark++) {
        char *row = memory_format("> %c  %s", *mark, title);
        chosen = screen_shows(work->screen, row);
        free(row);
    }
    return chosen;
}

void workstation_act(struct workstation *work, const char *title)
{
    workstation_type(work, "<F5>");
    for (int i = 0; i < 80 && !act_is_chosen(work, title); i++)
        workstation_type(work, "<Down>");
    workstation_shows(work, title);
    workstation_type(work, "<Enter>");
}

void workstation_shows(struct workstation *work, const char *text)
{
    if (screen_shows(work->screen, text))
        return;
    char *screen = screen_text(work->screen);
    fprintf(stderr, "%s\n", screen); /* longer than cmocka's own messages may be */
    print_error("not on the screen: %s\n", text);
    free(screen);
    fail();
}

size_t workstation_drafts(struct workstation *work)
{
    struct office_draft drafts[8];
    struct err err = {0};
    size_t count = 0;
    assert_true(office_draft_list(work->office, drafts, 8, &count, &err));
    return count;
}

int workstation_begin(void **state)
{
    struct bureau *bureau = malloc(sizeof *bureau);
    workstation_furnish(bureau);
    *state = bureau;
    return 0;
}

int workstation_end(void **state)
{
    bureau_close(*state);
    free(*state);
    return 0;
}
