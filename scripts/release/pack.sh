#!/usr/bin/env bash
# pack.sh FOLDER ZIP: packs the page into a zip, under promscope/, with compressed twins of each file beside it.
# The same files give the same bytes. All of them are as old as SOURCE_DATE_EPOCH says, seconds since 1970.
set -euo pipefail
. "$(dirname "$0")/../env.sh"

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
page=$stage/promscope
out=$(realpath "$2")

cp -r "$1" "$page"
# Apache's licence asks for a copy of itself.
cp LICENSE "$page"
zopfli --i5 "$page/LICENSE"
node scripts/release/brotli.mjs "$page"

find "$stage" -type d -exec chmod 755 {} +
find "$stage" -type f -exec chmod 644 {} +
find "$stage" -exec touch --date="@$SOURCE_DATE_EPOCH" {} +
rm -f "$out"
# A zip's times have no zone; -X leaves out what this machine and user would add.
(cd "$stage" && find promscope -type f | LC_ALL=C sort | TZ=UTC zip -q -X -9 -@ "$out")
