#!/usr/bin/env bash
# The channels against real servers on this machine: OpenSSH, Apache mod_dav, rclone, a full disk. As root on Debian.
# Usage: .ci/channels.sh [path of the program]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-target/debug/bordereau}")

. .ci/need.sh
need openssh-server openssh-client apache2 rclone openssl jq

desk=$(mktemp -d)
started=""
ended() {
  for process in $started; do kill "$process" 2>/dev/null || true; done
  mountpoint -q "$desk/full" && umount "$desk/full"
  [ -n "${user:-}" ] && userdel "$user" 2>/dev/null || true
  rm -rf "$desk"
}
trap ended EXIT
export BORDEREAU_DATA="$desk/data"
chmod 755 "$desk"
cd "$desk"
printf 'username;course1;role1\n55000901;CHIM_L1;student\n55000902;CHIM_L1;student\n' > inscriptions.csv

passed=0
failed=0
# expect NAME CODE STATE WORDS CHANNEL: hands the list over; code, state and some words of the sentence must be these.
expect() {
  local name=$1 code=$2 state=$3 words=$4 channel=$5 got=0
  "$program" submit inscriptions.csv --to "$channel" --yes --again --json --lang en > out.json 2> err.txt || got=$?
  local told
  told=$(jq -r .state out.json 2>/dev/null || echo none)
  if [ "$got $told" = "$code $state" ] && jq -r .message out.json | grep -qi -- "$words"; then
    passed=$((passed + 1))
    printf '  ok      %-46s %s\n' "$name" "$(jq -r .message out.json)"
  else
    failed=$((failed + 1))
    printf '  FAILED  %-46s %s %s, expected %s %s (%s): %s\n' "$name" "$got" "$told" "$code" "$state" "$words" "$(jq -r .message out.json; cat err.txt)"
  fi
}
check() {
  local name=$1
  shift
  if "$@"; then passed=$((passed + 1)); printf '  ok      %s\n' "$name"; else failed=$((failed + 1)); printf '  FAILED  %s\n' "$name"; fi
}
wait_for() {
  for _ in $(seq 100); do (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return 0; sleep 0.1; done
  echo "nothing listens on port $1" >&2
  return 1
}

echo "A folder"
mkdir depot
expect "sent and read back" 0 read-back "byte for byte" "folder:$desk/depot"
expect "the same again" 0 read-back "there already" "folder:$desk/depot"
printf 'another' > depot/inscriptions.csv
expect "name taken" 4 refused "not replaced" "folder:$desk/depot"
check "the other file is as it was" test "$(cat depot/inscriptions.csv)" = another
expect "no such folder" 4 refused "folder" "folder:$desk/absent"
if mkdir full && mount -t tmpfs -o size=4k tmpfs full 2>/dev/null; then
  head -c 4096 /dev/zero > full/filler 2>/dev/null || true
  expect "no room" 4 refused "room" "folder:$desk/full"
  check "nothing of it is left" test "$(ls -A full)" = filler
else
  echo "  skipped: this machine lets nobody mount a small disk"
fi

echo "OpenSSH"
port=2222
user=bordereau-depot
useradd -M -d "$desk/home" -s /bin/sh "$user"
# An account without any password is locked for sshd.
usermod -p '*' "$user"
mkdir -p home/depot home/closed run keys
ssh-keygen -q -t ed25519 -N '' -f keys/host
ssh-keygen -q -t ed25519 -N '' -f keys/person
ssh-keygen -q -t ed25519 -N '' -f keys/stranger
cp keys/person.pub keys/authorized
chown -R "$user" home
chown root home/closed
chmod 755 home/closed keys
chmod 644 keys/authorized
mkdir -p /run/sshd
cat > sshd.conf <<END
Port $port
ListenAddress 127.0.0.1
HostKey $desk/keys/host
AuthorizedKeysFile $desk/keys/authorized
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
StrictModes no
PidFile $desk/run/sshd.pid
Subsystem sftp internal-sftp
END
"$(command -v sshd)" -D -f "$desk/sshd.conf" -E "$desk/sshd.log" &
started="$started $!"
wait_for "$port"
print=$(ssh-keygen -lf keys/host.pub | cut -d' ' -f2)
other=$(ssh-keygen -lf keys/stranger.pub | cut -d' ' -f2)
at="sftp://$user@127.0.0.1:$port$desk/home"
expect "sent and read back" 0 read-back "byte for byte" "$at/depot?key=$desk/keys/person&fingerprint=$print"
check "byte for byte" cmp -s inscriptions.csv home/depot/inscriptions.csv
check "and nothing else is there" test "$(ls -A home/depot)" = inscriptions.csv
expect "the same again" 0 read-back "there already" "$at/depot?key=$desk/keys/person&fingerprint=$print"
printf 'another' > home/depot/inscriptions.csv
expect "name taken" 4 refused "not replaced" "$at/depot?key=$desk/keys/person&fingerprint=$print"
check "the other file is as it was" test "$(cat home/depot/inscriptions.csv)" = another
rm home/depot/inscriptions.csv
expect "another key of the machine" 4 refused "expected key" "$at/depot?key=$desk/keys/person&fingerprint=$other"
expect "a key of a stranger" 4 refused "refuses entry" "$at/depot?key=$desk/keys/stranger&fingerprint=$print"
expect "no right to write" 4 refused "right to write\|failure (500)" "$at/closed?key=$desk/keys/person&fingerprint=$print"
expect "no such folder" 4 refused "folder" "$at/absent?key=$desk/keys/person&fingerprint=$print"
expect "no machine" 4 refused "does not answer" "sftp://$user@127.0.0.1:2223/x?key=$desk/keys/person&fingerprint=$print"
check "nothing is left of what was refused" test -z "$(ls -A home/depot home/closed | grep -v : || true)"
if mountpoint -q full; then
  rm full/filler; head -c 4096 /dev/zero > full/filler 2>/dev/null || true; chmod 777 full
  expect "no room" 4 refused "room" "sftp://$user@127.0.0.1:$port$desk/full?key=$desk/keys/person&fingerprint=$print"
fi

echo "OpenSSH, cut at every point"
# Lets so many bytes of what the client says, or of what the machine answers, through, and hangs up.
cat > cut.sh <<END
#!/bin/sh
read -r side most < "$desk/cut"
case "\$side" in
  said) dd bs=1 count="\$most" status=none | /usr/lib/openssh/sftp-server ;;
  # A machine that is gone answers nothing more; what only falls silent is waited for.
  answered) /usr/lib/openssh/sftp-server | { dd bs=1 count="\$most" status=none; kill 0; } ;;
  slow) sleep "\$most"; exec /usr/lib/openssh/sftp-server ;;
esac
END
chmod 755 cut.sh
sed -e "s/^Port .*/Port 2224/" -e "s|^PidFile .*|PidFile $desk/run/cut.pid|" -e "s|^Subsystem .*|Subsystem sftp $desk/cut.sh|" sshd.conf > cut.conf
"$(command -v sshd)" -D -f "$desk/cut.conf" -E "$desk/cut.log" &
started="$started $!"
wait_for 2224
touch cut; chmod 644 cut
cuts=0
lost=0
declare -A ends=()
for side in said answered; do
  # The first answers are some dozens of bytes, a whole run is some hundreds: in steps that fall into every part of it.
  for most in 5 40 90 130 170 210 260 310 360 420 480 560 640 720 900; do
    rm -f home/depot/*
    echo "$side $most" > cut
    code=0
    "$program" submit inscriptions.csv --to "sftp://$user@127.0.0.1:2224$desk/home/depot?key=$desk/keys/person&fingerprint=$print" --yes --again --json --lang en > out.json 2> err.txt || code=$?
    state=$(jq -r .state out.json 2>/dev/null || echo none)
    cuts=$((cuts + 1))
    ends["$state"]=$((${ends["$state"]:-0} + 1))
    there=absent
    [ -e home/depot/inscriptions.csv ] && { cmp -s inscriptions.csv home/depot/inscriptions.csv && there=whole || there=broken; }
    case "$code $state $there" in
      "4 refused absent" | "0 read-back whole" | "5 not-known whole" | "5 not-known absent") ;;
      *) lost=$((lost + 1)); echo "  $side $most: $code $state, and the file is $there" ;;
    esac
  done
done
for state in "${!ends[@]}"; do printf '          %s %s\n' "${ends[$state]}" "$state"; done
check "$cuts cuts: what is said of the file is so, and none is broken" test "$lost" = 0
rm -f home/depot/*
echo "slow 4" > cut
expect "a slow machine is waited for" 0 read-back "byte for byte" "sftp://$user@127.0.0.1:2224$desk/home/depot?key=$desk/keys/person&fingerprint=$print"

echo "Apache mod_dav"
mkdir -p dav/files dav/closed dav/lock
chown -R www-data dav/files dav/lock
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout keys/web.key -out keys/web.pem 2>/dev/null
printf 'scol:%s\n' "$(openssl passwd -apr1 secret)" > dav/passwords
chmod 644 dav/passwords
modules=/usr/lib/apache2/modules
cat > apache.conf <<END
ServerName localhost
ServerRoot $desk
PidFile $desk/run/apache.pid
ErrorLog $desk/apache.log
User www-data
Group www-data
Listen 127.0.0.1:8081
Listen 127.0.0.1:8443
LoadModule mpm_event_module $modules/mod_mpm_event.so
LoadModule authn_core_module $modules/mod_authn_core.so
LoadModule authn_file_module $modules/mod_authn_file.so
LoadModule authz_core_module $modules/mod_authz_core.so
LoadModule authz_user_module $modules/mod_authz_user.so
LoadModule auth_basic_module $modules/mod_auth_basic.so
LoadModule dav_module $modules/mod_dav.so
LoadModule dav_fs_module $modules/mod_dav_fs.so
LoadModule ssl_module $modules/mod_ssl.so
DAVLockDB $desk/dav/lock/db
DocumentRoot $desk/dav
<Directory $desk/dav>
  Dav On
  AuthType Basic
  AuthName depot
  AuthUserFile $desk/dav/passwords
  Require valid-user
</Directory>
<VirtualHost 127.0.0.1:8443>
  SSLEngine on
  SSLCertificateFile $desk/keys/web.pem
  SSLCertificateKeyFile $desk/keys/web.key
</VirtualHost>
END
apache2 -X -f "$desk/apache.conf" &
started="$started $!"
wait_for 8081
export BORDEREAU_WEBDAV_USER=scol BORDEREAU_WEBDAV_PASSWORD=secret
expect "sent and read back" 0 read-back "byte for byte" webdav:http://127.0.0.1:8081/files
check "byte for byte" cmp -s inscriptions.csv dav/files/inscriptions.csv
expect "the same again" 0 read-back "there already" webdav:http://127.0.0.1:8081/files
printf 'another' > dav/files/inscriptions.csv
expect "name taken" 4 refused "not replaced" webdav:http://127.0.0.1:8081/files
check "the other file is as it was" test "$(cat dav/files/inscriptions.csv)" = another
rm dav/files/inscriptions.csv
expect "no right to write" 4 refused "right to write\|failure (500)" webdav:http://127.0.0.1:8081/closed
expect "no such folder" 4 refused "folder" webdav:http://127.0.0.1:8081/absent
expect "a certificate nobody knows" 4 refused "certificate" webdav:https://localhost:8443/files
BORDEREAU_WEBDAV_PASSWORD=wrong expect "wrong password" 4 refused "password" webdav:http://127.0.0.1:8081/files
expect "a drop" 0 handed-over "not proven" "webdav:http://127.0.0.1:8081/files?drop"
check "one file, under a name of its own" test "$(find dav/files -name 'inscriptions_*lignes_*.csv' | wc -l)" = 1

echo "rclone, which ignores a conditional PUT"
mkdir cloud
rclone serve webdav cloud --dir-cache-time 1s --poll-interval 0 --addr 127.0.0.1:8082 --user scol --pass secret 2> rclone.log &
started="$started $!"
wait_for 8082
expect "sent and read back" 0 read-back "byte for byte" webdav:http://127.0.0.1:8082/
check "byte for byte" cmp -s inscriptions.csv cloud/inscriptions.csv
printf 'another' > cloud/inscriptions.csv
sleep 2
expect "name taken" 4 refused "not replaced" webdav:http://127.0.0.1:8082/
check "the other file is as it was" test "$(cat cloud/inscriptions.csv)" = another

receipts=$("$program" receipts list --json | jq '.receipts | length')
printf '\n%s passed, %s failed, %s receipts\n' "$passed" "$failed" "$receipts"
[ "$failed" = 0 ]
