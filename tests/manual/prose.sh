#!/bin/sh
# prose.sh ROOT: what the pages say by hand is in the program: every variable of the environment that
# it reads is told in rouzhi(1), and every sentence that rouzhi-admin(8) explains is one that it says.
set -eu
export LC_ALL=C.UTF-8
cd "$1"
bad=0

for name in $(grep -rhoE '(secure_)?getenv\("[A-Z_]+"\)' src include | sed 's/.*"\(.*\)".*/\1/' | sort -u); do
    for page in man/rouzhi.1.in man/rouzhi.zh.1.in; do
        grep -qE "^.*\\\\fB$name\\\\fR" "$page" || { echo "$page does not tell $name" && bad=1; }
    done
done

# The words of a heading between its gaps must stand in one line of the sources.
sources=$(find src -name '*.c')
for page in man/rouzhi-admin.8.in man/rouzhi-admin.zh.8.in; do
    count=0
    # shellcheck disable=SC2086 # a list of files
    while IFS= read -r sentence; do
        count=$((count + 1))
        part=$(printf '%s' "$sentence" | sed 's/…/\n/g' |
            awk '{ gsub(/^ +| +$/, ""); if (length($0) > length(best)) best = $0 } END { print best }')
        grep -qF -e "$part" $sources || { echo "$page explains what nobody says: $part" && bad=1; }
    done <<END
$(sed -n '/^\.SH \(排错\|TROUBLE\)/,/^\.SH \(参见\|SEE\)/s/^\\fB\(.*\)\\fR$/\1/p' "$page")
END
    [ "$count" -ge 10 ] || { echo "$page: only $count sentences were found" && bad=1; }
done
exit $bad
