/* view: the table of the lists that people look at, and a page of rows.
 *
 * Screen, command line and help use this one table. Rows are fetched by the store; nothing
 * here filters or sorts. */
#include "law/view.h"

#include <stdlib.h>
#include <string.h>

static const struct view table[] = {
    {"today", "今日", "case", VIEW_TODAY, "due_on", false, ACT_VIEW_CASES,
     "我的：超期的、七日内到期的、等我接着办的；还有轮到我审批、处理的。"},
    {"waiting", "待我处理", "case", VIEW_WAITING, "due_on", false, ACT_VIEW_CASES,
     "轮到我的：待审批、审查、审核、回访、指派、归档；我自己经手的不在内。"},
    {"due", "我的待办", "case", VIEW_MINE_OPEN, "due_on", false, ACT_VIEW_CASES,
     "由我承办或协办、期限还在走的案件，先到期的在前。"},
    {"due-unit", "本科室待办", "case", VIEW_UNIT_OPEN, "due_on", false, ACT_VIEW_CASES,
     "承办人在我的科室或它的下属队、期限还在走的案件；局领导看全单位。"},
    {"due-all", "本单位待办", "case", VIEW_OPEN, "due_on", false, ACT_VIEW_CASES,
     "全单位期限还在走的案件，先到期的在前。"},
    {"overdue", "已超期", "case", VIEW_OVERDUE, "due_on", false, ACT_VIEW_CASES,
     "到期日早于今天的案件，超得最久的在前；今天到期的不算。"},
    {"cases", "全部案件", "case", VIEW_ALL, "found_at", true, ACT_VIEW_CASES,
     "所有案件，作废的也在内，最近发现的在前。"},
    {"mine", "我的案件", "case", VIEW_MINE, "found_at", true, ACT_VIEW_CASES,
     "由我承办或协办的案件，最近发现的在前。"},
    {"outreach", "预防宣传", "outreach", VIEW_ALL, "held_at", true, ACT_VIEW_CASES,
     "不属于案件的劝导、媒体宣传和宣讲，最近的在前。"},
    {"parties", "当事人", "party", VIEW_ALL, "name", false, ACT_VIEW_CASES,
     "登记过的单位、个体工商户和个人，按名称排列。"},
    {"positive", "正面清单", "item", VIEW_POSITIVE, "code", false, ACT_VIEW_LISTS,
     "可以用柔性方式处理的轻微违法行为，只列现行版本。"},
    {"negative", "负面清单", "item", VIEW_NEGATIVE, "code", false, ACT_VIEW_LISTS,
     "不得用柔性方式处理的行为，只列现行版本。"},
    {"lists", "全部清单事项", "item", VIEW_ALL, "code", false, ACT_VIEW_LISTS,
     "两张清单的全部事项，旧版本也在内。"},
    {"editions", "清单版本", "list", VIEW_ALL, "title", false, ACT_VIEW_LISTS,
     "发布过的清单，旧版本也在内，按名称排列。"},
    {"laws", "法律依据", "law", VIEW_ALL, "code", false, ACT_VIEW_LISTS,
     "登记的法律、法规和文件：何时施行、何时失效、由何代替；按行为的日子选用。"},
    {"articles", "新旧条文", "article", VIEW_ALL, "violation", false, ACT_VIEW_LISTS,
     "同一种违法行为在旧法和生态环境法典里的条文和罚款幅度。"},
    {"commitments", "保证承诺书", "commitment", VIEW_ALL, "observe_until", false, ACT_VIEW_CASES,
     "签过的保证承诺书，先期满的在前。"},
    {"officers", "人员", "officer", VIEW_ALL, "name", false, ACT_VIEW_OFFICERS,
     "登记过的人员，不在岗的也在内，按姓名排列。"},
    {"conditions", "清单条件", "requirement", VIEW_ALL, "item", false, ACT_VIEW_LISTS,
     "清单上每一事项要问的问题和界限，按编号排列；与本局清单不一致的在这里改正。"},
    {"terms", "期限表", "term", VIEW_ALL, "title", false, ACT_VIEW_LISTS,
     "每一种期限多长、从何时起、依据哪一条、能不能延长；没有核对过原文的由本局核对和修改。"},
};

const struct view *views(size_t *count)
{
    *count = sizeof table / sizeof table[0];
    return table;
}

const struct view *view_named(const char *key)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (strcmp(table[i].key, key) == 0) {
            return &table[i];
        }
    }
    return NULL;
}

static void texts_free(char **texts, size_t count)
{
    for (size_t i = 0; texts != NULL && i < count; i++) {
        free(texts[i]);
    }
    free(texts);
}

void view_row_done(struct view_row *row, size_t columns)
{
    texts_free(row->cells, columns);
    texts_free(row->values, columns);
    free(row->sort_key);
}

void view_page_init(struct view_page *page)
{
    *page = (struct view_page){.rows = NULL};
}

void view_page_done(struct view_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        view_row_done(&page->rows[i], page->columns);
    }
    free(page->rows);
    view_page_init(page);
}
