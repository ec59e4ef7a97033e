#!/usr/bin/env bash
# page.sh FOLDER MARK: builds the page into the folder, and writes into the mark what became of it.
# It is not optimized, which takes half the time and makes no difference to a playbook.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

mark() { echo "$1" >"$2.new" && mv "$2.new" "$2"; }

if scripts/setup.sh page && trunk build --cargo-profile lab --dist "$1"; then mark built "$2"; else mark failed "$2"; fi
