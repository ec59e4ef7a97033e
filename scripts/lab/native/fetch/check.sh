# A release is fetched through a proxy, by this machine for another, and into another folder than /tmp
# shellcheck shell=bash

fetched=$work/fetch
mkdir -p "$fetched"/{srv/v1.0.0,thing-1.0.0.linux-amd64,mine}
echo thing >"$fetched/thing-1.0.0.linux-amd64/thing"
tar --create --gzip --directory="$fetched" --file="$fetched/srv/v1.0.0/thing-1.0.0.linux-amd64.tar.gz" thing-1.0.0.linux-amd64
# What a proxy is asked for is a whole address; here, a folder of that name.
mkdir -p "$fetched/srv/http:/nowhere.invalid"
cp -r "$fetched/srv/v1.0.0" "$fetched/srv/http:/nowhere.invalid/"
python3 -u -c 'import functools, http.server, sys
handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
print(server.server_port)
server.serve_forever()' "$fetched/srv" >"$fetched/port" 2>"$fetched/log" &
server=$!
eventually 10 test -s "$fetched/port"
mirror_url=http://127.0.0.1:$(<"$fetched/port")

fetch() {
  XDG_CACHE_HOME=$fetched/kept ansible-playbook -i localhost, -c local "$lab/native/fetch/fetch.yml" \
    -e "sum=$(sha256sum "$fetched/srv/v1.0.0/thing-1.0.0.linux-amd64.tar.gz" | cut -d' ' -f1)" "$@"
}
fetch_there() { fetch "$@" -e to=there && test -x "$fetched/there/1.0.0/thing"; }
fetch_by_proxy() { fetch "$@" -e to=proxied && test -x "$fetched/proxied/1.0.0/thing"; }
fetch_here() { fetch "$@" -e to=here -e by_controller=true && test -x "$fetched/here/1.0.0/thing"; }

check "a release is fetched, in a folder of one's own" fetch_there -e "url=$mirror_url" -e "dir=$fetched/mine"
check "which is empty again" equals '' "$(ls "$fetched/mine")"
check "one that is not there is named" fails_saying "$fetched/none" fetch -e to=none -e "url=$mirror_url" -e "dir=$fetched/none"
check "a release is fetched through a proxy" fetch_by_proxy -e url=http://nowhere.invalid -e "proxy=$mirror_url"
check "and by this machine for another" fetch_here -e "url=$mirror_url"
kill $server
rm -r "$fetched/here"
check "which keeps it for the next" fetch_here -e "url=$mirror_url"
echo x >>"$fetched/kept/promscope/thing-1.0.0.linux-amd64.tar.gz"
rm -r "$fetched/here"
check "and does not bring what was tampered with" fails fetch_here -e "url=$mirror_url"
