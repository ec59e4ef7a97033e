# The programs that check rules and configurations, out of the mirror's releases: $promtools and $amtools, by version.
# shellcheck shell=bash

mkdir -p "$work/tools"
for tool in prometheus/promtool alertmanager/amtool; do
  for archive in "$LAB_CACHE/mirror/${tool%/*}"/v*/*.tar.gz; do
    tar --extract --directory="$work/tools" --wildcards --file="$archive" "*/${tool#*/}"
  done
done
promtools=("$work"/tools/prometheus-*/promtool)
amtools=("$work"/tools/alertmanager-*/amtool)
