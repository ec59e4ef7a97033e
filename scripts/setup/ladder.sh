# shellcheck shell=bash
# shellcheck disable=SC2154 # the facts are of who asks
# Which Rust builds everything here. Pure: what is known of the machine goes in, the next step comes out.

# The page takes flags of its compiler that no other version promises (scripts/dist.sh). This version
# is rustup's and Debian's; a rust-toolchain.toml would have every cargo call ask rustup's server.
# shellcheck disable=SC2034 # who sources this reads it
pinned=1.96.0
# The oldest that builds what is here.
least=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$(dirname "${BASH_SOURCE[0]}")/../../Cargo.toml")

at_least() { [[ $(printf '%s\n' "$@" | sort --version-sort | head -n 1) == "$2" ]]; }

# Whether the Rust of this version, that can build for wasm32 ("wasm32") or not, builds the page.
builds() { [[ $1 && $2 == wasm32* ]] && at_least "$1" "$least"; }

# The next step: "use WHO" ends the search, "get WHO" is to be tried, "stop" means there is no Rust.
#   pinned   the pinned version by rustup
#   debian   Debian's own, of the packages that it builds Firefox with
#   own      the one that the machine uses anyway
# Reads: rustup, whether there is one ("yes"); own, debian and debian_offered, their versions or nothing; pinned_has,
# own_has and debian_has, "wasm32" where the library is there, "wasm32+sources" with its sources, which the page of the
# pinned version is built with; tried, who was got already.
next_step() {
    local all=wasm32+sources
    if [[ $pinned_has == "$all" ]]; then
        echo use pinned
    elif [[ $own == "$pinned" && $own_has == "$all" ]]; then
        echo use own
    elif [[ $rustup == yes && $tried != *pinned* ]]; then
        echo get pinned
    elif [[ $debian == "$pinned" && $debian_has == "$all" ]]; then
        echo use debian
    elif [[ $debian_offered == "$pinned" && $tried != *debian* ]]; then
        echo get debian
    elif builds "$own" "$own_has"; then
        echo use own
    elif [[ $rustup == yes && $tried != *own* ]] && builds "$own" wasm32; then
        echo get own
    elif builds "$debian" "$debian_has"; then
        echo use debian
    elif [[ $tried != *debian* ]] && builds "$debian_offered" wasm32; then
        echo get debian
    else
        echo stop
    fi
}
