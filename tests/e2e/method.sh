#!/bin/sh
# method.sh ROUZHI PRACTICE SOURCE: a bureau adds a method of its own with a form file and a line in
# its settings, to the program as it was built: no code, no migration. Then rouzhi act offers it by its
# title, files it, and the case shows it, as text and as JSON.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai ROUZHI_NOW='2026-03-09 14:05' HOME="$folder"
mkdir -p "$folder/bin" "$folder/share/rouzhi"
cp "$1" "$folder/bin/rouzhi"
cp "$2"/*.db "$folder/office.db"
cp -r "$3/forms" "$3/data" "$folder/share/rouzhi"
cat >"$folder/share/rouzhi/forms/talk.form" <<'FORM'
[form]
title = 夜间巡谈
act = method
label = topic

[page talk]
title = 巡谈

[field case]
label = 案件
type = reference
refers = case
need = yes

[field done_at]
label = 时间
type = moment
need = yes
default = now

[field officer]
label = 办理人
type = officer
need = yes
default = me

[field topic]
label = 谈了什么
type = text
need = yes
FORM

rouzhi() {
    "$folder/bin/rouzhi" --db "$folder/office.db" "$@"
}

# expect CODE TEXT WORDS...: runs rouzhi with the words; its exit code, and what it must say.
expect() {
    code=$1 text=$2
    shift 2
    got=0
    said=$(rouzhi "$@" 2>&1) || got=$?
    case $got-$said in
    "$code-"*"$text"*) ;;
    *)
        echo "rouzhi $*: exit $got, not $code, or without $text:"
        echo "$said"
        exit 1
        ;;
    esac
}

number=$(rouzhi list cases --as chenyu 2>/dev/null | grep 已受理 | head -n 1 | cut -d ' ' -f 1)
expect 2 '没有“talk”这个动作' act "$number" talk topic=夜里不开风机 --as chenyu
expect 0 '' edit office '#1' methods=talk --as guanyifan
expect 0 'talk              夜间巡谈          能' act "$number" --as chenyu
expect 0 '"title": "夜间巡谈"' act "$number" --json --as chenyu
expect 0 '什么也没有写入' act "$number" talk topic=夜里不开风机 --dry-run --as chenyu
expect 6 '谈了什么：还没有填写' act "$number" talk --as chenyu
expect 3 '“其他柔性方式”由执法人员、承办机构负责人办理' act "$number" talk topic=夜 --as zouwenjing
talk=$(rouzhi act "$number" talk topic=夜里不开风机 --as chenyu)
expect 0 '谈了什么             夜里不开风机' show "$number" --as chenyu
expect 0 '"content": "夜里不开风机"' show "$number" --json --as chenyu
expect 0 "$talk" edit talk "#$talk" topic=夜里停了 --as chenyu
expect 0 '由“夜里不开风机”改为“夜里停了”' audit show "$number" --as baiqinghe
expect 0 '数据库完好' check --as guanyifan
