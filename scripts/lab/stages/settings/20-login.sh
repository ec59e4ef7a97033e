# A login and TLS, with the page on Prometheus' own origin
# shellcheck shell=bash

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=raspberrypi.home \
  -addext subjectAltName=DNS:raspberrypi.home,DNS:dmaf5.home -keyout "$work/tls.key" -out "$work/tls.crt" 2>/dev/null
cat >"$work/login.yml" <<YML
prometheus_basic_auth_users: {ada: "$(htpasswd -nbB ada 'pa$$ word' | cut --delimiter=: --fields=2)"}
prometheus_login: {username: ada, password: 'pa\$\$ word'}
prometheus_tls_cert: $work/tls.crt
prometheus_tls_key: $work/tls.key
prometheus_tls_verify: false
node_exporter_basic_auth_users: "{{ prometheus_basic_auth_users }}"
node_exporter_login: {username: ada, password: 'pa\$\$ word'}
node_exporter_tls_cert: $work/tls.crt
node_exporter_tls_key: $work/tls.key
node_exporter_tls_ca: $work/tls.crt
YML
page=https://raspberrypi.home:9090/user/
status() { curl --silent --insecure --output /dev/null --write-out '%{http_code}' "$@"; }
world_readable() { on raspberrypi find /etc/prometheus /etc/node_exporter -type f -perm /o=r ! -name .made-by-promscope; }

check "the page is built by now, or soon" page_is_built
check "it goes through, check.yml logs in, and finds the self-scrape and the exporters up" play site.yml check.yml -e "@$work/login.yml"
check "the play shows no password" fails grep --quiet --fixed-strings -e 'pa$$ word' -e '$2y$' "$work/play"
check "without a login nothing is answered" equals 401 "$(status https://raspberrypi.home:9090/api/v1/query?query=up)"
check "not even plain HTTP" equals 400 "$(status http://raspberrypi.home:9090/-/ready)"
check "nor by an exporter" equals 401 "$(status https://dmaf5.home:9100/metrics)"
check "nobody else can read the secrets" equals '' "$(world_readable)"
check "a second run changes nothing" play_unchanged site.yml --tags prometheus,node_exporter -e "@$work/login.yml"
check "Chromium logs in and draws both hosts" "$lab/page.py" --login 'ada:pa%24%24%20word' "$page?g0.expr=node_memory_MemFree_bytes"
check "without a login Chromium draws nothing" fails "$lab/page.py" --seconds 3 "$page"
check "one who is no user is refused as the scraper's login" fails_saying "prometheus_login is no user" \
  play site.yml --tags prometheus -e "@$work/login.yml" -e '{"prometheus_login": {"username": "eve", "password": "x"}}'
