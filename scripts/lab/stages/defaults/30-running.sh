# What runs, as whom, and what it may do
# shellcheck shell=bash

# systemd's own mark for what a service could do: 0 is the best, 10 the worst.
exposure_below_3() {
  local mark
  mark=$(on "$1" systemd-analyze security --no-pager "$2" | sed -n 's/.*Overall exposure level.*: \([0-9.]*\) .*/\1/p')
  echo "$2: $mark"
  awk -v mark="$mark" 'BEGIN { exit !(mark != "" && mark < 3) }'
}

check "Prometheus' command line holds exactly the anchored pattern of the page's origin" \
  has_argument raspberrypi prometheus '--web.cors.origin=^(http://raspberrypi\.home:9090)$'
check "Prometheus runs as prometheus" equals prometheus "$(user_of raspberrypi prometheus)"
check "the exporter runs as node_exporter" equals node_exporter "$(user_of raspberrypi node_exporter)"
check "systemd rates Prometheus' exposure below 3" exposure_below_3 raspberrypi prometheus
check "systemd rates the exporter's exposure below 3" exposure_below_3 raspberrypi node_exporter
check "the programs belong to root" equals root:root:755 "$(owner_and_mode raspberrypi /opt/prometheus/current/prometheus)"
check "the configuration is not for everyone to read" \
  equals root:prometheus:640 "$(owner_and_mode raspberrypi /etc/prometheus/prometheus.yml)"
check "the data is Prometheus' own" equals prometheus:prometheus:700 "$(owner_and_mode raspberrypi /data/prometheus)"
check "no archive is left behind" equals '' "$(on raspberrypi find /tmp /var/tmp -name '*.tar.gz')"
