#!/usr/bin/env bash
# Builds the static files into dist/, unless nothing they are made of has changed. Next to each file
# lies its gzipped twin, for web servers that send such files as they are (nginx's gzip_static,
# Caddy's precompressed).
set -euo pipefail
. "$(dirname "$0")/env.sh"

made_of=(src style scripts/dist.sh scripts/finish.mjs scripts/plotly index.html ./*.js Trunk.toml Cargo.toml Cargo.lock package-lock.json)
stamp=$cache/dist.stamp

if [[ -f dist/index.html && -f $stamp && -z $(find "${made_of[@]}" -newer "$stamp" -print -quit) ]]; then
    say "dist: nothing changed"
    exit
fi
say "dist: building the page"
mkdir -p "$cache"
touch "$stamp.new"
# The page brings its own standard library, built for size and without what words a panic: it takes
# a twentieth off the page, and a panic stops the program all the same (start.js). Stable Rust is
# not asked for that yet, hence the bootstrap flag.
export RUSTC_BOOTSTRAP=1
export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
# A view has one type, not one for each way that it is put together.
flags=(-Zunstable-options -Cpanic=immediate-abort --cfg erase_components)
# The program may name its sources; where they lay on the machine that built it is nobody's business.
for folder in "$(rustc --print sysroot)/lib/rustlib/src/" "${CARGO_HOME:-$HOME/.cargo}/registry/src" "$PWD"; do
    flags+=("--remap-path-prefix=$folder=")
done
export RUSTFLAGS=${flags[*]}
trunk build --release
# As gzip writes them, but four parts in a hundred smaller.
find dist -type f ! -name '*.gz' -exec zopfli --i5 {} +
mv "$stamp.new" "$stamp"
