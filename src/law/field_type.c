/* field_type: the table of types, and what is common to all of them. */
#include "law/field_type.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "law/field_read.h"
#include "law/form.h"
#include "law/identifier.h"

static const struct field_type TYPES[] = {
    {"text", "文字", FIELD_TEXT, STORAGE_TEXT, 200, 40, false, field_read_text, field_show_plain,
     "一行文字", "前后的空格和看不见的控制字符不存；长度按字数算，超过的不收。"},
    {"long-text", "长文", FIELD_LONG_TEXT, STORAGE_TEXT, 4000, 56, false, field_read_text,
     field_show_plain, "多行文字，回车换行",
     "可分段；从别处粘贴的整段文字照收，控制字符不存。长度按字数算。"},
    {"date", "日期", FIELD_DATE, STORAGE_TEXT, 16, 12, false, field_read_date, field_show_plain,
     "可写 2026-3-9、20260309、2026年3月9日、3月9日、今天、+5（今天后 5 日）",
     "只写月日的是今年；存为 年-月-日。是否早于、晚于别的日子，看这一项的范围。"},
    {"moment", "日期时间", FIELD_MOMENT, STORAGE_TEXT, 24, 18, false, field_read_moment,
     field_show_plain, "可写 2026-3-9 14:30、今天 1430、3月9日 14时30分、现在",
     "到分；只有日期没有时间的不收，因为以小时计的期限要从几时几分起算。"},
    {"integer", "整数", FIELD_INTEGER, STORAGE_INTEGER, 15, 8, false, field_read_integer,
     field_show_plain, "应是整数，例：15", "可以带千分位和单位，存的时候去掉。"},
    {"decimal", "小数", FIELD_DECIMAL, STORAGE_SCALED, 18, 12, false, field_read_decimal,
     field_show_plain, "数字，小数点后的位数有限", "位数超过的不收，不四舍五入：数字是证据。"},
    {"money", "金额", FIELD_MONEY, STORAGE_SCALED, 18, 14, false, field_read_money,
     field_show_money, "元，最多两位小数；可写 1.5万",
     "人民币；1.5万 就是 15000.00。小数超过两位的不收，不四舍五入。"},
    {"code", "代码", FIELD_CODE, STORAGE_TEXT, 40, 24, false, field_read_code, field_show_code,
     "按 F4 选；可输入名称的一段、拼音首字母或代码",
     "代码表由本局维护（rouzhi import codes）；停用的代码在旧记录里照常显示，但不再列出。"},
    {"choice", "单选", FIELD_CHOICE, STORAGE_TEXT, 40, 20, false, field_read_choice,
     field_show_choice, "按空格或 F4 选", "也可以直接写选项的名称或代码。"},
    {"choices", "多选", FIELD_CHOICES, STORAGE_TEXT, 200, 40, false, field_read_choices,
     field_show_choices, "按 F4 选，可选几个；也可用、分开写",
     "选中的按表单里的先后存；一个也没选就是空。"},
    {"yes-no", "是否", FIELD_YES_NO, STORAGE_INTEGER, 5, 4, false, field_read_yes_no,
     field_show_yes_no, "是或否，按空格换", "也可以写 yes、no、1、0、true、false、√、×。"},
    {"party", "当事人", FIELD_PARTY, STORAGE_INTEGER, 80, 40, true, field_read_reference,
     field_show_plain, "输入名称的一段、拼音首字母、证件号码或电话的末几位，按 F4 选",
     "只能是登记过的当事人；没有的按 F2 登记。名称须与营业执照或身份证一致。"},
    {"officer", "人员", FIELD_OFFICER, STORAGE_INTEGER, 30, 16, true, field_read_reference,
     field_show_plain, "输入姓名或拼音首字母，按 F4 选",
     "只列在岗的；承办案件的须有有效的执法证，且不少于两人（行政处罚法第四十二条）。"},
    {"reference", "其他记录", FIELD_REFERENCE, STORAGE_INTEGER, 80, 40, true, field_read_reference,
     field_show_plain, "按 F4 选；可输入编号、名称的一段或末几位数字",
     "只能指向已经在库里的记录。"},
    {"phone", "电话", FIELD_PHONE, STORAGE_TEXT, 24, 18, false, field_read_phone, field_show_plain,
     "手机 11 位，或区号-号码，分机写 -123",
     "也认空格、括号、+86；同城的 7 或 8 位也行。只查写法，不查有没有这个号。"},
    {"credit-code", "统一社会信用代码", FIELD_CREDIT_CODE, STORAGE_TEXT, 18, 20, false,
     field_read_credit_code, field_show_plain, "18 位数字和大写字母，末位是校验码（GB 32100-2015）",
     "小写自动变大写；不用字母 I、O、S、V、Z；输错一位就会提示。"},
    {"resident-id", "居民身份证号码", FIELD_RESIDENT_ID, STORAGE_TEXT, 18, 20, false,
     field_read_resident_id, field_show_plain, "18 位，末位是校验码（GB 11643-1999）",
     "前两位须是省级区划，出生日期须是真的日子且不在今天以后。列表里隐去中段。"},
    {"document-number", "发文字号", FIELD_DOCUMENT_NUMBER, STORAGE_TEXT, 40, 24, false,
     field_read_document_number, field_show_plain, "代字〔年份〕序号号，例：沙环柔〔2026〕1号",
     "六角括号写成 [ ]、( ) 的自动改成〔〕，空格去掉；序号不编虚位、不加“第”（GB/T 9704-2012 "
     "7.2.5）。"},
    {"rows", "表", FIELD_ROWS, STORAGE_NONE, 0, 0, false, field_read_rows, field_show_plain,
     "一行一项，最后一行总是空的",
     "每一行是另一张表单的一条；填了最后的空行就多一行，清空就少一行。"},
};
#define TYPE_COUNT (sizeof TYPES / sizeof *TYPES)

const struct field_type *field_type_named(const char *name)
{
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        if (strcmp(TYPES[i].name, name) == 0) {
            return &TYPES[i];
        }
    }
    return NULL;
}

const struct field_type *field_type_of(enum field_kind kind)
{
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        if (TYPES[i].kind == kind) {
            return &TYPES[i];
        }
    }
    return &TYPES[0];
}

const struct field_type *field_types(size_t *count)
{
    *count = TYPE_COUNT;
    return TYPES;
}

/* Puts the label of the field before the sentence, unless it begins with it, and its key into
 * the error. */
static bool name_field(const struct field *field, struct err *err)
{
    struct err found = *err;
    bool named = strncmp(found.message, field->label, strlen(field->label)) == 0;
    return err_set_field(err, field->key, "%s%s%s", named ? "" : field->label, named ? "" : "：",
                         found.message);
}

bool field_read(const struct field *field, const char *text, const struct check_context *context,
                char **value, struct err *err)
{
    *value = NULL;
    char *cleaned = text_trim(text_clean(text, field->type->kind == FIELD_LONG_TEXT));
    bool done = true;
    if (cleaned[0] != '\0') {
        *value = field->type->read(field, cleaned, context, err);
        done = *value != NULL || name_field(field, err);
    }
    free(cleaned);
    return done;
}

char *field_show(const struct field *field, const char *value, const struct codes *codes)
{
    return value == NULL ? memory_copy("") : field->type->show(field, value, codes);
}

static char *mask_middle(const char *value, size_t head, size_t tail)
{
    size_t length = strlen(value);
    char *masked = memory_copy(value);
    for (size_t i = head; i + tail < length; i++) {
        masked[i] = '*';
    }
    return masked;
}

char *field_mask(const struct field *field, const char *value)
{
    if (value == NULL) {
        return memory_copy("");
    }
    struct err ignored;
    bool is_id = field->type->kind == FIELD_RESIDENT_ID ||
                 resident_id_check(value, date_of(2199, 12, 31), &ignored);
    if (is_id) {
        return mask_middle(value, 6, 4);
    }
    return field->type->kind == FIELD_PHONE ? mask_middle(value, 3, 4) : memory_copy(value);
}
