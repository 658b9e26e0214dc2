#!/bin/sh
# setup_test.sh ROOT: src/setup.sh against an apt, a sudo and a cmake of its own making, in a copy
# of the project's shape, so that neither this machine nor the network is touched. What is checked:
# only what is missing is installed, a second run doesn't call apt at all, sudo is used by those
# who aren't root, any working folder will do, and each failure ends in one sentence and status 1.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
mkdir -p "$work/place/src" "$work/bin" "$work/installed"
cp "$1/src/setup.sh" "$work/place/src/"
bad=0

fake() { # fake NAME: its body comes from standard input
    { echo '#!/bin/sh' && cat; } >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}

fake dpkg-query <<END
for package; do :; done
[ -e "$work/installed/\$package" ] && echo installed
END
fake apt-get <<END
echo "apt-get \$*" >>"$work/calls"
case " \$* " in
*' install '*) [ ! -e "$work/no-install" ] || { echo 'E: no space'; exit 100; }
    for word; do case \$word in -* | install | *=*) ;; *) : >"$work/installed/\$word" ;; esac; done ;;
*' update '*) [ ! -e "$work/no-network" ] || { echo 'E: no route'; exit 100; } ;;
esac
END
fake sudo <<END
echo "sudo \$*" >>"$work/calls"
exec "\$@"
END
fake id <<END
cat "$work/uid"
END
fake cmake <<END
echo "cmake \$*" >>"$work/calls"
[ ! -e "$work/no-build" ] || { echo 'room.c:1: error'; exit 2; }
END

setup() { # runs it; what it says goes to $work/said; returns its status
    : >"$work/calls"
    (cd / && PATH="$work/bin:$PATH" sh "$work/place/src/setup.sh") >"$work/said" 2>&1
}

says() { # says FILE PATTERN
    grep -q -e "$2" "$work/$1" && return
    echo "no \"$2\" in $1:"
    cat "$work/$1"
    bad=1
}

says_not() {
    ! grep -q -e "$2" "$work/$1" && return
    echo "\"$2\" is in $1:"
    cat "$work/$1"
    bad=1
}

fails_with() { # fails_with SENTENCE
    if setup; then
        echo "went on where it should say: $1"
        bad=1
    fi
    says said "^未完成：.*$1"
}

echo 1000 >"$work/uid"
: >"$work/installed/cmake"
: >"$work/no-network"
fails_with '软件源没有更新成功'
says said 'E: no route'
rm "$work/no-network"

: >"$work/no-install"
fails_with '软件包没有装上'
says said 'E: no space'
rm "$work/no-install"

setup || { echo 'the first run failed:' && cat "$work/said" && bad=1; }
says calls '^sudo env .*apt-get .* install .*libvterm-dev'
says_not calls 'install .* cmake '
says calls "^cmake -S $work/place -B $work/place/build\$"
says calls "^cmake --build $work/place/build -j [0-9]"
says said "^就绪：$work/place/build/rouzhi\$"

setup || { echo 'the second run failed:' && cat "$work/said" && bad=1; }
says_not calls 'apt-get'
says_not calls 'sudo'
says_not said '安装'

echo 0 >"$work/uid"
rm "$work/installed/valgrind"
setup || { echo 'the run as root failed:' && cat "$work/said" && bad=1; }
says calls '^apt-get .* install --no-install-recommends valgrind *$'
says_not calls 'sudo'

: >"$work/no-build"
fails_with '配置没有通过'
says said 'room.c:1: error'
exit $bad
