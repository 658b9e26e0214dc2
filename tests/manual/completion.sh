#!/bin/sh
# completion.sh PAGES ROUZHI FOLDER: the completion of bash, and of zsh where it is installed, as it
# answers to lines that are being typed: words of the tables, case numbers of a practice office, and
# nothing at all, quickly and silently, where there is no database.
set -eu
pages=$1 rouzhi=$2 work=$3
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai
rm -rf "$work" && mkdir -p "$work/bin"
ln -s "$rouzhi" "$work/bin/rouzhi"
"$rouzhi" demo --at "$work/office" </dev/null >"$work/demo" 2>&1 || { cat "$work/demo" && exit 1; }
bad=0

command -v bash >/dev/null || { echo 'bash is not installed: completion was not checked' && exit 77; }
bash -n "$pages/rouzhi.bash" || exit 1

cat >"$work/ask.bash" <<'END'
source "$1/rouzhi.bash"
COMP_LINE=$2 COMP_POINT=${#2} COMP_CWORD=1
read -ra COMP_WORDS <<<"$2"
_rouzhi rouzhi '' ''
printf '%s\n' "${COMPREPLY[@]}"
END

# ask LINE: what bash would offer, in one line between bars; whatever it says on stderr counts too
ask() {
    PATH="$work/bin:$PATH" bash "$work/ask.bash" "$pages" "$1" 2>&1 | tr '\n' '|'
}

offers() { # offers LINE WORD…
    line=$1
    shift
    answer="|$(ask "$line")"
    for word; do
        case $answer in
        *"|$word|"*) ;;
        *) echo "bash: \"$line\" does not offer $word but $answer" && bad=1 ;;
        esac
    done
}

offers_only() { # offers_only LINE ANSWER
    answer=$(ask "$1")
    [ "$answer" = "$2" ] || { echo "bash: \"$1\" offers $answer, not $2" && bad=1; }
}

db="$work/office/rouzhi.db"
year=$(date +%Y)
offers 'rouzhi ' import export list show audit
offers_only 'rouzhi imp' 'import|'
offers_only 'rouzhi list over' 'overdue|'
offers 'rouzhi export ' lists parties holidays
offers_only 'rouzhi audit v' 'verify|'
offers 'rouzhi import parties --' --dry-run --rejects --json --db
offers 'rouzhi export cases --encoding ' utf8-bom gb18030
offers 'rouzhi print 201 c' commitment
offers 'rouzhi new ' party case commitment
offers 'rouzhi new party na' name=
offers 'rouzhi new party kind=' company trader person
offers_only 'rouzhi new case corrected=y' 'yes|'
offers 'rouzhi init sh' short_name=
offers 'rouzhi act 12 ' commitment edit void print
offers_only 'rouzhi act 12 void r' 'reason=|'
offers_only 'rouzhi act 12 print document=c' 'commitment|'
offers 'rouzhi act 12 edit pl' place=
offers 'rouzhi edit party 某某 contact=x ph' phone=
offers "rouzhi --db $db --as chenyu show 20" "200" "201"
offers "rouzhi show --db $db --as chenyu 沙环柔〔$year〕20" "沙环柔〔$year〕201号"
offers "rouzhi new case --db $db --as chenyu party=重庆棠" 重庆棠陂砼构件有限公司
offers "rouzhi edit party --db $db --as chenyu 重庆棠" 重庆棠陂砼构件有限公司
offers "rouzhi edit case --db $db --as chenyu 20" 201

# Names that would be commands: neither is run when it is asked for, and what is offered is quoted.
hostile() { # hostile NAME RESIDENT-ID
    "$rouzhi" --db "$db" --as chenyu new party kind=person "name=$1" "resident_id=$2" \
        address=某路1号 phone=13800000000 >"$work/said" 2>&1 || { cat "$work/said" && bad=1; }
}
hostile '$(touch ran)店' 110105194912310011
hostile '`touch ran`店' 110105194912310038
hostile '$HOME;touch ran 店' 110105194912310046
hostile '引"号\店' 110105194912310054
cd "$work"
offers "rouzhi edit party --db $db --as chenyu " '\$\(touch\ ran\)店' '\`touch\ ran\`店' \
    '\$HOME\;touch\ ran\ 店' '引\"号\\店'
offers "rouzhi new case --db $db --as chenyu party=引\\\"" '引\"号\\店'
[ ! -e ran ] || { echo 'bash: the name of a party was run' && bad=1; }
offers "rouzhi import lists $work/of" "$work/office"
offers_only 'rouzhi due ' '|'
offers 'rouzhi due 2026-3-9 ' filing decision hearing-notice
offers_only 'rouzhi due 2026-3-9 fil' 'filing|'
offers 'rouzhi due 2026-3-9 5wd --' --stop --extend --json
offers_only "rouzhi show --db $work/nothing.db 1" '|'
offers_only 'rouzhi zebra ' '|'

if ! command -v zsh >/dev/null; then
    echo 'zsh is not installed: its completion was not checked'
    exit $bad
fi
zsh -n "$pages/_rouzhi" || exit 1

# zsh completes in its editor alone: compadd is watched instead.
cat >"$work/ask.zsh" <<'END'
emulate zsh
compdef() { }
compset() { PREFIX=${PREFIX#*=} }
_describe() { local -a rows=("${(@P)4}"); print -l -- ${rows%%:*} }
_files() { print -- files }
compadd() {
    while [[ $1 = -* && $1 != -- ]]; do [[ $1 = -S ]] && shift; shift; done
    shift
    local word
    for word; do [[ $word = $PREFIX* ]] && print -r -- "$word"; done
}
words=(${(z)2}) PREFIX=''
if [[ $2 = *' ' ]]; then words+=(''); fi
PREFIX=$words[-1] CURRENT=$#words
source $1/_rouzhi
END

zsh_offers() { # zsh_offers LINE WORD
    answer="|$(PATH="$work/bin:$PATH" zsh -f "$work/ask.zsh" "$pages" "$1" 2>&1 | tr '\n' '|')"
    case $answer in
    *"|$2|"*) ;;
    *) echo "zsh: \"$1\" does not offer $2 but $answer" && bad=1 ;;
    esac
}

zsh_offers 'rouzhi imp' import
zsh_offers 'rouzhi list over' overdue
zsh_offers 'rouzhi audit v' verify
zsh_offers 'rouzhi import parties --dry' --dry-run
zsh_offers 'rouzhi export cases --encoding ' gb18030
zsh_offers 'rouzhi new party na' name=
zsh_offers 'rouzhi new party kind=tr' trader
zsh_offers 'rouzhi act 12 vo' void
zsh_offers 'rouzhi act 12 void r' reason=
zsh_offers "rouzhi --db $db --as chenyu show 20" 201
zsh_offers 'rouzhi import lists ' files
zsh_offers "rouzhi edit party --db $db --as chenyu 引" '引"号\店'
zsh_offers "rouzhi edit party --db $db --as chenyu " '$(touch ran)店'
[ ! -e ran ] || { echo 'zsh: the name of a party was run' && bad=1; }
exit $bad
