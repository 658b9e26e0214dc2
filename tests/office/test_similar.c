/* Parties that may be the one that is just being typed in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

#include "support/bureau.h"
#include "office/desk.h"
#include "office/similar.h"

struct world {
    struct bureau bureau;
    struct office *office;
    struct record *record; /* what is being typed */
    int64_t factory, shop, person;
    struct similar found[SIMILAR_MOST];
    size_t count;
    struct err err;
};

static int64_t take(struct record *record)
{
    int64_t id = record->id;
    record_free(record);
    return id;
}

static int setup(void **state)
{
    struct world *world = calloc(1, sizeof *world);
    bureau_open(&world->bureau);
    world->office = bureau_as(&world->bureau, "chen");
    world->factory = take(
        bureau_file(world->office, "party", 0, "kind=单位", "name=重庆渝碚（土湾）机械有限公司",
                    "credit_code=91500222MA5UQ7RR7W", "representative=赵一",
                    "address=沙坪坝区土湾街道天马路8号", "phone=13800012345", NULL));
    world->shop = take(bureau_file(world->office, "party", 0, "kind=个体工商户", "name=老王面馆",
                                   "resident_id=500106199001010028", "address=沙坪坝区土湾街道",
                                   "phone=13800012346", NULL));
    world->person = take(bureau_file(world->office, "party", 0, "kind=个人", "name=张伟",
                                     "resident_id=11010519491231002X", "address=沙坪坝区土湾街道",
                                     "phone=13800012347", NULL));
    world->record = bureau_fill(world->office, "party", 0, NULL);
    *state = world;
    return 0;
}

static int teardown(void **state)
{
    struct world *world = *state;
    record_free(world->record);
    office_close(world->office);
    bureau_close(&world->bureau);
    free(world);
    return 0;
}

/* While `typed` stands in the editor of the field. */
static void type(struct world *world, const char *key, const char *typed)
{
    int field = form_field(world->record->form, key);
    if (!office_similar(world->office, world->record, field, typed, world->found, SIMILAR_MOST,
                        &world->count, &world->err)) {
        fail_msg("%s (%s)", world->err.message, world->err.detail);
    }
    assert_true(office_idle(world->office));
    assert_null(record_value(world->record, field)); /* the form itself stays as it is */
}

static void expect(struct world *world, size_t at, int64_t id, const char *why, bool certain)
{
    assert_true(at < world->count);
    assert_int_equal(world->found[at].id, id);
    assert_string_equal(world->found[at].why, why);
    assert_int_equal(world->found[at].certain, certain);
}

static void an_empty_form_is_like_nobody(void **state)
{
    struct world *world = *state;
    type(world, "name", "");
    assert_int_equal(world->count, 0);
    type(world, "name", NULL);
    assert_int_equal(world->count, 0);
}

static void the_same_code_is_certain(void **state)
{
    struct world *world = *state;
    type(world, "credit_code", "91500222MA5UQ7RR7");
    assert_int_equal(world->count, 0); /* one digit is still to come */
    type(world, "credit_code", "９１５００２２２ma5uq7rr7w");
    assert_int_equal(world->count, 1);
    expect(world, 0, world->factory, "信用代码相同", true);
    assert_string_equal(world->found[0].called, "重庆渝碚（土湾）机械有限公司");
}

static void the_same_identity_number_is_certain(void **state)
{
    struct world *world = *state;
    type(world, "resident_id", "11010519491231002x");
    assert_int_equal(world->count, 1);
    expect(world, 0, world->person, "身份证号码相同", true);
}

static void a_name_however_it_is_spelt(void **state)
{
    struct world *world = *state;
    static const char *const spelt[] = {"重庆渝碚（土湾）机械有限公司",
                                        "重庆渝碚(土湾)机械有限公司",
                                        " 重庆渝碚 土湾 机械有限公司"};
    for (size_t i = 0; i < 3; i++) {
        type(world, "name", spelt[i]);
        assert_int_equal(world->count, 1);
        expect(world, 0, world->factory, "名称相同", false);
    }
}

static void a_namesake_with_another_number_is_said_to_be_one(void **state)
{
    struct world *world = *state;
    record_put(world->record, "kind", "person");
    record_put(world->record, "resident_id", "500106199001010036");
    type(world, "name", "张伟");
    assert_int_equal(world->count, 1);
    expect(world, 0, world->person, "名称相同，证件号码不同", false);
}

static void the_same_phone(void **state)
{
    struct world *world = *state;
    type(world, "phone", "138 0001 2346");
    assert_int_equal(world->count, 1);
    expect(world, 0, world->shop, "电话相同", false);
}

static void a_name_that_holds_or_is_held(void **state)
{
    struct world *world = *state;
    type(world, "name", "沙坪坝区老王面馆土湾店");
    assert_int_equal(world->count, 1);
    expect(world, 0, world->shop, "名称相近", false);
    type(world, "name", "渝碚（土湾）机");
    assert_int_equal(world->count, 1);
    expect(world, 0, world->factory, "名称相近", false);
    type(world, "name", "老王");
    assert_int_equal(world->count, 0); /* too little to say anything */
    type(world, "name", "土湾街道");
    assert_int_equal(world->count, 0); /* that is an address */
}

/* A number with its check digit, by GB 11643. */
static void number_of(int n, char out[19])
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    snprintf(out, 19, "50010619900101%03d", n % 1000);
    for (int i = 0; i < 17; i++) {
        sum += (out[i] - '0') * weights[i];
    }
    out[17] = "10X98765432"[sum % 11];
    out[18] = '\0';
}

static void region_and_legal_form_are_left_aside(void **state)
{
    struct world *world = *state;
    static const char *const written[] = {"渝碚（土湾）机械", "渝碚(土湾)机械有限责任公司",
                                          "重庆市沙坪坝区渝碚（土湾）机械股份有限公司",
                                          "渝碚（土湾）机械（重庆）有限公司"};
    for (size_t i = 0; i < 4; i++) {
        type(world, "name", written[i]);
        assert_int_equal(world->count, 1);
        expect(world, 0, world->factory, "名称只差地区或公司形式", false);
    }
    type(world, "name", "沙坪坝区老王面馆（个体工商户）");
    assert_int_equal(world->count, 1);
    expect(world, 0, world->shop, "名称只差地区或公司形式", false);
    type(world, "name",
         "渝碚（土湾）机械有限责任公司土湾分公司"); /* the company whose branch it is */
    assert_int_equal(world->count, 1);
    expect(world, 0, world->factory, "名称相近", false);
    type(world, "name", "渝碚（土湾）机械厂"); /* another one */
    assert_int_equal(world->count, 0);
    record_put(world->record, "credit_code", "91500106MA5UQ7RR7W");
    type(world, "name", "渝碚（土湾）机械公司");
    assert_int_equal(world->count, 1);
    expect(world, 0, world->factory, "名称只差地区或公司形式，证件号码不同", false);
}

/* Strangers that share only the region, the legal form or the trade aren't shown. */
static void no_flood_of_strangers(void **state)
{
    struct world *world = *state;
    for (int i = 0; i < 30; i++) {
        char name[80], number[19], pair[40];
        snprintf(name, sizeof name, "name=重庆市沙坪坝区柏%d汽修店", i);
        number_of(200 + i, number);
        snprintf(pair, sizeof pair, "resident_id=%s", number);
        record_free(bureau_file(world->office, "party", 0, "kind=个体工商户", name, pair,
                                "address=土湾街道", "phone=023-65000000", NULL));
    }
    static const char *const typed[] = {"重庆市", "重庆市沙坪坝区", "沙坪坝区汽修店",
                                        "重庆有限公司", "汽修店"};
    for (size_t i = 0; i < 5; i++) {
        type(world, "name", typed[i]);
        assert_int_equal(world->count, 0);
    }
    type(world, "name", "柏7汽修店"); /* among the thirty that hold nearly the same */
    assert_int_equal(world->count, 1);
    assert_string_equal(world->found[0].called, "重庆市沙坪坝区柏7汽修店");
}

/* 沙坪坝区第 … begins many names: then it says nothing. */
static void what_many_have_says_nothing(void **state)
{
    struct world *world = *state;
    for (int i = 0; i < 12; i++) {
        char name[64], number[19], pair[40];
        snprintf(name, sizeof name, "name=沙坪坝区第%d小吃店", i);
        number_of(100 + i, number);
        snprintf(pair, sizeof pair, "resident_id=%s", number);
        record_free(bureau_file(world->office, "party", 0, "kind=个体工商户", name, pair,
                                "address=土湾街道", "phone=13900000000", NULL));
    }
    type(world, "name", "沙坪坝区第");
    assert_int_equal(world->count, 0);
    type(world, "name", "沙坪坝区第3小吃店");
    assert_int_equal(world->count, 1);
    type(world, "phone", "13900000000");
    assert_int_equal(world->count, SIMILAR_MOST);
}

/* Best first, each once; the row that is being changed is not like itself. */
static void best_first_and_each_once(void **state)
{
    struct world *world = *state;
    record_put(world->record, "credit_code", "91500222MA5UQ7RR7W");
    record_put(world->record, "phone", "13800012346");
    type(world, "name", "重庆渝碚(土湾)机械有限公司");
    assert_int_equal(world->count, 2);
    expect(world, 0, world->factory, "信用代码相同", true);
    expect(world, 1, world->shop, "电话相同", false);
    struct record *factory = desk_load(world->office, "party", world->factory, &world->err);
    assert_true(office_similar(world->office, factory, 0, NULL, world->found, SIMILAR_MOST,
                               &world->count, &world->err));
    assert_int_equal(world->count, 0);
    record_free(factory);
}

static void refused_to_who_sees_no_parties(void **state)
{
    struct world *world = *state;
    struct office *admin = bureau_as(&world->bureau, NULL);
    assert_false(office_similar(admin, world->record, 0, NULL, world->found, SIMILAR_MOST,
                                &world->count, &world->err));
    assert_int_equal(world->err.code, ERR_DENIED);
    office_close(admin);
}

#define WITH_WORLD(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        WITH_WORLD(an_empty_form_is_like_nobody),
        WITH_WORLD(the_same_code_is_certain),
        WITH_WORLD(the_same_identity_number_is_certain),
        WITH_WORLD(a_name_however_it_is_spelt),
        WITH_WORLD(a_namesake_with_another_number_is_said_to_be_one),
        WITH_WORLD(the_same_phone),
        WITH_WORLD(a_name_that_holds_or_is_held),
        WITH_WORLD(region_and_legal_form_are_left_aside),
        WITH_WORLD(no_flood_of_strangers),
        WITH_WORLD(what_many_have_says_nothing),
        WITH_WORLD(best_first_and_each_once),
        WITH_WORLD(refused_to_who_sees_no_parties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
