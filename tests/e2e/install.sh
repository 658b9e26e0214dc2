#!/bin/sh
# install.sh BUILD FOLDER: what `cmake --install` lays down works from where it was laid: the demo
# finds forms, data and the helper beside itself, and the man pages are there.
set -eu
rm -rf "$2"
mkdir -p "$2"
cmake --install "$1" --prefix "$2/usr" >"$2/log" || { tail -n 5 "$2/log"; exit 1; }
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai ROUZHI_NOW='2026-03-09 14:05'
"$2/usr/bin/rouzhi" demo --at "$2/demo" </dev/null >"$2/out" 2>&1 || { cat "$2/out"; exit 1; }
grep -q '首尾相连，没有改动' "$2/out" || { cat "$2/out"; exit 1; }
pages='man1/rouzhi.1 man5/rouzhi-forms.5 man5/rouzhi-documents.5 man8/rouzhi-admin.8'
for page in $pages; do
    for file in "share/man/$page" "share/man/zh_CN/$page"; do
        grep -q '^\.TH ROUZHI' "$2/usr/$file" || { echo "$file was not installed"; exit 1; }
    done
done
for file in libexec/rouzhi/rouzhi-press share/bash-completion/completions/rouzhi \
    share/zsh/site-functions/_rouzhi \
    share/rouzhi/forms/case.form share/rouzhi/data/holidays.csv; do
    [ -e "$2/usr/$file" ] || { echo "$file was not installed"; exit 1; }
done
