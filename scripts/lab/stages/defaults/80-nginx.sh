# The page by nginx, with the API on the same origin
# shellcheck shell=bash

nginx=(-e promscope_served_by=nginx -e prometheus_listen_address=127.0.0.1)
page=http://raspberrypi.home:8080/

check "the change goes through, and check.yml finds page and API on one origin" play site.yml check.yml "${nginx[@]}"
check "Alertmanager, which is not asked for any more, is gone" fails on raspberrypi ls -d /opt/alertmanager /etc/alertmanager
check "but not its silences" on raspberrypi test -e /data/alertmanager/silences
check "a second run changes nothing" play_unchanged site.yml --tags promscope "${nginx[@]}"
check "the page is there over IPv6" on raspberrypi python3 -c "'import urllib.request; urllib.request.urlopen(\"http://[::1]:8080/\")'"
check "a site that nginx can't read is refused" fails_saying "nginx can't serve the page as set" \
  play site.yml --tags promscope "${nginx[@]}" -e promscope_upstream=http://nowhere.invalid:9090
check "the old one is in its place" on raspberrypi nginx -t
check "Prometheus itself is out of reach" fails curl --silent --max-time 5 http://raspberrypi.home:9090/-/ready
check "Chromium draws both hosts" "$lab/page.py" "$page?g0.expr=node_memory_MemFree_bytes"

check "the change back goes through" play site.yml
check "nginx no longer serves the page" eventually 10 fails curl --silent --max-time 5 "$page"
check "Prometheus does" curl --silent --fail http://raspberrypi.home:9090/user/
