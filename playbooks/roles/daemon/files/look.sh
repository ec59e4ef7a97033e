#!/bin/sh
# look.sh UNIT PROGRAM ADDRESS PORT FILE...: prints a line for each thing of others that stands in a daemon's way: a
# unit of its name, or who listens where it is to listen (an empty ADDRESS means everywhere). Prints the line "stale" if
# one of the files is newer than the process: an earlier run did not come to restart it; and lines "note: ..." of what the
# roles do nothing about.
set -eu
name=$1 unit=$1.service program=$2 address=$3 port=$4
shift 4

own=no
grep -qs "^ExecStart=.*/current/$program " "/etc/systemd/system/$unit" && own=yes

file=$(systemctl show --property=FragmentPath --value "$unit" 2>/dev/null) || file=
if [ -n "$file" ] && [ $own = no ]; then
  package=$(dpkg-query --search "$file" 2>/dev/null | sed 's/:.*//') || package=$(rpm -qf "$file" 2>/dev/null) || package=
  pid=$(systemctl show --property=MainPID --value "$unit")
  data=$({ tr '\0' '\n' <"/proc/$pid/cmdline" | sed -n 's/^--storage.tsdb.path=//p'; } 2>/dev/null) || data=
  # Debian's default.
  [ -n "$data" ] || [ "$program" != prometheus ] || [ ! -d /var/lib/prometheus/metrics2 ] || data=/var/lib/prometheus/metrics2
  echo "There is a $unit already, $file${package:+ of the package $package}, which would be covered.${data:+ Its samples lie in $data.}"
fi

ss -H -l -n -t -p "sport = :$port" | sed -n 's/^LISTEN *[0-9]* *[0-9]* *\([^ ]*\):[0-9]* *[^ ]*\(.*\)/\1 \2/p' | while read -r where who; do
  case "$address $where" in
    ' '* | '0.0.0.0 '* | '[::] '* | *' *' | *' 0.0.0.0' | *' [::]') ;;
    *) [ "$address" = "$where" ] || continue ;;
  esac
  holder=$(echo "$who" | sed -n 's/^users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 \2/p')
  of=$(sed -n 's#.*/\([^/]*\.\(service\|scope\)\)$#\1#p' "/proc/${holder##* }/cgroup" 2>/dev/null | head -n 1) || of=
  [ $own = yes ] && [ "$of" = "$unit" ] && continue
  echo "$where:$port is held by ${holder% *} (process ${holder##* }${of:+ of $of})."
done

# Its folder under /run is as old as the process.
[ $own = no ] || [ ! -d "/run/$name" ] || [ -z "$(find "/etc/systemd/system/$unit" "$@" -newer "/run/$name" 2>/dev/null)" ] || echo stale

# What is told, and stands in nobody's way.
open=''
[ "$(systemctl is-active firewalld 2>/dev/null)" != active ] || open="firewalld runs: firewall-cmd --permanent --add-port=$port/tcp && firewall-cmd --reload"
! ufw status 2>/dev/null | grep -q '^Status: active' || open="ufw runs: ufw allow $port/tcp"
[ -z "$open" ] || echo "note: The roles open no port in a firewall, and $open lets others reach $name."
[ "$(getenforce 2>/dev/null)" != Enforcing ] || echo "note: SELinux is enforcing, for which the roles do nothing and were not tried."
