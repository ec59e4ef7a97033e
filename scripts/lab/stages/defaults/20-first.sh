# The first run, from nothing to charts
# shellcheck shell=bash

check "--check --diff goes through" play site.yml --check --diff
check "it shows the configuration that would come" grep --quiet 'job_name: node-exporter' "$work/play"

check "raspberrypi is still bare" is_bare raspberrypi
check "dmaf5 is still bare" is_bare dmaf5

began=$(date +%s)
started() { on "$1" journalctl --quiet --since "@$began" --unit "$2" --grep '^Started' --output cat | wc --lines; }

check "site.yml goes through" play site.yml
check "Prometheus was started once, not started and restarted" equals 1 "$(started raspberrypi prometheus)"
check "the exporter was started once" equals 1 "$(started dmaf5 node_exporter)"
check "check.yml finds all as it should be, and the second run changes nothing" play_unchanged check.yml site.yml
check "--check --diff on running hosts goes through and changes nothing" play_unchanged site.yml --check --diff
