/* template_parse: lines of a *.gw file understood one by one, blocks matched, errors that name
 * file, line and what was probably meant.  Knows no values. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "press/template_parts.h"

#define DEEPEST 16

static const struct directive DIRECTIVES[] = {
    {"标题", ACTION_ADD, PARAGRAPH_TITLE, TEXT_NEEDED},
    {"居中", ACTION_ADD, PARAGRAPH_CENTRE, TEXT_NEEDED},
    {"称谓", ACTION_ADD, PARAGRAPH_FLUSH, TEXT_NEEDED},
    {"顶格", ACTION_ADD, PARAGRAPH_FLUSH, TEXT_NEEDED},
    {"一级", ACTION_ADD, PARAGRAPH_LEVEL1, TEXT_NEEDED},
    {"二级", ACTION_ADD, PARAGRAPH_LEVEL2, TEXT_NEEDED},
    {"右", ACTION_ADD, PARAGRAPH_RIGHT, TEXT_NEEDED},
    {"签名", ACTION_ADD, PARAGRAPH_SIGNATURE, TEXT_NEEDED},
    {"空行", ACTION_ADD, PARAGRAPH_BLANK, TEXT_NONE},
    {"分页", ACTION_ADD, PARAGRAPH_BREAK, TEXT_NONE},
    {"红头", ACTION_ADD, PARAGRAPH_RED_HEAD, TEXT_NEEDED},
    {"红线", ACTION_ADD, PARAGRAPH_RED_LINE, TEXT_NONE},
    {"页脚签名", ACTION_FOOT, PARAGRAPH_SIGNATURE, TEXT_NEEDED},
    {"页码", ACTION_NUMBERING, PARAGRAPH_BODY, TEXT_NEEDED},
    {"二维码", ACTION_QR, PARAGRAPH_BODY, TEXT_NEEDED},
    {"表", ACTION_TABLE, PARAGRAPH_TABLE_ROW, TEXT_NEEDED},
    {"表完", ACTION_TABLE_END, PARAGRAPH_TABLE_ROW, TEXT_NONE},
    {"若", ACTION_IF, PARAGRAPH_BODY, TEXT_NEEDED},
    {"否则", ACTION_ELSE, PARAGRAPH_BODY, TEXT_NONE},
    {"每", ACTION_EACH, PARAGRAPH_BODY, TEXT_NEEDED},
    {"完", ACTION_END, PARAGRAPH_BODY, TEXT_NONE},
};
#define DIRECTIVE_COUNT (sizeof DIRECTIVES / sizeof *DIRECTIVES)

static const struct directive PLAIN = {"", ACTION_ADD, PARAGRAPH_BODY, TEXT_NEEDED};
static const struct directive ROW = {"|", ACTION_ROW, PARAGRAPH_TABLE_ROW, TEXT_NEEDED};

static const char *const NUMBERINGS[PAGE_NUMBERS] = {
    [PAGE_NUMBER_DASHES] = "一字线",
    [PAGE_NUMBER_OF] = "共几页",
    [PAGE_NUMBER_NONE] = "无",
};

const char *template_directive(size_t index)
{
    return index < DIRECTIVE_COUNT ? DIRECTIVES[index].name : NULL;
}

/* Blocks that are open while lines are read. */
struct parsing {
    struct template *template;
    size_t open[DEEPEST]; /* indexes of @若 or @否则, @每, @表 */
    size_t depth;
    struct err *err;
};

bool template_err(const struct template *template, long line, enum err_code code, struct err *err,
                  const char *format, ...)
{
    va_list arguments;
    va_list again;
    va_start(arguments, format);
    va_copy(again, arguments);
    size_t size = (size_t)vsnprintf(NULL, 0, format, arguments) + 1;
    char *message = memory_alloc(size);
    vsnprintf(message, size, format, again);
    va_end(again);
    va_end(arguments);
    err_set(err, code, "%s:%ld: %s", template->name, line, message);
    free(message);
    err->row = line;
    return false;
}

static bool refuse(struct parsing *parsing, long line, const char *message)
{
    return template_err(parsing->template, line, ERR_INPUT, parsing->err, "%s", message);
}

size_t template_part(const char *text)
{
    const char *at = text;
    while (*at != '\0' && *at != '|') {
        const char *close = strncmp(at, "{{", 2) == 0 ? strstr(at, "}}") : NULL;
        at = close != NULL ? close + 2 : at + 1;
    }
    return (size_t)(at - text);
}

static size_t count_parts(const char *text)
{
    size_t count = 1;
    for (text += template_part(text); *text == '|'; text += template_part(text)) {
        text++;
        count++;
    }
    return count;
}

static bool refuse_directive(struct parsing *parsing, long line, const char *name)
{
    const char *names[DIRECTIVE_COUNT];
    for (size_t i = 0; i < DIRECTIVE_COUNT; i++) {
        names[i] = DIRECTIVES[i].name;
    }
    const char *meant = text_suggest(name, names, DIRECTIVE_COUNT);
    if (meant == NULL) {
        return template_err(parsing->template, line, ERR_INPUT, parsing->err,
                            "不认识的指令“@%s”，写法见 forms/documents/README.md", name);
    }
    return template_err(parsing->template, line, ERR_INPUT, parsing->err,
                        "不认识的指令“@%s”，是否“@%s”？", name, meant);
}

/* Splits `text` (trimmed, in place) into directive and rest. */
static bool find_directive(struct parsing *parsing, struct template_line *line, char *text)
{
    line->directive = *text == '|' ? &ROW : &PLAIN;
    line->text = text;
    if (*text != '@') {
        return true;
    }
    char *name = text + 1;
    char *rest = strpbrk(name, " \t");
    char *wide = strstr(name, "　");
    if (wide != NULL && (rest == NULL || wide < rest)) {
        rest = wide;
    }
    line->text = rest == NULL ? name + strlen(name) : rest + (rest == wide ? strlen("　") : 1);
    if (rest != NULL) {
        *rest = '\0';
    }
    line->text = text_trim(line->text);
    for (size_t i = 0; i < DIRECTIVE_COUNT; i++) {
        if (strcmp(DIRECTIVES[i].name, name) == 0) {
            line->directive = &DIRECTIVES[i];
            return true;
        }
    }
    return refuse_directive(parsing, line->number, name);
}

static bool check_text(struct parsing *parsing, const struct template_line *line)
{
    const char *name = line->directive->name;
    bool empty = *line->text == '\0';
    if (empty && line->directive->text == TEXT_NEEDED) {
        return template_err(parsing->template, line->number, ERR_INPUT, parsing->err,
                            "指令“@%s”后面要有内容，用空格隔开", name);
    }
    if (!empty && line->directive->text == TEXT_NONE) {
        return template_err(parsing->template, line->number, ERR_INPUT, parsing->err,
                            "指令“@%s”后面不能有内容，请另起一行", name);
    }
    return true;
}

static struct template_line *innermost(struct parsing *parsing)
{
    return parsing->depth > 0 ? &parsing->template->lines[parsing->open[parsing->depth - 1]] : NULL;
}

static bool open_block(struct parsing *parsing, struct template_line *line)
{
    for (size_t i = 0; i < parsing->depth; i++) {
        enum directive_action outer = parsing->template->lines[parsing->open[i]].directive->action;
        if (outer == line->directive->action && outer != ACTION_IF) {
            return template_err(parsing->template, line->number, ERR_INPUT, parsing->err,
                                "“@%s”里面不能再有“@%s”", line->directive->name,
                                line->directive->name);
        }
    }
    if (parsing->depth == DEEPEST) {
        return refuse(parsing, line->number, "“@若”套得太深，最多 16 层");
    }
    parsing->open[parsing->depth++] = parsing->template->count;
    return true;
}

static bool close_block(struct parsing *parsing, struct template_line *line)
{
    struct template_line *block = innermost(parsing);
    enum directive_action action = block != NULL ? block->directive->action : ACTION_ADD;
    bool table = line->directive->action == ACTION_TABLE_END;
    bool other = line->directive->action == ACTION_ELSE;
    bool fits = table   ? action == ACTION_TABLE
                : other ? action == ACTION_IF
                        : action == ACTION_IF || action == ACTION_ELSE || action == ACTION_EACH;
    if (!fits) {
        return template_err(parsing->template, line->number, ERR_INPUT, parsing->err,
                            "“@%s”前面没有与它对应的“@%s”", line->directive->name,
                            table   ? "表"
                            : other ? "若"
                                    : "若”或“@每");
    }
    block->match = parsing->template->count;
    parsing->depth--;
    if (other) {
        parsing->open[parsing->depth++] = parsing->template->count;
    }
    return true;
}

/* 字段, 字段 = 值, 字段 != 值 */
static bool parse_condition(struct parsing *parsing, struct template_line *line)
{
    char *equal = strchr(line->text, '=');
    if (equal != NULL) {
        bool different = equal > line->text && equal[-1] == '!';
        line->comparison = different ? COMPARE_DIFFERENT : COMPARE_EQUAL;
        line->constant = memory_copy(text_trim(equal + 1));
        equal[different ? -1 : 0] = '\0';
        text_trim(line->text);
    }
    if (*line->text == '\0' || (line->constant != NULL && *line->constant == '\0')) {
        return refuse(parsing, line->number, "“@若”要写成“@若 词”或“@若 词 = 值”");
    }
    return open_block(parsing, line);
}

/* 3:5:3:5 */
static bool parse_weights(struct parsing *parsing, struct template_line *line)
{
    const char *at = line->text;
    bool more = true;
    while (more && line->weight_count < DOCUMENT_CELLS) {
        char *end;
        long weight = *at >= '0' && *at <= '9' ? strtol(at, &end, 10) : 0;
        if (weight < 1 || weight > 100) {
            break;
        }
        line->weights[line->weight_count++] = (int)weight;
        more = *end == ':';
        at = more ? end + 1 : end;
    }
    if (more || *at != '\0') {
        return refuse(parsing, line->number,
                      "“@表”后面写各列的宽度，例：@表 3:5:3:5（最多 12 列，每列 1 至 100）");
    }
    return open_block(parsing, line);
}

static bool parse_row(struct parsing *parsing, struct template_line *line)
{
    const struct template_line *table = NULL;
    for (size_t i = 0; i < parsing->depth; i++) {
        const struct template_line *block = &parsing->template->lines[parsing->open[i]];
        table = block->directive->action == ACTION_TABLE ? block : table;
    }
    size_t length = strlen(line->text);
    if (table == NULL) {
        return refuse(parsing, line->number, "以“|”开头的一行只能在“@表”和“@表完”之间");
    }
    size_t count = count_parts(line->text) - 2; /* nothing stands outside the outer bars */
    if (length < 2 || line->text[length - 1] != '|' || count != table->weight_count) {
        return template_err(parsing->template, line->number, ERR_INPUT, parsing->err,
                            "这张表有 %zu 列，一行要写成 |…|…|，首尾都有“|”", table->weight_count);
    }
    memcpy(line->weights, table->weights, sizeof line->weights);
    line->weight_count = table->weight_count;
    return true;
}

static bool parse_numbering(struct parsing *parsing, struct template_line *line)
{
    for (int i = 0; i < PAGE_NUMBERS; i++) {
        if (strcmp(line->text, NUMBERINGS[i]) == 0) {
            line->numbering = (enum page_number)i;
            return true;
        }
    }
    return refuse(parsing, line->number, "“@页码”后面只能是 一字线、共几页 或 无");
}

/* How many parts divided by `|` the directive's text may have. */
static size_t most_parts(const struct directive *directive)
{
    switch (directive->kind) {
    case PARAGRAPH_TITLE:
        return 4;
    case PARAGRAPH_LEVEL1:
    case PARAGRAPH_LEVEL2:
    case PARAGRAPH_SIGNATURE:
        return 2;
    default:
        return 1;
    }
}

static bool parse_paragraph(struct parsing *parsing, struct template_line *line)
{
    size_t most = most_parts(line->directive);
    if (most > 1 && count_parts(line->text) > most) {
        return template_err(parsing->template, line->number, ERR_INPUT, parsing->err,
                            "“@%s”最多用“|”分成 %zu 段", line->directive->name, most);
    }
    for (size_t i = 0; i < parsing->depth; i++) {
        if (parsing->template->lines[parsing->open[i]].directive->action == ACTION_TABLE) {
            return refuse(parsing, line->number, "“@表”里面的一行要以“|”开头，表格以“@表完”结束");
        }
    }
    return true;
}

static bool understand(struct parsing *parsing, struct template_line *line)
{
    switch (line->directive->action) {
    case ACTION_TABLE:
        return parse_weights(parsing, line);
    case ACTION_ROW:
        return parse_row(parsing, line);
    case ACTION_IF:
        return parse_condition(parsing, line);
    case ACTION_EACH:
        return open_block(parsing, line);
    case ACTION_TABLE_END:
    case ACTION_ELSE:
    case ACTION_END:
        return close_block(parsing, line);
    case ACTION_NUMBERING:
        return parse_numbering(parsing, line);
    case ACTION_ADD:
    case ACTION_FOOT:
    case ACTION_QR:
        return parse_paragraph(parsing, line);
    }
    return true;
}

static bool parse_line(struct parsing *parsing, long number, char *text)
{
    struct template *template = parsing->template;
    text = text_trim(text);
    for (char *at = text; *at != '\0'; at++) {
        *at = *at == '\t' ? ' ' : *at;
        if ((unsigned char)*at < ' ' || *at == 0x7F) {
            return refuse(parsing, number, "这一行里有看不见的控制字符，请删掉后重写");
        }
    }
    if (*text == '\0' || *text == '#') {
        return true;
    }
    template->lines = memory_array(template->lines, template->count + 1, sizeof *template->lines);
    struct template_line *line = &template->lines[template->count];
    *line = (struct template_line){.number = number};
    if (!find_directive(parsing, line, text) || !check_text(parsing, line)) {
        return false;
    }
    line->text = memory_copy(line->text);
    bool understood = understand(parsing, line);
    template->count++; /* from here on template_free frees the line */
    return understood;
}

static bool check_closed(struct parsing *parsing)
{
    const struct template_line *block = innermost(parsing);
    if (block == NULL) {
        return true;
    }
    const char *closer = block->directive->action == ACTION_TABLE ? "表完" : "完";
    return template_err(parsing->template, block->number, ERR_INPUT, parsing->err,
                        "“@%s”没有结束，后面缺一行“@%s”", block->directive->name, closer);
}

struct template *template_parse(const char *name, const char *text, size_t length, struct err *err)
{
    static const char BOM[] = "\xEF\xBB\xBF";
    size_t skip = length >= 3 && memcmp(text, BOM, 3) == 0 ? 3 : 0;
    struct template *template = memory_alloc(sizeof *template);
    template->name = memory_copy(name);
    struct parsing parsing = {.template = template, .err = err};
    char *copy = memory_copy_n(text + skip, length - skip);
    char *end = copy + (length - skip);
    bool parsed = true;
    long number = 0;
    for (char *at = copy; parsed && at < end;) {
        char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop != NULL ? stop : end;
        number++;
        parsed = text_is_utf8(at, (size_t)(stop - at))
                     ? (*stop = '\0', parse_line(&parsing, number, at))
                     : refuse(&parsing, number, "不是 UTF-8 编码，请用 UTF-8 另存后再试");
        at = stop + 1;
    }
    free(copy);
    if (!parsed || !check_closed(&parsing)) {
        template_free(template);
        return NULL;
    }
    return template;
}
