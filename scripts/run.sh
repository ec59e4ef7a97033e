#!/usr/bin/env bash
# Serves .cache/page at http://127.0.0.1:$PORT/ until Ctrl-C. The page opens on the Prometheus at
# $PROMETHEUS_URL; without one, on a Prometheus of its own that watches this machine.
set -euo pipefail
. "$(dirname "$0")/env.sh"

port=${PORT:-8080}
work=$(mktemp -d)
children=()

end() {
    trap - EXIT INT TERM
    if ((${#children[@]})); then
        kill "${children[@]}" 2>/dev/null || true
        wait
    fi
    rm -rf "$work"
}
trap end EXIT
trap 'say "Stopped."; exit 0' INT TERM

in_use() { (: <>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# The first free port from the given one on.
free_port() {
    local port=$1
    while in_use "$port"; do port=$((port + 1)); done
    echo "$port"
}

# Runs a server in the background; what it has to say goes to a file of its own.
start() {
    "$@" &>"$work/$(basename "$1").log" &
    children+=($!)
}

all_alive() {
    local child
    for child in "${children[@]}"; do kill -0 "$child" 2>/dev/null || return; done
}

# Stops with the last words of the servers.
give_up() {
    tail -n 3 "$work"/*.log >&2
    stop "$@"
}

# Waits until a command succeeds, at most for half a minute.
until_true() {
    local -i tries=150
    until "$@"; do
        ((tries-- > 0)) && all_alive || return
        sleep 0.2
    done
}

# The page opens on this server; the second argument holds further settings, as JSON members.
configure() {
    [[ $1 =~ ^https?://[^\"\\[:space:]]+$ ]] || stop "run: \"$1\" is no address like http://localhost:9090"
    printf '{"servers":[{"name":"%s","url":"%s"}]%s}\n' "$2" "$1" "$3" >"$work/config.json"
}

# Has scraped both itself and the machine.
has_samples() {
    curl --silent --fail "$1/api/v1/query" --data-urlencode 'query=node_memory_MemFree_bytes' | grep -q '"value"'
}

start_prometheus() {
    local exporter_port server_port
    exporter_port=$(free_port 9100)
    server_port=$(free_port 9090)
    cat >"$work/prometheus.yml" <<EOF
global:
  scrape_interval: 1s
scrape_configs:
  - job_name: prometheus
    static_configs: [{ targets: ["127.0.0.1:$server_port"] }]
  - job_name: node
    static_configs: [{ targets: ["127.0.0.1:$exporter_port"] }]
EOF
    start "$(command -v prometheus-node-exporter || command -v node_exporter)" \
        --web.listen-address="127.0.0.1:$exporter_port"
    # Only pages served from here may read the answers; Prometheus itself would let every page.
    start prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/data" \
        --web.listen-address="127.0.0.1:$server_port" \
        --web.cors.origin="http://(127\.0\.0\.1|localhost):$port"
    server=http://127.0.0.1:$server_port
}

in_use "$port" && stop "run: port $port is in use; choose another: PORT=$((port + 1)) make run"
if [[ -n ${PROMETHEUS_URL:-} ]]; then
    configure "$PROMETHEUS_URL" "$PROMETHEUS_URL" ""
    say "run: the page opens on $PROMETHEUS_URL"
else
    say "run: starting Prometheus and node_exporter on this machine"
    start_prometheus
    until_true has_samples "$server" || give_up "run: Prometheus has no samples of this machine"
    configure "$server" "this machine" ',"range":"5m","step":"1s","refresh":"5s"'
    say "run: Prometheus is at $server"
fi

sed "s|@PORT@|$port|; s|@DIST@|$cache/page|; s|@WORK@|$work|" scripts/nginx.conf >"$work/nginx.conf"
start nginx -e stderr -p "$work" -c "$work/nginx.conf"
until_true in_use "$port" || give_up "run: nginx did not start"
say "run: the page is at http://127.0.0.1:$port/ (Ctrl-C ends it)"
wait -n || true
give_up "run: one of the servers ended"
