/* million_party: the made-up companies, traders and people of the district.
 *
 * Every number has its right check place and none occurs twice; telephone numbers begin like the practice
 * office's, which belong to nobody. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "law/identifier.h"
#include "million.h"
#include "store/record_store.h"

#define BATCH 5000
#define DAY 1440

static const char *const brands[] = {
    "渝", "川", "嘉", "陵", "江", "山", "城", "恒", "泰", "宏", "达", "鑫", "盛", "源", "华", "锦",
    "瑞", "丰", "康", "安", "祥", "和", "润", "博", "科", "创", "智", "远", "航", "天", "地", "源",
    "金", "银", "玉", "龙", "凤", "兴", "旺", "福", "禄", "寿", "永", "久", "长", "青", "松", "柏",
    "春", "夏", "秋", "冬", "东", "南", "西", "北", "中", "正", "方", "圆", "明", "亮", "星", "辰",
    "岚", "砥", "朔", "霁", "榆", "桁", "箬", "椿", "缃", "蓼", "鹭", "岫", "棠", "藜", "苔", "沚"};
static const char *const trades[] = {
    "汽车零部件", "机械加工", "模具",     "表面处理", "铸造",     "钢结构",  "家具",     "木业",
    "印务",       "包装印刷", "纸箱",     "混凝土",   "新型墙材", "涂料",    "塑料制品", "摩托车",
    "食品",       "服饰洗涤", "餐饮管理", "建筑工程", "市政工程", "物流",    "再生资源", "医疗器械",
    "电子科技",   "汽车维修", "环保科技", "生物制药", "装饰工程", "酒店管理"};
static const char *const shops[] = {"火锅店", "餐馆",     "小面馆",     "烧烤店",
                                    "汽修厂", "洗衣店",   "五金加工店", "打印店",
                                    "干洗店", "豆花饭店", "养殖场",     "洗车场"};
static const char *const surnames[] = {"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周",
                                       "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "罗",
                                       "郑", "梁", "谢", "宋", "唐", "许", "邓", "冉", "覃", "向"};
static const char *const given[] = {"伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋",
                                    "勇", "艳", "杰", "涛", "明", "超", "秀", "霞", "平", "刚",
                                    "桂", "兰", "建", "国", "志", "华", "小", "文", "云", "川"};
static const char *const roads[] = {"天马路",   "凤天大道", "汉渝路",     "小龙坎正街",
                                    "渝碚路",   "石碾盘",   "井双大道",   "大学城中路",
                                    "西永大道", "磁建村",   "歌乐山正街", "新桥新村",
                                    "土主路",   "青凤大道", "回龙路",     "曾都路"};

#define ANY(table, dice) table[dice_roll(dice, 0, (long)(sizeof(table) / sizeof(table)[0]) - 1)]

char *million_person(struct dice *dice)
{
    const char *second = dice_chance(dice, 700) ? ANY(given, dice) : "";
    return memory_format("%s%s%s", ANY(surnames, dice), ANY(given, dice), second);
}

/* One to one on seven digits, so that neighbours don't look alike. */
static long scatter(long index)
{
    return (index * 7368787 + 1234567) % 10000000;
}

/* 91500106Y and seven digits: the made-up companies of the practice office have YYYY there. */
static void put_credit_code(struct record *party, long index)
{
    char code[32];
    char organisation[16];
    snprintf(organisation, sizeof organisation, "Y%07ld", scatter(index));
    snprintf(code, sizeof code, "91500106%s%c", organisation,
             organisation_code_digit(organisation));
    size_t length = strlen(code);
    code[length] = credit_code_digit(code);
    code[length + 1] = '\0';
    record_put(party, "credit_code", code);
    record_put(party, "identity", code);
}

static void put_resident_id(struct record *party, long index)
{
    char number[64];
    char day[DATE_TEXT];
    int year;
    int month;
    int dom;
    date_split(date_of(1955, 1, 1) + (date_t)(index / 900 % 15000), &year, &month, &dom);
    snprintf(day, sizeof day, "%04d%02d%02d", year, month, dom);
    snprintf(number, sizeof number, "500199%s%03ld", day, index % 900 + 100);
    size_t length = strlen(number);
    number[length] = resident_id_digit(number);
    number[length + 1] = '\0';
    record_put(party, "resident_id", number);
    record_put(party, "identity", number);
}

static void put_own(struct record *party, const char *key, char *value)
{
    record_put(party, key, value);
    free(value);
}

static void name_company(struct million *million, struct record *party, long index)
{
    struct dice *dice = &million->dice;
    const char *third = dice_chance(dice, 500) ? ANY(brands, dice) : "";
    record_put(party, "kind", "company");
    put_own(party, "name",
            memory_format("重庆%s%s%s%s%s", ANY(brands, dice), ANY(brands, dice), third,
                          ANY(trades, dice), dice_chance(dice, 900) ? "有限公司" : "有限责任公司"));
    put_credit_code(party, index);
    put_own(party, "representative", million_person(dice));
}

static void name_trader(struct million *million, struct record *party, long index)
{
    struct dice *dice = &million->dice;
    char *owner = million_person(dice);
    record_put(party, "kind", "trader");
    put_own(party, "name", memory_format("沙坪坝区%s%s", owner, ANY(shops, dice)));
    if (dice_chance(dice, 600)) {
        put_own(party, "sign",
                memory_format("%s%s%s", ANY(brands, dice), ANY(brands, dice), ANY(shops, dice)));
    }
    put_credit_code(party, index);
    free(owner);
}

static void name_person(struct million *million, struct record *party, long index)
{
    record_put(party, "kind", "person");
    put_own(party, "name", million_person(&million->dice));
    put_resident_id(party, index);
}

static void put_place(struct million *million, struct record *party, long index)
{
    struct dice *dice = &million->dice;
    const struct code_list *streets = codes_list(&million->codes, "street");
    const struct code *street = &streets->items[dice_roll(dice, 0, (long)streets->count - 1)];
    char *address = memory_format("重庆市沙坪坝区%s%s %ld 号", street->label, ANY(roads, dice),
                                  dice_roll(dice, 1, 400));
    if (dice_chance(dice, 400)) {
        char *with = memory_format("%s附 %ld 号", address, dice_roll(dice, 1, 40));
        free(address);
        address = with;
    }
    record_put(party, "street", street->code);
    record_put(party, "address", address);
    million->addresses[index] = address;
    million->streets[index] = memory_copy(street->code);
    put_own(party, "phone", memory_format("130%08ld", (index * 7919 + 1000) % 100000000));
    const struct code_list *industries = codes_list(&million->codes, "industry");
    if (industries != NULL && dice_chance(dice, 800)) {
        record_put(party, "industry",
                   industries->items[dice_roll(dice, 0, (long)industries->count - 1)].code);
    }
}

static struct record *make_party(struct million *million, long index)
{
    struct record *party = record_new(&million->party_form);
    char filed[DATE_TEXT];
    long kind = dice_roll(&million->dice, 1, 100);
    if (kind <= 62) {
        name_company(million, party, index);
    } else if (kind <= 95) {
        name_trader(million, party, index);
    } else {
        name_person(million, party, index);
    }
    put_place(million, party, index);
    if (dice_chance(&million->dice, 300)) {
        put_own(party, "contact", million_person(&million->dice));
    }
    long age = MILLION_DAYS - index * MILLION_DAYS / million->parties;
    record_put(party, "filed_on", date_format(moment_date(million->now) - (date_t)age, filed));
    const char *head = record_get(party, "representative");
    million->heads[index] = memory_copy(head != NULL ? head : record_get(party, "name"));
    return party;
}

struct batch {
    struct million *million;
    long from;
    long until;
};

static bool save_batch(struct store *store, void *data, struct err *err)
{
    const struct batch *batch = data;
    bool good = true;
    for (long i = batch->from; good && i < batch->until; i++) {
        struct record *party = make_party(batch->million, i);
        good = record_save(store, party, err);
        if (good && i == 0) {
            batch->million->first_party = party->id;
        }
        record_free(party);
    }
    return good;
}

bool million_make_parties(struct million *million, struct err *err)
{
    size_t count = (size_t)million->parties;
    million->addresses = memory_alloc(count * sizeof *million->addresses);
    million->heads = memory_alloc(count * sizeof *million->heads);
    million->streets = memory_alloc(count * sizeof *million->streets);
    bool good = true;
    for (long i = 0; good && i < million->parties; i += BATCH) {
        struct batch batch = {million, i,
                              i + BATCH < million->parties ? i + BATCH : million->parties};
        million->clock =
            million->now - (MILLION_DAYS - i * MILLION_DAYS / million->parties) * (moment_t)DAY;
        good = store_write(million->store, save_batch, &batch, err);
    }
    return good;
}
