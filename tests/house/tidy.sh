#!/bin/sh
# tidy.sh ROOT: the habits that keep the house tidy, one function each below.
#
# The top level holds only what the README says; nothing of this machine's folders is written
# down; lines of forms fit the INI reader's buffer; every C file opens with what it is for; nothing is
# put off; tests wait for what they want and never for time. Prints what is untidy and returns 1.
set -eu
export LC_ALL=C
cd "$1"
root=$(pwd -P)
bad=0

complain() {
    echo "$1"
    bad=1
}

# what git tracks; in an unpacked archive everything but build folders
tracked() {
    if [ -e .git ] && command -v git >/dev/null 2>&1 && git -c safe.directory="$root" ls-files 2>/dev/null; then
        return
    fi
    find . -path './build*' -prune -o -path ./.git -prune -o -type f -print | sed 's|^\./||'
}

top_level() {
    for name in $(ls -A); do
        case $name in
        CMakeLists.txt | README.md | src | include | forms | data | tests | man | .* | build*) ;;
        *) complain "$name: doesn't belong on the top level" ;;
        esac
    done
}

# The checkout's own path, where it begins a path and doesn't merely end one.
own_path() {
    path=$(printf '%s' "$root" | sed 's|[][\.*^$+?(){}|]|\\&|g')
    hits=$(tracked | tr '\n' '\0' | xargs -0 grep -IHnE -e "(^|[^]A-Za-z0-9_.)}/-])$path(/|[^A-Za-z0-9_.-]|\$)" 2>/dev/null | cut -c1-160) || true
    [ -z "$hits" ] || complain "the checkout's own path is written down:
$hits"
}

form_lines() {
    for form in forms/*.form; do
        [ -f "$form" ] || continue
        long=$(awk 'length($0) >= 200 { print FILENAME ":" FNR ": " length($0) " bytes, must be under 200" }' "$form")
        [ -z "$long" ] || complain "$long"
    done
}

sources() {
    find src include tests \( -name '*.c' -o -name '*.h' \) 2>/dev/null | sort
}

openings() {
    for file in $(sources); do
        [ "$(head -c 3 "$file")" = '/* ' ] || complain "$file: doesn't open with what it is for"
    done
}

nothing_put_off() {
    hits=$(sources | tr '\n' '\0' | xargs -0 grep -HnE '\b(TODO|FIXME|XXX|HACK)\b' /dev/null) || true
    [ -z "$hits" ] || complain "put off:
$hits"
}

no_sleep() {
    hits=$(find tests -name '*.c' -o -name '*.h' -o -name '*.sh' -o -name '*.py' 2>/dev/null |
        grep -v '^tests/house/' | tr '\n' '\0' |
        xargs -0 grep -HnE '(^|[^a-z_])((u|nano|clock_nano)?sleep *\(|sleep +[0-9.]+)' /dev/null) || true
    [ -z "$hits" ] || complain "a test sleeps:
$hits"
}

top_level
own_path
form_lines
openings
nothing_put_off
no_sleep
exit $bad
