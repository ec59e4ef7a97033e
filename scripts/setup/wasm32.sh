#!/usr/bin/env bash
# Sees to a Rust toolchain that can build for wasm32: with a ready-made standard library, for tests
# and lints, and with its sources, for the page (scripts/dist.sh).
# rustup has both. Where its server is out of reach, Debian's Rust (the packages it builds Firefox
# and Chromium with) carries the sources, and the library is built from them.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

target=wasm32-unknown-unknown

# Whether the compiler (rustc, or the one given) has a standard library for wasm32, and its sources.
has_std() {
    local compiler=${1:-rustc}
    compgen -G "$("$compiler" --print target-libdir --target $target)/libstd-*.rlib" >/dev/null &&
        [[ -e $("$compiler" --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock ]]
}

install_debian_rust() {
    local packages=(rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web rust-web-llvm) llvm
    if ! grep -qx ID=debian /etc/os-release || ((EUID != 0)); then
        stop "wasm32: the library could not be had from rustup, and the other way needs Debian and root." \
            "Run \`rustup target add $target\` and \`rustup component add rust-src\` where its server can be" \
            "reached, then try again."
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${packages[@]}" >/dev/null ||
        stop "wasm32: this Debian has no rustc-web; its security archive (bookworm-security) does."
    # The linker for wasm32 must be of the compiler's own LLVM.
    llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "lld-$llvm" >/dev/null
}

# Builds std from Debian's sources into Debian's sysroot, from a crate that is thrown away.
build_std() {
    local crate lib
    crate=$(mktemp -d)
    trap 'rm -rf "$crate"' RETURN
    mkdir "$crate/src"
    printf '[package]\nname = "throw-away"\nedition = "2024"\n' >"$crate/Cargo.toml"
    touch "$crate/src/lib.rs"
    # -Zbuild-std is unstable, hence the bootstrap flag; bitcode is what `lto = true` needs later.
    (cd "$crate" && env -u RUSTUP_TOOLCHAIN PATH="/usr/bin:$PATH" CARGO_TARGET_DIR="$crate/target" \
        RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
        /usr/bin/cargo build --quiet --release --target $target -Zbuild-std=std,panic_abort)
    lib=$(/usr/bin/rustc --print target-libdir --target $target)
    mkdir -p "$lib"
    find "$crate/target/$target/release/deps" -name 'lib*.rlib' ! -name 'libthrow_away*' -exec cp -t "$lib" {} +
    # Cargo does not notice a new std, and what was built on an older one does not link with it.
    rm -rf "$root/target/$target"
}

command -v cargo >/dev/null || stop "wasm32: Rust is missing. Install it by https://rustup.rs, then run this again."
if has_std; then
    say "wasm32: $(rustc --version) has it"
    exit
fi
if command -v rustup >/dev/null; then
    say "wasm32: asking rustup for $target"
    timeout 120 rustup target add $target && timeout 120 rustup component add rust-src && has_std && exit
    say "wasm32: rustup could not fetch it"
fi
if [[ ! -x /usr/bin/rustc ]] || ! has_std /usr/bin/rustc; then
    say "wasm32: installing Debian's Rust and building its library for wasm32 (about 2 minutes)"
    install_debian_rust
    build_std
fi
if command -v rustup >/dev/null; then
    say "wasm32: using Debian's $(/usr/bin/rustc --version) for this folder, as the toolchain \"debian\""
    rustup toolchain link debian /usr
    mkdir -p "$cache"
    echo debian >"$cache/toolchain"
fi
