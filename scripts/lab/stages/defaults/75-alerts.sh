# Alerts: told by mail and by a web hook, over, silenced, and out of reach of other pages
# shellcheck shell=bash

cat >"$work/alerts.yml" <<'YML'
promscope_served_by: nginx
prometheus_listen_address: 127.0.0.1
prometheus_target_down_for: 1s
node_exporter_extra_flags: [--collector.systemd]
alertmanager_email: {from: home@example.org, smarthost: "controller.home:2525", username: ada, password: 'pa$$ word', require_tls: false}
alertmanager_receivers:
  - {name: ada, email: {to: ada@example.org}}
  - {name: hook, webhook: {url: "http://controller.home:8025/secret-path", token: secret-token}}
alertmanager_critical: [ada, hook]
alertmanager_warning: [hook]
alertmanager_watchdog: [hook]
alertmanager_group_wait: 1s
alertmanager_group_interval: 2s
YML
alerts=http://raspberrypi.home:8080/alertmanager/api/v2
"$lab/sink.py" smtp 2525 "$work/mail" 2>/dev/null &
"$lab/sink.py" http 8025 "$work/hook" 2>/dev/null &
hook=$!
prepare_alertmanager raspberrypi

got() { grep --quiet --fixed-strings -- "$2" "$work/$1"; }
# What was told of the exporter that is stopped and started: firing, resolved.
got_mail() { grep --quiet "^Subject: .*$1.*TargetDown" "$work/mail"; }
got_hook() { grep 'dmaf5.home:9100' "$work/hook" | grep --quiet "\"status\":\"$1\".*TargetDown"; }
mails() { grep --count '^Subject: .*TargetDown' "$work/mail"; }
# A silence as the page makes it. A browser names the origin of the page that asks.
silence() {
  curl --silent --fail --header 'Content-Type: application/json' --header "Origin: $1" "$alerts/silences" --data '{"matchers":
    [{"name": "alertname", "value": "TargetDown", "isRegex": false}], "startsAt": "2020-01-01T00:00:00Z", "endsAt": "2099-01-01T00:00:00Z",
    "createdBy": "ada", "comment": "mending"}' | python3 -c 'import json, sys; print(json.load(sys.stdin)["silenceID"])'
}
is_suppressed() { curl --silent --get "$alerts/alerts" --data-urlencode 'filter=alertname="TargetDown"' | grep --quiet '"state":"suppressed"'; }

check "--check --diff goes through" play site.yml --tags alertmanager --check --diff -e "@$work/alerts.yml"
check "it shows the routes" grep --quiet 'severity="critical"' "$work/play"
check "and no secret" fails grep --quiet --fixed-strings -e 'pa$$ word' -e secret- "$work/play"
check "Alertmanager comes with the receivers" play site.yml -e "@$work/alerts.yml"
check "the play shows no secret" fails grep --quiet --fixed-strings -e 'pa$$ word' -e secret- "$work/play"
check "check.yml finds all as it should be, pages of elsewhere refused, and tells every receiver" \
  play check.yml -e "@$work/alerts.yml" -e alert_test=true
check "it says whom it reached" said "The test came through to ada by email, hook by webhook."
check "the mail is there" got mail 'To: ada@example.org'
check "its sender logged in by the secret" got mail 'Login: ada:pa$$ word'
check "the web hook was called, by its secret address and with its token" got hook '/secret-path Bearer secret-token'
check "a second run changes nothing" play_unchanged site.yml -e "@$work/alerts.yml"

check "the exporter knows of units, within its own" grep --quiet '^node_systemd_unit_state{name="ssh.service",state="failed".* 0$' \
  <(curl --silent http://dmaf5.home:9100/metrics)
check "Alertmanager runs as alertmanager" equals alertmanager "$(user_of raspberrypi alertmanager)"
check "systemd rates its exposure below 3" exposure_below_3 raspberrypi alertmanager
check "its secrets are its own" equals root:alertmanager:640 "$(owner_and_mode raspberrypi /etc/alertmanager/secrets/ada-email-password)"
check "the configuration holds none" fails grep --quiet --fixed-strings -e 'pa$$ word' -e secret-path -e secret-token \
  <(on raspberrypi cat /etc/alertmanager/alertmanager.yml)
check "Alertmanager itself is out of reach" fails curl --silent --max-time 5 http://raspberrypi.home:9093/-/ready

on dmaf5 systemctl stop node_exporter
check "an exporter that is gone is told by mail" eventually 20 got_mail FIRING
check "and by the web hook" eventually 5 got_hook firing
on dmaf5 systemctl start node_exporter
check "that it is back, too" eventually 20 got_mail RESOLVED
check "by both" eventually 5 got_hook resolved

check "another's page can silence nothing" fails silence http://elsewhere.home
check "the page can" silence http://raspberrypi.home:8080
before=$(mails)
on dmaf5 systemctl stop node_exporter
check "what is silenced is known" eventually 20 is_suppressed
check "and told to nobody" equals "$before" "$(sleep 3; mails)"
on dmaf5 systemctl start node_exporter

was=$(on raspberrypi sha256sum /etc/alertmanager/alertmanager.yml)
check "a configuration that amtool can't read is refused" fails_saying "failed to validate" \
  play site.yml --tags alertmanager -e "@$work/alerts.yml" -e '{"alertmanager_extra_config": {"route": {"receiver": "eve"}}}'
check "the old one stays" equals "$was" "$(on raspberrypi sha256sum /etc/alertmanager/alertmanager.yml)"
# Prometheus does not know Alertmanager yet when it starts, and says again what goes on firing a minute later.
check "the watchdog is heard" eventually 60 got hook Watchdog
kill $hook
check "whom a test does not reach is named" fails_saying "came through to ada by email, but not to hook by webhook" \
  play check.yml -e "@$work/alerts.yml" -e alert_test=true
