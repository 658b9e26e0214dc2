#!/bin/sh
# methods.sh ROUZHI PRACTICE: each flexible method at the prompt, once with a wrong answer and its sentence,
# once right; what was filed is shown and in the audit.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai ROUZHI_NOW='2026-03-09 14:05' HOME="$folder"
program=$1
cp "$2"/*.db "$folder/office.db"

rouzhi() {
    "$program" --db "$folder/office.db" --as chenyu "$@"
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

# case_in STATE: the newest case that the officer handles and that stands in this state.
case_in() {
    rouzhi list mine 2>/dev/null | grep " 陈屿 .* $1 " | head -n 1 | cut -d ' ' -f 1
}

new=$(case_in 已受理)
expect 6 '劝导结果：没有“听不听”这一种' act "$new" persuade result=听不听
expect 6 '答应的期限：还没有填写' act "$new" persuade urged=盖好料堆 said=马上盖 result=答应限期改正
expect 0 '什么也没有写入' act "$new" persuade urged=盖好料堆 said=马上盖 result=当场停止、改正 --dry-run
expect 0 '' act "$new" persuade urged=盖好料堆 said=马上盖 result=当场停止、改正 \
    '志愿者=李志远|井口社区' '劝导示范点=井口园区'
expect 6 '媒体、栏目：照其他各项这一项用不上' act "$new" advise way=口头提醒 outlet=电视台 advice=按日记录
expect 6 '宣传渠道：还没有填写' act "$new" advise way=媒体宣传 outlet=电视台 demands=按日记录 advice=专人记
expect 0 '' act "$new" advise way=书面建议 demands=按日记录 advice=专人记
expect 1 '它在柔性办理、观察中、已立案时办理（工作方案四（三））' act "$new" interview-notice meet_at=明天
expect 1 '至少要有一方申请人、一方被申请人（工作方案四（四）' act "$new" mediate-request dispute=异味 \
    willing=各方都愿意 争议各方.1.诉求=分期装
expect 0 '' act "$new" order stop=停止喷漆 correct=装净化器 until=+3
expect 1 '请先登记调解申请（工作方案四（四）' act "$new" mediate course=谈 result=达成协议
expect 0 '' act "$new" mediate-request dispute=异味 willing=各方都愿意 \
    争议各方.1.诉求=分期装 '争议各方=李桂芳|申请人||装净化器'
expect 6 '接着怎样办：还没有填写' act "$new" mediate course=谈不拢 result=没有达成协议 reason=钱
expect 0 '' act "$new" mediate course=谈不拢 result=没有达成协议 reason=钱 follows=违法行为提请立案
expect 0 '向人民法院提起民事诉讼' show "$new"

watched=$(case_in 观察中)
expect 6 '约谈开始：不能早于通知时间' act "$watched" interview-notice meet_at=昨天\ 9:00
expect 6 '联合约谈的部门：还没有填写' act "$watched" interview-notice meet_at=明天\ 9:30 wide=是
expect 0 '' act "$watched" interview-notice meet_at=明天\ 9:30 wide=是 joint=区城市管理局
talk='said=没有专人记 norm=按日记录 demand=补齐 until=+7 stand=接受告诫，愿意改正'
proof='minor=是 minor_proof=笔录 harmless=是 harmless_proof=笔录 unintended=是 unintended_proof=笔录'
# shellcheck disable=SC2086 # the pairs have no blanks in them
expect 1 '四项检验缺一项就不能约谈告诫，请提请立案（工作方案四（三））' act "$watched" interview $talk $proof prompt=否
# shellcheck disable=SC2086
expect 0 '' act "$watched" 约谈告诫 $talk $proof prompt=是 prompt_proof=照片
expect 0 '联合约谈的部门       区城市管理局' show "$watched"

expect 6 '宣传渠道：没有“喇叭”这一种' new outreach kind=媒体宣传 topic=台账 channels=喇叭
expect 0 '' new outreach kind=媒体宣传 topic=台账怎样记 channels=公众号、广播 outlet=沙坪坝发布 content=按日记录
expect 0 '台账怎样记' list outreach
expect 0 '公众号' export outreach
"$program" --db "$folder/office.db" --as baiqinghe audit show "$new" | grep -q '行政劝导'
"$program" --db "$folder/office.db" --as baiqinghe audit verify >/dev/null
