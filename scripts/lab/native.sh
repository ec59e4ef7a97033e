#!/usr/bin/env bash
# Tries what needs no host, on this machine alone and in seconds: each folder of native/ holds an inventory, whose
# hosts are cases, and a play, or checks of a script. LAB_VENV and LAB_CACHE name other folders for Ansible, and for what
# is kept between runs.
set -euo pipefail
lab=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$lab/../.." && pwd)
export LAB_VENV=${LAB_VENV:-$root/.cache/venv}
export LAB_CACHE=${LAB_CACHE:-$root/.cache/lab}
mkdir -p "$LAB_CACHE"
"$lab/venv.sh" requirements.txt
# promtool and amtool have the word on what the roles write.
"$lab/mirror.sh"

work=$(mktemp --directory)
trap 'rm -rf "$work"' EXIT
. "$lab/check.sh"
export PATH=$LAB_VENV/bin:$PATH ANSIBLE_CONFIG=$root/playbooks/ansible.cfg ANSIBLE_ROLES_PATH=$root/playbooks/roles
export ANSIBLE_LOCAL_TEMP=$work ANSIBLE_HOME=$work ANSIBLE_NOCOLOR=1 ANSIBLE_PYTHON_INTERPRETER=$LAB_VENV/bin/python3
export LAB_WORK=$work
. "$lab/tools.sh"

for play in "$lab"/native/*/play.yml; do
  check "$(sed -n '1s/^# //p' "$play")" ansible-playbook -i "${play%play.yml}inventory.yml" "$play"
done
for checks in "$lab"/native/*/check.sh; do
  . "$checks"
done
echo "$passed passed, $failed failed"
[ -z "${LAB_COUNTS:-}" ] || echo "$passed $failed" >"$LAB_COUNTS"
[ "$failed" = 0 ]
