# The exporters' port, open to the master alone
# shellcheck shell=bash

# What else a home needs must go on, over IPv4 and IPv6, the search for neighbours included.
on dmaf5 ip address add fd77::12/64 dev eth0 nodad
ip address add fd77::1/64 dev home nodad
dmaf5_answers() { ip neigh flush dev home && "$lab/probe.py" "$@"; }
dmaf5_echoes() { ip neigh flush dev home && ping -c 1 -W 3 "$1"; }

from_here() { curl --silent --output /dev/null --max-time 3 http://dmaf5.home:9100/metrics; }

check "without a firewall anyone reaches the exporter" from_here
check "the change goes through" play site.yml --tags firewall -e node_exporter_firewall=true
check "this machine no longer reaches the exporter" fails from_here
check "not over IPv6 either" fails curl --silent --output /dev/null --max-time 3 'http://[fd77::12]:9100/metrics'
for address in 10.77.0.12 fd77::12; do
  check "$address still answers datagrams" dmaf5_answers udp $address 53
  check "also those to the exporter's port" dmaf5_answers udp $address 9100
  check "and other connections" dmaf5_answers tcp $address 9101
  check "and echoes" dmaf5_echoes $address
done
check "Prometheus does" play check.yml -e "@$work/login.yml"
check "the second run changes nothing" play_unchanged site.yml --tags firewall -e node_exporter_firewall=true
check "the rules come back with the system's own firewall" on dmaf5 systemctl restart nftables
# A start waits for the restart that came along; where none did, it does nothing.
on dmaf5 systemctl start node_exporter-firewall
check "and still hold" fails from_here
check "switched off, anyone reaches it again" play site.yml --tags firewall
check "anyone does" from_here
