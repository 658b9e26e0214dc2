#!/bin/sh
# run.sh SECONDS [NAME…]: builds the fuzz targets with clang in build-fuzz and lets each (or those named)
# search so long, from the kept corpus and the project's own files. What is new is gathered in
# build-fuzz/corpus/NAME; a finding is kept in build-fuzz/findings and fails the run. A finding
# that was mended goes to tests/fuzz/corpus/NAME, where the ordinary tests replay it.
set -eu
[ $# -ge 1 ] || { echo "usage: $0 SECONDS [NAME...]" >&2 && exit 2; }
seconds=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
build=$project/build-fuzz

CC=clang cmake -S "$project" -B "$build" -DROUZHI_FUZZ=ON -DCMAKE_BUILD_TYPE=Debug >/dev/null
cmake --build "$build" --target fuzz -j "$(nproc)" >/dev/null
mkdir -p "$build/findings"
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
cd "$here"

[ $# -gt 0 ] || set -- $(ls fuzz_*.c | sed 's/^fuzz_//; s/\.c$//')
failed=
for name; do
    target=$build/tests/fuzz/fuzz_$name
    gathered=$build/corpus/$name
    mkdir -p "$gathered" "corpus/$name"
    seeds=
    for seed in $(cat "$target.seeds"); do
        if [ -d "$seed" ]; then
            seeds="$seeds $seed"
        elif [ -f "$seed" ]; then
            cp "$seed" "$gathered/"
        fi
    done
    dictionary=
    [ ! -f "dict/$name" ] || dictionary=-dict=dict/$name
    log=$build/findings/$name.log
    # shellcheck disable=SC2086 # lists of words
    if "$target" -max_total_time="$seconds" -max_len=16384 -timeout=10 -rss_limit_mb=2048 \
        -artifact_prefix="$build/findings/$name-" -print_final_stats=1 $dictionary \
        "$gathered" "corpus/$name" $seeds >"$log" 2>&1; then
        echo "$name: clean, $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") runs in $seconds s"
    else
        tail -n 60 "$log"
        echo "$name: a finding, kept in $build/findings"
        failed="$failed $name"
    fi
done
[ -z "$failed" ]
