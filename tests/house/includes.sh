#!/bin/sh
# includes.sh ROOT: every include follows the arrows of the house, and every library has one owner.
#
#   base <- law <- store, exchange, press <- office <- ui, cli <- main
#
# A layer may include itself and what it stands on; neighbours don't know each other; a private
# header (src/LAYER/x.h) belongs to its layer alone. Tests may include any layer of ours, but
# sqlite3.h and its like only where the layer that owns it is tested. Prints what breaks
# the rule as FILE:LINE: reason and returns 1.
set -eu
export LC_ALL=C
cd "$1"

find src include tests \( -name '*.c' -o -name '*.h' \) 2>/dev/null | sort | while IFS= read -r file; do
    sed -n 's/^[[:blank:]]*#[[:blank:]]*include[[:blank:]]*\(["<][^">]*\).*/\1/;t got
            b
            :got
            =;p' "$file" | paste -d ' ' - - | while read -r line header; do
        public=no
        case $header in
        '"'*/*) [ -f "include/${header#?}" ] && public=yes ;;
        esac
        echo "$file $line $public $header"
    done
done | awk '
BEGIN {
    reach["base"] = " base "
    reach["law"] = " law base "
    reach["store"] = " store law base "
    reach["exchange"] = " exchange law base "
    reach["press"] = " press law base "
    reach["office"] = " office store exchange press law base "
    reach["ui"] = " ui office law base "
    reach["cli"] = " cli office law base "
    reach["main"] = " ui cli office law base "
    owner["sqlite3.h"] = "store"
    owner["curses.h"] = owner["ncurses.h"] = owner["panel.h"] = owner["term.h"] = "ui"
    owner["pango"] = owner["cairo"] = owner["qrencode.h"] = owner["hb.h"] = "press"
    owner["jansson.h"] = owner["csv.h"] = "exchange"
    owner["ini.h"] = "law"
    owner["vterm.h"] = "support"
}

function complain(reason) {
    print $1 ":" $2 ": " reason
    bad = 1
}

# src/LAYER/x.c, include/LAYER/x.h, tests/LAYER/test_x.c; src/main.c is "main"
function layer_of(file, part) {
    split(file, part, "/")
    return part[3] == "" ? "main" : part[2]
}

# the row of the owner table that a library header belongs to, or ""
function library_of(header, part, count) {
    count = split(header, part, "/")
    if (part[count] in owner) return part[count]
    if (header ~ /^(pango|cairo|hb-)/) return substr(header, 1, 5) == "pango" ? "pango" : "cairo"
    return ""
}

{
    layer = layer_of($1)
    product = $1 !~ /^tests\//
    header = substr($4, 2)
    library = library_of(header)
    if (substr($4, 1, 1) == "<") {
        if (library != "" && owner[library] != layer)
            complain("<" header "> belongs to " owner[library] " alone, not to " layer)
        next
    }
    split(header, part, "/")
    used = part[1]
    if (part[2] == "" || !(used in reach)) {
        if (library != "" && owner[library] != layer)
            complain("\"" header "\" belongs to " owner[library] " alone, not to " layer)
        next
    }
    if (product && !(layer in reach))
        complain("src/" layer " is not a room of the house")
    else if (product && index(reach[layer], " " used " ") == 0)
        complain(layer " may not know " used " (" header ")")
    else if (used != layer && $3 == "no")
        complain(header " is not public: it belongs to " used " alone")
}

END { exit bad }
'
