/* million_text: what the made-up cases are about, with the spread of real ones: a few words stand in
 * very many rows, most in some, and each thousandth case has a word that hardly another has. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "exchange/csv_in.h"
#include "million.h"
#include "store/record_store.h"

#define SCRIPT_LIMIT (1024 * 1024)

enum column { ITEM, PARTIES, VIOLATION, PLACE, FACTS, CORRECTED, MEASURE };

/* What a district's officers see most, and the practice script leaves out. */
static const struct {
    const char *violation;
    const char *place;
    const char *facts;
    const char *measure;
} daily[] = {
    {"餐饮油烟未经净化直接排放", "厨房排烟口",
     "厨房{1-3}个灶头在用，油烟净化器没有开启，油烟经窗口直接排放，附近居民反映油烟味大。",
     "清洗并开启油烟净化器，保存清洗记录"},
    {"油烟净化设施没有定期清洗", "后厨",
     "油烟净化器上次清洗在{2-9}个月前，滤网积油，没有清洗维护记录。",
     "委托清洗油烟净化器，每季度一次"},
    {"夜间施工噪声扰民", "施工现场",
     "夜间{22-23}时后仍在浇筑混凝土，没有夜间施工证明，居民投诉{2-9}次，现场停止作业。",
     "夜间不再进行产生噪声的施工，确需连续施工的先办证明并公告"},
    {"商业经营活动噪声超标", "店堂门口",
     "门口音箱播放促销广告，现场测得噪声{66-78}分贝，超过标准，当场关停。",
     "拆除室外音箱，不再用高音广播招揽顾客"},
    {"露天烧烤产生油烟", "人行道", "占道摆放{1-4}个烤炉，没有油烟净化设施，油烟直接排向居民楼。",
     "停止露天烧烤，移入室内并安装净化设施"},
    {"空调外机噪声扰民", "屋面设备平台", "冷却塔和{2-6}台空调外机没有减振，夜间噪声{48-56}分贝。",
     "加装减振垫和隔声屏"},
};

/* Said of a case besides: the first ones of nearly every other case. */
static const char *const remarks[] = {
    "系首次被查，当事人配合检查。",
    "当事人当场表示立即整改。",
    "未造成明显环境危害后果。",
    "附近居民多次拨打热线反映夜间噪声。",
    "已拍照、录像取证，制作现场检查笔录。",
    "当事人称近期人手不足，疏于管理。",
    "与上一次检查相比已有改进。",
    "设施型号较旧，当事人计划年内更换。",
    "雨天检查，地面有少量积水，未见外溢。",
    "厂界外五十米有学校，师生反映有异味。",
    "台账由法定代表人保管，当日不在场。",
    "相邻商户也有同样情形，另行检查。",
    "属网格员巡查时发现，拍照上报。",
    "该点位为双随机抽取的检查对象。",
};
enum { REMARKS = sizeof remarks / sizeof remarks[0] };

/* Characters of words that stand in hardly any row. */
static const char *const rare[] = {"龘", "璆", "囧", "氪", "砹", "镥", "鲳", "麂",
                                   "罍", "甑", "畲", "跶", "咝", "嬲", "芈", "荇",
                                   "薷", "藿", "蠡", "豳", "轳", "铊"};
enum { RARE = sizeof rare / sizeof rare[0] };

long dice_roll(struct dice *dice, long least, long most)
{
    dice->state += 0x9E3779B97F4A7C15u;
    uint64_t mixed = dice->state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    mixed ^= mixed >> 31;
    return least + (long)(mixed % ((uint64_t)(most - least) + 1));
}

bool dice_chance(struct dice *dice, long of_thousand)
{
    return dice_roll(dice, 0, 999) < of_thousand;
}

static struct matter *add_matter(struct million *million)
{
    million->matters =
        memory_array(million->matters, million->matter_count + 1, sizeof *million->matters);
    struct matter *matter = &million->matters[million->matter_count++];
    *matter = (struct matter){.corrected = false};
    return matter;
}

/* The id of the item with this code as text, NULL if the office has none. Caller frees. */
static char *item_of(struct million *million, const char *code, struct err *err)
{
    const char *keys[] = {"code"};
    int64_t id = 0;
    const struct form *form = form_set_find(million->forms, "item");
    bool found = record_find(million->store, form, keys, &code, 1, &id, err) && id != 0;
    return found ? memory_format("%lld", (long long)id) : NULL;
}

static bool take_row(const struct csv_row *row, void *data, struct err *err)
{
    struct million *million = data;
    if (row->number == 0) {
        return true;
    }
    if (row->count < MEASURE + MILLION_MEASURES) {
        return err_set(err, ERR_INPUT, "cases.csv 第 %ld 行只有 %zu 列", row->line, row->count);
    }
    struct matter *matter = add_matter(million);
    matter->violation = memory_copy(row->cells[VIOLATION]);
    matter->place = memory_copy(row->cells[PLACE]);
    matter->facts = memory_copy(row->cells[FACTS]);
    matter->corrected = strcmp(row->cells[CORRECTED], "是") == 0;
    matter->item = item_of(million, row->cells[ITEM], err);
    for (size_t i = MEASURE; i < MEASURE + MILLION_MEASURES && row->cells[i][0] != '\0'; i++) {
        matter->measures[matter->measure_count++] = memory_copy(row->cells[i]);
    }
    return true;
}

bool million_matters(struct million *million, const char *share, struct err *err)
{
    struct buffer text;
    buffer_init(&text);
    for (size_t i = 0; i < sizeof daily / sizeof daily[0]; i++) {
        struct matter *matter = add_matter(million);
        matter->violation = memory_copy(daily[i].violation);
        matter->place = memory_copy(daily[i].place);
        matter->facts = memory_copy(daily[i].facts);
        matter->measures[matter->measure_count++] = memory_copy(daily[i].measure);
    }
    char *path = file_join(share, "data/demo/cases.csv");
    bool good = file_read(path, SCRIPT_LIMIT, &text, err) &&
                csv_in_scan(buffer_text(&text), text.length, take_row, million, err);
    free(path);
    buffer_done(&text);
    return good;
}

const struct matter *million_matter(struct million *million)
{
    long last = (long)million->matter_count - 1;
    long one = dice_roll(&million->dice, 0, last);
    long other = dice_roll(&million->dice, 0, last);
    return &million->matters[one * other / (last + 1)]; /* the first ones most often */
}

static void add_filled(struct buffer *out, const char *text, struct dice *dice)
{
    while (*text != '\0') {
        size_t plain = strcspn(text, "{");
        buffer_add_bytes(out, text, plain);
        text += plain;
        if (*text == '{') {
            char *end;
            long least = strtol(text + 1, &end, 10);
            long most = strtol(end + 1, &end, 10);
            buffer_add_format(out, "%ld", dice_roll(dice, least, most));
            text = end + 1;
        }
    }
}

char *million_facts(struct million *million, const struct matter *matter)
{
    struct dice *dice = &million->dice;
    struct buffer out;
    buffer_init(&out);
    add_filled(&out, matter->facts, dice);
    for (long more = dice_roll(dice, 0, 2); more > 0; more--) {
        long one = dice_roll(dice, 0, REMARKS - 1);
        buffer_add(&out, remarks[one * dice_roll(dice, 0, REMARKS - 1) / REMARKS]);
    }
    if (dice_chance(dice, 60)) {
        buffer_add_format(&out, "设备铭牌编号 %c%c-%ld。", (char)dice_roll(dice, 'A', 'Z'),
                          (char)dice_roll(dice, 'A', 'Z'), dice_roll(dice, 1000, 99999));
    }
    if (dice_chance(dice, 1)) {
        buffer_add_format(&out, "现场存放%s%s原料%ld袋。", rare[dice_roll(dice, 0, RARE - 1)],
                          rare[dice_roll(dice, 0, RARE - 1)], dice_roll(dice, 2, 60));
    }
    return buffer_take(&out);
}
