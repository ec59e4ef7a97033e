#!/usr/bin/env bash
# Sees to programs of the system: programs.sh NAME...
# On Debian the missing ones are installed; elsewhere it says what is missing and where to get it.
set -euo pipefail
. "$(dirname "$0")/../env.sh"
. "$(dirname "$0")/debian.sh"

# Name, the program, its other name (- for none), Debian's package, where else to get it.
table="
cc            cc                       -             build-essential          a C compiler and linker, from your system
curl          curl                     -             curl                     https://curl.se/download.html
nginx         nginx                    -             nginx                    https://nginx.org/en/download.html
apache        apache2                  httpd         apache2                  https://httpd.apache.org/download.cgi
caddy         caddy                    -             caddy                    https://caddyserver.com/download
lighttpd      lighttpd                 -             lighttpd                 https://www.lighttpd.net/download/
busybox       busybox                  -             busybox                  https://busybox.net/downloads/
python        python3                  -             python3                  https://www.python.org/downloads/
zip           zip                      -             zip                      https://infozip.sourceforge.net/Zip.html
prometheus    prometheus               -             prometheus               https://prometheus.io/download/
node_exporter prometheus-node-exporter node_exporter prometheus-node-exporter https://prometheus.io/download/#node_exporter
alertmanager  prometheus-alertmanager  alertmanager  prometheus-alertmanager  https://prometheus.io/download/#alertmanager
victoria      victoria-metrics         -             victoria-metrics         https://docs.victoriametrics.com/
chromium      chromium                 -             chromium                 https://www.chromium.org/getting-involved/download-chromium/
chromedriver  chromedriver             -             chromium-driver          https://developer.chrome.com/docs/chromedriver/
openssl       openssl                  -             openssl                  https://openssl-library.org/source/
zopfli        zopfli                   -             zopfli                   https://github.com/google/zopfli
shellcheck    shellcheck               -             shellcheck               https://www.shellcheck.net/
"
packages=() advice=""
while read -r name program other package address; do
    [[ -n $name && " $* " == *" $name "* ]] || continue
    if command -v "$program" >/dev/null || command -v "$other" >/dev/null; then continue; fi
    packages+=("$package")
    advice+="  $name: $address"$'\n'
done <<<"$table"

if ((${#packages[@]} == 0)); then
    say "programs: $* are here"
elif ! command -v apt-get >/dev/null; then
    stop "programs: missing here, and only Debian's are installed by this script. Get them, then run this again:"$'\n'"$advice"
elif ! may_install; then
    stop "programs: missing here. Run this as root, then try again:"$'\n'"  apt-get install --no-install-recommends ${packages[*]}"
else
    say "programs: installing ${packages[*]} from Debian"
    install_packages "${packages[@]}"
fi
