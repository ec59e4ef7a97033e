#!/usr/bin/env bash
# Builds the static files into dist/, unless nothing they are made of has changed. Next to each file
# lies its gzipped twin, for web servers that send such files as they are (nginx's gzip_static,
# Caddy's precompressed).
set -euo pipefail
. "$(dirname "$0")/env.sh"

made_of=(src style scripts/plotly index.html ./*.mjs Trunk.toml Cargo.toml Cargo.lock package-lock.json)
stamp=$cache/dist.stamp

if [[ -f dist/index.html && -f $stamp && -z $(find "${made_of[@]}" -newer "$stamp" -print -quit) ]]; then
    say "dist: nothing changed"
    exit
fi
say "dist: building the page"
mkdir -p "$cache"
touch "$stamp.new"
# The program names its sources where it fails; where they lay on the machine that built it is
# nobody's business.
export RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src= --remap-path-prefix=$PWD="
trunk build --release
# As gzip writes them, but four parts in a hundred smaller.
find dist -type f ! -name '*.gz' -exec zopfli --i5 {} +
mv "$stamp.new" "$stamp"
