# The exporters' port, open to the master alone
# shellcheck shell=bash

from_here() { curl --silent --output /dev/null --max-time 3 http://dmaf5.home:9100/metrics; }

check "without a firewall anyone reaches the exporter" from_here
check "the change goes through" play site.yml --tags firewall -e node_exporter_firewall=true
check "this machine no longer reaches the exporter" fails from_here
check "Prometheus does" play check.yml -e "@$work/login.yml"
check "the second run changes nothing" play_unchanged site.yml --tags firewall -e node_exporter_firewall=true
check "the rules come back with the system's own firewall" on dmaf5 systemctl restart nftables
check "and still hold" fails from_here
check "switched off, anyone reaches it again" play site.yml --tags firewall
check "anyone does" from_here
