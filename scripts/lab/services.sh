# What a guest has and runs, as whom, and whose its files are.
# shellcheck shell=bash

pid() { on "$1" systemctl show --property=MainPID --value "$2"; }
has_argument() {
  on "$1" cat "/proc/$(pid "$1" "$2")/cmdline" | tr '\0' '\n' >"$work/cmdline"
  cat "$work/cmdline"
  grep --quiet --line-regexp --fixed-strings -- "$3" "$work/cmdline"
}
user_of() { on "$1" ps -o user= -p "$(pid "$1" "$2")"; }
owner_and_mode() { on "$1" stat --format=%U:%G:%a "$2"; }

# All files and users that a guest has where the playbooks may put theirs.
belongings() { on "$1" sh -c '"find /etc /opt /srv /data /usr/local -xdev -mindepth 1 2>/dev/null; getent passwd; getent group"' | sort; }
declare -A bare
remember_bare() { bare[$1]=$(belongings "$1"); }
is_bare() { diff <(echo "${bare[$1]}") <(belongings "$1"); }
