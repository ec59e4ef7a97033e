#!/usr/bin/env bash
# Measures the page beside plain pages that do the same, and writes BENCHMARKS.md. Takes half an hour,
# and wants a machine that does nothing else.
set -euo pipefail
. "$(dirname "$0")/env.sh"

cargo test --locked --test bench -- "$@"
