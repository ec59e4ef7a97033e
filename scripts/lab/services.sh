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

# systemd's own mark for what a service could do: 0 is the best, 10 the worst.
exposure_below_3() {
  local mark
  mark=$(on "$1" systemd-analyze security --no-pager "$2" | sed -n 's/.*Overall exposure level.*: \([0-9.]*\) .*/\1/p')
  echo "$2: $mark"
  awk -v mark="$mark" 'BEGIN { exit !(mark != "" && mark < 3) }'
}

# All files and users that a guest has where the playbooks may put theirs.
belongings() { on "$1" sh -c '"find /etc /opt /srv /data /usr/local -xdev -mindepth 1 2>/dev/null; getent passwd; getent group"' | sort; }
declare -A bare
remember_bare() { bare[$1]=$(belongings "$1"); }
is_bare() { diff <(echo "${bare[$1]}") <(belongings "$1"); }

# When the series begin, and whether they still begin where they did.
samples_since_start() {
  curl --silent --get http://raspberrypi.home:9090/api/v1/query --data-urlencode 'query=min_over_time(timestamp(up{job="prometheus"})[1h:1s])' |
    python3 -c 'import json, sys; print(int(float(json.load(sys.stdin)["data"]["result"][0]["value"][1])))'
}
keeps_data() { local now; now=$(samples_since_start); echo "$first_sample, now $now"; [ "$now" -le $((first_sample + 1)) ]; }
