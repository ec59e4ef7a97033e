# Who is in a daemon's way is named
# shellcheck shell=bash

# systemctl shows the unit of a package, with the file that the test names.
mkdir -p "$work/bin"
cat >"$work/bin/systemctl" <<'SH'
#!/bin/sh
[ "$1" != is-active ] || { [ "${FIREWALL:-}" = "$2" ] && echo active; exit; }
case $2 in
  --property=FragmentPath) echo "$UNIT_FILE" ;;
  *) echo 0 ;;
esac
SH
printf '#!/bin/sh\n[ "${FIREWALL:-}" != ufw ] || echo "Status: active"\n' >"$work/bin/ufw"
printf '#!/bin/sh\necho "${SELINUX:-Disabled}"\n' >"$work/bin/getenforce"
chmod +x "$work"/bin/*
look() { PATH=$work/bin:$PATH sh "$root/playbooks/roles/daemon/files/look.sh" "$@"; }

# Takes a port, and writes down which.
python3 -c 'import socket, time
s = socket.create_server(("127.0.0.1", 0))
print(s.getsockname()[1], flush=True)
time.sleep(60)' >"$work/port" &
holder=$!
eventually 10 test -s "$work/port"
port=$(<"$work/port")

check "a port that someone holds, where all addresses are wanted" equals "127.0.0.1:$port is held by python3 (process $holder)." \
  "$(look promtest prometheus '' "$port" | sed 's/ of [^ )]*)/)/')"
check "and where that address is" grep --quiet 'is held by python3' <(look promtest prometheus 127.0.0.1 "$port")
check "another address is free" equals '' "$(look promtest prometheus 127.0.0.2 "$port")"
check "another port is free" equals '' "$(look promtest prometheus '' 1)"
kill $holder

export UNIT_FILE=/lib/systemd/system/promtest.service
check "a package's unit" equals "There is a promtest.service already, $UNIT_FILE, which would be covered." \
  "$(look promtest node_exporter '' 1)"
unset UNIT_FILE
check "firewalld is told of" equals \
  "note: The roles open no port in a firewall, and firewalld runs: firewall-cmd --permanent --add-port=1/tcp && firewall-cmd --reload lets others reach promtest." \
  "$(FIREWALL=firewalld look promtest node_exporter '' 1)"
check "so is ufw" grep --quiet 'ufw runs: ufw allow 1/tcp' <(FIREWALL=ufw look promtest node_exporter '' 1)
check "so is SELinux" grep --quiet 'note: SELinux is enforcing' <(SELINUX=Enforcing look promtest node_exporter '' 1)
