#!/usr/bin/env bash
# page.sh MARK: builds the page into .cache/page, and writes into the mark what became of it.
# It is the quick one: how small it is makes no difference to a playbook.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

mark() { echo "$1" >"$2.new" && mv "$2.new" "$2"; }

if scripts/dist.sh quick page; then mark built "$1"; else mark failed "$1"; fi
