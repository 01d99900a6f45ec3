# Sourced by the scripts beside it: a bare Debian in a folder, where nothing is installed that a package forgot. As root on Debian.

# bare SUITE FOLDER: a minimal SUITE in FOLDER, unless it stands there; `inside COMMAND...` runs in it, `left` ends that.
bare() {
  bare=$2
  if [ ! -x "$bare/usr/bin/apt-get" ]; then
    local mirror
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | head -1)
    debootstrap --variant=minbase "$1" "$bare" "$mirror" >"$bare.log" 2>&1 || { tail -5 "$bare.log"; return 1; }
    rm -f "$bare.log"
  fi
  # The network as it is set up here.
  cp -r /etc/apt/apt.conf.d/. "$bare/etc/apt/apt.conf.d/"
  cp /etc/resolv.conf /etc/hosts "$bare/etc/"
  mountpoint -q "$bare/proc" || mount -t proc proc "$bare/proc" 2>/dev/null || true
  echo "a bare $1: $(inside dpkg-query -W | wc -l) packages"
}

inside() { chroot "$bare" env -i DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8 HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }

# mounted FOLDER PLACE: FOLDER is seen at PLACE inside.
mounted() {
  mkdir -p "$bare$2"
  mountpoint -q "$bare$2" || mount --bind "$1" "$bare$2"
}

# Nothing may stay mounted under a folder that is deleted.
left() {
  local at
  findmnt -rno TARGET | grep "^$bare/" | sort -r | while read -r at; do umount -l "$at"; done || true
}
