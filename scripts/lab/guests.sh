# The guests: real systemd hosts that share one root file system and keep their changes apart, also over a reboot.
# shellcheck shell=bash

boot() {
  local guest=$1 disk=$work/$1
  mkdir -p "$disk"/{changes,overlay,root}
  mount -t overlay -o "lowerdir=$LAB_CACHE/rootfs,upperdir=$disk/changes,workdir=$disk/overlay" lab "$disk/root"
  SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 setsid "$lab/cgroup.sh" enter "$guest" \
    systemd-nspawn --quiet --boot --directory="$disk/root" --machine="$guest" --hostname="$guest" \
    --register=no --keep-unit --network-namespace-path="/run/netns/$guest" --capability=CAP_NET_ADMIN \
    --resolv-conf=off --timezone=off --link-journal=no --console=pipe </dev/null >"$work/$guest.console" 2>&1 &
}

# The boot's mark tells a guest that came back from one that is still going down.
boot_mark() { on "$1" cat /proc/sys/kernel/random/boot_id; }

wait_for() {
  local guest=$1 try
  for try in $(seq 120); do
    on "$guest" true 2>/dev/null && return
    sleep 0.25
  done
  echo "$guest did not boot; its console said:"
  cat "$work/$guest.console"
  return 1
}

on() {
  local guest=$1
  shift
  ssh "${ssh_options[@]}" "pi@$guest.home" sudo "$@"
}

ssh_options=(-i "$LAB_CACHE/key" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR
  -o ConnectTimeout=5 -o ControlMaster=auto -o ControlPath="$work/%C" -o ControlPersist=60)
