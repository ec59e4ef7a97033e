# Bare hosts: what can't work is said before anything changes
# shellcheck shell=bash

reach() {
  echo "ansible all -i $inventory -m ansible.builtin.ping" >>"$run/typed"
  (cd "$playbooks" && ansible all -i "$inventory" -m ansible.builtin.ping)
}
check "Ansible reaches both" reach

inventory=$lab/inventory/no_master.yml
check "an empty master_lab is an error that says what to do" \
  fails_saying "The group master_lab is empty" play site.yml
inventory=inventory/home_lab.yml

check "an unknown architecture is an error that names it" \
  fails_saying "is a mips64 machine" play site.yml -e daemon_machine=mips64

check "a version without a known checksum is an error that says what to do" \
  fails_saying "No sha256 is known for node_exporter-${new[node_exporter]}" \
  play site.yml -e "node_exporter_version=${new[node_exporter]}" -e node_exporter_release_checksums=false

check "a page that was not built is an error that says how to build it" \
  fails_saying "Build it by make dist" play site.yml --tags promscope -e promscope_dist_dir=/nowhere

check "raspberrypi is still bare" is_bare raspberrypi
check "dmaf5 is still bare" is_bare dmaf5
