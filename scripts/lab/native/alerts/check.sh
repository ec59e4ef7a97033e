# Alertmanager's own tool reads what the role writes, and sends each alert to those who are meant
# shellcheck shell=bash

route() { "$amtool" config routes test --config.file="$work/$1.alertmanager.yml" "${@:2}" 2>/dev/null; }

for amtool in "${amtools[@]}"; do
  check "$("$amtool" --version 2>&1 | sed -n '1s/^amtool, //; 1s/ (.*//p') of Alertmanager reads all configurations" \
    "$amtool" check-config "$work"/*.alertmanager.yml
  check "what is critical goes to each who is named for it" equals ada,grace "$(route everyone severity=critical)"
  check "a warning to another" equals chats "$(route everyone severity=warning alertname=X)"
  check "the rest, where nobody is named, to nobody" equals nobody "$(route everyone severity=info)"
  check "the watchdog to those who miss it" equals heartbeat "$(route everyone alertname=Watchdog severity=none)"
  check "a test to its receiver alone" equals grace "$(route everyone promscope_test=grace severity=critical)"
  check "where nobody is chosen, all hear of all" equals ada "$(route by-nginx severity=info)"
  check "further routes go before" equals pager "$(route with-more-sections room=cellar severity=critical)"
  check "and leave the others" equals ada "$(route with-more-sections room=attic severity=critical)"
done
