# A role takes and empties its own folders alone
# shellcheck shell=bash

folders() { sh "$root/playbooks/roles/daemon/files/folders.sh" "$@"; }
here=$work/folders
mkdir -p "$here"/{blog,empty,disk/lost+found}
echo post >"$here/blog/index.html"

is_refused() { grep --quiet --fixed-strings "$3" <(folders look "$1" "$2"); }
is_accepted() { fails grep --quiet --invert-match --line-regexp new <(folders look "$@"); }
modes() { stat --format=%a "$@" | tr '\n' ' '; }

check "a folder with others' files is refused, and says which" is_refused promscope "$here/blog" "(index.html ...)"
check "so is a file" is_refused promscope "$here/blog/index.html" "is no folder"
check "and half a path" is_refused promscope blog "is no full path"
check "one that is missing, one that is empty and a new disk are not" is_accepted promscope "$here"/{new/page,empty,disk}

(umask 077 && folders own promscope "$here"/{new/page,empty,disk}) >"$work/made"
check "what is missing is made, for all to read" equals '755 755 ' "$(modes "$here/new" "$here/new/page")"
check "a second time there is nothing to do" equals '' "$(folders own promscope "$here"/{new/page,empty,disk})"
touch "$here"/{new/page,empty,disk}/own
mkdir "$here/new/page/part"
touch "$here"/new/page/part/{own,others}
check "a role's folder stays its own" is_accepted promscope "$here"/{new/page,empty,disk}
check "and is no other role's" is_refused prometheus "$here/new/page" "(own part ...)"

folders remove promscope "$here/blog" '*' >"$work/removed"
folders remove prometheus "$here/empty" '*' >>"$work/removed"
check "nothing is removed from others' folders" test -e "$here/blog/index.html" -a -e "$here/empty/own" -a ! -s "$work/removed"
folders remove promscope "$here/new/page" own part/own >"$work/removed"
check "of its own, only what it put there" test -e "$here/new/page/part/others" -a ! -e "$here/new/page/own" -a ! -e "$here/new/page/part/own"
folders remove promscope "$here/disk" '*' >"$work/removed"
check "lost+found stays" test -d "$here/disk/lost+found"
folders remove promscope "$here/empty" '*' >"$work/removed"
check "a folder that was there before stays, empty" equals '' "$(ls -A "$here/empty")"
folders own promscope "$here/again" >/dev/null && folders remove promscope "$here/again" '*'
check "one that the role made goes" test ! -e "$here/again"
touch "$here/blog/.made-by-promscope"
check "one marked by hand is accepted" is_accepted promscope "$here/blog"
check "which of them are new is told" equals new "$(folders look promscope "$here/nowhere")"
check "and which are not" equals '' "$(folders look promscope "$here/blog")"
