# shellcheck shell=bash
# Sourced by what takes packages of Debian's.

# Their packages start a service of the same name; we start our own processes and want none of theirs.
services=(prometheus prometheus-node-exporter nginx apache2 caddy lighttpd)

is_debian() { command -v apt-get >/dev/null && grep -qx ID=debian /etc/os-release; }

may_install() { ((EUID == 0)) || command -v sudo >/dev/null; }

as_root() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# Once for each script that asks.
refresh_lists() {
    [[ -n ${lists_are_new:-} ]] || as_root apt-get update -qq
    lists_are_new=yes
}

# The version of a package that can be had, without Debian's own part of it.
offered() { apt-cache policy "$1" | sed -n 's/^  Candidate: \([0-9.]*\).*/\1/p'; }

# Installs packages, once nobody else does so, without starting or enabling the services that come along, and without removing any.
install_packages() {
    local policy=/usr/sbin/policy-rc.d package
    local -a fresh=()
    for package in "$@"; do
        [[ " ${services[*]} " == *" $package "* ]] && fresh+=("$package")
    done
    refresh_lists
    if [[ ! -e $policy ]]; then
        printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
        as_root chmod +x "$policy"
        trap 'as_root rm -f /usr/sbin/policy-rc.d' EXIT
    fi
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=600 install -qq -y --no-install-recommends --no-remove "$@" >/dev/null || return
    if ((${#fresh[@]})) && command -v systemctl >/dev/null; then
        as_root systemctl disable --quiet "${fresh[@]}" 2>/dev/null || say "programs: could not disable ${fresh[*]}"
    fi
}
