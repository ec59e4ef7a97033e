#!/usr/bin/env bash
# Sees to cargo-cyclonedx, which lists what a release is made of; into .cache/tools, as the others.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

version=0.5.9

if [[ $(cargo cyclonedx --version 2>/dev/null) == *" $version" ]]; then
    say "contents: cargo-cyclonedx $version is here"
else
    say "contents: building cargo-cyclonedx $version (about 2 minutes)"
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
        cargo install --quiet --root "$cache/tools" --locked cargo-cyclonedx --version $version
fi
