# An upgrade, a refused one, and the way back
# shellcheck shell=bash

upgrade=(-e "prometheus_version=${new[prometheus]}" -e "node_exporter_version=${new[node_exporter]}")
# dmaf5's downloads come from a mirror whose archives were tampered with.
tampered=(-e 'node_exporter_download_url=http://mirror.home/{{ "tampered/" if inventory_hostname == "dmaf5" else "" }}node_exporter')

exporter_version() { on "$1" readlink /opt/node_exporter/current; }
running_version() { on "$1" readlink "/proc/$(pid "$1" "$2")/exe" | cut --delimiter=/ --fields=4; }
downloads() { grep --count 'GET .*\.tar\.gz' "$work/mirror.log"; }
# What the data begins with must not change.
first_sample=$(samples_since_start)

check "a tampered archive is refused" fails_saying "did not match" \
  play site.yml --tags node_exporter "${upgrade[@]}" "${tampered[@]}"
check "on dmaf5 alone: nothing of it was installed there" fails on dmaf5 ls -d "/opt/node_exporter/${new[node_exporter]}"
check "dmaf5 still runs the old exporter" equals "${old[node_exporter]}" "$(running_version dmaf5 node_exporter)"
check "raspberrypi has the new exporter" equals "${new[node_exporter]}" "$(running_version raspberrypi node_exporter)"

check "the upgrade goes through, and check.yml finds the new version" play site.yml check.yml "${upgrade[@]}"
check "raspberrypi has the new Prometheus" equals "${new[prometheus]}" "$(running_version raspberrypi prometheus)"
check "dmaf5 has the new exporter now" equals "${new[node_exporter]}" "$(running_version dmaf5 node_exporter)"
check "the samples from before are there" keeps_data

before=$(downloads)
check "the way back goes through" play site.yml -e prometheus_keep_versions=0
check "it runs the old version" equals "${old[prometheus]}" "$(running_version raspberrypi prometheus)"
check "it downloaded nothing" equals "$before" "$(downloads)"
check "the samples from before are still there" keeps_data
check "more versions than are to be kept are gone" fails on raspberrypi ls -d "/opt/prometheus/${new[prometheus]}"
check "where old ones are to be kept, they are there" on raspberrypi ls -d "/opt/node_exporter/${new[node_exporter]}"
