#!/usr/bin/env bash
# Sees to plotly.js, lucide's icons, esbuild, wasm-opt, axe and brotli, at the versions and checksums of
# package-lock.json.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

if [[ node_modules/.package-lock.json -nt package-lock.json ]]; then
    say "npm: plotly.js, icons, esbuild and wasm-opt are here"
else
    say "npm: fetching plotly.js, icons, esbuild and wasm-opt"
    npm ci --silent
fi
