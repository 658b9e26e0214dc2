#!/bin/sh
# size.sh ROOT: no file of more than 400 lines, no function of more than 60.
#
# A function is counted from the first line of its head to its closing brace, both at the first
# column, as clang-format lays them out. Tables that were generated are excepted by name below,
# and only they. Prints what is too long and returns 1.
set -eu
export LC_ALL=C
cd "$1"

GENERATED='src/base/pinyin_table.c'

find src include tests .ci \( -name '*.c' -o -name '*.h' -o -name '*.sh' -o -path '.ci/run' \) \
    2>/dev/null | sort | while IFS= read -r file; do
    case " $GENERATED " in
    *" $file "*) continue ;;
    esac
    echo "$file"
done | {
    bad=0
    while IFS= read -r file; do
        awk -v file="$file" '
            /^[A-Za-z_]/ { head = FNR; name = $0 }
            /^\{/ { open = 1 }
            /^\}/ && open {
                open = 0
                if (FNR - head + 1 > 60) {
                    print file ":" head ": " FNR - head + 1 " lines, at most 60: " name
                    bad = 1
                }
            }
            END {
                if (FNR > 400) {
                    print file ": " FNR " lines, at most 400"
                    bad = 1
                }
                exit bad
            }' "$file" || bad=1
    done
    exit $bad
}
