#!/usr/bin/env bash
# Sets up what a purpose needs (scripts/setup.sh), and builds the page unless nothing it is made of has changed:
# dist.sh dist|quick PURPOSE
#   dist   into dist/, as small as can be. Next to each file lies its gzipped twin, for web servers that send such
#          files as they are (nginx's gzip_static, Caddy's precompressed)
#   quick  into .cache/page, in half the time and without trunk, for a look at it on this machine
set -euo pipefail
. "$(dirname "$0")/env.sh"
. scripts/setup/ladder.sh

kind=${1:-}
target=wasm32-unknown-unknown
stamp=$cache/$kind.stamp
tools="" npm=""
made_of=(src style papers scripts/dist.sh scripts/quick.mjs scripts/finish.mjs scripts/program scripts/plotly scripts/icons index.html ./*.js Trunk.toml Cargo.toml Cargo.lock package-lock.json)
# A view has one type, not one for each way that it is put together.
flags=(--cfg erase_components)

case $kind in
    quick) folder=$cache/page profile=quick needed=(wasm-bindgen) ;;
    dist) folder=$root/dist profile=release needed=(trunk wasm-bindgen wasm-split-cli) ;;
    *) stop "usage: scripts/dist.sh dist|quick PURPOSE" ;;
esac

# What the folder holds, by its index.html, which has the checksums of the program: `trunk build` may have been there.
held() { sha256sum "$folder/index.html" 2>/dev/null; }
is_new() { [[ -s $stamp && $(held) == "$(<"$stamp")" && -z $(find "${made_of[@]}" -newer "$stamp" -print -quit) ]]; }

# The page brings its own standard library, built for size and without what words a panic: it takes
# a twentieth off the page, and a panic stops the program all the same (start.js). Stable Rust is
# not asked for that yet, hence the bootstrap flag, and only the pinned one is known to do it.
own_library() {
    if [[ $(rustc --version) != "rustc $pinned "* || ! -d $(rustc --print sysroot)/lib/rustlib/src/rust/library ]]; then
        say "page: this is not Rust $pinned with its sources; the page is built without a library of its own, a little larger"
        return
    fi
    export RUSTC_BOOTSTRAP=1
    export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    flags+=(-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none)
}

# The program may name its sources; where they lay on the machine that built it is nobody's business.
hide_folders() {
    local folder
    for folder in "$(rustc --print sysroot)/lib/rustlib/src/" "${CARGO_HOME:-$HOME/.cargo}/registry/src" "$PWD"; do
        flags+=("--remap-path-prefix=$folder=")
    done
}

# Fetches what it needs, the library's own dependencies among it; trunk then asks for nothing that is not here.
compile() {
    local time="about 1 minute"
    if [[ $kind == dist ]]; then
        time="about 2 minutes"
        own_library
        hide_folders
        # What a first chart does without is taken out of the program, by what the linker knows of it.
        flags+=(--cfg split -Clink-arg=--emit-relocs)
    fi
    export RUSTFLAGS=${flags[*]}
    say "page: compiling the program ($time, longer while the tools are built)"
    cargo build --locked --target $target --profile $profile 2>&1 | count_crates page 160
}

# Runs a script meanwhile, in a process group of its own, which ends with this script.
meanwhile() {
    set -m
    "$@" &
    set +m
}
end_others() {
    for group in $tools $npm; do kill -- "-$group" 2>/dev/null || true; done
}
trap end_others EXIT

start_tools() {
    [[ -z $tools ]] || return 0
    meanwhile scripts/setup/tools.sh "${needed[@]}"
    tools=$!
}

# The tools take longest, and most machines have a Rust that builds them: all else is fetched meanwhile.
scripts/setup/programs.sh cc
if at_least "$(rustc --version 2>/dev/null | cut -d ' ' -f 2)" "$least"; then start_tools; fi
meanwhile scripts/setup/npm.sh
npm=$!
scripts/setup.sh "${2:-}"
use_chosen_rust
start_tools

mkdir -p "$cache"
began=$(date +%s)
if [[ -e $cache/toolchain ]]; then made_of+=("$cache/toolchain"); fi
if ! is_new; then compile; fi
wait "$tools"
wait "$npm"
if is_new; then
    say "page: nothing changed"
    exit
fi
say "page: putting it together"
case $kind in
    quick) node scripts/quick.mjs "target/$target/$profile/promscope.wasm" "$folder" ;;
    dist)
        trunk build --release
        # As gzip writes them, but four parts in a hundred smaller.
        find dist -type f ! -name '*.gz' -exec zopfli --i5 {} +
        ;;
esac
held >"$stamp"
touch --date="@$began" "$stamp"
