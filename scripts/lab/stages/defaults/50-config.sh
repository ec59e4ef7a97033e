# Changes of the configuration
# shellcheck shell=bash

config_now() { on raspberrypi sha256sum /etc/prometheus/prometheus.yml; }
scrapes() { curl --silent 'http://raspberrypi.home:9090/api/v1/targets?state=active' | grep --quiet "\"job\":\"$1\""; }
job='{"job_name": "more", "static_configs": [{"targets": ["raspberrypi.home:9090"]}]}'

was=$(config_now) pid_before=$(pid raspberrypi prometheus)
check "a bad configuration is refused" fails_saying "failed to validate" \
  play site.yml --tags prometheus -e '{"prometheus_extra_scrape_configs": [{"job_name": "bad", "scrape_interval": "soon"}]}'
check "the file is the old one" equals "$was" "$(config_now)"
check "a flag that Prometheus can't read is refused, by what it says" fails_saying 'would not start with its flags: Error parsing commandline arguments: not a valid duration' \
  play site.yml --tags prometheus -e '{"prometheus_retention_time": "30 days"}'
check "the service is the same process" equals "$pid_before" "$(pid raspberrypi prometheus)"
check "and answers" curl --silent --fail http://raspberrypi.home:9090/-/ready

check "a good one goes through" play site.yml --tags prometheus \
  -e "{\"prometheus_extra_scrape_configs\": [$job], \"prometheus_secrets\": {\"token\": \"x\"}}"
check "it is read without a restart" equals "$pid_before" "$(pid raspberrypi prometheus)"
check "the new job is in use" eventually 10 scrapes more

# Braces in rules are Prometheus' own. The one comes from a file, the other from the inventory.
cat >"$work/disk.yml" <<'YML'
groups: [{name: disk, rules: [{alert: Full, expr: 'up == 1', annotations: {summary: '{{ $labels.instance }} is full'}}]}]
YML
cat >"$work/rules.yml" <<YML
prometheus_rules: !unsafe {home: [{name: home, rules: [{alert: Gone, expr: up == 0, annotations: {summary: '{{ \$labels.instance }} 🍕'}}]}]}
prometheus_rule_files: [$work/disk.yml]
prometheus_extra_config:
  alerting: {alertmanagers: [{static_configs: [{targets: ["alerts.home:9093"]}]}]}
  remote_write: [{url: "http://far.home/write", write_relabel_configs: [{action: drop, source_labels: [job]}]}]
YML
rules() { curl --silent http://raspberrypi.home:9090/api/v1/rules; }
check "rules and further sections go through" play site.yml check.yml -e "@$work/rules.yml"
check "the braces of those in the inventory survive" grep --quiet --fixed-strings '{{ $labels.instance }} 🍕' <(rules)
check "and of those in a file" grep --quiet --fixed-strings '{{ $labels.instance }} is full' <(rules)
check "the alerts go where the further section says" grep --quiet alerts.home <(curl --silent http://raspberrypi.home:9090/api/v1/status/config)
rules_now() { on raspberrypi sha256sum /etc/prometheus/rules/home.yml /etc/prometheus/rules/disk.yml; }
was=$(rules_now)
mkdir "$work/bad"
sed 's/up == 1/up ==/' "$work/disk.yml" >"$work/bad/disk.yml"
check "rules that promtool can't read are refused" fails_saying "failed to validate" \
  play site.yml --tags prometheus -e "@$work/rules.yml" -e "{\"prometheus_rule_files\": [\"$work/bad/disk.yml\"]}"
check "the old ones stay" equals "$was" "$(rules_now)"

# As a run leaves it that breaks off between writing and reading.
on raspberrypi touch /etc/prometheus/prometheus.yml
on dmaf5 touch /etc/systemd/system/node_exporter.service
exporter_before=$(pid dmaf5 node_exporter)
check "a configuration that was written and not read is found out" fails_saying "is not what prometheus goes by" play check.yml
check "the next run has it read" play site.yml check.yml -e "{\"prometheus_extra_scrape_configs\": [$job]}"
check "without a restart" equals "$pid_before" "$(pid raspberrypi prometheus)"
check "and restarts what has a newer unit" fails equals "$exporter_before" "$(pid dmaf5 node_exporter)"
check "a secret that the inventory no longer names is gone" fails on raspberrypi test -e /etc/prometheus/secrets/token
check "and so are the rules" fails on raspberrypi ls /etc/prometheus/rules/home.yml
check "also in use" fails grep --quiet Gone <(rules)
