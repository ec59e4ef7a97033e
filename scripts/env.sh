# shellcheck shell=bash
# Sourced by every script: the repository's root, the tools' folders, and one way to report a step.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=$root/.cache
PATH=$cache/tools/bin:$root/node_modules/.bin:$HOME/.cargo/bin:$PATH:/usr/sbin
export PATH
cd "$root" || exit

# Written by scripts/setup/wasm32.sh only where the default toolchain cannot build for wasm32.
# Tests, lints and the page all use it: a second compiler would build everything twice.
if [[ -z ${RUSTUP_TOOLCHAIN:-} && -s $cache/toolchain ]]; then
    RUSTUP_TOOLCHAIN=$(<"$cache/toolchain")
    export RUSTUP_TOOLCHAIN
fi

say() { printf '%s\n' "$*" >&2; }

# Ends the script with what is wrong and what to do.
stop() {
    say "$@"
    exit 1
}
