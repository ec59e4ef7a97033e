# What a machine is asked before anything changes on it; here, this one
# shellcheck shell=bash

# An interpreter that says how old it is, and no more.
printf '#!/bin/sh\necho 3.7\n' >"$work/python3.7"
chmod +x "$work/python3.7"
mkdir "$work/blog"
touch "$work/blog/index.html"

ask_machine() { ansible-playbook -i "$lab/native/machines/inventory.yml" "$root/playbooks/machines.yml" "$@"; }

check "an old Python is an error that says which is needed" fails_saying "here has Python 3.7; Ansible needs 3.8 or newer" \
  ask_machine --tags firewall -e "ansible_python_interpreter=$work/python3.7"
check "so is none" fails_saying "here has no Python 3" ask_machine --tags firewall -e "ansible_python_interpreter=$work/none"
check "a page's folder with a blog in it is refused" fails_saying "$work/blog holds what these playbooks did not put there (index.html" \
  ask_machine --tags promscope -e "promscope_dir=$work/blog"
check "one that is missing is not" ask_machine --tags promscope -e "promscope_dir=$work/page"
