/* action: the table of commands; see the header.
 *
 * One row says everything about a command: key bar, palette, help and man page are made from it.
 * Never acts itself. */
#include "ui/action.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/pinyin.h"
#include "base/text.h"

/* clang-format off */
#define COMMAND(which) {KEY_KIND_COMMAND, (which), NULL}
#define CONTROL(letter) {KEY_KIND_CONTROL, (letter), NULL}
#define ALT(character) {KEY_KIND_ALT, (character), NULL}
#define NO_ACT (-1)

static const struct action ACTIONS[] = {
    {ACTION_HELP, {COMMAND(K_F1)}, 1, "帮助", "帮助", "help",
     "说明当前画面和光标所在字段怎么用。",
     PLACE_ANY, NO_ACT, 1},
    {ACTION_NEW, {COMMAND(K_F2)}, 1, "新建", "新建一条", "new",
     "在当前列表里新建一条；在选择框里，选项中没有要找的，就新建它。",
     PLACE_LIST | PLACE_FORM | PLACE_PICKER, NO_ACT, 2},
    {ACTION_OPEN, {COMMAND(K_F3), COMMAND(K_ENTER)}, 2, "打开", "打开选中的一条", "open",
     "打开光标所在的一条，查看全部内容。",
     PLACE_LIST, NO_ACT, 3},
    {ACTION_EDIT, {COMMAND(K_F4)}, 1, "编辑", "编辑选中的一条", "edit",
     "打开光标所在的一条进行修改，保存时留痕。",
     PLACE_LIST, NO_ACT, 4},
    {ACTION_CHOOSE, {COMMAND(K_F4)}, 1, "选项", "列出本字段的选项", "choose from a list",
     "列出光标所在字段的代码、当事人、人员或日期供选择。",
     PLACE_FORM, NO_ACT, 4},
    {ACTION_ACTS, {COMMAND(K_F5), CONTROL('a')}, 2, "办理", "办理选中的一条", "acts",
     "列出我现在对这一条能办的事，按数字即办；不能办的列在下面，并说明依据。",
     PLACE_LIST, NO_ACT, 5},
    {ACTION_SORT, {COMMAND(K_F6)}, 1, "排序", "按光标所在的列排序", "sort",
     "左右键选列，F6 按这一列顺排，再按倒排，第三次回到这张表原来的排列。",
     PLACE_LIST, NO_ACT, 6},
    {ACTION_PRINT, {COMMAND(K_F7)}, 1, "文书", "打印文书", "print documents",
     "列出这一条的文书，预览后生成可签字的 PDF；有标记时对全部标记的各条办理。",
     PLACE_LIST, ACT_LETTER_PRINT, 7},
    {ACTION_MAKE_PDF, {COMMAND(K_F7)}, 1, "生成PDF", "生成 PDF 文书", "make the PDF",
     "把正在预览的文书生成 PDF 文件，字体嵌入，可直接打印签字。",
     PLACE_PREVIEW, ACT_LETTER_PRINT, 7},
    {ACTION_VIEWS, {COMMAND(K_F8)}, 1, "视图", "选择视图", "views",
     "换一个视图：原有的、自己存的、同事共享的。",
     PLACE_LIST, NO_ACT, 8},
    {ACTION_VIEW_KEEP, {{0}}, 0, "存视图", "把现在的查找和排列存为视图", "save this view",
     "给现在的查找和排列起个名字，以后按 F8 就是这张表；可以只给自己用，也可以共享。",
     PLACE_LIST, NO_ACT, 0},
    {ACTION_PALETTE, {COMMAND(K_F9), CONTROL('k')}, 2, "命令", "命令面板", "command palette",
     "输入汉字、拼音首字母或英文查找任何命令，并显示它的按键。",
     PLACE_ANY, NO_ACT, 9},
    {ACTION_LEAVE, {COMMAND(K_F10), CONTROL('q')}, 2, "离开", "离开工作站", "leave",
     "结束工作站；没有保存的内容存为草稿，下次登录时提示。",
     PLACE_ANY, NO_ACT, 10},
    {ACTION_SAVE, {CONTROL('s')}, 1, "保存", "保存", "save",
     "检查并保存整张表单；有错误时光标停在出错的字段。",
     PLACE_FORM, NO_ACT, 11},
    {ACTION_UNDO, {CONTROL('z')}, 1, "撤销", "撤销刚才的改动", "undo",
     "在字段里撤销刚才的输入或删除（Ctrl-Y 重做），没有可撤的就撤回上一次选定的值；在列表里撤销刚才保存的修改，先写明会改回什么。",
     PLACE_LIST | PLACE_FORM, NO_ACT, 15},
    {ACTION_SAVE_NEW, {CONTROL('n')}, 1, "再建", "保存并再建一条", "save and new",
     "检查并保存这张新表单，接着再开一张同样的；来源、街道这些照上一张填好，可以改。",
     PLACE_FORM, NO_ACT, 16},
    {ACTION_EXISTING, {COMMAND(K_F3)}, 1, "用已有", "改用已有的当事人", "use the existing party",
     "登记当事人时发现已有相近的，就用已有的那一个，正在写的这张留作草稿。",
     PLACE_FORM, NO_ACT, 3},
    {ACTION_BACK, {COMMAND(K_ESC)}, 1, "返回", "返回", "back",
     "回到上一个画面；已输入的内容存为草稿，不会丢失。",
     PLACE_ANY, NO_ACT, 13},
    {ACTION_MARK, {COMMAND(K_INSERT), CONTROL('t')}, 2, "标记", "标记或取消标记", "mark",
     "标记光标所在的一条；办理和打印随后对全部标记的各条进行。",
     PLACE_LIST, NO_ACT, 14},
    {ACTION_MARK_ALL, {{0}}, 0, "全标", "标记全部查到的", "mark all found",
     "标记现在查到的每一行，最多 1000 行；缩小查找范围后可以再标。",
     PLACE_LIST, NO_ACT, 0},
    {ACTION_UNMARK, {{0}}, 0, "清标记", "清除标记", "clear marks",
     "清除这张列表里的全部标记；在列表里连按两次 Esc 也行。",
     PLACE_LIST, NO_ACT, 0},
    {ACTION_NEXT, {COMMAND(K_TAB)}, 1, "下一项", "下一个字段或窗格", "next field or pane",
     "到下一个字段；在列表里到明细窗格。",
     PLACE_LIST | PLACE_FORM | PLACE_DIALOG, NO_ACT, 0},
    {ACTION_PREVIOUS, {COMMAND(K_BACKTAB)}, 1, "上一项", "上一个字段或窗格", "previous field or pane",
     "到上一个字段；在列表里回到上一个窗格。",
     PLACE_LIST | PLACE_FORM | PLACE_DIALOG, NO_ACT, 0},
    {ACTION_REFRESH, {CONTROL('l')}, 1, "刷新", "刷新画面", "refresh",
     "重新读取数据并重画整个画面。",
     PLACE_ANY, NO_ACT, 0},
    {ACTION_SECTION_TODAY, {ALT('1')}, 1, "今日", "今日：到期与待办", "today",
     "我和本机构今天要办的事，超期的排在最前。",
     PLACE_LIST | PLACE_FORM | PLACE_PREVIEW, ACT_VIEW_CASES, 0},
    {ACTION_SECTION_CASES, {ALT('2')}, 1, "案件", "案件", "cases",
     "全部案件，可按名称、文号和拼音首字母筛选。",
     PLACE_LIST | PLACE_FORM | PLACE_PREVIEW, ACT_VIEW_CASES, 0},
    {ACTION_SECTION_PARTIES, {ALT('3')}, 1, "当事人", "当事人", "parties",
     "行政相对人及其历次案件。",
     PLACE_LIST | PLACE_FORM | PLACE_PREVIEW, ACT_VIEW_CASES, 0},
    {ACTION_SECTION_LISTS, {ALT('5')}, 1, "清单", "正面清单与负面清单", "positive and negative lists",
     "现行的正面清单、负面清单和各条事项。",
     PLACE_LIST | PLACE_FORM | PLACE_PREVIEW, ACT_VIEW_LISTS, 0},
    {ACTION_SECTION_MANAGE, {ALT('9')}, 1, "管理", "管理：人员和清单版本", "administration",
     "登记的人员、账号和角色，发布过的清单。",
     PLACE_LIST | PLACE_FORM | PLACE_PREVIEW, ACT_VIEW_OFFICERS, 0},
    {ACTION_NEW_CASE, {{0}}, 0, "受理", "受理新案件", "take in a case",
     "登记一件新案件：来源、当事人、地点、违法行为和两名承办人。",
     PLACE_LIST, ACT_CASE_NEW, 0},
    {ACTION_NEW_PARTY, {{0}}, 0, "新当事人", "登记新当事人", "new party",
     "登记一个行政相对人；证照号码当场校验。",
     PLACE_LIST, ACT_PARTY_NEW, 0},
    {ACTION_NEW_OUTREACH, {{0}}, 0, "宣传", "登记预防宣传", "new outreach",
     "登记劝导示范点的劝导、媒体宣传和上门宣讲，不属于哪一件案件。",
     PLACE_LIST, ACT_OUTREACH_NEW, 0},
    {ACTION_NEW_COMMITMENT, {{0}}, 0, "承诺书", "签订保证承诺书", "new commitment",
     "为选中的案件填写保证承诺书：承诺事项、期限、责任人和观察期。",
     PLACE_LIST, ACT_COMMITMENT_NEW, 0},
    {ACTION_VOID_CASE, {{0}}, 0, "作废", "作废案件", "void a case",
     "作废选中的案件，须写明理由；编号保留，不再使用。",
     PLACE_LIST, ACT_CASE_VOID, 0},
    {ACTION_STEPS, {{0}}, 0, "历次办理", "看历次办理", "what was done",
     "列出选中的案件里办过的事，最近的在前；选一件打开看，能改的可以改正，改前改后都留痕。",
     PLACE_LIST, ACT_VIEW_CASES, 0},
    {ACTION_PREVIEW, {{0}}, 0, "预览", "预览文书", "preview the document",
     "在屏幕上按纸面的行和页预览选中案件的文书。",
     PLACE_LIST, ACT_VIEW_CASES, 0},
    {ACTION_DRAFTS, {{0}}, 0, "草稿", "我的草稿", "my drafts",
     "列出没有保存的表单，接着从原来的字段填写。",
     PLACE_LIST, NO_ACT, 0},
    {ACTION_NEW_OFFICER, {{0}}, 0, "新人员", "登记人员和账号", "new officer",
     "登记一名工作人员：姓名、登录账号、角色、执法证号和有效期。",
     PLACE_LIST, ACT_OFFICER_EDIT, 0},
    {ACTION_TOUR_END, {{0}}, 0, "结束引导", "结束引导", "end the tour",
     "收起引导的说明，练习办公室照样可用。",
     PLACE_LIST, NO_ACT, 0},
    {ACTION_SETTINGS, {{0}}, 0, "设置", "办公室设置", "office settings",
     "单位名称、机关代字、文号格式、决定立案的期限和观察期的上限。",
     PLACE_LIST, ACT_OFFICE_EDIT, 0},
    {ACTION_THEME, {{0}}, 0, "换配色", "换一种配色", "next theme",
     "自动、深色、浅色、高对比、不用颜色，一次换一种，马上看到；不改已保存的屏幕设置。",
     PLACE_LIST | PLACE_FORM | PLACE_PREVIEW | PLACE_HELP, NO_ACT, 0},
    {ACTION_MOUSE, {{0}}, 0, "鼠标", "鼠标开关", "mouse on or off",
     "打开后可以点行、栏目、答案和底部的键，滚轮移动行；关上后终端自己选中复制。",
     PLACE_LIST | PLACE_FORM | PLACE_PREVIEW | PLACE_HELP, NO_ACT, 0},
    {ACTION_LOOKS, {{0}}, 0, "我的屏幕", "我的屏幕设置", "my screen settings",
     "配色、框线和鼠标，只管自己的画面；保存后马上生效，以后登录也这样。",
     PLACE_LIST, NO_ACT, 0},
    {ACTION_EXPORT, {{0}}, 0, "导出", "导出这张表为 CSV", "export to CSV",
     "把这张表这一类的全部记录写成 CSV 文件，放在自己的文件夹里；导出要留痕。",
     PLACE_LIST, NO_ACT, 0},
    {ACTION_IMPORT, {{0}}, 0, "导入", "导入 CSV 文件", "import from CSV",
     "选种类、写文件名；先核对全部行，有不对的逐行说明，确认后才写入，要么全部要么一行不写。",
     PLACE_LIST, NO_ACT, 0},
    {ACTION_BACKUP, {{0}}, 0, "备份", "备份数据库", "back up the database",
     "把正在使用的数据库抄一份并核对；办理不用停。",
     PLACE_LIST, ACT_BACKUP, 0},
    {ACTION_AUDIT, {{0}}, 0, "审计", "核验审计", "verify the audit trail",
     "逐条核验审计记录是否首尾相连、没有改动，并显示末条的摘要。",
     PLACE_LIST, ACT_AUDIT, 0},
};
/* clang-format on */

const struct action *actions(size_t *count)
{
    *count = sizeof ACTIONS / sizeof *ACTIONS;
    return ACTIONS;
}

const struct action *action_of(enum action_id id)
{
    for (size_t i = 0; i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        if (ACTIONS[i].id == id) {
            return &ACTIONS[i];
        }
    }
    return NULL;
}

enum action_id action_for(const struct key *key, unsigned place)
{
    if (key->kind == KEY_KIND_TEXT || key->kind == KEY_KIND_PASTE) {
        return ACTION_NONE;
    }
    for (size_t i = 0; i < sizeof ACTIONS / sizeof *ACTIONS; i++) {
        const struct action *action = &ACTIONS[i];
        for (int k = 0; (action->places & place) != 0 && k < action->key_count; k++) {
            if (action->keys[k].kind == key->kind && action->keys[k].code == key->code) {
                return action->id;
            }
        }
    }
    return ACTION_NONE;
}

/* What people call it elsewhere; the palette and the line mode find it by these as well. */
static const struct {
    enum action_id action;
    const char *words[4];
} OTHER_WORDS[] = {
    {ACTION_LEAVE, {"退出", "quit", "exit", "关闭程序"}},
    {ACTION_THEME, {"主题", "theme", "颜色", "colours"}},
    {ACTION_LOOKS, {"主题", "theme", "颜色", "偏好"}},
    {ACTION_UNDO, {"重做", "redo", "撤回", "恢复"}},
    {ACTION_PRINT, {"letters", "打印"}},
    {ACTION_PREVIEW, {"letter", "打印预览"}},
    {ACTION_MAKE_PDF, {"打印", "letter"}},
    {ACTION_NEW_COMMITMENT, {"letter of commitment"}},
    {ACTION_SORT, {"order"}},
};

/* The other words of an action, one after the other from *i on; NULL: no more. */
static const char *other_word(const struct action *action, size_t *i)
{
    enum { EACH = sizeof OTHER_WORDS[0].words / sizeof OTHER_WORDS[0].words[0] };
    for (; *i < sizeof OTHER_WORDS / sizeof OTHER_WORDS[0] * EACH; (*i)++) {
        const char *word = OTHER_WORDS[*i / EACH].words[*i % EACH];
        if (word && OTHER_WORDS[*i / EACH].action == action->id) {
            (*i)++;
            return word;
        }
    }
    return NULL;
}

static bool called_otherwise(const struct action *action, const char *word)
{
    bool found = false;
    const char *other;
    for (size_t i = 0; !found && (other = other_word(action, &i)) != NULL;) {
        char *initials = pinyin_initials(other);
        found = text_contains(other, word) || text_contains(initials, word);
        free(initials);
    }
    return found;
}

static bool begins_with(const char *called, const char *word)
{
    char *folded = text_fold(called);
    char *initials = pinyin_initials(called);
    bool begins =
        strncmp(folded, word, strlen(word)) == 0 || strncasecmp(initials, word, strlen(word)) == 0;
    free(folded);
    free(initials);
    return begins;
}

/* Whether one word is found in what the action is called or in the name of one of its keys. */
static bool word_matches(const struct action *action, const char *word)
{
    char *initials = pinyin_initials(action->name);
    char *short_initials = pinyin_initials(action->title);
    bool found = text_contains(action->name, word) || text_contains(action->title, word) ||
                 text_contains(action->english, word) || text_contains(initials, word) ||
                 text_contains(short_initials, word) || called_otherwise(action, word);
    for (int k = 0; !found && k < action->key_count; k++) {
        char label[16];
        found = text_contains(key_label(&action->keys[k], label), word);
    }
    free(initials);
    free(short_initials);
    return found;
}

bool action_begins(const struct action *action, const char *typed)
{
    const char *const called[] = {action->title, action->name, action->english};
    char *word = text_fold(typed);
    bool begins = false;
    const char *other;
    for (size_t i = 0; !begins && i < sizeof called / sizeof *called; i++) {
        begins = begins_with(called[i], word);
    }
    for (size_t i = 0; !begins && (other = other_word(action, &i)) != NULL;) {
        begins = begins_with(other, word);
    }
    free(word);
    return begins;
}

bool action_matches(const struct action *action, const char *typed)
{
    char *words = text_fold(typed);
    bool found = true;
    char *rest = words;
    for (char *word; found && (word = strtok_r(rest, " ", &rest)) != NULL;) {
        found = word_matches(action, word);
    }
    free(words);
    return found;
}
