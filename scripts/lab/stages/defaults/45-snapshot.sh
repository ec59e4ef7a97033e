# A snapshot, and the way back to it
# shellcheck shell=bash

leftovers() { on raspberrypi find /data/prometheus /var/tmp -name .copy -o -name .new -o -name .old -o -name data.tar; }
first_sample=$(samples_since_start)
restore=(restore.yml -e restore_confirm=yes)

check "a snapshot without a place is an error that says what to do" fails_saying "Say by -e snapshot_file=" play snapshot.yml
check "a snapshot is brought here" play snapshot.yml -e "snapshot_file=$work/lab.tar"
check "Prometheus runs" eventually 30 curl --silent --fail http://raspberrypi.home:9090/-/ready
on raspberrypi sh -c "'systemctl stop prometheus && rm -r /data/prometheus/* && systemctl start prometheus'"
check "its series are lost" fails keeps_data
check "to restore them is asked first" fails_saying "If you mean it, add -e restore_confirm=yes" play restore.yml -e "restore_file=$work/lab.tar"
check "confirmed, it goes through" play "${restore[@]}" -e "restore_file=$work/lab.tar"
check "the series are there again" keeps_data
tar --create --directory="$work" --file="$work/bad.tar" page
check "what is no snapshot is refused" fails_saying "could not be restored, and Prometheus goes on with the series that it had" \
  play "${restore[@]}" -e "restore_file=$work/bad.tar"
check "and the series stay" eventually 30 keeps_data
check "nothing is left over" equals '' "$(leftovers)"
