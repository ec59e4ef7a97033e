#!/usr/bin/env bash
# Makes the Python environment with Ansible and the linters, anew whenever their versions change.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

cmp --silent "$here/requirements.txt" "$LAB_VENV/requirements.txt" && exit
rm -rf "$LAB_VENV"
python3 -m venv "$LAB_VENV"
"$LAB_VENV/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
cp "$here/requirements.txt" "$LAB_VENV/"
