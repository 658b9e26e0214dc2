#!/bin/sh
# setgid.sh ROOT BUILD FOLDER: the installation of rouzhi-admin(8), as it is printed, in a mount
# namespace of its own, so that nothing of this machine is touched: a group, the folder, the setgid
# program. Then two people without that group work on one database through the program, and neither
# can read its file. Needs root and namespaces; says so where it has to be passed over.
set -eu
root=$1 build=$2 work=$3
export LC_ALL=C.UTF-8 TZ=Asia/Shanghai
if [ "$(id -u)" != 0 ] || ! unshare -m mount -t tmpfs none /mnt 2>/dev/null || ! command -v setpriv >/dev/null; then
    echo 'not root, or no namespaces: the setgid installation was not tried'
    exit 77
fi
rm -rf "$work"
mkdir -p "$work/home/boss" "$work/home/chen"
cmake --install "$build" --prefix "$work/local" >"$work/log"
cp /etc/group /etc/passwd "$work"
printf 'rouzhi:x:64001:\nboss:x:64002:\nchen:x:64003:\n' >>"$work/group"
printf 'boss:x:64002:64002::%s/home/boss:/bin/sh\nchen:x:64003:64003::%s/home/chen:/bin/sh\n' \
    "$work" "$work" >>"$work/passwd"
chown 64002:64002 "$work/home/boss"
chown 64003:64003 "$work/home/chen"
sed -n '/^@shell install$/,/^@end$/p' "$root/man/rouzhi-admin.8.in" | sed '1d;$d' >"$work/install.sh"
sed -n '/^@shell init$/,/^@end$/p' "$root/man/rouzhi-admin.8.in" | sed '1d;$d' >"$work/init.sh"
printf '姓名,登录账号,角色\n陈宇,chen,文员\n' >"$work/officers.csv"
chmod 644 "$work/officers.csv" "$work/init.sh"

cat >"$work/inside.sh" <<'END'
set -eu
work=$1
mount --bind "$work/group" /etc/group
mount --bind "$work/passwd" /etc/passwd
mount -t tmpfs none /mnt && chmod 755 /mnt
cp "$work/init.sh" "$work/officers.csv" /mnt/
mount --bind "$work/local" /usr/local
mount -t tmpfs none /var/lib
chmod 755 /var/lib
PATH=/usr/local/bin:/usr/bin:/bin
export PATH
fail() { echo "$1" && exit 1; }
as() { # as UID COMMAND…: with that account's group alone
    id=$1
    shift
    (cd / && setpriv --reuid="$id" --regid="$id" --clear-groups "$@")
}
sh -eu "$work/install.sh"
as 64002 sh -eu /mnt/init.sh
as 64002 rouzhi import officers /mnt/officers.csv
as 64003 rouzhi new party 当事人类型=个人 名称=张三 居民身份证号码=11010519491231002X 住所=某路1号 联系电话=13800000000
[ "$(stat -c '%a %G' /var/lib/rouzhi/rouzhi.db)" = '660 rouzhi' ] || fail "$(ls -l /var/lib/rouzhi)"
! as 64003 cat /var/lib/rouzhi/rouzhi.db >/dev/null 2>&1 || fail 'the file can be read past the program'
! as 64003 ls /var/lib/rouzhi >/dev/null 2>&1 || fail 'the folder can be read'
code=0
as 64003 rouzhi backup /tmp/never.db 2>/dev/null || code=$?
[ $code = 3 ] || fail "a clerk's backup ended with $code, not 3"
as 64002 rouzhi check
# a backup is the administrator's own file, where the administrator may write, and nowhere else
mkdir /mnt/boss && chown 64002:64002 /mnt/boss && chmod 700 /mnt/boss
as 64002 rouzhi backup /mnt/boss/copy.db
[ "$(stat -c '%a %u %g' /mnt/boss/copy.db)" = '600 64002 64002' ] || fail "$(ls -ln /mnt/boss)"
[ "$(ls /mnt/boss)" = copy.db ] || fail "$(ls -l /mnt/boss)"
before=$(ls /var/lib/rouzhi)
for trial in '' --dry-run; do
    code=0
    as 64002 rouzhi backup $trial /var/lib/rouzhi/copy.db 2>/mnt/refused || code=$?
    [ $code = 7 ] || fail "a backup with the office's rights ended with $code, not 7"
    grep -q '建不了文件 /var/lib/rouzhi/copy.db：没有权限' /mnt/refused || fail "$(cat /mnt/refused)"
done
[ "$(ls /var/lib/rouzhi)" = "$before" ] || fail "$(ls -l /var/lib/rouzhi)"
as 64002 rouzhi audit show --limit 3 | grep -q '备份到 copy.db' || fail 'the backup is not in the audit'
as 64003 rouzhi list parties | grep -q 张三 || fail 'the office does not go on'
END
unshare -m sh "$work/inside.sh" "$work" >"$work/said" 2>&1 || { cat "$work/said" && exit 1; }
grep -q '数据库完好' "$work/said" || { cat "$work/said" && exit 1; }
