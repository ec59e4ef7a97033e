# Running the playbooks as the README says, with the releases coming from the lab's mirror.
# shellcheck shell=bash

playbooks=$(cd "$lab/../../playbooks" && pwd)
inventory=inventory/home_lab.yml
mirror=$LAB_CACHE/mirror
architecture=$(dpkg --print-architecture)
declare -A old new
for product in prometheus node_exporter; do
  old[$product]=$(<"$mirror/$product/bookworm")
  new[$product]=$(<"$mirror/$product/trixie")
done

export PATH=$LAB_VENV/bin:$PATH
export ANSIBLE_LOCAL_TEMP=$work/ansible ANSIBLE_HOME=$work/ansible ANSIBLE_NOCOLOR=1
# Runs follow each other here, and what they ask a guest about stays the same.
export ANSIBLE_CACHE_PLUGIN=jsonfile ANSIBLE_CACHE_PLUGIN_CONNECTION=$work/facts
export ANSIBLE_CALLBACK_PLUGINS=$lab/callbacks LAB_MODULES=$run/modules
# Some modules run here.
export PYTHONPATH=$lab/python LAB_COMPILED=$run/compiled
export ANSIBLE_REMOTE_USER=pi ANSIBLE_PRIVATE_KEY_FILE=$LAB_CACHE/key ANSIBLE_SSH_ARGS="${ssh_options[*]:2}"

# There is but one that is new enough.
old[alertmanager]=$(<"$mirror/alertmanager/trixie")
# prepare_alertmanager GUEST: Debian's build reads there what the release's own has in itself.
prepare_alertmanager() { on "$1" tar --extract --directory=/ <"$mirror/alertmanager/templates.tar"; }

# checksum PRODUCT VERSION: as a person would take it from a source they trust.
checksum() { cut --delimiter=' ' --fields=1 "$mirror/$1/v$2/sha256sums.txt"; }

# The old versions are held against checksums of one's own, the new ones against the release's list.
cat >"$work/lab.yml" <<YML
prometheus_version: ${old[prometheus]}
prometheus_download_url: http://mirror.home/prometheus
prometheus_checksums: {${old[prometheus]}: {$architecture: $(checksum prometheus "${old[prometheus]}")}}
prometheus_release_checksums: true
node_exporter_version: ${old[node_exporter]}
node_exporter_download_url: http://mirror.home/node_exporter
node_exporter_checksums: {${old[node_exporter]}: {$architecture: $(checksum node_exporter "${old[node_exporter]}")}}
node_exporter_release_checksums: true
alertmanager_version: ${old[alertmanager]}
alertmanager_download_url: http://mirror.home/alertmanager
alertmanager_checksums: {${old[alertmanager]}: {$architecture: $(checksum alertmanager "${old[alertmanager]}")}}
# Quicker than at home, since the checks wait for it.
prometheus_scrape_interval: 2s
prometheus_scrape_timeout: 2s
promscope_dist_dir: $work/page
YML

# Stands in for the page while that is being built.
mkdir "$work/page"
echo '<!doctype html><html lang="en"><title>An earlier build</title></html>' >"$work/page/index.html"
echo 'An earlier build' >"$work/page/earlier.txt"

# Waits until it is built, and puts it into its place.
page_is_built() {
  eventually 900 test -e "$run/page" && grep --quiet built "$run/page" && mount --bind "$dist" "$work/page"
}

start_mirror() {
  python3 -m http.server --bind 10.77.0.1 --directory "$mirror" 80 >/dev/null 2>"$work/mirror.log" &
}

# play PLAYBOOK... OPTION...: with the lab's variables besides.
play() {
  local books=() book
  while [[ ${1:-} == *.yml ]]; do
    books+=("$1")
    shift
  done
  for book in "${books[@]}"; do echo "ansible-playbook -i $inventory $book${*:+ $*}"; done >>"$run/typed"
  (cd "$playbooks" && ansible-playbook -i "$inventory" -e "@$work/lab.yml" "${books[@]}" "$@") | tee "$work/play"
}

# Whether the last play said that; Ansible folds long messages.
said() { tr --squeeze-repeats '[:space:]' ' ' <"$work/play" | grep --quiet --fixed-strings -- "$1"; }

# Whether the last play left every host as it was.
nothing_changed() {
  local hosts
  hosts=$(grep --extended-regexp --count 'ok=[0-9]+ .*changed=0 +unreachable=0 +failed=0' "$work/play")
  equals "$(grep --extended-regexp --count 'ok=[0-9]+ ' "$work/play")" "$hosts"
}

play_unchanged() { play "$@" && nothing_changed; }
