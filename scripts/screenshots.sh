#!/usr/bin/env bash
# Takes the README's pictures, docs/screenshots/*.png: the page on live data of this machine and of
# the Prometheus that watches it, after five minutes of watching.
set -euo pipefail
. "$(dirname "$0")/env.sh"

cargo test --locked --test e2e -- --ignored --exact screenshots::are_taken
