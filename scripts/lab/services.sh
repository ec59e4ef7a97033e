# What a guest runs, as whom, and whose its files are.
# shellcheck shell=bash

pid() { on "$1" systemctl show --property=MainPID --value "$2"; }
has_argument() {
  on "$1" cat "/proc/$(pid "$1" "$2")/cmdline" | tr '\0' '\n' >"$work/cmdline"
  cat "$work/cmdline"
  grep --quiet --line-regexp --fixed-strings -- "$3" "$work/cmdline"
}
user_of() { on "$1" ps -o user= -p "$(pid "$1" "$2")"; }
owner_and_mode() { on "$1" stat --format=%U:%G:%a "$2"; }
