#!/bin/sh
# folders.sh look|own|remove NAME ...: a role's folders, told from others' by a mark that the role NAME leaves in them.
#   look NAME FOLDER...            prints a line for each that the role did not make and that holds something, and
#                                  the line "new" for each that is not marked yet
#   own NAME FOLDER...             makes those that are missing, with parents for all to read, and marks them
#   remove NAME FOLDER PATTERN...  removes from the role's folder what the patterns name, and the folder if the role
#                                  made it and nothing else lies in it
# own and remove print what they changed.
set -eu
umask 022
verb=$1 name=$2
shift 2

mark=.made-by-promscope
units='/etc/systemd/system/prometheus.service /etc/systemd/system/node_exporter.service'

# By its mark, which is empty where someone put it there by hand; or by a unit from before there were marks.
is_own() {
  if [ -e "$1/$mark" ]; then
    [ ! -s "$1/$mark" ] || grep -q " $name\$" "$1/$mark"
  else
    # shellcheck disable=SC2086 # two files
    grep -qs '^ExecStart=.*/current/' $units && grep -qsF -e "=$1/current/" -e "=$1/prometheus.yml\"" -e "=$1\"" $units
  fi
}

# A disk of its own begins with lost+found.
others() { find "$1" -mindepth 1 -maxdepth 1 ! -name lost+found ! -name "$mark" | sed 's#.*/##' | sort | head -n 3 | tr '\n' ' '; }

case $verb in
  look)
    for folder; do
      case $folder in
        /*) [ ! -e "$folder" ] || [ -d "$folder" ] || echo "$folder is no folder." ;;
        *) echo "$folder is no full path." ;;
      esac
      if [ -d "$folder" ] && ! is_own "$folder" && [ -n "$(others "$folder")" ]; then
        echo "$folder holds what these playbooks did not put there ($(others "$folder")...)."
      fi
      [ -e "$folder/$mark" ] || echo new
    done
    ;;
  own)
    for folder; do
      [ ! -e "$folder/$mark" ] || continue
      how=made
      [ ! -d "$folder" ] || how=found
      mkdir -p "$folder"
      echo "$how by $name" >"$folder/$mark"
      echo "$how $folder"
    done
    ;;
  remove)
    folder=$1
    shift
    if [ -d "$folder" ] && is_own "$folder"; then
      cd "$folder"
      for pattern; do
        case $pattern in
          # One file, and its folders once nothing else lies in them.
          */*)
            [ -e "$pattern" ] || continue
            rm "$pattern"
            rmdir --parents --ignore-fail-on-non-empty "${pattern%/*}"
            echo "$pattern"
            ;;
          *) find . -mindepth 1 -maxdepth 1 -name "$pattern" ! -name lost+found ! -name "$mark" -print -exec rm -rf {} + ;;
        esac
      done
      cd /
      if grep -qs '^made' "$folder/$mark"; then
        rm "$folder/$mark"
        rmdir --ignore-fail-on-non-empty "$folder"
      else
        rm -f "$folder/$mark"
      fi
    fi
    ;;
esac
