/* demo_fates: what is done about the cases of the practice office, read from data/demo: acts.csv has
 * scenes of acts that follow each other, fates.csv says how many cases go through which scenes and how
 * long ago they were found. Decides nothing else: whether an act is lawful is asked when it is done. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "exchange/csv_in.h"
#include "office/demo_private.h"

#define LIMIT (1024 * 1024)
#define HOUR 60

enum act_column { ACT_SCENE, ACT_KEY, ACT_ONLY, ACT_DOER, ACT_LAG, ACT_FILLS };
enum fate_column {
    FATE_NAME,
    FATE_CASES,
    FATE_NEWEST,
    FATE_OLDEST,
    FATE_FRESH,
    FATE_ITEMS,
    FATE_SCENES,
    FATE_COLUMNS
};

void demo_fates_init(struct demo_fates *fates)
{
    *fates = (struct demo_fates){.scenes = NULL};
}

static void free_deed(struct demo_deed *deed)
{
    for (size_t i = 0; i < deed->fill_count; i++) {
        free(deed->fills[i]);
    }
    free(deed->fills);
    free(deed->act);
    free(deed->only);
    free(deed->doer);
}

void demo_fates_done(struct demo_fates *fates)
{
    for (size_t i = 0; i < fates->scene_count; i++) {
        for (size_t j = 0; j < fates->scenes[i].count; j++) {
            free_deed(&fates->scenes[i].deeds[j]);
        }
        free(fates->scenes[i].deeds);
        free(fates->scenes[i].name);
    }
    for (size_t i = 0; i < fates->count; i++) {
        free(fates->fates[i].name);
        free(fates->fates[i].items);
        free(fates->fates[i].scenes);
    }
    free(fates->scenes);
    free(fates->fates);
    demo_fates_init(fates);
}

/* 20-45分, 2时, 1-3日, 8工作日 */
static bool read_lag(const char *text, struct demo_deed *deed)
{
    static const struct {
        const char *word;
        long minutes;
    } units[] = {{"分", 1}, {"时", HOUR}, {"日", DEMO_MINUTES}, {"工作日", DEMO_WORKING}};
    char *end;
    deed->least = deed->most = strtol(text, &end, 10);
    if (*end == '-') {
        deed->most = strtol(end + 1, &end, 10);
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(end, units[i].word) == 0) {
            deed->unit = units[i].minutes;
        }
    }
    return deed->unit != 0 && deed->least >= 0 && deed->least <= deed->most;
}

/* A row with a name begins a scene; the rows below it without one go on with it. */
static struct demo_scene *scene_of(struct demo_fates *fates, const char *name)
{
    if (name[0] != '\0') {
        fates->scenes = memory_array(fates->scenes, fates->scene_count + 1, sizeof *fates->scenes);
        fates->scenes[fates->scene_count++] = (struct demo_scene){.name = memory_copy(name)};
    }
    return fates->scene_count > 0 ? &fates->scenes[fates->scene_count - 1] : NULL;
}

static bool take_act(const struct csv_row *row, void *data, struct err *err)
{
    struct demo_deed deed = {.unit = 0};
    if (row->number == 0) {
        return true;
    }
    struct demo_scene *scene = row->count > ACT_LAG ? scene_of(data, row->cells[ACT_SCENE]) : NULL;
    if (scene == NULL || !read_lag(row->cells[ACT_LAG], &deed)) {
        return err_set(err, ERR_INPUT, "acts.csv 第 %ld 行读不懂：要有场、办理、条件、由谁、相隔",
                       row->line);
    }
    deed.act = memory_copy(row->cells[ACT_KEY]);
    deed.only = memory_copy(row->cells[ACT_ONLY]);
    deed.doer = memory_copy(row->cells[ACT_DOER]);
    for (size_t i = ACT_FILLS; i < row->count; i++) {
        if (row->cells[i][0] != '\0') {
            deed.fills = memory_array(deed.fills, deed.fill_count + 1, sizeof *deed.fills);
            deed.fills[deed.fill_count++] = memory_copy(row->cells[i]);
        }
    }
    scene->deeds = memory_array(scene->deeds, scene->count + 1, sizeof *scene->deeds);
    scene->deeds[scene->count++] = deed;
    return true;
}

static bool take_fate(const struct csv_row *row, void *data, struct err *err)
{
    struct demo_fates *fates = data;
    if (row->number == 0) {
        return true;
    }
    if (row->count != FATE_COLUMNS) {
        return err_set(err, ERR_INPUT, "fates.csv 第 %ld 行有 %zu 列，应为 %d 列", row->line,
                       row->count, (int)FATE_COLUMNS);
    }
    struct demo_fate fate = {
        .name = memory_copy(row->cells[FATE_NAME]),
        .count = strtol(row->cells[FATE_CASES], NULL, 10),
        .newest = strtol(row->cells[FATE_NEWEST], NULL, 10),
        .oldest = strtol(row->cells[FATE_OLDEST], NULL, 10),
        .fresh = strcmp(row->cells[FATE_FRESH], "是") == 0,
        .items = memory_copy(row->cells[FATE_ITEMS]),
        .scenes = memory_copy(row->cells[FATE_SCENES]),
    };
    fates->fates = memory_array(fates->fates, fates->count + 1, sizeof *fates->fates);
    fates->fates[fates->count++] = fate;
    return true;
}

static bool read_rows(const char *folder, const char *name, csv_row_taker *take,
                      struct demo_fates *fates, struct err *err)
{
    char *path = file_join(folder, name);
    struct buffer text;
    buffer_init(&text);
    bool done = file_read(path, LIMIT, &text, err) &&
                csv_in_scan(buffer_text(&text), text.length, take, fates, err);
    buffer_done(&text);
    free(path);
    return done;
}

const struct demo_scene *demo_fates_scene(const struct demo_fates *fates, const char **names)
{
    const char *at = *names + strspn(*names, " ");
    size_t length = strcspn(at, " ");
    *names = at + length;
    for (size_t i = 0; length > 0 && i < fates->scene_count; i++) {
        const char *name = fates->scenes[i].name;
        if (strlen(name) == length && strncmp(name, at, length) == 0) {
            return &fates->scenes[i];
        }
    }
    return NULL;
}

static bool check_scenes(const struct demo_fates *fates, struct err *err)
{
    for (size_t i = 0; i < fates->count; i++) {
        const char *rest = fates->fates[i].scenes;
        while (demo_fates_scene(fates, &rest) != NULL) {
        }
        if (rest[0] != '\0') {
            return err_set(err, ERR_INPUT, "fates.csv 的“%s”写了 acts.csv 里没有的一场",
                           fates->fates[i].name);
        }
    }
    return true;
}

bool demo_fates_read(struct demo_fates *fates, const char *folder, struct err *err)
{
    return read_rows(folder, "acts.csv", take_act, fates, err) &&
           read_rows(folder, "fates.csv", take_fate, fates, err) && check_scenes(fates, err);
}
