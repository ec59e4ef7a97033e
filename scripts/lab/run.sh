#!/usr/bin/env bash
# Tries the playbooks against real systemd hosts: two guests on this machine, in namespaces of their own.
# PROMSCOPE_DIST names the folder of the built page, without it dist/ is built; LAB_CACHE and LAB_VENV other folders for what is kept
# between runs (.cache/lab, .cache/venv), and LAB_STAGES some of the stages, as a pattern.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
export LAB_NAME=promscope-lab-$$ LAB_CACHE=${LAB_CACHE:-$root/.cache/lab} LAB_VENV=${LAB_VENV:-$root/.cache/venv}
dist=$(realpath --canonicalize-missing "${PROMSCOPE_DIST:-$root/dist}")
# Says what became of the page: built, or failed.
page_mark=$LAB_CACHE/page-$$
mark_page() { echo "$1" >"$page_mark.new" && mv "$page_mark.new" "$page_mark"; }

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

mkdir -p "$LAB_CACHE"
if [[ ${PROMSCOPE_DIST:-} ]]; then
  mark_page built
else
  # Most of the first stages goes by meanwhile.
  if "$root/scripts/dist.sh"; then mark_page built; else mark_page failed; fi &
fi
"$here/prepare.sh"

# Processes, mounts and networks of the lab end with its first process, however that ends; control groups don't.
unshare --mount --net --pid --fork --kill-child --mount-proc "$here/lab.sh" "$dist" "$page_mark" &
lab=$!
trap 'kill -KILL $lab 2>/dev/null || true; "$here/cgroup.sh" remove; rm -f "$page_mark"' EXIT
trap 'exit 130' INT TERM
wait $lab
