# A reboot
# shellcheck shell=bash

# Tells a host that came back from one that is still going down.
boot_id() { on "$1" cat /proc/sys/kernel/random/boot_id; }
booted_anew() { local id; id=$(boot_id "$1") && [ "$id" != "${before[$1]}" ]; }

declare -A before
for guest in "${guests[@]}"; do
  before[$guest]=$(boot_id "$guest")
  on "$guest" systemctl reboot
done
for guest in "${guests[@]}"; do
  check "$guest comes back" eventually 60 booted_anew "$guest"
done
check "and with them all that check.yml asks for" play check.yml
