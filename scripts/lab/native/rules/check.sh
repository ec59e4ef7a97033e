# The first set of rules is read by promtool, and fires for what it is meant for, and for nothing else
# shellcheck shell=bash

cp "$lab/native/rules/test.yml" "$work/rules-test.yml"
for promtool in "${promtools[@]}"; do
  check "$("$promtool" --version 2>&1 | sed -n '1s/^promtool, //; 1s/ (.*//p') reads the first set of rules" \
    "$promtool" check rules "$work"/{with-an-alertmanager,without,other-thresholds}.rules.yml
  check "each of them fires for what it is meant for alone" "$promtool" test rules "$work/rules-test.yml"
done
