#!/usr/bin/env bash
# Installs what the lab needs, and makes what it keeps: the guests' root file system and a mirror of the releases.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

"$here/install.sh"
mkdir -p "$LAB_CACHE"
"$here/venv.sh" & venv=$!
"$here/mirror.sh" & mirror=$!
"$here/rootfs.sh"
wait $venv
wait $mirror
