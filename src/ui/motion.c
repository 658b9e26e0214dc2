/* motion: what people are told about the keys that move; those that edit have their rows in
 * editor_keys.c. See ui/motion.h. */
#include "ui/motion.h"

#include "ui/action.h"

static const struct motion MOTIONS[] = {
    {PLACE_LIST, "Up, Down", "上一行、下一行", "previous, next row"},
    {PLACE_LIST, "PageUp, PageDown", "上一页、下一页", "previous, next page"},
    {PLACE_LIST, "Home, End", "第一行、最后一行", "first, last row"},
    {PLACE_LIST, "Left, Right", "换光标所在的列，F6 按它排序", "another column, by which F6 sorts"},
    {PLACE_LIST, "文字", "查找：名称、拼音首字母、号码的一段",
     "search: any part of a name, pinyin initials, part of a number"},
    {PLACE_LIST, "Backspace", "查找的文字去掉一个字", "take back one character of the search"},
    {PLACE_LIST, "Ctrl-U", "不再查找，列出全部", "end the search"},
    {PLACE_FORM, "Enter", "下一项；长文里换行；要选的空项列出选项",
     "next field; a new line in a long text; the choices of an empty field that is needed"},
    {PLACE_FORM, "Up, Down", "上一项、下一项；表里上一行、下一行",
     "previous, next field; in a table, row"},
    {PLACE_FORM, "PageUp, PageDown", "上一页、下一页的第一项", "first field of another page"},
    {PLACE_FORM, "空格, Left, Right", "选择项换一个", "another one of a few choices"},
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
