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
# Without what debuggers want, the program is a tenth as large: a browser loads it in seconds, on a busy machine too.
CARGO_PROFILE_DEV_DEBUG=false CARGO_PROFILE_DEV_STRIP=debuginfo WASM_BINDGEN_TEST_TIMEOUT=180 \
    CHROMEDRIVER=$(command -v chromedriver) cargo test --locked --target wasm32-unknown-unknown --test web
say "test: end to end"
cargo test --locked --test e2e
