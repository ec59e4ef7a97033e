#!/usr/bin/env bash
# The guests' control groups: each needs one of its own, or the second guest comes up degraded.
# cgroup.sh enter GUEST COMMAND...: runs the command in the guest's group.
# cgroup.sh remove: removes the groups of all guests, once their processes are gone.
set -euo pipefail

hierarchies=()
for hierarchy in /sys/fs/cgroup/systemd /sys/fs/cgroup/unified /sys/fs/cgroup; do
  [ -f "$hierarchy/cgroup.procs" ] && hierarchies+=("$hierarchy")
done

case $1 in
  enter)
    for hierarchy in "${hierarchies[@]}"; do
      mkdir -p "$hierarchy/$LAB_NAME/$2"
      echo $$ >"$hierarchy/$LAB_NAME/$2/cgroup.procs"
    done
    shift 2
    exec "$@"
    ;;
  remove)
    for hierarchy in "${hierarchies[@]}"; do
      # Processes that were killed may take a moment to be gone.
      for _ in $(seq 50); do
        [ -d "$hierarchy/$LAB_NAME" ] || break
        find "$hierarchy/$LAB_NAME" -depth -type d -exec rmdir {} + 2>/dev/null || sleep 0.2
      done
    done
    ;;
esac
