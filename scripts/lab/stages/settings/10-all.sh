# Every setting at another value, a master outside home_lab, and every tag alone on bare hosts
# shellcheck shell=bash

inventory=$lab/inventory/settings.yml
api=http://raspberrypi.home:9191/lab/api/v1
flag() { curl --silent "$api/status/flags" | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"][sys.argv[1]])' "$1"; }
series() { curl --silent --get "$api/query" --data-urlencode "query=count($1)" | grep --quiet '"value":\['; }
configured() { curl --silent "$api/status/config" | grep --quiet --fixed-strings -- "$1"; }

# This machine keeps the archives that it brings.
export XDG_CACHE_HOME=$work/kept
prepare_alertmanager raspberrypi
for tag in firewall node_exporter promscope alertmanager prometheus; do
  check "--tags $tag works alone on bare hosts" play site.yml --tags "$tag"
done
check "the whole finds nothing left to do, and check.yml all as it should be, for each origin" play_unchanged site.yml check.yml

check "the master, outside home_lab, is not watched itself" fails series 'up{instance="raspberrypi.home:9100"}'
check "the exporter's port follows the host" series 'up{instance="dmaf5.home:920", room="cellar"} == 1'
check "the exporter's user is used" equals watcher "$(user_of dmaf5 node_exporter)"
check "its flags are used" has_argument dmaf5 node_exporter --no-collector.arp
check "its folder is used" on dmaf5 test -x /srv/exporter/current/node_exporter
check "Prometheus' user is used" equals keeper "$(user_of raspberrypi prometheus)"
check "a flag reaches it letter by letter" \
  has_argument raspberrypi prometheus '--web.page-title=50% of $HOME, "all" of \d {{ %n'
check "the origins' pattern reaches it letter by letter" has_argument raspberrypi prometheus \
  '--web.cors.origin=^(http://charts\.home:8080|https://my\-charts\.home|http://\[fd00::1\]:8080)$'
check "retention by time is used" equals 5d "$(flag storage.tsdb.retention.time)"
check "retention by size is used" equals 0B "$(flag storage.tsdb.retention.size)"
check "the data's folder is used" on raspberrypi test -d /srv/prometheus/data/wal
check "the listen address is used" equals 10.77.0.11:9191 "$(flag web.listen-address)"
check "external labels are used" configured 'monitor: the \"other\" lab'
check "the extra job and its secret are used" configured /srv/prometheus/config/secrets/token
check "the secret is Prometheus' alone" equals root:keeper:640 "$(owner_and_mode raspberrypi /srv/prometheus/config/secrets/token)"
check "the page's folder and configuration are used" \
  equals '{ "query": "up" }' "$(curl --silent http://raspberrypi.home:9191/lab/user/config.json | tr --squeeze-repeats '[:space:]' ' ' | sed 's/ $//')"
check "Alertmanager's user is used" equals herald "$(user_of raspberrypi alertmanager)"
check "its flags are used" has_argument raspberrypi alertmanager --log.level=warn
check "its retention is used" has_argument raspberrypi alertmanager --data.retention=24h
check "its receiver's secret is its own" equals root:herald:640 "$(owner_and_mode raspberrypi /srv/alerts/config/secrets/hook-webhook-url)"
check "it is scraped where it listens" series 'up{job="alertmanager", instance="127.0.0.1:9193"} == 1'
check "the first set of rules is switched off" fails grep --quiet starter <(curl --silent "$api/rules")
check "this machine has kept the archive that it brought" ls "$work/kept/promscope/prometheus-${old[prometheus]}.linux-$architecture.tar.gz"
on dmaf5 sh -c "'echo cellar_door_open 1 >/srv/metrics/door.prom'"
on raspberrypi sh -c "'echo \"[{targets: [\\\"dmaf5.home:920\\\"], labels: {by: file}}]\" >/srv/targets/more.yml'"
check "a file in the exporter's folder becomes a metric" eventually 15 series cellar_door_open
check "one in Prometheus' folder a target" eventually 15 series 'up{job="file-sd", by="file"} == 1'
on dmaf5 rm /srv/metrics/door.prom
on raspberrypi rm /srv/targets/more.yml
check "uninstall.yml finds all of it" play uninstall.yml -e uninstall_confirm=yes -e uninstall_data=yes
on raspberrypi rmdir /srv/prometheus /srv/alerts
check "raspberrypi is bare again" is_bare raspberrypi
check "dmaf5 is bare again" is_bare dmaf5
inventory=inventory/home_lab.yml
