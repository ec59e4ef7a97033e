#!/usr/bin/env bash
# Makes what the lab keeps: Ansible, the guests' root file system and a mirror of the releases.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

"$here/venv.sh" requirements.txt & venv=$!
"$here/mirror.sh" & mirror=$!
"$here/rootfs.sh"
wait $venv
wait $mirror
