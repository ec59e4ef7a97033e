#!/usr/bin/env bash
# Tries this commit as on a new machine: `make run` up to the served page, again, and `make dist`, in a clone and a
# home of its own. What the home has is a copy of this machine's Rust, without wasm32 and without sources.
#   WAY=rustup   rustup's server is within reach
#   WAY=debian   it is not; Debian's Rust is taken. It is installed on this machine, as other packages are
#   WAY=turn     one of the two by turns, from commit to commit
# Without WAY it tries both.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
. scripts/setup/ladder.sh

# Where nobody listens.
nowhere=http://127.0.0.1:9
# Seconds that the second run may take.
again=20
passed=0 failed=0 runner="" work=""

say() { printf '%s\n' "$*"; }

# Newer versions of rustup end with 100 where there is something to update.
within_reach() { timeout 20 rustup check &>/dev/null || (($? == 100)); }

turn() {
    if (($(git rev-list --count HEAD) % 2)) && within_reach; then echo rustup; else echo debian; fi
}

clean_up() {
    end_run
    [[ -z $work ]] || rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# check WHAT COMMAND...: on failure the last that was said is shown.
check() {
    local what=$1
    shift
    if "$@" &>"$work/check.log"; then
        passed=$((passed + 1))
        say "fresh ($way): $what"
    else
        failed=$((failed + 1))
        say "fresh ($way): FAILED: $what"
        tail -n 20 "$work/check.log"
    fi
}

# A home with what is configured about registries, and the Rust that this machine uses anyway.
make_home() {
    local sysroot file cargo_home=${CARGO_HOME:-$HOME/.cargo}
    sysroot=$(cd / && env -u RUSTUP_TOOLCHAIN rustc --print sysroot)
    work=$(mktemp -d)
    home=$work/home
    mkdir -p "$home/.cargo/bin" "$home/.rustup/toolchains"
    for file in "$cargo_home"/{config,config.toml,credentials.toml}; do
        [[ ! -e $file ]] || cp "$file" "$home/.cargo/"
    done
    [[ ! -e $HOME/.npmrc ]] || cp "$HOME/.npmrc" "$home/"
    cp "$(command -v rustup)" "$home/.cargo/bin/"
    for file in cargo rustc rustdoc; do ln "$home/.cargo/bin/rustup" "$home/.cargo/bin/$file"; done
    tar -C "$(dirname "$sysroot")" --exclude=share/doc -c "$(basename "$sysroot")" | tar -C "$home/.rustup/toolchains" -x
    at_home rustup default "$(basename "$sysroot")" &>/dev/null
    at_home rustup target remove wasm32-unknown-unknown &>/dev/null || true
    at_home rustup component remove rust-src &>/dev/null || true
    git clone --quiet "$root" "$work/clone"
}

# Runs a command as a stranger would: nothing of this session but what is configured about registries.
at_home() {
    local -a reach=()
    [[ $way == rustup ]] || reach=("RUSTUP_DIST_SERVER=$nowhere" "RUSTUP_UPDATE_ROOT=$nowhere")
    env -u RUSTUP_TOOLCHAIN -u RUSTFLAGS -u CARGO_TARGET_DIR -u MAKEFLAGS -u MAKELEVEL -u PROMETHEUS_URL \
        HOME="$home" CARGO_HOME="$home/.cargo" RUSTUP_HOME="$home/.rustup" npm_config_cache="$home/.npm" \
        PATH="$home/.cargo/bin:$bare_path" "${reach[@]}" "$@"
}

# The path without the programs that this machine's user has of cargo.
bare_path=$(tr : '\n' <<<"$PATH" | grep -v "^${CARGO_HOME:-$HOME/.cargo}/bin" | paste -sd :)

free_port() {
    local port=8180
    while (: <>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
    echo "$port"
}

# Runs `make run` until the page is served, or it ends.
start_run() {
    port=$(free_port)
    # What is waited for is in it from the last time, and the command may begin late.
    : >"$work/run.log"
    set -m
    (cd "$work/clone" && PORT=$port at_home make run) &>"$work/run.log" &
    runner=$!
    set +m
    until grep -q "the page is at" "$work/run.log"; do
        kill -0 "$runner" 2>/dev/null || break
        sleep 1
    done
}

# Seconds of processor time that make's children have taken: on a machine that does other things the fairer figure.
spent() {
    local -a stat
    read -ra stat <"/proc/$(pgrep --pgroup "$runner" --exact make)/stat"
    echo $(((stat[15] + stat[16]) / $(getconf CLK_TCK)))
}

end_run() {
    [[ -n $runner ]] || return 0
    kill -INT -- "-$runner" 2>/dev/null || true
    wait "$runner" 2>/dev/null || true
    runner=""
}

is_served() {
    local page=http://127.0.0.1:$port file type server
    tail -n 20 "$work/run.log"
    for file in $(curl --silent --fail "$page/" | grep -oE 'promscope-[0-9a-f]+(\.js|_bg\.wasm)' | sort -u); do
        type=$(curl --silent --fail --output "$work/served" --write-out '%{content_type}' "$page/$file")
        echo "$file: $type"
        case $file in
            *.js) [[ $type == text/javascript* ]] ;;
            *.wasm) [[ $type == application/wasm* && $(head -c 4 "$work/served" | od -An -c) == *'\0   a   s   m' ]] ;;
        esac || return
    done
    [[ -n ${file:-} ]] || return
    server=$(curl --silent --fail "$page/config.json" | sed -n 's/.*"url":"\([^"]*\)".*/\1/p')
    echo "asking $server"
    curl --silent --fail "$server/api/v1/query" --data-urlencode 'query=node_memory_MemFree_bytes' | grep '"value"'
}

# In a browser: the program runs, asks, and draws.
draws() {
    local page=http://127.0.0.1:$port/
    chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/browser" --virtual-time-budget=20000 \
        --dump-dom "$page" 2>"$work/browser.log" >"$work/dom"
    grep -oE 'data-(series|samples|painted)="[0-9]*"|id="starting".*' "$work/dom"
    grep -qE 'data-painted="[1-9]' "$work/dom" && grep -qE 'data-series="[1-9]' "$work/dom"
}

within() { (($1 <= $2)); }

uses() {
    tail -n 20 "$work/run.log"
    case $way in
        rustup) grep "^rust: using Rust $pinned" "$work/run.log" ;;
        debian) grep "^rust: using Debian's" "$work/run.log" ;;
    esac
}

make_dist() { (cd "$work/clone" && at_home make dist) &>"$work/dist.log" || { tail -n 20 "$work/dist.log" && false; }; }

# The page of `make dist` is not the one of `make run`.
is_smaller() {
    local -a small=("$work"/clone/dist/promscope-*_bg.wasm) quick=("$work"/clone/.cache/page/promscope-*_bg.wasm)
    ls -l "${small[@]}" "${quick[@]}"
    (($(stat --format=%s "${small[@]}") < $(stat --format=%s "${quick[@]}")))
}

took() { printf '%d min %d s' $(($1 / 60)) $(($1 % 60)); }

try() {
    local since
    way=$1
    say "fresh ($way): making a home of its own"
    make_home
    since=$SECONDS
    start_run
    since=$((SECONDS - since))
    check "the page of \`make run\` is served, with answers, after $(took $since)" is_served
    ! kill -0 "$runner" 2>/dev/null || say "fresh ($way): and $(spent) s of processor time"
    check "and draws a chart in a browser" draws
    check "it is built by the Rust of this way" uses
    end_run
    since=$SECONDS
    start_run
    since=$((SECONDS - since))
    check "and is served again after $since s" is_served
    check "which is at most $again s" within $since $again
    end_run
    since=$SECONDS
    check "\`make dist\`" make_dist
    say "fresh ($way): which took $(took $((SECONDS - since)))"
    check "its page is another than that of \`make run\`, and smaller" is_smaller
    since=$SECONDS
    check "\`make dist\` again" make_dist
    check "which took $((SECONDS - since)) s, of at most $again" within $((SECONDS - since)) $again
    rm -rf "$work"
    work=""
}

command -v rustup >/dev/null || { say "fresh: it takes a machine with Rust by rustup (https://rustup.rs)" && exit 1; }
case ${WAY:-both} in
    rustup | debian) ways=("$WAY") ;;
    turn) ways=("$(turn)") ;;
    both) ways=(rustup debian) ;;
    *) say "fresh: WAY is rustup, debian or turn" && exit 1 ;;
esac
scripts/setup/programs.sh chromium
for each in "${ways[@]}"; do try "$each"; done
say "fresh: tried ${ways[*]}"
say "$passed passed, $failed failed"
((failed == 0))
