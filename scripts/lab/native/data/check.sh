# A snapshot is of all series, and takes their place as a whole or not at all
# shellcheck shell=bash

series=$work/series
mkdir -p "$series"/{01K0ABC/chunks,wal,chunks_head}
echo block >"$series/01K0ABC/chunks/000001"
echo samples >"$series/wal/00000001"
touch "$series"/{lock,queries.active,.made-by-promscope}
data() { sh "$root/playbooks/roles/prometheus/files/data.sh" "$1" "$series"; }
holds() { (cd "$1" && find . -mindepth 1 -maxdepth 1 | sort | tr '\n' ' '); }

data copy
check "a copy is of the series, and of nothing else" equals './01K0ABC ./chunks_head ./wal ' "$(holds "$series/.copy")"
check "its blocks are linked" test "$series/01K0ABC/chunks/000001" -ef "$series/.copy/01K0ABC/chunks/000001"
check "what goes on being written is not" fails test "$series/wal/00000001" -ef "$series/.copy/wal/00000001"

mkdir -p "$series/.new/wal"
echo others >"$series/.new/wal/00000001"
data swap
check "what is new takes the place of all" equals 'others ./.copy ./.made-by-promscope ./.new ./.old ./lock ./queries.active ./wal ' \
  "$(cat "$series/wal/00000001") $(holds "$series")"
data back
check "and gives it back" equals 'samples ./01K0ABC ./chunks_head ./wal ' \
  "$(cat "$series/wal/00000001") $(data copy && holds "$series/.copy")"
check "without having taken it there is nothing to give back" equals samples "$(data "done" && data back && cat "$series/wal/00000001")"
check "nothing is left over" equals './.made-by-promscope ./01K0ABC ./chunks_head ./lock ./queries.active ./wal ' "$(holds "$series")"
