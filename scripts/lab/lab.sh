#!/usr/bin/env bash
# Runs inside namespaces of its own: makes the network, boots the guests, walks through the stages, counts.
# It is the controller, the machine that Ansible and the browser run on.
set -euo pipefail
lab=$(cd "$(dirname "$0")" && pwd)
dist=$1
page_mark=$2

# All that is written from here on lies in memory, and is gone with the mount namespace.
mount -t tmpfs -o mode=755 lab /run
work=/run/lab
export TMPDIR=$work/tmp
mkdir -p "$TMPDIR"
mount --bind "$lab/hosts" /etc/hosts

. "$lab/network.sh"
. "$lab/guests.sh"
. "$lab/services.sh"
. "$lab/check.sh"
. "$lab/ansible.sh"
trap summary EXIT

make_network
start_mirror
for guest in "${guests[@]}"; do boot "$guest"; done
for guest in "${guests[@]}"; do wait_for "$guest"; done

for stage in "$lab"/stages/*.sh; do
  [[ $stage == */${LAB_STAGES:-*}.sh ]] || continue
  echo
  echo "$(sed -n '1s/^# //p' "$stage") (after $SECONDS s)"
  . "$stage"
done
finished=yes
