#!/usr/bin/env bash
# Makes a mirror of the releases, in their own layout, from the programs of two Debian suites: an old and a newer
# version of each, so that an upgrade and the way back are real ones.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mirror=$LAB_CACHE/mirror
# amd64 and arm64 have the same name there as here.
architecture=$(dpkg --print-architecture)

cmp --silent "$0" "$mirror/made-by" && exit
rm -rf "$mirror"
work=$(mktemp --directory "$LAB_CACHE/mirror.XXXXXX")
trap 'rm -rf "$work"' EXIT

# An apt of its own; that of the machine stays as it is.
mkdir -p "$work"/{lists/partial,cache/archives/partial}
archive=$("$here/archive.sh")
printf "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive %s main\n" bookworm trixie >"$work/sources.list"
cat >"$work/apt.conf" <<CONF
Dir::Etc::SourceList "$work/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$work/lists";
Dir::Cache "$work/cache";
APT::Sandbox::User "root";
Acquire::Languages "none";
CONF
export APT_CONFIG=$work/apt.conf
apt-get update --quiet=2

# A gzip archive of what it reads, as it is.
store() { python3 -c 'import gzip, shutil, sys; shutil.copyfileobj(sys.stdin.buffer, gzip.GzipFile(fileobj=sys.stdout.buffer, mode="wb", compresslevel=0), 1 << 20)'; }

# release SUITE PRODUCT PACKAGES: packs the programs of the packages as a release of the product.
release() {
  local suite=$1 product=$2 folder=$work/$1-$2 version name to
  shift 2
  mkdir -p "$folder"
  (cd "$folder" && apt-get download --quiet=2 "${@/%//$suite}")
  version=$(dpkg-deb --field "$(ls "$folder/$1"_*.deb)" Version | sed 's/[+-].*//')
  name=$product-$version.linux-$architecture
  to=$work/mirror/$product/v$version
  mkdir -p "$to" "$folder/$name"
  for package in "$folder"/*.deb; do dpkg-deb --extract "$package" "$folder/files"; done
  cp "$folder"/files/usr/bin/* "$folder/$name/"
  [ "$product" = prometheus ] || mv "$folder/$name/prometheus-${product/_/-}" "$folder/$name/$product"
  # Stored, not compressed: they go no further than over this machine's memory, and Ansible reads them three times.
  tar --create --directory="$folder" --owner=0 --group=0 "$name" | store >"$to/$name.tar.gz"
  (cd "$to" && sha256sum -- *.tar.gz >sha256sums.txt)
  echo "$version" >"$work/mirror/$product/$suite"
}
release bookworm prometheus prometheus
release trixie prometheus prometheus promtool
release bookworm node_exporter prometheus-node-exporter
release trixie node_exporter prometheus-node-exporter
# The older suite's is too old for the role.
release trixie alertmanager prometheus-alertmanager
# Debian's build reads from here what the release's own has in itself.
tar --create --directory="$work/trixie-alertmanager/files" --owner=0 --group=0 usr/share/prometheus/alertmanager/{default,email}.tmpl \
  >"$work/mirror/alertmanager/templates.tar"

# A second mirror whose archives were tampered with.
cp -r "$work/mirror" "$work/tampered"
for archive in "$work"/tampered/*/*/*.tar.gz; do echo x >>"$archive"; done
mv "$work/tampered" "$work/mirror/"

cp "$0" "$work/mirror/made-by"
mv "$work/mirror" "$mirror"
