/* sample: see the header. */
#include "press/sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
/* after what it needs */
#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "press/press.h"

static const char *const WORDS[][4] = {
    /* word, company, trader, person */
    {"单位", "重庆市沙坪坝区生态环境局", "重庆市沙坪坝区生态环境局", "重庆市沙坪坝区生态环境局"},
    {"单位简称", "沙坪坝区生态环境局", "沙坪坝区生态环境局", "沙坪坝区生态环境局"},
    {"单位电话", "", "", ""},
    {"单位地址", "", "", ""},
    {"案号", "沙环柔〔2026〕118号", "沙环柔〔2026〕119号", "沙环柔〔2026〕120号"},
    {"法律依据", NULL, NULL, NULL}, /* as of a case without an item */
    {"文号", "沙环承〔2026〕31号", "沙环承〔2026〕32号", "沙环承〔2026〕33号"},
    {"当事人类型", "单位", "个体工商户", "个人"},
    {"当事人", "重庆嘉陵金属表面处理有限公司", "沙坪坝区好味来火锅店", "张三丰"},
    {"统一社会信用代码", "91500106MA5U0AB12X", "", ""},
    {"居民身份证号码", "", "500106198003071234", "500106198003071234"},
    {"法定代表人", "李建国", "", ""},
    {"住所", "重庆市沙坪坝区土湾街道天马路8号2号车间", "重庆市沙坪坝区磁器口街道正街21号",
     "重庆市沙坪坝区歌乐山街道山洞路101号3单元5-2"},
    {"联系电话", "13812345678", "023-65432100", "13812345678"},
    {"发现时间", "2026年11月20日14时05分", "2026年11月20日20时30分", "2026年11月21日9时10分"},
    {"地点", "沙坪坝区土湾街道天马路8号2号车间", "磁器口街道正街21号", "歌乐山街道山洞路"},
    {"违法行为", "未按规定建立危险废物管理台账", "未按规定清洗维护油烟净化设施",
     "露天焚烧枯枝落叶"},
    {"清单事项", "SQ-017", "SQ-018", "SQ-019"},
    {"清单编号", "SQ-017", "SQ-018", "SQ-019"},
    {"简要案情", "现场检查时发现。", "现场检查时发现。", "现场检查时发现。"},
    {"签订日期", "2026年11月23日", "2026年11月23日", "2026年11月23日"},
    {"观察期", "15", "15", "15"},
    {"观察期满日", "2026年12月8日", "2026年12月8日", "2026年12月8日"},
    {"签字人", "", "", ""},
    {"承办人", "王执法", "王执法", "王执法"},
    {"协办人", "赵勤政", "赵勤政", "赵勤政"},
    {"承办人证号", "22010100017", "22010100017", "22010100017"},
    {"协办人证号", "22010100026", "22010100026", "22010100026"},
    {"承办人电话", "023-65432108", "023-65432108", "023-65432108"},
};

static const char *const PROMISES[][3] = {
    {"补建危险废物管理台账，逐日记录产生、贮存和转移数量", "2026年11月30日", "李建国"},
    {"在危险废物贮存间门口设置规范的识别标志", "2026年12月2日", "周安全"},
    {"对车间负责人和台账记录员开展一次环保培训并留存记录", "2026年12月5日", "周安全"},
    {"与有资质的单位续签危险废物处置合同，报贵局备查", "2026年12月6日", "李建国"},
    {"修复2号车间南侧破损的围堰", "2026年12月7日", "周安全"},
};

struct template_values *sample_values(enum sample_party party, size_t promises)
{
    static const char *const COLUMNS[] = {"整改措施", "完成期限", "责任人"};
    struct template_values *values = template_values_new();
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        template_values_set(values, WORDS[i][0], WORDS[i][1 + party]);
    }
    struct template_rows *rows = template_values_add_rows(values, "承诺事项", COLUMNS, 3);
    for (size_t i = 0; i < promises; i++) {
        template_rows_add(rows, PROMISES[i]);
    }
    return values;
}

static struct document *fill(const char *name, const char *text, size_t length,
                             const struct template_values *values)
{
    struct err err;
    err_clear(&err);
    struct template *template = template_parse(name, text, length, &err);
    struct document *document = template != NULL ? template_fill(template, values, &err) : NULL;
    assert_string_equal(err.message, "");
    assert_non_null(document);
    template_free(template);
    return document;
}

struct document *sample_fill(const char *text, const struct template_values *values)
{
    return fill("test.gw", text, strlen(text), values);
}

struct document *sample_letter(enum sample_party party, size_t promises)
{
    struct err err;
    struct buffer text;
    buffer_init(&text);
    assert_true(file_read(SOURCE_FOLDER "/forms/documents/commitment.gw", 100000, &text, &err));
    struct template_values *values = sample_values(party, promises);
    struct document *document = fill("commitment.gw", buffer_text(&text), text.length, values);
    document->created = moment_parse("2026-11-23 10:00", 0);
    template_values_free(values);
    buffer_done(&text);
    return document;
}

char *sample_text(size_t count)
{
    static const char *const WORDS_OF_TEXT[] = {"生", "态", "环", "境", "执", "法", "柔", "性",
                                                "守", "法", "人", "员", "检", "查", "改", "正"};
    struct buffer text;
    buffer_init(&text);
    for (size_t i = 0; i < count; i++) {
        buffer_add(&text, WORDS_OF_TEXT[(i * 7 + i / 16) % 16]);
    }
    return buffer_take(&text);
}

int sample_set_up(void **state)
{
    struct sample_bench *bench = memory_alloc(sizeof *bench);
    strcpy(bench->folder, "/tmp/rouzhi-press-XXXXXX");
    assert_non_null(mkdtemp(bench->folder));
    bench->pdf = file_join(bench->folder, "a.pdf");
    *state = bench;
    return 0;
}

int sample_tear_down(void **state)
{
    struct sample_bench *bench = *state;
    unlink(bench->pdf);
    assert_int_equal(rmdir(bench->folder), 0);
    free(bench->pdf);
    free(bench);
    return 0;
}

bool sample_print(const struct document *document, const char *path, struct err *err)
{
    struct press press = {.helper = BINARY_FOLDER "/rouzhi-press", .limit = 60000};
    struct press_job job = {document, path};
    err_clear(err);
    return press_print(&press, &job, 1, NULL, err);
}
