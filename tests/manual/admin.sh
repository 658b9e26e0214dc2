#!/bin/sh
# admin.sh ROOT BUILD FOLDER: the commands of rouzhi-admin(8), run as they are printed, both languages:
# a database is made, backed up, spoilt and restored, and the restored one proves by the noted head
# that it is the old one; a file of holidays is taken. The page's folders are a folder of ours, the
# program that of the build; what needs root (groups) is passed over.
set -eu
root=$1 build=$2 work=$3
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai
rm -rf "$work"
mkdir -p "$work/bin"
ln -s "$build/rouzhi" "$work/bin/rouzhi"
PATH="$work/bin:$PATH"

fail() {
    echo "$1"
    exit 1
}

# block PAGE NAME: the example of this name, with the page's folders in ours
block() {
    sed -n "/^@shell $2\$/,/^@end\$/p" "$root/man/$1" | sed '1d;$d' |
        sed "s|/var/lib/rouzhi|$place/lib|g; s|/var/backups/rouzhi|$place/backups|g; /^chgrp /d"
}

run() { # run PAGE NAME
    block "$1" "$2" >"$place/$2.sh"
    [ -s "$place/$2.sh" ] || fail "$1 has no example $2"
    (cd "$place" && sh -eu "$place/$2.sh") >"$place/$2.out" 2>"$place/$2.err" ||
        fail "$1: $2: $(cat "$place/$2.sh" "$place/$2.err")"
}

check_page() { # check_page PAGE HOLIDAYS-FILE WORD-FOR-HEAD
    place=$work/$1
    mkdir -p "$place/lib" "$place/backups"
    export ROUZHI_DB="$place/lib/rouzhi.db"
    run "$1" init
    printf 'date,kind,name,source\n2027-01-01,holiday,元旦,某通知\n' >"$place/$2"
    run "$1" holidays
    grep -q '新增 1' "$place/holidays.out" || fail "$1: the holidays were not taken"
    run "$1" backup
    head=$(sed -n 1p "$place/backup.out")
    before=$(rouzhi export officers 2>/dev/null)
    rouzhi new officer 姓名=后来的人 登录账号=later 角色=文员 >/dev/null
    printf 'spoilt' | dd of="$ROUZHI_DB" bs=1 seek=8192 conv=notrunc 2>/dev/null
    run "$1" restore
    block "$1" restored | sed "s/$3/$head/" >"$place/restored.sh"
    (cd "$place" && sh -eu "$place/restored.sh") >"$place/restored.out" 2>&1 ||
        fail "$1: restored: $(cat "$place/restored.out")"
    grep -q '首尾相连，没有改动' "$place/restored.out" || fail "$1: $(cat "$place/restored.out")"
    [ "$before" = "$(rouzhi export officers 2>/dev/null)" ] || fail "$1: not what was backed up"
    other=$(printf '%s' "$head" | tr 0-9a-f 1-9a-f0)
    ! rouzhi audit verify --head "${head%%:*}:${other#*:}" >/dev/null 2>&1 ||
        fail "$1: a head that never was is found"
}

check_page rouzhi-admin.zh.8.in 放假.csv '序号:散列值'
check_page rouzhi-admin.8.in holidays.csv 'SEQ:HASH'

# A field is added as rouzhi-forms(5) shows it: the same words as the test that does it.
for page in rouzhi-forms.5.in rouzhi-forms.zh.5.in; do
    place=$work
    block $page migration | grep -qxF -f - "$root/tests/ui/new_field/one_more.sql" ||
        fail "$page: the migration is not the one that is tested"
    block $page field | while IFS= read -r line; do
        grep -qF -e "$line" "$root/tests/ui/test_new_field.c" ||
            { echo "$page: not in the test of a new field: $line" && exit 1; }
    done
done
