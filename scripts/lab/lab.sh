#!/usr/bin/env bash
# lab.sh HOME PAGE RUN: one home of the lab, and its controller, the machine that Ansible and the browser run on.
# Runs inside namespaces of its own: makes the network, boots the guests, walks through the home's stages, counts.
# PAGE is the folder of the page once it is built. RUN is shared with the other home.
set -euo pipefail
lab=$(cd "$(dirname "$0")" && pwd)
home=$1
dist=$2
run=$3

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

# A stage is reported as a whole, since the other home has its say meanwhile.
exec 3>&1
begin_stage() {
  exec >"$work/report"
  printf '\n%s (%s, after %s s)\n' "$1" "$home" "$SECONDS"
}
end_stage() { flock "$run" cat "$work/report" >&3; }

# Also of a home that broke down on the way.
report() {
  end_stage
  [ "${finished:-no}" = yes ] || failed=$((failed + 1))
  echo "$passed $failed" >"$run/$home.counts"
}
trap report EXIT

begin_stage "The guests boot"
make_network
start_mirror
for guest in "${guests[@]}"; do boot "$guest"; done
for guest in "${guests[@]}"; do
  wait_for "$guest"
  remember_bare "$guest"
done
end_stage

for stage in "$lab/stages/$home"/*.sh; do
  [[ $stage == */${LAB_STAGES:-*}.sh ]] || continue
  begin_stage "$(sed -n '1s/^# //p' "$stage")"
  . "$stage"
  end_stage
done
begin_stage "All stages done"
finished=yes
