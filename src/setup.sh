#!/bin/sh
# setup.sh: from a bare Debian 12 to a built workstation, and again without harm.
#
# Installs by apt what is missing and nothing else (a second run doesn't touch the network), then
# configures and builds in build/ beside src/, wherever it was called from. Writes all
# that the tools say to build/setup.log and only its end to the screen, when something fails.
# Never changes a database, an account or a system setting.
set -eu

PACKAGES='build-essential cmake pkg-config
    libncurses-dev libsqlite3-dev libcsv-dev libinih-dev libssl-dev libjansson-dev
    libpango1.0-dev libcairo2-dev libqrencode-dev fonts-noto-cjk
    libcmocka-dev libvterm-dev poppler-utils valgrind'

project=$(cd "$(dirname "$0")/.." && pwd -P)
log=$project/build/setup.log

# What the tools said last; a build on several cores says its errors earlier, so these come first.
fail() { # fail SENTENCE
    if [ -s "$log" ]; then
        grep -E 'error:|Error at|^E: ' "$log" | head -n 10 >&2 || true
        echo '…' >&2
        tail -n 20 "$log" >&2
    fi
    echo "未完成：$1" >&2
    exit 1
}

missing_packages() {
    for package in $PACKAGES; do
        status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=
        [ "$status" = installed ] || printf '%s ' "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C \
        apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" >>"$log" 2>&1 </dev/null
}

install_packages() { # install_packages NAMES…
    echo "安装软件包：$*"
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
        fail "装软件包要管理员权限，而这里没有 sudo；请由管理员运行 apt-get install $* 后再来。"
    apt_get update || fail "软件源没有更新成功；请检查网络和 /etc/apt/sources.list 后再运行。"
    apt_get install --no-install-recommends "$@" ||
        fail "软件包没有装上；请看上面 apt 的原话（全文在 $log）。"
}

mkdir -p "$project/build" && : >"$log" || fail "$project/build 写不进去；请换一个有写权限的文件夹。"

if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    missing=$(missing_packages)
    # shellcheck disable=SC2086 # one word a package
    [ -z "$missing" ] || install_packages $missing
else
    echo "这里没有 apt，跳过安装；要有的是：$(echo $PACKAGES)"
fi

command -v cmake >/dev/null || fail "找不到 cmake；请先装好它。"
echo "编译"
cmake -S "$project" -B "$project/build" >>"$log" 2>&1 ||
    fail "编译前的配置没有通过；请看上面的原话（全文在 $log）。"
cmake --build "$project/build" -j "$(nproc)" >>"$log" 2>&1 ||
    fail "编译没有通过；请看上面的原话（全文在 $log）。"
echo "就绪：$project/build/rouzhi"
