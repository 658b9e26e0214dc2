/* party_name: what tells a party's name from others: its name without the region before it and the
 * legal form behind it.
 *
 * 重庆市沙坪坝区渝碚机械有限责任公司 and 渝碚机械有限公司 may be the same; 渝碚机械厂 is another one, for what
 * somebody runs (厂, 店, 馆) distinguishes (企业名称登记管理规定第六条: 行政区划名称、字号、行业、组织形式).
 * Pure: a likeness to show people, never a verdict. */
#ifndef LAW_PARTY_NAME_H
#define LAW_PARTY_NAME_H

#include <stdbool.h>

/* The words that are left, folded to half width and lower case, with a blank where marks stood:
 * 渝碚 土湾 机械 of 重庆市渝碚（土湾）机械有限公司; "" if nothing else was written. Caller frees. */
char *party_name_core(const char *name);

/* Whether both have the same core, however they are spelt; nothing is like nothing. */
bool party_name_same_core(const char *one, const char *other);

/* 渝碚机械有限公司 of 渝碚机械有限公司土湾分公司: the company whose branch it is. Caller frees; NULL: it names
 * none. */
char *party_name_parent(const char *name);

#endif
