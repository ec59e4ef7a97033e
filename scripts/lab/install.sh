#!/usr/bin/env bash
# Installs the Debian packages that the lab needs and this machine lacks.
set -euo pipefail

packages=(systemd-container mmdebstrap iproute2 openssh-client openssl curl iputils-ping python3-venv apache2-utils chromium chromium-driver)
missing=()
for package in "${packages[@]}"; do
  dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} = 0 ] && exit

apt-get update --quiet=2
DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends "${missing[@]}" >/dev/null
