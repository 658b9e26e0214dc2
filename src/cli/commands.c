/* commands: the table of sub-commands: what each is called, takes and does. The help is made from it. */
#include <string.h>

#include "base/text.h"
#include "cli/command.h"

#define MANY 1000

static const struct command TABLE[] = {
    {"demo", "[--at 文件夹] [--tour]", "建一个练习办公室，再打开工作站；不在终端上时走一遍主要流程",
     "人名、单位和案件都是编造的，每个画面和每张文书都标明练习。",
     OPTION_AT | OPTION_TOUR | OPTION_LINES, 0, 0, command_demo},
    {"init", "[项=值 …]", "新建数据库，当前账号成为第一位系统管理员",
     "项是办公室设置里的项，例：short_name=沙坪坝区生态环境局 prefix=沙环。\n"
     "--practice 建练习库：可以用 --as 换人，每张文书都标明练习。",
     OPTION_PRACTICE | OPTION_DRY_RUN, 0, MANY, command_init},
    {"import", "类别 文件 [项=值 …]", "导入 CSV：每一处错都指明行和原因，有一处错就什么也不写",
     "类别：lists parties cases commitments officers laws articles holidays terms\n"
     "requirements codes。"
     "文件写 - 是标准输入。\n"
     "清单文件没有“清单类型”列、文件名也没写明的，加 list=正面 或 list=负面。\n"
     "--rejects 文件：把被退回的行连同原因另存，改好可再导入。",
     OPTION_JSON | OPTION_DRY_RUN | OPTION_REJECTS, 2, MANY, command_import},
    {"export", "类别 [项=值 …]", "导出 CSV：Excel 和 WPS 能直接打开，再导入什么也不变",
     "--month 2026-03 只要这个月的；--encoding utf8-bom（默认）、utf8、gb18030。\n"
     "项=值 只要这样的，例：rouzhi export lists list=正面 -o 正面清单.csv。",
     OPTION_MONTH | OPTION_ENCODING | OPTION_OUTPUT, 1, MANY, command_export},
    {"list", "[列表 [查找的文字]]", "列出一张列表，和画面上的一样；不写列表就列出有哪些",
     "列表写下面的键，或视图的名称。存一个视图：rouzhi new view title=我的砂石厂 base=mine "
     "filter=砂石，\n"
     "还可写 sort=列 descending=是 shared=是。改画面的颜色：rouzhi new preference theme=light。",
     OPTION_JSON | OPTION_LIMIT | OPTION_DROP, 0, 2, command_list},
    {"show", "案号 | 表单 名称", "显示一件案件，或一条别的记录",
     "案号可以只写序号；例：rouzhi show 12，rouzhi show party 某某公司。", OPTION_JSON, 1, 2,
     command_show},
    {"new", "表单 项=值 …", "新建一条记录，印出它的文号或编号",
     "项用键、名称或 CSV 表头都行。承诺书写 case=案号，事项写 "
     "promise=\"措施|期限|责任人\"（可写几次），\n"
     "或 promises.1.measure=… promises.1.done_by=+7 promises.1.responsible=…。",
     OPTION_JSON | OPTION_DRY_RUN, 1, MANY, command_new},
    {"edit", "表单 名称 项=值 …", "修改一条记录的这几项，别的不动",
     "例：rouzhi edit party 某某公司 phone=13800000000，rouzhi edit case 12 "
     "facts=…；空着的值是清空：\n"
     "contact=。承诺事项写了 promise=… 就整张换过。办公室设置：rouzhi edit office #1 项=值。",
     OPTION_JSON | OPTION_DRY_RUN, 3, MANY, command_edit},
    {"act", "案号 [动作 [项=值 …]]", "办理一件案件；不写动作就列出现在能办什么、不能办的为什么",
     "动作写键或名称：commitment 签订保证承诺书，print 打印文书（document=文书），edit 修改案件，\n"
     "edit-commitment 修改保证承诺书，void 作废案件（reason=理由）。例：rouzhi act 12 void "
     "reason=重复受理。",
     OPTION_JSON | OPTION_DRY_RUN | OPTION_OUTPUT, 1, MANY, command_act},
    {"screen", "[案号] [项=值 …]", "适用性筛查：列出每一项的结果、证据和条款，得出结论",
     "写了案号和回答就存下这次筛查；只写案号，按已知的情况筛一遍，不保存；不写案号，只按写的回答筛"
     "。\n"
     "例：rouzhi screen 12 ours=是 negative=没有命中 emergency=否 minor=是 minor_evidence=检查笔录 "
     "…\n"
     "可以柔性的返回 0，其余结论返回 1。",
     OPTION_JSON | OPTION_DRY_RUN, 0, MANY, command_screen},
    {"print", "案号 文书", "打印一件案件的文书，印出文件的路径",
     "-o 文件.pdf 或 文件.txt；不写就存到自己的文书夹。",
     OPTION_OUTPUT | OPTION_JSON | OPTION_DRY_RUN, 2, 2, command_print},
    {"due", "[日数] | 起算日 期限", "列出多少日内到期的案件；或算出期限的最后一日，并说明理由",
     "日数不写是 7，超期的在前。期限：5wd 五个工作日，15d 十五日，24h 二十四小时，2m 两个月，\n"
     "或期限表里的键或名称（rouzhi list terms），例：rouzhi due 2026-3-9 决定是否立案 --extend "
     "1。\n"
     "起算日按小时算的要写到分。算期限不需要数据库；有数据库就用它的放假日历和期限表。",
     OPTION_JSON | OPTION_STOP | OPTION_EXTEND, 0, 2, command_due},
    {"audit", "verify | head | show [案号]", "核验审计记录；印出最后一条；显示做过的事",
     "verify --head 序号:散列值：还要核对从前抄下的那一条没有被改掉。",
     OPTION_JSON | OPTION_HEAD | OPTION_LIMIT, 1, 2, command_audit},
    {"check", "", "检查数据库里能检查的一切", NULL, OPTION_JSON, 0, 0, command_check},
    {"backup", "文件", "备份正在使用的数据库，并核对备份", NULL, OPTION_JSON | OPTION_DRY_RUN, 1, 1,
     command_backup},
};
#define COMMAND_COUNT (sizeof TABLE / sizeof *TABLE)

const struct command *commands(size_t *count)
{
    *count = COMMAND_COUNT;
    return TABLE;
}

const struct command *command_named(const char *name, struct err *err)
{
    const char *names[COMMAND_COUNT];
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(TABLE[i].name, name) == 0) {
            return &TABLE[i];
        }
        names[i] = TABLE[i].name;
    }
    const char *meant = text_suggest(name, names, COMMAND_COUNT);
    if (meant != NULL) {
        err_set(err, ERR_USAGE, "没有命令“%s”，是否“%s”？", name, meant);
    } else {
        err_set(err, ERR_USAGE, "没有命令“%s”，用 rouzhi --help 查看全部命令", name);
    }
    return NULL;
}
