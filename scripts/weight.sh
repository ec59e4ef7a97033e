#!/usr/bin/env bash
# Prints what a cold load of dist/ transfers, gzipped, and fails above the limit.
set -euo pipefail
. "$(dirname "$0")/env.sh"

limit=$((530 * 1024))

row() { printf '%12s %12s  %s\n' "$@"; }

row bytes gzipped file
total=0
while read -r file; do
    bytes=$(stat --format=%s "$file")
    gzipped=$(stat --format=%s "$file.gz")
    row "$bytes" "$gzipped" "${file#dist/}"
    total=$((total + gzipped))
done < <(find dist -type f ! -name '*.gz' | sort)
row "" "$total" "in all, of at most $limit"
((total <= limit)) || stop "weight: the page is $((total - limit)) bytes too heavy"
