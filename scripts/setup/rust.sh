#!/usr/bin/env bash
# Sees to a Rust that can build for wasm32, and writes down in .cache/toolchain which it is (scripts/env.sh).
# ladder.sh says which is taken; here is how to find out what there is, and how to get it.
set -euo pipefail
. "$(dirname "$0")/../env.sh"
. "$(dirname "$0")/debian.sh"
. "$(dirname "$0")/ladder.sh"

target=wasm32-unknown-unknown
record=$cache/toolchain
packages=(rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web rust-web-llvm)

# What the compiler has of the standard library: for wasm32, which is tried, and its sources, which the page is built
# with.
has() {
    local scratch
    scratch=$(mktemp -d)
    if "$@" --target $target --crate-type lib --emit metadata --out-dir "$scratch" - <<<"" &>/dev/null; then
        printf wasm32
        [[ ! -e $("$@" --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock ]] || printf +sources
    fi
    rm -rf "$scratch"
}

version() { "$@" --version 2>/dev/null | cut -d ' ' -f 2; }

# The toolchain is not fetched by asking for it.
pinned_rustc() { RUSTUP_AUTO_INSTALL=0 rustup run "$pinned" rustc "$@"; }

get_pinned() {
    say "rust: fetching Rust $pinned by rustup, beside yours (about half a minute)"
    ask_rustup toolchain install "$pinned" --profile minimal --target $target --component rust-src --no-self-update
}

get_own() {
    say "rust: asking rustup for $target"
    ask_rustup target add $target
}

# A server that is out of reach is found out in seconds. What rustup says is told in short where it fails.
ask_rustup() {
    local answer
    answer=$(RUST_BACKTRACE=0 RUSTUP_DOWNLOAD_TIMEOUT=20 timeout 600 rustup "$@" 2>&1) && return
    say "rust: rustup could not: $(grep -m 1 ^error: <<<"$answer" | sed "s/^error: //; s/ to '.*//")"
    return 1
}

get_debian() {
    local llvm
    say "rust: installing Debian's Rust $debian_offered and building its library for wasm32 (about 1 minute)"
    install_packages "${packages[@]}" || return
    # The linker for wasm32 must be of the compiler's own LLVM.
    llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
    install_packages "lld-$llvm" && build_library
}

# Builds std from Debian's sources into Debian's sysroot, from a crate that is thrown away.
build_library() {
    local crate lib
    crate=$(mktemp -d)
    mkdir "$crate/src"
    printf '[package]\nname = "throw-away"\nedition = "2024"\n' >"$crate/Cargo.toml"
    touch "$crate/src/lib.rs"
    # -Zbuild-std is unstable, hence the bootstrap flag; bitcode is what `lto = true` needs later.
    (cd "$crate" && env -u RUSTUP_TOOLCHAIN PATH="/usr/bin:$PATH" CARGO_TARGET_DIR="$crate/target" \
        RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
        /usr/bin/cargo build --quiet --release --target $target -Zbuild-std=std,panic_abort) || return
    lib=$(/usr/bin/rustc --print target-libdir --target $target)
    # None of an older compiler's stays beside it.
    as_root rm -rf "$lib"
    as_root mkdir -p "$lib"
    find "$crate/target/$target/release/deps" -name 'lib*.rlib' ! -name 'libthrow_away*' -print0 |
        as_root xargs -0 cp -t "$lib" || return
    # Cargo does not notice a new std, and what was built on an older one does not link with it.
    rm -rf "$crate" "$root/target/$target"
}

use_pinned() { choose "$pinned" "rust: using Rust $pinned"; }

use_own() { choose "" "rust: using this machine's own $(rustc --version)"; }

use_debian() {
    if [[ $rustup == yes ]]; then rustup toolchain link debian /usr; fi
    choose debian "rust: using Debian's $(/usr/bin/rustc --version)"
}

choose() {
    mkdir -p "$cache"
    echo "$1" >"$record"
    say "$2"
    [[ $2 == *" $pinned"* ]] || say "rust: it is not $pinned, so the page becomes a little larger. Remove $record to look for $pinned again."
}

look_around() {
    pinned_has="" own="" own_has="" debian="" debian_has="" debian_offered=""
    if command -v rustup >/dev/null; then
        rustup=yes
        pinned_has=$(has pinned_rustc)
    else
        rustup=no
    fi
    if own=$(version rustc); then own_has=$(has rustc); fi
    is_debian && may_install && [[ $rustup == no || $tried == *pinned* ]] || return 0
    if [[ -x /usr/bin/rustc ]] && debian=$(version /usr/bin/rustc); then debian_has=$(has /usr/bin/rustc); fi
    refresh_lists
    debian_offered=$(offered rustc-web)
}

recorded=$(cat "$record" 2>/dev/null || true)

# What was chosen before is kept, until this project pins another.
if [[ ${RUSTUP_TOOLCHAIN:-} != "$recorded" || $record -nt scripts/setup/ladder.sh ]] &&
    builds "$(version rustc)" "$(has rustc)"; then
    say "rust: $(rustc --version) is here"
    exit
fi
if [[ ${RUSTUP_TOOLCHAIN:-} != "$recorded" ]]; then
    stop "rust: the toolchain \"$RUSTUP_TOOLCHAIN\", which RUSTUP_TOOLCHAIN asks for, does not build for $target." \
        "Run \`rustup target add --toolchain $RUSTUP_TOOLCHAIN $target\`, or unset RUSTUP_TOOLCHAIN."
fi
unset RUSTUP_TOOLCHAIN
tried=""
while look_around; do
    step=$(next_step)
    case $step in
        get\ *)
            "get_${step#get }" || say "rust: looking for another"
            tried+=" ${step#get }"
            ;;
        use\ *)
            "use_${step#use }"
            exit
            ;;
        *)
            stop "rust: no Rust here builds for $target, and none could be had. Install Rust by https://rustup.rs," \
                "run \`rustup toolchain install $pinned --target $target\` where its server can be reached, then try again."
            ;;
    esac
done
