# shellcheck shell=bash
# Sourced by every script: the repository's root, the tools' folders, and one way to report a step.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=$root/.cache
PATH=$cache/tools/bin:$root/node_modules/.bin:$HOME/.cargo/bin:$PATH:/usr/sbin
export PATH
cd "$root" || exit

# Written by scripts/setup/rust.sh. Tests, lints and the page all use that Rust: a second compiler would build
# everything twice.
use_chosen_rust() {
    if [[ -z ${RUSTUP_TOOLCHAIN:-} && -s $cache/toolchain ]]; then
        RUSTUP_TOOLCHAIN=$(<"$cache/toolchain")
        export RUSTUP_TOOLCHAIN
    fi
    # Debian's needs no rustup.
    if [[ ${RUSTUP_TOOLCHAIN:-} == debian ]] && ! command -v rustup >/dev/null; then PATH=/usr/bin:$PATH; fi
}
use_chosen_rust

say() { printf '%s\n' "$*" >&2; }

# Ends the script with what is wrong and what to do.
stop() {
    say "$@"
    exit 1
}

# Counts the crates that cargo compiles, of about so many, and lets through what is none of its progress.
count_crates() {
    local line crates=0 progress='^ {1,9}[A-Z][a-z]+ '
    while IFS= read -r line; do
        if [[ $line == "   Compiling "* ]]; then
            ((++crates % 50)) || say "$1: $crates of about $2 crates"
        elif [[ ! $line =~ $progress && $line != "warning: be sure to add "* ]]; then
            say "$line"
        fi
    done
}
