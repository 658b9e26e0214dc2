/* help: what the table of commands says, laid out in columns. */
#include <stdio.h>

#include "base/buffer.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/words.h"
#include "law/view.h"

#define NAME_COLUMNS 9

static const struct option_help OPTIONS[] = {
    {OPTION_DB, "--db 文件", "数据库；不写就用 $ROUZHI_DB，再次 /var/lib/rouzhi，再次自己的"},
    {OPTION_AS, "--as 账号", "以练习账号的身份（只在练习库里）"},
    {OPTION_JSON, "--json", "输出 JSON，键就是表单的键"},
    {OPTION_DRY_RUN, "--dry-run", "照做一遍，但什么也不写"},
    {OPTION_OUTPUT, "-o, --output 文件", "写到这个文件"},
    {OPTION_REJECTS, "--rejects 文件", "被退回的行和原因写到这个文件"},
    {OPTION_ENCODING, "--encoding 编码", "utf8-bom、utf8、gb18030"},
    {OPTION_MONTH, "--month 年-月", "只要这个月的"},
    {OPTION_LIMIT, "--limit 条数", "最多列出多少条"},
    {OPTION_HEAD, "--head 序号:散列值", "从前抄下的最后一条"},
    {OPTION_AT, "--at 文件夹", "练习办公室放在这里；不写就放在临时文件夹"},
    {OPTION_TOUR, "--tour", "引导新来的人受理一件案件、做出一份承诺书"},
    {OPTION_PRACTICE, "--practice", "建练习库"},
    {OPTION_THEME, "--theme 配色", "auto、dark、light、contrast、mono；也可写在 ROUZHI_THEME"},
    {OPTION_MONO, "--mono", "不用颜色"},
    {OPTION_ASCII, "--ascii", "框线用 + - |"},
    {OPTION_LINES, "--lines", "不用全屏，一问一答逐行来；TERM=dumb 时自动如此"},
    {OPTION_STOP, "--stop 头..末[=原因]",
     "这些日子不计入，可写几次，例：2026-3-20..2026-4-10=听证"},
    {OPTION_EXTEND, "--extend 次数", "期限表里的期限批准延长了几次"},
    {OPTION_DROP, "--drop", "撤下自己的这个视图"},
    {OPTION_MOUSE, "--mouse", "可以用鼠标点"},
    {OPTION_HELP, "-h, --help", "显示说明"},
    {OPTION_VERSION, "--version", "显示版本"},
};

const struct option_help *option_helps(size_t *count)
{
    *count = sizeof OPTIONS / sizeof *OPTIONS;
    return OPTIONS;
}

static void print_row(const char *left, int columns, const char *right)
{
    struct buffer line;
    buffer_init(&line);
    text_pad(&line, left, columns);
    printf("  %s %s\n", buffer_text(&line), right);
    buffer_done(&line);
}

static void print_options(unsigned options)
{
    puts("\n选项：");
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++) {
        if ((OPTIONS[i].option & options) != 0) {
            print_row(OPTIONS[i].usage, 20, OPTIONS[i].title);
        }
    }
}

static void print_exits(void)
{
    size_t count;
    const struct cli_exit *exits = cli_exits(&count);
    printf("\nrouzhi 命令 --help 显示一个命令的说明；man rouzhi 是手册。\n退出码：");
    for (size_t i = 0; i < count; i++) {
        printf("%s%d %s", i > 0 ? "；" : "", exits[i].code, exits[i].title);
    }
    puts("。");
}

void help_all(void)
{
    size_t count;
    const struct command *table = commands(&count);
    puts("柔执 rouzhi：生态环境局柔性执法工作站\n\n"
         "写法：rouzhi                打开工作站\n"
         "      rouzhi 命令 …         在命令行里做同样的事\n\n命令：");
    for (size_t i = 0; i < count; i++) {
        print_row(table[i].name, NAME_COLUMNS, table[i].title);
    }
    print_options(OPTION_DB | OPTION_AS | OPTION_SCREEN | OPTION_JSON | OPTION_DRY_RUN |
                  OPTION_HELP | OPTION_VERSION);
    print_exits();
}

static void print_views(void)
{
    size_t count;
    const struct view *table = views(&count);
    puts("\n列表：");
    for (size_t i = 0; i < count; i++) {
        struct buffer right;
        buffer_init(&right);
        text_pad(&right, table[i].title, 13);
        buffer_add_format(&right, "%s", table[i].help);
        print_row(table[i].key, 12, buffer_text(&right));
        buffer_done(&right);
    }
}

void help_command(const struct command *command)
{
    printf("%s\n\n写法：rouzhi %s %s\n", command->title, command->name, command->usage);
    if (command->help != NULL) {
        printf("\n%s\n", command->help);
    }
    if (command->run == command_list) {
        print_views();
    }
    print_options(command->options | OPTION_COMMON);
}
