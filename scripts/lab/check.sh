# Counting what held and what did not.
# shellcheck shell=bash

passed=0
failed=0

# check SENTENCE COMMAND...: the sentence holds if the command succeeds.
check() {
  local sentence=$1
  shift
  if "$@" >"$work/said" 2>&1; then
    passed=$((passed + 1))
    echo "  ok      $sentence"
  else
    failed=$((failed + 1))
    echo "  FAILED  $sentence"
    tail --lines=25 "$work/said" | sed 's/^/          /'
  fi
}

# eventually SECONDS COMMAND...: the command succeeds within that time.
eventually() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt $deadline ] || return 1
    sleep 0.3
  done
}

fails() { ! "$@"; }

# fails_saying TEXT COMMAND...: the command fails, and says why.
fails_saying() {
  local text=$1 said
  shift
  if said=$("$@" 2>&1); then
    echo "It did not fail: $said"
    return 1
  fi
  echo "$said"
  # Ansible folds long messages.
  grep --quiet --fixed-strings -- "$text" <<<"$(tr --squeeze-repeats '[:space:]' ' ' <<<"$said")"
}

equals() {
  [ "$1" = "$2" ] || { printf 'wanted %s\ngot    %s\n' "$1" "$2"; return 1; }
}
