# What runs, as whom, and what it may do
# shellcheck shell=bash

check "Prometheus' command line holds exactly the anchored pattern of the page's origin" \
  has_argument raspberrypi prometheus '--web.cors.origin=^(http://raspberrypi\.home:9090)$'
check "Prometheus runs as prometheus" equals prometheus "$(user_of raspberrypi prometheus)"
check "the exporter runs as node_exporter" equals node_exporter "$(user_of raspberrypi node_exporter)"
check "systemd rates Prometheus' exposure below 3" exposure_below_3 raspberrypi prometheus
check "systemd rates the exporter's exposure below 3" exposure_below_3 raspberrypi node_exporter
check "the programs belong to root" equals root:root:755 "$(owner_and_mode raspberrypi /opt/prometheus/current/prometheus)"
check "the configuration is not for everyone to read" \
  equals root:prometheus:640 "$(owner_and_mode raspberrypi /etc/prometheus/prometheus.yml)"
check "the folder above the data is not" equals root:root:755 "$(owner_and_mode raspberrypi /data)"
check "the data is Prometheus' own" equals prometheus:prometheus:700 "$(owner_and_mode raspberrypi /data/prometheus)"
check "no archive is left behind" equals '' "$(on raspberrypi find /tmp /var/tmp -name '*.tar.gz')"

# Without its unit, as the same user, the same exporter knows what there is to be had.
on dmaf5 sh -c "'setpriv --reuid node_exporter --regid node_exporter --clear-groups /opt/node_exporter/current/node_exporter --web.listen-address=:9300 >/dev/null 2>&1 & echo \$! >/run/unhardened'"
metrics() { curl --silent --fail "http://dmaf5.home:$1/metrics"; }
successes() { metrics "$1" | grep '^node_scrape_collector_success.* 1$'; }
names() { metrics "$1" | sed -n 's/^# TYPE \(node_[^ ]*\) .*/\1/p'; }
eventually 10 metrics 9300 >/dev/null
check "in its unit, the exporter's collectors succeed as they do outside" diff <(successes 9300) <(successes 9100)
check "and have the same metrics" diff <(names 9300) <(names 9100)
check "among them those of the clock" grep --quiet '^node_timex_offset_seconds ' <(metrics 9100)
on dmaf5 sh -c "'kill \$(cat /run/unhardened); rm /run/unhardened'"
