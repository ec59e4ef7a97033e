#!/usr/bin/env bash
# Lints the playbooks, and all YAML of the provisioning. Needs no network once the environment is made.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
export LAB_VENV=${LAB_VENV:-$PWD/.cache/venv}

"$here/venv.sh" requirements.txt
"$here/venv.sh" lint.txt
export PATH=$LAB_VENV/bin:$PATH
yamllint --strict .yamllint .ansible-lint playbooks scripts/lab
ansible-galaxy collection build playbooks --force --output-path "$LAB_VENV/collection" >/dev/null
ansible-lint --config-file .ansible-lint playbooks
