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

# As a run leaves it that breaks off between writing and reading.
on raspberrypi touch /etc/prometheus/prometheus.yml
on dmaf5 touch /etc/systemd/system/node_exporter.service
exporter_before=$(pid dmaf5 node_exporter)
check "a configuration that was written and not read is found out" fails_saying "is not what Prometheus goes by" play check.yml
check "the next run has it read" play site.yml check.yml -e "{\"prometheus_extra_scrape_configs\": [$job]}"
check "without a restart" equals "$pid_before" "$(pid raspberrypi prometheus)"
check "and restarts what has a newer unit" fails equals "$exporter_before" "$(pid dmaf5 node_exporter)"
check "a secret that the inventory no longer names is gone" fails on raspberrypi test -e /etc/prometheus/secrets/token
