# The page that the master serves, in a browser
# shellcheck shell=bash

page=http://raspberrypi.home:9090/user/

check "the page is built by now, or soon" page_is_built
check "it takes the place of an earlier build" play site.yml --tags promscope
check "of which nothing is left" fails curl --silent --fail "${page}earlier.txt"
check "Chromium draws the free memory of both hosts" \
  "$lab/page.py" "$page?g0.expr=node_memory_MemFree_bytes&g0.tab=graph&g0.range_input=5m"
# Its default step is 30 s: the first instant on that grid that has samples may still lie ahead.
check "the page opens on that chart by itself" "$lab/page.py" --seconds 60 "$page?refresh=5s"

# The same page, as a release brings it.
pack_release() {
  mkdir "$work/release" && cp --recursive "$work/page" "$work/release/promscope" &&
    (cd "$work/release" && python3 -m zipfile -c promscope.zip promscope)
}
release=(-e "promscope_dist=$work/release/promscope.zip")
check "a release is packed" pack_release
check "its zip is refused without its checksum" \
  fails_saying "No sha256 is known for $work/release/promscope.zip" play site.yml --tags promscope "${release[@]}"
release+=(-e "promscope_dist_checksum=$(sha256sum "$work/release/promscope.zip" | cut --delimiter=' ' --fields=1)")
check "with it, it brings the page that is there" play_unchanged site.yml --tags promscope "${release[@]}"
