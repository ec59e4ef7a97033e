#!/usr/bin/env bash
# Takes the README's pictures, docs/screenshots/*.png: the page on two minutes of this machine's
# own data, wide and on a phone, light and dark.
set -euo pipefail
. "$(dirname "$0")/env.sh"

cargo test --locked --test e2e -- --ignored --exact screenshots::are_taken
