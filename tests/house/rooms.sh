#!/bin/sh
# rooms.sh ROOT: each room's table of files is true, headers have their bodies, bodies are built.
#
# src/LAYER/README.md has a line "| `NAME` | what for |" for each C file of the folder and none
# for a file that isn't there. include/LAYER/NAME.h has its src/LAYER/NAME.c, or is
# called header-only in its line of the README. Every .c of a layer is in its CMakeLists.txt.
# Prints what is wrong and returns 1.
set -eu
export LC_ALL=C
cd "$1"
bad=0

complain() {
    echo "$1"
    bad=1
}

# names in the first column of the table of $1
listed() {
    [ -f "$1" ] && sed -n 's/^|[[:blank:]]*`\([^`]*\)`[[:blank:]]*|.*[^[:blank:]|].*|[[:blank:]]*$/\1/p' "$1"
}

for folder in src/*/; do
    folder=${folder%/}
    layer=${folder#src/}
    readme=$folder/README.md
    names=$(listed "$readme" || true)
    for file in "$folder"/*.c "$folder"/*.h; do
        [ -f "$file" ] || continue
        name=${file##*/}
        echo "$names" | grep -qxF -e "$name" || complain "$readme: no line for $name"
        case $name in
        *.c)
            grep -qwF -e "$name" "$folder/CMakeLists.txt" 2>/dev/null ||
                complain "$folder/CMakeLists.txt: $name is not built" ;;
        esac
    done
    for name in $names; do
        [ -f "$folder/$name" ] && continue
        [ -f "include/$layer/$name" ] && grep -F "\`$name\`" "$readme" | grep -q 'header-only' && continue
        complain "$readme: there is no $name in $folder"
    done
    twice=$(echo "$names" | sort | uniq -d | tr '\n' ' ')
    [ -z "${twice% }" ] || complain "$readme: said twice: $twice"
done

for header in include/*/*.h; do
    [ -f "$header" ] || continue
    name=${header##*/}
    layer=${header#include/}
    layer=${layer%%/*}
    [ -f "src/$layer/${name%.h}.c" ] && continue
    grep -F "\`$name\`" "src/$layer/README.md" 2>/dev/null | grep -q 'header-only' ||
        complain "$header: there is no src/$layer/${name%.h}.c, and src/$layer/README.md doesn't call it header-only"
done
exit $bad
