#!/usr/bin/env bash
# Sees to trunk, wasm-bindgen and wasm-split-cli, or to those that are named, at the versions this project builds with;
# into .cache/tools, so that other versions on this machine stay as they are: tools.sh [TOOL ...]
set -euo pipefail
. "$(dirname "$0")/../env.sh"

trunk=0.21.14
splitter=0.2.4
# The command and the library it completes must be of the same version.
wasm_bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p}' Cargo.lock)

wanted=" ${*:-trunk wasm-bindgen wasm-split-cli} "

have() { [[ $("$1" --version 2>/dev/null) == *" $2" ]]; }

# Neither tool needs the network, so they are built without TLS; and they run for seconds, so they are built fast
# rather than built to be fast. Any Rust that builds the page builds them.
build() {
    local crates=$1
    shift
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        cargo install --root "$cache/tools" --no-default-features "$@" 2>&1 | count_crates tools "$crates"
}

# The slower one first: at its end it keeps but one processor busy, and the page compiles on the others.
if [[ $wanted != *" trunk "* ]]; then
    :
elif have trunk $trunk; then
    say "tools: trunk $trunk is here"
else
    say "tools: building trunk $trunk (about 3 minutes, while all else is fetched and compiled)"
    build 370 trunk --version $trunk --locked
fi
if have wasm-bindgen "$wasm_bindgen" && have wasm-bindgen-test-runner "$wasm_bindgen"; then
    say "tools: wasm-bindgen $wasm_bindgen is here"
else
    say "tools: building wasm-bindgen $wasm_bindgen (about 1 minute)"
    # Not --locked: its lock names a version that was withdrawn.
    build 150 wasm-bindgen-cli --version "$wasm_bindgen"
fi
if [[ $wanted != *" wasm-split-cli "* ]]; then
    :
elif [[ $(cat "$cache/tools/splitter" 2>/dev/null) == "$splitter" ]]; then
    say "tools: wasm-split-cli $splitter is here"
else
    say "tools: building wasm-split-cli $splitter (about half a minute)"
    build 90 wasm_split_cli_support --version $splitter --locked --features build-binary
    # It tells no version.
    echo $splitter >"$cache/tools/splitter"
fi
