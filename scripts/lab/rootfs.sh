#!/usr/bin/env bash
# Makes the root file system that both guests boot from: a small Debian with what any home server has.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
rootfs=$LAB_CACHE/rootfs

# Made anew when one of its sources changes.
cmp --silent <(cat "$0" "$here/python/sitecustomize.py") "$LAB_CACHE/rootfs.made-by" && exit
rm -rf "$rootfs" "$LAB_CACHE/rootfs.made-by"

mmdebstrap --quiet --variant=minbase --mode=root --dpkgopt=force-unsafe-io \
  --include=systemd,systemd-sysv,dbus,openssh-server,sudo,python3,python3-apt,iproute2,procps,nginx,nftables \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*' \
  bookworm "$rootfs" "$("$here/archive.sh")"

# Each guest is a machine of its own.
rm -f "$rootfs"/etc/{hostname,resolv.conf}
: >"$rootfs/etc/machine-id"
cp "$here/hosts" "$rootfs/etc/hosts"

# nginx is there as on a machine that serves other things, but idle until the playbook wants it.
systemctl --root="$rootfs" --quiet disable nginx

# Ansible's way in: a user that may become root.
chroot "$rootfs" useradd --create-home --shell /bin/bash pi
echo 'pi ALL=(ALL) NOPASSWD: ALL' >"$rootfs/etc/sudoers.d/pi"
rm -f "$LAB_CACHE"/key*
ssh-keygen -q -t ed25519 -N '' -C lab -f "$LAB_CACHE/key"
install -D --mode=600 --owner=1000 --group=1000 "$LAB_CACHE/key.pub" "$rootfs/home/pi/.ssh/authorized_keys"
chown 1000:1000 "$rootfs/home/pi/.ssh"
chmod 700 "$rootfs/home/pi/.ssh"

# What it keeps is shared by all guests.
install --mode=644 "$here/python/sitecustomize.py" "$rootfs"/etc/python3.*/

cat "$0" "$here/python/sitecustomize.py" >"$LAB_CACHE/rootfs.made-by"
