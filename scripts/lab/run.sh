#!/usr/bin/env bash
# Tries the playbooks against real systemd hosts: two homes of two guests each on this
# machine, in namespaces of their own, one with the default settings and one with others.
# PROMSCOPE_DIST names the folder of the built page, without it one is built; LAB_CACHE and LAB_VENV other folders
# for what is kept between runs (.cache/lab, .cache/venv), LAB_STAGES some of the stages, as a pattern (20-*), and
# LAB_HOMES some of native, defaults and settings; native is what native.sh tries, without a home.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
export LAB_NAME=promscope-lab-$$ LAB_CACHE=${LAB_CACHE:-$root/.cache/lab} LAB_VENV=${LAB_VENV:-$root/.cache/venv}
page=$(realpath --canonicalize-missing "${PROMSCOPE_DIST:-$root/.cache/page}")
# What the homes have in common: what became of the page, what was typed, what they counted.
run=$LAB_CACHE/run-$$

skip() {
  echo "The lab can't run here: $1."
  echo "0 passed, 0 failed, 1 skipped"
  exit 0
}
[ "$(id -u)" = 0 ] || skip "it boots guests by systemd-nspawn, which needs root"
grep --quiet '^ID=debian$' /etc/os-release || skip "it builds its guests from the archive of a Debian machine"
case $(dpkg --print-architecture) in amd64 | arm64) ;; *) skip "it knows amd64 and arm64 alone" ;; esac
unshare --mount --net --pid --fork true 2>/dev/null || skip "this machine lets nobody make namespaces"
[ -d /sys/fs/cgroup/unified ] || [ -f /sys/fs/cgroup/cgroup.controllers ] || skip "there is no unified cgroup hierarchy"

jobs=() builder=''
clean_up() {
  kill -KILL "${jobs[@]}" 2>/dev/null || true
  [ -z "$builder" ] || kill -- "-$builder" 2>/dev/null || true
  "$here/cgroup.sh" remove
  rm -rf "$run"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

mkdir -p "$run/compiled"
chmod 1777 "$run/compiled"
"$here/install.sh"
if [[ ${PROMSCOPE_DIST:-} ]]; then
  echo built >"$run/page"
else
  # The first stages go by meanwhile.
  setsid "$here/page.sh" "$run/page" &
  builder=$!
fi
"$here/prepare.sh"

# Processes, mounts and networks of a home end with its first process, however that ends; control groups don't.
read -ra homes <<<"${LAB_HOMES:-native defaults settings}"
for home in "${homes[@]}"; do
  if [ "$home" = native ]; then
    LAB_COUNTS=$run/native.counts LAB_TYPED=$run/typed "$here/native.sh" &
    jobs+=($!)
    continue
  fi
  unshare --mount --net --pid --fork --kill-child --mount-proc "$here/lab.sh" "$home" "$page" "$run" &
  jobs+=($!)
done
for job in "${jobs[@]}"; do wait "$job" || true; done

work=$run
. "$here/check.sh"
[ -n "${LAB_STAGES:-}${LAB_HOMES:-}" ] || . "$here/readme.sh"
for home in "${homes[@]}"; do
  read -r more_passed more_failed <"$run/$home.counts" || more_passed=0 more_failed=1
  passed=$((passed + more_passed)) failed=$((failed + more_failed))
done
echo
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
