# The commands of the playbooks' README: each was typed on the way.
# shellcheck shell=bash

# Versions, and where a file lies, are no part of a command.
plain() { sed --regexp-extended 's/^ +//; s/=[0-9]+\.[0-9]+\.[0-9]+/=VERSION/g; s#(@|_file=)[^ ]*/#\1#g; s/ -i [^ ]+/ -i INVENTORY/'; }

while read -r command; do
  check "typed: $command" grep --quiet --line-regexp --fixed-strings -- "$command" <(plain <"$run/typed")
done < <(grep --extended-regexp '^ +ansible' "$root/playbooks/README.md" | plain)
