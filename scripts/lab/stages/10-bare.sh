# Bare hosts: what can't work is said before anything changes
# shellcheck shell=bash disable=SC2154

bare() { fails on "$1" ls -d /opt/node_exporter /opt/prometheus /etc/prometheus /etc/systemd/system/node_exporter.service; }

inventory=$lab/inventory/no_master.yml
check "an empty master_lab is an error that says what to do" \
  fails_saying "The group master_lab is empty" play site.yml
inventory=inventory/home_lab.yml

check "an unknown architecture is an error that names it" \
  fails_saying "is a mips64 machine" play site.yml -e daemon_machine=mips64

check "a version without a known checksum is an error that says what to do" \
  fails_saying "No sha256 is known for node_exporter-${old[node_exporter]}9" \
  play site.yml -e "node_exporter_version=${old[node_exporter]}9" -e node_exporter_release_checksums=false

check "--check --diff goes through" play site.yml --check --diff
check "--check --diff shows the configuration that would come" grep --quiet 'job_name: node-exporter' "$work/play"

check "raspberrypi is still bare" bare raspberrypi
check "dmaf5 is still bare" bare dmaf5
