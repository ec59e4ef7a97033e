#!/usr/bin/env bash
# Runs the tests: native, in a browser, and end to end on a real Prometheus.
set -euo pipefail
. "$(dirname "$0")/env.sh"

say "test: which Rust is taken"
scripts/setup/ladder_test.sh
say "test: native"
cargo test --locked
say "test: plotly, in a browser"
node --test scripts/plotly/test.mjs
say "test: what makes the program smaller"
node --test scripts/program/test.mjs
say "test: releases"
node --test scripts/release/test.mjs
say "test: in a browser"
# A busy machine takes longer than the 20 s that are usual to load a program with all that debuggers want.
export WASM_BINDGEN_TEST_TIMEOUT=180
CHROMEDRIVER=$(command -v chromedriver) cargo test --locked --target wasm32-unknown-unknown --test web
say "test: end to end"
cargo test --locked --test e2e
