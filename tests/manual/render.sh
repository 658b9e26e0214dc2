#!/bin/sh
# render.sh PAGES: every page is set without a warning, at 80 columns and in none more, Chinese too.
set -eu
export LC_ALL=C.UTF-8 MANWIDTH=80 MAN_KEEP_FORMATTING= MANROFFOPT=
if ! command -v man >/dev/null || ! command -v groff >/dev/null; then
    echo 'man and groff are not installed: how pages are set was not checked'
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
bad=0
for page in "$1"/*.[158]; do
    man --warnings -E UTF-8 -l "$page" >"$work/page" 2>"$work/said" </dev/null || echo failed >>"$work/said"
    if [ -s "$work/said" ]; then
        echo "${page##*/}:" && cat "$work/said"
        bad=1
    fi
    [ "$(wc -L <"$work/page")" -le 80 ] || {
        echo "${page##*/}: wider than 80 columns"
        awk 'length > 80' "$work/page" | head -n 3
        bad=1
    }
    [ "$(wc -l <"$work/page")" -ge 100 ] || { echo "${page##*/}: too short" && bad=1; }
done
man -E UTF-8 -l "$1/rouzhi.zh.1" </dev/null | grep -q '柔执（rouzhi）用来受理轻微违法案件' ||
    { echo 'rouzhi.zh.1: Chinese is not right' && bad=1; }
exit $bad
