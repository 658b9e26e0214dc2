#!/bin/sh
# self_test.sh: proves that the checks of the house can fail. A small house that keeps every rule is
# made in a temporary folder; each check must pass it. Then every rule is broken by itself, and the
# check must refuse with words that name the place. Never looks at the project itself.
set -eu
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
sample=$work/house
trap 'rm -rf "$work"' EXIT INT TERM
bad=0

write() { # write PATH LINES…
    mkdir -p "$sample/$(dirname "$1")"
    path=$sample/$1
    shift
    printf '%s\n' "$@" >"$path"
}

build_house() {
    write CMakeLists.txt 'project(sample C)'
    write README.md 'A sample.'
    write .gitignore '/build*/'
    write build/left.c '#include "store/store.h"'
    write forms/case.form '[form]' 'title = 案件'
    write src/main.c '/* main */' '#include "ui/screen.h"' '#include "base/err.h"' 'int main(void)' '{' '}'
    for layer in base law store exchange press office ui cli; do
        name=room
        case $layer in
        base) name=err ;;
        store) name=store ;;
        ui) name=screen ;;
        esac
        write "include/$layer/$name.h" "/* $name */" '#include <stdbool.h>'
        write "src/$layer/$name.c" "/* $name */" "#include \"$layer/$name.h\"" '#include "base/err.h"' \
            'int' 'f(void)' '{' '    return 0;' '}'
        write "src/$layer/CMakeLists.txt" "rouzhi_layer($layer SOURCES $name.c)"
        write "src/$layer/README.md" "# $layer" '' '| file | what it is for |' '|---|---|' "| \`$name.c\` | it |"
    done
    write src/store/inside.h '/* private */' '#include <sqlite3.h>'
    write tests/store/test_store.c '/* test */' '#include <sqlite3.h>' '#include "store/store.h"'
    echo '| `inside.h` | private |' >>"$sample/src/store/README.md"
    echo '| `shape.h` | header-only: shapes |' >>"$sample/src/law/README.md"
    write include/law/shape.h '/* shape */'
}

fresh_house() {
    rm -rf "$sample"
    cp -R "$work/pristine" "$sample"
}

lines() { # lines COUNT: that many lines of blank code
    awk -v count="$1" 'BEGIN { for (i = 0; i < count; i++) print "    ;" }'
}

report() {
    echo "self test: $1"
    bad=1
}

passes() { # passes CHECK WHAT
    if ! out=$(sh "$here/$1.sh" "$sample" 2>&1); then
        report "$1 refuses $2: $out"
    fi
}

# refuses CHECK WORDS: the check fails and says these words; then the house is fresh again
refuses() {
    if out=$(sh "$here/$1.sh" "$sample" 2>&1); then
        report "$1 doesn't see: $2"
    else
        case $out in
        *"$2"*) ;;
        *) report "$1 doesn't say \"$2\" but: $out" ;;
        esac
    fi
    fresh_house
}

add() { # add PATH LINE
    mkdir -p "$(dirname "$sample/$1")"
    printf '%s\n' "$2" >>"$sample/$1"
}

build_house
cp -R "$sample" "$work/pristine"
for check in includes rooms size tidy; do
    passes $check 'a house in order'
done

# includes: against the arrows, neighbours, past the office, private headers, libraries
add src/base/err.c '#include "law/shape.h"'
refuses includes 'src/base/err.c:9: base may not know law'
add src/law/room.c '#  include "store/store.h"'
refuses includes 'src/law/room.c:9: law may not know store'
add src/press/room.c '#include "store/store.h"'
refuses includes 'press may not know store'
add include/ui/screen.h '#include "store/store.h"'
refuses includes 'include/ui/screen.h:3: ui may not know store'
add src/cli/room.c '#include "ui/screen.h"'
refuses includes 'cli may not know ui'
add src/main.c '#include "store/store.h"'
refuses includes 'src/main.c:7: main may not know store'
add src/office/room.c '#include "store/inside.h"'
refuses includes 'store/inside.h is not public'
add tests/store/test_store.c '#include "store/inside.h"'
passes includes "a layer's own tests that look inside"
fresh_house
add src/office/room.c '#include <sqlite3.h>'
refuses includes '<sqlite3.h> belongs to store alone, not to office'
add tests/office/test_room.c '#include <sqlite3.h>'
refuses includes '<sqlite3.h> belongs to store'
add tests/support/screen.c '#include <curses.h>'
passes includes 'the harness that reads the screen back'
fresh_house
add tests/support/screen.c '#include <sqlite3.h>'
refuses includes '<sqlite3.h> belongs to store alone, not to support'
add src/cli/room.c '#include <ncursesw/curses.h>'
refuses includes '<ncursesw/curses.h> belongs to ui'
add src/office/room.c '#include <pango/pangocairo.h>'
refuses includes 'belongs to press'
add src/store/store.c '#include <cairo-pdf.h>'
refuses includes 'belongs to press'
add src/cli/room.c '#include <jansson.h>'
refuses includes 'belongs to exchange'
add src/store/store.c '#include "csv.h"'
refuses includes 'belongs to exchange'
add src/base/err.c '#include <ini.h>'
refuses includes 'belongs to law'
write src/cellar/wine.c '/* wine */' '#include "base/err.h"'
refuses includes 'src/cellar is not a room of the house'
write src/manual/page.c '/* page */' '#include "manual/page.h"' '#include "press/room.h"' '#include "ui/screen.h"'
passes includes 'a manual that reads the tables of all'
fresh_house
write src/manual/page.c '/* page */' '#include "store/store.h"'
refuses includes 'manual may not know store'
add src/cli/room.c '#include "manual/page.h"'
refuses includes 'cli may not know manual'

# rooms
write src/law/more.c '/* more */'
refuses rooms 'src/law/README.md: no line for more.c'
write src/law/more.c '/* more */'
add src/law/README.md '| `more.c` | more |'
refuses rooms 'src/law/CMakeLists.txt: more.c is not built'
add src/law/README.md '| `gone.c` | was here |'
refuses rooms 'there is no gone.c'
add src/law/README.md '| `room.c` | again |'
refuses rooms 'said twice: room.c'
rm "$sample/src/law/README.md"
refuses rooms 'no line for room.c'
write include/law/bare.h '/* bare */'
refuses rooms 'include/law/bare.h: there is no src/law/bare.c'

# size
{ echo '/* long */'; lines 400; } >"$sample/src/law/room.c"
refuses size 'src/law/room.c: 401 lines, at most 400'
{ echo '/* fits */'; lines 399; } >"$sample/src/law/room.c"
passes size 'a file of 400 lines'
fresh_house
{ echo 'int' && echo 'deep(void)' && echo '{' && lines 58 && echo '}'; } >>"$sample/src/law/room.c"
refuses size '61 lines, at most 60: deep(void)'
{ echo 'int fits(void)' && echo '{' && lines 57 && echo '}'; } >>"$sample/src/law/room.c"
passes size 'a function of 60 lines'
fresh_house
{ echo 'static const int table[] = {' && lines 100 && echo '};'; } >>"$sample/src/law/room.c"
passes size 'a table of 100 lines'
fresh_house
write src/base/pinyin_table.c '/* made */'
lines 1000 >>"$sample/src/base/pinyin_table.c"
passes size 'a generated table that is named'
fresh_house

# tidy
write notes.txt 'notes'
refuses tidy "notes.txt: doesn't belong"
mkdir "$sample/doc"
refuses tidy "doc: doesn't belong"
add src/law/room.c "/* see $sample/src */"
refuses tidy "src/law/room.c:9:/* see"
add README.md "cd $sample"
refuses tidy "README.md:2:cd $sample"
add README.md "/elsewhere$sample-2/src"
passes tidy 'a path that only resembles its own'
fresh_house
awk 'BEGIN { printf "help = "; for (i = 0; i < 193; i++) printf "a"; print "" }' >>"$sample/forms/case.form"
refuses tidy 'forms/case.form:3: 200 bytes'
awk 'BEGIN { printf "help = "; for (i = 0; i < 192; i++) printf "a"; print "" }' >>"$sample/forms/case.form"
passes tidy 'a line of 199 bytes'
fresh_house
write src/law/room.c '#include "law/room.h"'
refuses tidy "src/law/room.c: doesn't open"
add src/law/room.c '/* TODO: the rest */'
refuses tidy 'room.c:9:/* TODO'
add tests/store/test_store.c '    usleep(1000);'
refuses tidy 'tests/store/test_store.c:4:    usleep(1000);'
write tests/e2e/flow.sh '#!/bin/sh' 'sleep 0.5'
refuses tidy 'flow.sh:2:sleep 0.5'

[ $bad = 0 ] && echo 'each rule was broken once, and seen'
exit $bad
