# The guests: real systemd hosts that share one root file system and keep their changes apart, also over a reboot.
# shellcheck shell=bash

boot() {
  local guest=$1 disk=$work/$1
  mkdir -p "$disk"/{changes,overlay,root}
  mount -t overlay -o "lowerdir=$LAB_CACHE/rootfs,upperdir=$disk/changes,workdir=$disk/overlay" lab "$disk/root"
  run_guest "$guest" "$disk/root" </dev/null >"$work/$guest.console" 2>&1 &
}

# Runs until the guest is switched off; 133 says that it wants to boot again.
run_guest() {
  until "$lab/cgroup.sh" enter "$home/$1" env SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 setsid --wait \
    systemd-nspawn --quiet --boot --directory="$2" --machine="$1" --hostname="$1" \
    --register=no --keep-unit --network-namespace-path="/run/netns/$1" --capability=CAP_NET_ADMIN \
    --system-call-filter=adjtimex --bind="$run/compiled:/var/cache/lab" \
    --resolv-conf=off --timezone=off --link-journal=no --console=pipe || [ $? != 133 ]; do
    :
  done
}

wait_for() {
  eventually 30 on "$1" true 2>/dev/null || { cat "$work/$1.console"; return 1; }
}

on() {
  local guest=$1
  shift
  ssh "${ssh_options[@]}" "pi@$guest.home" sudo "$@"
}

ssh_options=(-i "$LAB_CACHE/key" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR
  -o ConnectTimeout=5 -o ControlMaster=auto -o ControlPath="$work/%C" -o ControlPersist=60)
