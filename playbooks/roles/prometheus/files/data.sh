#!/bin/sh
# data.sh copy|swap|back|done FOLDER: the time series of a Prometheus that does not run.
#   copy  links what never changes any more, and copies the rest, into the folder's .copy
#   swap  puts what lies in the folder's .new in the place of all else, which goes into .old
#   back  takes that back
#   done  removes what the others left
set -eu
export LC_ALL=C
cd "$2"

# All but what the others make, the lock, and which queries run.
series() { find . -mindepth 1 -maxdepth 1 ! -name .copy ! -name .new ! -name .old ! -name lock ! -name queries.active ! -name lost+found ! -name .made-by-promscope "$@"; }

case $1 in
  copy)
    rm -rf .copy
    mkdir -m 700 .copy
    # A block is complete, and only removed as a whole. What else there is, Prometheus goes on writing.
    series -type d -name '[0-9A-HJKMNP-TV-Z]*' -exec cp --archive --link -t .copy {} +
    series ! -name '[0-9A-HJKMNP-TV-Z]*' -exec cp --archive -t .copy {} +
    ;;
  swap)
    mkdir -m 700 .old
    series -exec mv -t .old {} +
    find .new -mindepth 1 -maxdepth 1 -exec mv -t . {} +
    ;;
  back)
    [ -d .old ] || exit 0
    series -exec rm -rf {} +
    find .old -mindepth 1 -maxdepth 1 -exec mv -t . {} +
    ;;
  done) rm -rf .copy .new .old ;;
esac
