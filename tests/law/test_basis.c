/* Law by date: the day of the act chooses the articles, on the screen and on paper alike. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "law/law_data.h"

#define OLD_DAY date_of(2026, 8, 14)
#define NEW_DAY date_of(2026, 8, 15)

static int setup(void **state)
{
    struct law_book *book = memory_alloc(sizeof *book);
    law_book_init(book);
    law_data_load(book);
    *state = book;
    return 0;
}

static int teardown(void **state)
{
    law_book_done(*state);
    free(*state);
    return 0;
}

static const char *const TEN[] = {
    "环境保护法",       "环境影响评价法", "海洋环境保护法",         "大气污染防治法",
    "水污染防治法",     "土壤污染防治法", "固体废物污染环境防治法", "噪声污染防治法",
    "放射性污染防治法", "清洁生产促进法"};

static void test_ten_laws_give_way_on_one_day(void **state)
{
    const struct law_book *book = *state;
    const struct law *code = law_named(book, LAW_CODE);
    assert_false(law_in_force(code, OLD_DAY));
    assert_true(law_in_force(code, NEW_DAY));
    size_t gone = 0;
    for (size_t i = 0; i < book->law_count; i++) {
        const struct law *law = &book->laws[i];
        bool ends = law_in_force(law, OLD_DAY) && !law_in_force(law, NEW_DAY);
        assert_int_equal(ends, law->replaced != NULL && strcmp(law->replaced, LAW_CODE) == 0);
        gone += ends;
    }
    assert_int_equal(gone, 10);
    for (size_t i = 0; i < sizeof TEN / sizeof *TEN; i++) {
        const struct law *law = law_named(book, TEN[i]);
        assert_non_null(law);
        assert_true(law_in_force(law, OLD_DAY));
        assert_false(law_in_force(law, NEW_DAY));
    }
    assert_true(law_in_force(law_named(book, "行政处罚法"), NEW_DAY));
    assert_false(law_in_force(law_named(book, "行政处罚法"), date_of(2021, 7, 14)));
    assert_true(law_in_force(law_named(book, "排污许可管理条例"), NEW_DAY));
}

static void test_laws_have_several_names(void **state)
{
    static const struct {
        const char *name;
        const char *key;
    } names[] = {{"中华人民共和国生态环境法典", "法典"},
                 {"生态环境法典", "法典"},
                 {"法典", "法典"},
                 {"大气法", "大气法"},
                 {"大气污染防治法", "大气法"},
                 {"法释〔2023〕7号", "法释7号"},
                 {"环环监〔2017〕17号", "17号文"},
                 {"行政处罚法", "处罚法"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_string_equal(law_named(*state, names[i].name)->key, names[i].key);
    }
    assert_null(law_named(*state, "生态环境法典草案"));
    assert_null(law_named(*state, "水法")); /* another law: not the one against water pollution */
    assert_null(law_named(*state, ""));
    assert_null(law_named(*state, NULL));
}

/* Every article of a part as 31.3.0 */
static void reads(const struct law_book *book, const char *text, const char *expected)
{
    struct basis basis;
    struct buffer found;
    buffer_init(&found);
    basis_parse(&basis, book, text);
    for (size_t i = 0; i < basis.count; i++) {
        const struct basis_part *part = &basis.parts[i];
        buffer_add_format(&found, "%s%s", i > 0 ? "; " : "", part->law ? part->law->key : "?");
        for (size_t j = 0; j < part->count; j++) {
            buffer_add_format(&found, " %d.%d.%d", part->articles[j].article,
                              part->articles[j].paragraph, part->articles[j].item);
        }
    }
    assert_string_equal(buffer_text(&found), expected);
    buffer_done(&found);
    basis_done(&basis);
}

static void test_bases_are_read_as_lists_write_them(void **state)
{
    static const char *const texts[][2] = {
        {"《中华人民共和国环境影响评价法》第二十二条第四款、第三十一条第三款",
         "环评法 22.4.0 31.3.0"},
        {"《中华人民共和国水污染防治法》第十条；《排污许可管理条例》第十七条",
         "水污法 10.0.0; 许可条例 17.0.0"},
        {"《中华人民共和国土壤污染防治法》第二十一条第二款第二项、第三项", "土壤法 21.2.2 21.2.3"},
        {"《中华人民共和国环境影响评价法》第31条第3款", "环评法 31.3.0"},
        {"《水污染防治法》第八十三条第(三)项；《环境保护法》第六十三条第（三）项",
         "水污法 83.0.3; 环保法 63.0.3"},
        {"大气法99(三)；固废法第一百零二条(十)；排污许可条例36、37",
         "大气法 99.0.3; 固废法 102.0.10; 许可条例 36.0.0 37.0.0"},
        {"法释〔2023〕7号第一条第(十一)项；刑法第三百三十八条", "法释7号 1.0.11; 刑法 338.0.0"},
        {"法典第一千一百七十五条第(五)(八)项", "法典 1175.0.5 1175.0.8"},
        {"《广东省实施〈中华人民共和国环境噪声污染防治法〉办法》第八条", "? 8.0.0"},
        {"《建设项目环境保护管理条例》第二十一条第(三)项；《建设项目环境影响登记表备案管理办法》"
         "第十八条",
         "建设条例 21.0.3; 备案办法 18.0.0"},
        {"《行政处罚法》(2021年修订)第三十三条第一款", "处罚法 33.1.0"},
        {"环执法〔2019〕42号", "42号文"},
        {"工作方案三、五(三)", "工作方案"},
        {"(摘录未载明)", "?"},
        {"粤环发〔2021〕7号第十四条", "? 14.0.0"},
        {"第三章第99999条第０条", "?"},
        {"《没有写完", "?"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        reads(*state, texts[i][0], texts[i][1]);
    }
    reads(*state, NULL, "");
}

static void test_articles_are_written_in_chinese_numerals(void **state)
{
    static const struct {
        struct law_article article;
        const char *text;
    } cases[] = {{{1095, 3, 0}, "第一千零九十五条第三款"},
                 {{1100, 0, 0}, "第一千一百条"},
                 {{1107, 0, 0}, "第一千一百零七条"},
                 {{10, 0, 0}, "第十条"},
                 {{17, 0, 0}, "第十七条"},
                 {{110, 0, 0}, "第一百一十条"},
                 {{102, 0, 10}, "第一百零二条第（十）项"},
                 {{2000, 2, 1}, "第二千条第二款第（一）项"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buffer out;
        buffer_init(&out);
        law_article_write(&cases[i].article, &out);
        assert_string_equal(buffer_text(&out), cases[i].text);
        buffer_done(&out);
    }
}

static void cites(const struct law_book *book, const struct basis_matter *matter, date_t on,
                  const char *text, const char *note, bool stale)
{
    struct basis_cite cite;
    basis_cite(book, matter, on, &cite);
    assert_string_equal(cite.text, text);
    if (note == NULL) {
        assert_string_equal(cite.note, "");
    } else if (strstr(cite.note, note) == NULL) {
        fail_msg("%s", cite.note);
    }
    assert_int_equal(cite.stale, stale);
    basis_cite_done(&cite);
}

/* The pair's own old basis and violation as an item: old text the day before, the 法典 on the day. */
static void test_every_pair_changes_on_the_day(void **state)
{
    const struct law_book *book = *state;
    size_t pairs = 0;
    for (size_t i = 0; i < book->pair_count; i++) {
        const struct law_pair *pair = &book->pairs[i];
        const struct basis_matter matter = {.basis = pair->old_basis, .violation = pair->violation};
        if (pair->old_basis == NULL) {
            continue;
        }
        char *article = memory_format("《中华人民共和国生态环境法典》%s", pair->article);
        struct basis_cite old, new;
        basis_cite(book, &matter, OLD_DAY, &old);
        basis_cite(book, &matter, NEW_DAY, &new);
        assert_string_equal(old.text, pair->old_basis);
        assert_false(old.changed || old.stale);
        assert_ptr_equal(strstr(new.text, article), new.text);
        assert_true(new.changed && !new.stale &&new.unverified);
        for (size_t j = 0; j < sizeof TEN / sizeof *TEN; j++) {
            assert_null(strstr(new.text, TEN[j]));
        }
        basis_cite_done(&old);
        basis_cite_done(&new);
        free(article);
        pairs++;
    }
    assert_int_equal(pairs, 25); /* two of 27 had no old article */
}

/* An item that was written for the 法典 and an act of the day before. */
static void test_every_pair_goes_back_the_day_before(void **state)
{
    const struct law_book *book = *state;
    for (size_t i = 0; i < book->pair_count; i++) {
        const struct law_pair *pair = &book->pairs[i];
        char *article = memory_format("《中华人民共和国生态环境法典》%s", pair->article);
        const struct basis_matter matter = {.basis = article, .violation = pair->violation};
        if (pair->old_basis != NULL) {
            cites(book, &matter, OLD_DAY, pair->old_basis, "2026年8月15日才施行", false);
        } else {
            cites(book, &matter, OLD_DAY, article, "没有登记对应的条文", true);
        }
        cites(book, &matter, NEW_DAY, article, NULL, false);
        free(article);
    }
}

static void test_what_the_item_says_for_the_code_goes_first(void **state)
{
    const struct basis_matter matter = {
        .basis = "《中华人民共和国固体废物污染环境防治法》第七十七条、第一百一十二条；"
                 "《排污许可管理条例》第三十六条",
        .code_basis = "法典第一千一百七十五条",
        .violation = "未按照规定设置危险废物识别标志"};
    cites(*state, &matter, OLD_DAY, matter.basis, NULL, false);
    cites(*state, &matter, NEW_DAY,
          "《中华人民共和国生态环境法典》第一千一百七十五条；《排污许可管理条例》第三十六条",
          "《中华人民共和国固体废物污染环境防治法》自2026年8月15日起废止，"
          "由《中华人民共和国生态环境法典》代替。",
          false);
}

static void test_a_law_without_a_pair_is_called_repealed(void **state)
{
    const struct basis_matter water = {.basis = "《中华人民共和国水污染防治法》第三十九条",
                                       .violation = "没有安装流量计"};
    cites(*state, &water, OLD_DAY, water.basis, NULL, false);
    cites(*state, &water, NEW_DAY, water.basis,
          "《中华人民共和国水污染防治法》自2026年8月15日起废止，由《中华人民共和国生态环境法典》代"
          "替。"
          "没有登记对应的条文",
          true);
    const struct basis_matter noise = {.basis = "《中华人民共和国环境噪声污染防治法》第十五条"};
    cites(*state, &noise, date_of(2022, 6, 4), noise.basis, NULL, false);
    cites(*state, &noise, date_of(2022, 6, 5), noise.basis,
          "自2022年6月5日起废止，由《中华人民共和国噪声污染防治法》代替", true);
    const struct basis_matter early = {.basis = "《排污许可管理条例》第三十六条"};
    cites(*state, &early, date_of(2021, 2, 28), early.basis, "2021年3月1日才施行", true);
    const struct basis_matter unknown = {.basis = "(摘录未载明)"};
    cites(*state, &unknown, NEW_DAY, "(摘录未载明)", NULL, false);
    cites(*state, &(struct basis_matter){.basis = NULL}, NEW_DAY, "", NULL, false);
}

/* 大气法第一百零八条 is two violations: where the words don't tell them apart, a person must. */
static void test_pairs_of_one_article_are_told_apart_by_the_violation(void **state)
{
    struct basis_matter matter = {.basis = "《中华人民共和国固体废物污染环境防治法》第一百一十二条",
                                  .violation = "未按照规定设置危险废物识别标志"};
    cites(*state, &matter, NEW_DAY, "《中华人民共和国生态环境法典》第一千一百七十五条", "废止",
          false);
    matter.violation = "委托无证单位处置危险废物";
    cites(*state, &matter, NEW_DAY,
          "《中华人民共和国生态环境法典》第一千一百七十五条第（五）项、第（八）项", "废止", false);
    matter.violation = NULL;
    cites(*state, &matter, NEW_DAY, matter.basis,
          "可能对应的条文：第一千一百七十五条（未设危废识别标志", true);
}

static void hints(const struct law_book *book, const char *basis, date_t ended, date_t decided,
                  const char *part)
{
    const struct basis_matter matter = {.basis = basis};
    char *hint = basis_lighter(book, &matter, ended, decided);
    if (part == NULL) {
        assert_string_equal(hint, "");
    } else if (strstr(hint, part) == NULL) {
        fail_msg("%s", hint);
    }
    free(hint);
}

static void test_the_lighter_law_is_a_hint_between_the_two_days(void **state)
{
    static const char permit[] = "《排污许可管理条例》第三十四条";
    const struct law_book *book = *state;
    hints(book, permit, OLD_DAY, OLD_DAY, NULL);
    hints(book, permit, NEW_DAY, NEW_DAY, NULL); /* lasting over the change: by its end */
    hints(book, permit, OLD_DAY, NEW_DAY,
          "旧法《排污许可管理条例》第三十四条，罚款20万元以上100万元以下；新法"
          "《中华人民共和国生态环境法典》第一千一百零三条，罚款10万元以上100万元以下。"
          "按罚款上限（相同的再比下限）新法较轻，提示适用新法");
    hints(book, permit, OLD_DAY, NEW_DAY, "由办案人员和法制审核人员定（行政处罚法第三十七条");
    hints(book, "《大气污染防治法》第一百一十八条", OLD_DAY, NEW_DAY,
          "罚款5000元以上5万元以下。罚款幅度相同，提示适用旧法");
    hints(book, "《环境影响评价法》第三十一条第三款", OLD_DAY, NEW_DAY, "罚款5万元以下");
    hints(book, "《环境保护法》第六十二条", OLD_DAY, NEW_DAY,
          "罚款幅度没有登记；新法《中华人民共和国生态环境法典》第一千一百一十条，"
          "罚款2万元以上20万元以下。请核对条文后比较轻重");
    hints(book, "《中华人民共和国水污染防治法》第三十九条", OLD_DAY, NEW_DAY, NULL);
    hints(book, NULL, OLD_DAY, NEW_DAY, NULL);
}

static void test_an_old_law_that_is_lighter_stays(void **state)
{
    struct law_book *book = *state;
    law_book_add_pair(book, &(struct law_pair){.violation = "丢弃土壤样品",
                                               .old_basis = "《土壤污染防治法》第八十六条",
                                               .article = "第九百条",
                                               .old_fines = {15000, 30000},
                                               .fines = {0, 205000}});
    hints(book, "《土壤污染防治法》第八十六条", OLD_DAY, NEW_DAY,
          "罚款1.5万元以上3万元以下；新法《中华人民共和国生态环境法典》第九百条，罚款20.5万元以下。"
          "按罚款上限（相同的再比下限）旧法较轻，提示适用旧法");
}

static void test_an_empty_table_changes_nothing(void **state)
{
    struct law_book none;
    (void)state;
    law_book_init(&none);
    const struct basis_matter matter = {.basis = "《大气污染防治法》第九十九条",
                                        .code_basis = "法典第一千一百零七条"};
    cites(&none, &matter, NEW_DAY, matter.basis, NULL, false);
    hints(&none, matter.basis, OLD_DAY, NEW_DAY, NULL);
    law_book_done(&none);
}

#define WITH_BOOK(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BOOK(test_ten_laws_give_way_on_one_day),
        WITH_BOOK(test_laws_have_several_names),
        WITH_BOOK(test_bases_are_read_as_lists_write_them),
        cmocka_unit_test(test_articles_are_written_in_chinese_numerals),
        WITH_BOOK(test_every_pair_changes_on_the_day),
        WITH_BOOK(test_every_pair_goes_back_the_day_before),
        WITH_BOOK(test_what_the_item_says_for_the_code_goes_first),
        WITH_BOOK(test_a_law_without_a_pair_is_called_repealed),
        WITH_BOOK(test_pairs_of_one_article_are_told_apart_by_the_violation),
        WITH_BOOK(test_the_lighter_law_is_a_hint_between_the_two_days),
        WITH_BOOK(test_an_old_law_that_is_lighter_stays),
        cmocka_unit_test(test_an_empty_table_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
