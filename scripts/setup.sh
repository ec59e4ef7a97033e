#!/usr/bin/env bash
# Sets up what is missing for one purpose: setup.sh dist|release|run|test|lab|page|lint.
# Each step says what it does, and skips what is there.
set -euo pipefail
. "$(dirname "$0")/env.sh"

programs() { scripts/setup/programs.sh "$@"; }
rust() { scripts/setup/rust.sh; }

node() { command -v npm >/dev/null || stop "npm: Node.js is missing. Get it from https://nodejs.org, then run this again."; }

# rustup's minimal profile comes without them.
lints() {
    use_chosen_rust
    cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 && return
    say "lints: adding clippy and rustfmt"
    rustup component add clippy rustfmt
}

case ${1:-} in
    dist) node && programs cc zopfli && rust ;;
    release) node && programs cc zopfli zip && rust && scripts/setup/contents.sh ;;
    run) node && programs cc curl nginx prometheus node_exporter && rust ;;
    test) node && programs cc zopfli nginx apache caddy lighttpd busybox python zip openssl prometheus node_exporter alertmanager victoria chromium chromedriver && rust ;;
    lab) programs cc ;;
    page) node && rust ;;
    lint) programs cc shellcheck && rust && lints ;;
    *) stop "usage: scripts/setup.sh dist|release|run|test|lab|page|lint" ;;
esac
