#!/usr/bin/env bash
# venv.sh FILE: installs the Python packages that the file asks for, anew whenever it changes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

cmp --silent "$here/$1" "$LAB_VENV/$1" && exit
# Debian's own is quicker than one that was built here.
python=/usr/bin/python3
"$python" -c 'import ensurepip' 2>/dev/null || python=python3
[ -x "$LAB_VENV/bin/pip" ] || "$python" -m venv --clear "$LAB_VENV"
"$LAB_VENV/bin/pip" install --quiet --no-compile --disable-pip-version-check --requirement "$here/$1"
cp "$here/$1" "$LAB_VENV/"
