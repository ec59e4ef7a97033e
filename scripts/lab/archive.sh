#!/usr/bin/env bash
# Prints the address of the Debian archive that this machine installs from.
set -euo pipefail

# shellcheck disable=SC2016 # apt's own placeholder
address() { apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | sort --unique | head -1; }

[ -n "$(address)" ] || apt-get update --quiet=2
address
