/* motion: what people are told about the keys that move and edit. See ui/motion.h. */
#include "ui/motion.h"

#include "ui/action.h"

static const struct motion MOTIONS[] = {
    {PLACE_LIST, "Up, Down", "上一行、下一行", "previous, next row"},
    {PLACE_LIST, "PageUp, PageDown", "上一页、下一页", "previous, next page"},
    {PLACE_LIST, "Home, End", "第一行、最后一行", "first, last row"},
    {PLACE_LIST, "文字", "查找：名称、拼音首字母、号码的一段",
     "search: any part of a name, pinyin initials, part of a number"},
    {PLACE_LIST, "Backspace", "查找的文字去掉一个字", "take back one character of the search"},
    {PLACE_LIST, "Ctrl-U", "不再查找，列出全部", "end the search"},
    {PLACE_FORM, "Enter", "下一项；长文里换行；要选的空项列出选项",
     "next field; a new line in a long text; the choices of an empty field that is needed"},
    {PLACE_FORM, "Up, Down", "上一项、下一项；表里上一行、下一行",
     "previous, next field; in a table, row"},
    {PLACE_FORM, "PageUp, PageDown", "上一页、下一页的第一项", "first field of another page"},
    {PLACE_FORM, "空格", "选择项换成下一个", "the next of a few choices"},
    {PLACE_FORM | PLACE_PICKER, "Left, Right", "左右移动；选择项换一个",
     "one character; in a choice, another one"},
    {PLACE_FORM | PLACE_PICKER, "Home, End", "行首、行尾", "start, end of the line"},
    {PLACE_FORM, "Shift-Left, Shift-Right", "选中文字，再输入就替换",
     "select text; what is typed then replaces it"},
    {PLACE_FORM | PLACE_PICKER, "Ctrl-U", "删到段首", "delete to the start of the paragraph"},
    {PLACE_FORM | PLACE_PICKER, "Ctrl-W", "删前一个词", "delete the word before"},
    {PLACE_FORM | PLACE_PICKER, "Ctrl-Y", "重做刚撤销的", "redo what was undone"},
    {PLACE_PICKER, "Up, Down", "上一个、下一个", "previous, next one"},
    {PLACE_PICKER, "PageUp, PageDown", "上一页、下一页", "previous, next page"},
    {PLACE_PICKER, "Enter, Tab", "选定", "choose"},
    {PLACE_DIALOG, "1-9", "直接选这一条", "choose that answer"},
    {PLACE_DIALOG, "Up, Down, Enter", "移动，选定", "move, choose"},
    {PLACE_DIALOG, "PageUp, PageDown", "文字长时翻看", "scroll a long text"},
    {PLACE_PREVIEW, "Up, Down, PageUp, PageDown", "翻看", "scroll"},
    {PLACE_PREVIEW, "Home, End", "开头、结尾", "start, end"},
    {PLACE_PREVIEW, "Enter", "生成 PDF", "make the PDF"},
    {PLACE_HELP, "Up, Down, PageUp, PageDown", "翻看", "scroll"},
    {PLACE_HELP, "Home, End", "开头、结尾", "start, end"},
    {PLACE_HELP, "文字", "在说明里查找，Enter 到下一处", "search in the help; Enter: the next"},
};

const struct motion *motions(size_t *count)
{
    *count = sizeof MOTIONS / sizeof *MOTIONS;
    return MOTIONS;
}
