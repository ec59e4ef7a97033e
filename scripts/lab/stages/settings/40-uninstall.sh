# Taking it away
# shellcheck shell=bash

pid_before=$(pid raspberrypi prometheus)
check "uninstall.yml asks first" fails_saying "If you mean it, add -e uninstall_confirm=yes" play uninstall.yml
check "and has stopped nothing" equals "$pid_before" "$(pid raspberrypi prometheus)"
check "confirmed, it goes through" play uninstall.yml -e uninstall_confirm=yes
check "the data is still there" on raspberrypi test -d /data/prometheus/wal
check "nothing listens any more" fails curl --silent --max-time 3 http://raspberrypi.home:9090/-/ready
check "a second time there is nothing to do" play_unchanged uninstall.yml -e uninstall_confirm=yes
check "with the data, it goes through" play uninstall.yml -e uninstall_confirm=yes -e uninstall_data=yes
check "raspberrypi is bare again" is_bare raspberrypi
check "dmaf5 is bare again" is_bare dmaf5
