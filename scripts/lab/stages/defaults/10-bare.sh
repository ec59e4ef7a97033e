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

inventory=$lab/inventory/rasp_pi.yml
check "a master whose name no browser sends is an error before the exporters are installed" \
  fails_saying "http://rasp_pi:9090 is no origin" play site.yml
check "a mistyped setting is warned of" said "prometheus_retension_time is no setting and does nothing. Is prometheus_retention_time"
inventory=inventory/home_lab.yml

# A blog on the one host, an exporter of another's making on the other.
on dmaf5 sh -c "'printf \"[Service]\nExecStart=python3 -m http.server 9100\n\" >/etc/systemd/system/node_exporter.service && systemctl start node_exporter'"
check "a folder with a blog in it is refused" fails_saying "/var/www/html holds what these playbooks did not put there (index.nginx-debian.html" \
  play site.yml -e promscope_dir=/var/www/html
check "and so is to cover another's unit" said "There is a node_exporter.service already, /etc/systemd/system/node_exporter.service, which would be covered"
check "and to listen beside another" said "9100 is held by python3"
on dmaf5 systemctl stop node_exporter
on dmaf5 rm /etc/systemd/system/node_exporter.service
on dmaf5 systemctl daemon-reload

check "raspberrypi is still bare" is_bare raspberrypi
check "dmaf5 is still bare" is_bare dmaf5
