#!/usr/bin/env bash
# Tries the ladder: on each machine of the table, all steps until the search ends.
set -euo pipefail
. "$(dirname "$0")/ladder.sh"

passed=0 failed=0

# The steps on a machine where `reach` names what can be got: "pinned", "own", "debian".
steps() {
    local step taken=""
    tried=""
    while step=$(next_step); do
        taken+="${taken:+, }$step"
        [[ $step == get\ * ]] || break
        tried+=" ${step#get }"
        [[ $reach == *"${step#get }"* ]] || continue
        case $step in
            "get pinned") pinned_has=wasm32+sources ;;
            "get own") own_has=wasm32 ;;
            "get debian") debian=$debian_offered debian_has=wasm32+sources ;;
        esac
    done
    echo "$taken"
}

# machine WHAT EXPECTED [NAME=VALUE...]: a machine with rustup and Rust 1.95, and what differs from that.
machine() {
    local what=$1 expected=$2 got
    shift 2
    local least=1.92 rustup=yes reach="" own=1.95.0 own_has="" pinned_has="" debian="" debian_has="" debian_offered=""
    local fact
    for fact in "$@"; do declare "$fact"; done
    got=$(steps)
    if [[ $got == "$expected" ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'ladder: %s\n  expected: %s\n       got: %s\n' "$what" "$expected" "$got"
    fi
}

machine "rustup's server within reach" "get pinned, use pinned" reach="pinned own"
machine "and Debian's offered" "get pinned, use pinned" reach="pinned own debian" debian_offered=1.96.0
machine "the second run" "use pinned" pinned_has=wasm32+sources
machine "own Rust is the pinned one" "use own" own=1.96.0 own_has=wasm32+sources rustup=no
machine "own Rust is the pinned one, without sources" "get pinned, use pinned" own=1.96.0 own_has=wasm32 reach=pinned
machine "the pinned one without sources, out of reach" "get pinned, use own" pinned_has=wasm32 own_has=wasm32
machine "own Rust is much newer" "get pinned, use pinned" reach="pinned own" own=1.99.0 own_has=wasm32
machine "rustup's server out of reach" "get pinned, get debian, use debian" reach=debian debian_offered=1.96.0
machine "Debian's is here already" "get pinned, use debian" debian=1.96.0 debian_has=wasm32+sources debian_offered=1.96.0
machine "Debian's is here without the library" "get pinned, get debian, use debian" reach=debian debian=1.96.0 debian_offered=1.96.0
machine "no rustup" "get debian, use debian" rustup=no own="" reach=debian debian_offered=1.96.0
machine "out of reach, own Rust newer and ready" "get pinned, use own" own=1.99.0 own_has=wasm32
machine "out of reach, and Debian has moved on" "get pinned, use own" own=1.95.0 own_has=wasm32 debian_offered=1.98.0 reach=debian
machine "Debian has moved on, own Rust not ready" "get pinned, get own, get debian, use debian" debian_offered=1.98.0 reach=debian
machine "Debian's newer one is here" "get pinned, get own, use debian" debian=1.98.0 debian_has=wasm32+sources debian_offered=1.98.0
machine "own Rust too old" "get pinned, get debian, use debian" own=1.91.1 own_has=wasm32 debian_offered=1.98.0 reach=debian
machine "Debian's too old" "get pinned, get own, stop" debian_offered=1.85.0 reach=debian
machine "a distribution's Rust with the library" "use own" rustup=no own=1.97.0 own_has=wasm32
machine "a distribution's Rust without it" "stop" rustup=no own=1.97.0
machine "no Rust, no Debian" "stop" rustup=no own=""
machine "the mirror has lost the pinned one" "get pinned, get own, use own" own=1.99.0 reach=own
machine "ten is more than nine" "get pinned, use own" own=1.100.0 own_has=wasm32

echo "$passed passed, $failed failed"
((failed == 0))
