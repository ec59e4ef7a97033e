# Changes of the configuration
# shellcheck shell=bash

config_now() { on raspberrypi sha256sum /etc/prometheus/prometheus.yml; }
scrapes() { curl --silent 'http://raspberrypi.home:9090/api/v1/targets?state=active' | grep --quiet "\"job\":\"$1\""; }
job='{"job_name": "more", "static_configs": [{"targets": ["raspberrypi.home:9090"]}]}'

was=$(config_now) pid_before=$(pid raspberrypi prometheus)
check "a bad configuration is refused" fails_saying "failed to validate" \
  play site.yml --tags prometheus -e '{"prometheus_extra_scrape_configs": [{"job_name": "bad", "scrape_interval": "soon"}]}'
check "the file is the old one" equals "$was" "$(config_now)"
check "the service is the same process" equals "$pid_before" "$(pid raspberrypi prometheus)"
check "and answers" curl --silent --fail http://raspberrypi.home:9090/-/ready

check "a good one goes through" play site.yml --tags prometheus -e "{\"prometheus_extra_scrape_configs\": [$job]}"
check "it is read without a restart" equals "$pid_before" "$(pid raspberrypi prometheus)"
check "the new job is in use" eventually 10 scrapes more
