#!/bin/sh
# includes.sh ROOT: every include follows the arrows of the house, and every library has one owner.
#
#   base <- law <- store, exchange, press <- office <- ui, cli <- main, manual
#
# The manual reads the tables of every layer that has any (press too); nothing knows the manual.
# A layer may include itself and what it stands on; neighbours don't know each other; a private
# header (src/LAYER/x.h) belongs to its layer alone. Tests may include any layer of ours, but
# sqlite3.h and its like only where the layer that owns it is tested. Prints what breaks
# the rule as FILE:LINE: reason and returns 1.
set -eu
export LC_ALL=C
cd "$1"

find src include tests \( -name '*.c' -o -name '*.h' \) 2>/dev/null | sort | tr '\n' '\0' | xargs -0 awk '
BEGIN {
    reach["base"] = " base "
    reach["law"] = " law base "
    reach["store"] = " store law base "
    reach["exchange"] = " exchange law base "
    reach["press"] = " press law base "
    reach["office"] = " office store exchange press law base "
    reach["ui"] = " ui office law base "
    reach["cli"] = " cli office law base "
    reach["manual"] = " manual ui cli office press law base "
    reach["main"] = " ui cli office law base "
    owner["sqlite3.h"] = "store"
    owner["curses.h"] = owner["ncurses.h"] = owner["panel.h"] = owner["term.h"] = "ui"
    owner["pango"] = owner["cairo"] = owner["qrencode.h"] = owner["hb.h"] = "press"
    owner["jansson.h"] = owner["csv.h"] = "exchange"
    owner["ini.h"] = "law"
    owner["vterm.h"] = "support"
    tested["support"] = "ui" # tests/support has the harness that reads ncurses back
}

function complain(reason) {
    print FILENAME ":" FNR ": " reason
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

# include/LAYER/x.h is there (read anew each time: a file that is not there gives -1)
function is_public(header, line, there) {
    there = (getline line < ("include/" header)) >= 0
    close("include/" header)
    return there
}

/^[ \t]*#[ \t]*include[ \t]*["<]/ {
    layer = layer_of(FILENAME)
    product = FILENAME !~ /^tests\//
    match($0, /["<][^">]*/)
    header = substr($0, RSTART + 1, RLENGTH - 1)
    library = library_of(header)
    if (substr($0, RSTART, 1) == "<") {
        support = layer == "support" && owner[library] == "ui" # reads the screen back
        if (library != "" && owner[library] != layer && !support)
            complain("<" header "> belongs to " owner[library] " alone, not to " layer)
        next
    }
    split(header, part, "/")
    used = part[1]
    if (part[2] == "" || !(used in reach)) {
        if (library != "" && owner[library] != layer && owner[library] != tested[layer])
            complain("\"" header "\" belongs to " owner[library] " alone, not to " layer)
        next
    }
    if (product && !(layer in reach))
        complain("src/" layer " is not a room of the house")
    else if (product && index(reach[layer], " " used " ") == 0)
        complain(layer " may not know " used " (" header ")")
    else if (used != layer && !is_public(header))
        complain(header " is not public: it belongs to " used " alone")
}

END { exit bad }
'
