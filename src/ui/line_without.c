/* line_without: the actions of the screen that make no sense line by line, and why. */
#include "line_private.h"

static const struct {
    enum action_id action;
    const char *why;
} without[] = {
    {ACTION_PALETTE, "在任何提示处说出命令的名字就是命令面板"},
    {ACTION_NEXT, "一问一项，回车就到下一项"},
    {ACTION_PREVIOUS, "一问一项，输入 < 回到上一项"},
    {ACTION_REFRESH, "每次列出都重新读取，屏幕上没有要重画的"},
    {ACTION_THEME, "没有颜色"},
    {ACTION_MOUSE, "没有可点的画面"},
    {ACTION_LOOKS, "配色、框线和鼠标都是全屏的事"},
    {ACTION_TOUR_END, "引导在全屏的画面上"},
};

const char *line_without_action(enum action_id action)
{
    for (size_t i = 0; i < sizeof without / sizeof without[0]; i++) {
        if (without[i].action == action) {
            return without[i].why;
        }
    }
    return NULL;
}
