#!/usr/bin/env bash
# Makes what those get who have no Rust, from dist/ into release/: the page as a zip, a list of what is in it
# (CycloneDX), and the checksums of both. The same commit gives the same bytes, on any machine: compiler and
# tools are pinned, all times are the commit's, and nothing says where it was built.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. scripts/setup/ladder.sh

version=$(sed -n '/^version = /{s/.*"\(.*\)"/\1/p;q}' Cargo.toml)
name=promscope-$version

SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) || stop "release: it is made from a commit; clone the repository, then run this again."
export SOURCE_DATE_EPOCH
[[ -z $(git status --porcelain) ]] || stop "release: it is made from a commit. Commit what has changed, or stash it, then run this again:" "$(git status --short)"
# scripts/dist.sh makes do with another, but what it compiles is not the same.
[[ $(rustc --version) == "rustc $pinned "* ]] || stop "release: it is made by Rust $pinned. Install it by: rustup toolchain install $pinned"
if grep --recursive --files-with-matches --text --fixed-strings -e "$root/" -e "$HOME/" dist >&2; then
    stop "release: these files name folders of this machine. See to --remap-path-prefix in scripts/dist.sh."
fi

rm -rf release
mkdir release
say "release: packing $name.zip"
scripts/release/pack.sh dist "release/$name.zip"
say "release: listing what is in it"
node scripts/release/contents.mjs "$version" dist "release/$name.cdx.json"
(cd release && sha256sum "$name.cdx.json" "$name.zip" >SHA256SUMS)
say "release: this is release/SHA256SUMS"
cat release/SHA256SUMS
