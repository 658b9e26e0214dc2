#!/bin/sh
# practice.sh ROUZHI FOLDER: makes the practice office that the flows copy, through a pipe, so that
# the plain run of `rouzhi demo` is seen working as well. The day is the flows' own.
set -eu
rm -rf "$2"
mkdir -p "$2"
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai ROUZHI_NOW='2026-03-09 14:05'
export HOME="$2" XDG_DATA_HOME="$2/xdg"
status=0
{ "$1" demo --at "$2" </dev/null || echo $? >"$2/failed"; } | cat
[ ! -e "$2/failed" ] || status=$(cat "$2/failed")
[ "$status" = 0 ] || { echo "rouzhi demo ended with $status"; exit 1; }
ls "$2"/*.db >/dev/null
