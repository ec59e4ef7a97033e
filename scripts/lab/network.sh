# The home network: a bridge in the controller's network namespace, and a namespace for each guest.
# shellcheck shell=bash

declare -A address=([raspberrypi]=10.77.0.11 [dmaf5]=10.77.0.12)
guests=("${!address[@]}")

make_network() {
  local guest
  ip link set lo up
  ip link add home type bridge
  ip address add 10.77.0.1/24 dev home
  ip link set home up
  for guest in "${guests[@]}"; do
    ip netns add "$guest"
    ip link add "$guest" type veth peer name eth0 netns "$guest"
    ip link set "$guest" master home up
    ip -n "$guest" link set lo up
    ip -n "$guest" address add "${address[$guest]}/24" dev eth0
    ip -n "$guest" link set eth0 up
  done
}
