# A master outside home_lab
# shellcheck shell=bash

inventory=$lab/inventory/outside.yml
targets() { curl --silent 'http://raspberrypi.home:9090/api/v1/targets?state=active' | grep --only-matching '"scrapeUrl":"[^"]*9100' | cut --delimiter=/ --fields=3; }
check "site.yml goes through" play site.yml
check "check.yml finds the one exporter and the master" play check.yml
check "the master is no longer watched" equals dmaf5.home:9100 "$(targets)"
inventory=inventory/home_lab.yml
