# The roles can be required from another repository, as a collection
# shellcheck shell=bash

collection=$work/collection
version=$(sed -n 's/^version: //p' "$root/playbooks/galaxy.yml")
mkdir -p "$collection/elsewhere"

# Outside the repository, without its configuration and its folder of roles.
elsewhere() (
  cd "$collection/elsewhere" || exit
  unset ANSIBLE_CONFIG ANSIBLE_ROLES_PATH
  ANSIBLE_COLLECTIONS_PATH=$collection/installed "$@"
)

check "the collection is of the page's version" grep --quiet --line-regexp "version = \"$version\"" "$root/Cargo.toml"
# As the README says, in a copy of the folder.
typed() {
  [ -z "${LAB_TYPED:-}" ] || echo "$1" >>"$LAB_TYPED"
  (cd "$collection/playbooks" && ANSIBLE_COLLECTIONS_PATH=$collection/installed bash -c "$1")
}
cp --recursive --dereference "$root/playbooks" "$collection/"
check "it is built" typed "ansible-galaxy collection build"
check "and installed" typed "ansible-galaxy collection install promscope-home_lab-*.tar.gz"
check "its roles are used elsewhere" elsewhere ansible-playbook -i localhost, -c local "$lab/native/collection/roles.yml"
check "it brings no inventory" fails grep --quiet --recursive raspberrypi "$collection/installed" --include='*.yml'
