#!/usr/bin/env bash
# Sets up what is missing for one purpose: setup.sh dist|release|run|test|lab|page|lint.
# Each step says what it does, and skips what is there.
set -euo pipefail
. "$(dirname "$0")/env.sh"

programs() { scripts/setup/programs.sh "$@"; }
page() {
    scripts/setup/wasm32.sh
    scripts/setup/tools.sh
    scripts/setup/npm.sh
}

# rustup's minimal profile comes without them.
lints() {
    cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 && return
    say "lints: adding clippy and rustfmt"
    rustup component add clippy rustfmt
}

case ${1:-} in
    dist) programs cc zopfli && page ;;
    release) programs cc zopfli zip && page && scripts/setup/contents.sh ;;
    run) programs cc zopfli curl nginx prometheus node_exporter && page ;;
    test) programs cc zopfli nginx apache caddy lighttpd busybox python zip openssl prometheus node_exporter chromium chromedriver && page ;;
    lab) programs cc ;;
    page) page ;;
    lint) programs cc shellcheck && scripts/setup/wasm32.sh && lints ;;
    *) stop "usage: scripts/setup.sh dist|release|run|test|lab|page|lint" ;;
esac
