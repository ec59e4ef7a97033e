#!/usr/bin/env bash
# Prints what dist/ transfers, gzipped: what a cold load takes, and beside it what comes only when it is needed first;
# fails above the limits.
set -euo pipefail
. "$(dirname "$0")/env.sh"

# The first load; what of the page comes once it is needed; a program for papers and queries; one for dashboards.
limit=$((561 * 1024)) annex_limit=$((110 * 1024)) reader_limit=$((140 * 1024)) importer_limit=$((150 * 1024))

row() { printf '%12s %12s  %s\n' "$@"; }

row bytes gzipped file
total=0 annex=0 reader=0 importer=0
while read -r file; do
    bytes=$(stat --format=%s "$file")
    gzipped=$(stat --format=%s "$file.gz")
    row "$bytes" "$gzipped" "${file#dist/}"
    case ${file#dist/} in
        annex-*) annex=$((annex + gzipped)) ;;
        reader-*) reader=$((reader + gzipped)) ;;
        importer-*) importer=$((importer + gzipped)) ;;
        papers/*) ;;
        *) total=$((total + gzipped)) ;;
    esac
done < <(find dist -type f ! -name '*.gz' | sort)
row "" "$total" "the first load, of at most $limit"
row "" "$annex" "the annex, of at most $annex_limit"
row "" "$reader" "papers and queries, of at most $reader_limit"
row "" "$importer" "dashboards, of at most $importer_limit"
((total <= limit)) || stop "weight: the first load is $((total - limit)) bytes too heavy"
((annex <= annex_limit)) || stop "weight: the annex is $((annex - annex_limit)) bytes too heavy"
((reader <= reader_limit)) || stop "weight: what reads papers is $((reader - reader_limit)) bytes too heavy"
((importer <= importer_limit)) || stop "weight: what reads dashboards is $((importer - importer_limit)) bytes too heavy"
