#!/usr/bin/env bash
# Checks format and lints: the Rust code natively and for wasm32, the scripts, the playbooks.
set -euo pipefail
. "$(dirname "$0")/env.sh"

say "lint: format"
cargo fmt --check
say "lint: clippy, native"
cargo clippy --locked --lib --bins --tests -- -D warnings
# With --tests, cargo passes over tests that `cargo test` leaves out.
cargo clippy --locked --test e2e --test bench -- -D warnings
say "lint: clippy, wasm32"
# As in a release: its program is split.
cargo clippy --locked --target wasm32-unknown-unknown --lib --bins --test web -- --cfg split -D warnings
say "lint: scripts"
git ls-files -z '*.sh' .ci/run | xargs -0 shellcheck
if [[ -x scripts/lab/lint.sh ]]; then
    say "lint: playbooks"
    scripts/lab/lint.sh
fi
