#!/usr/bin/env bash
# What a screen reader is given, on the real bus: no cell, list or step without its content. As root on Debian.
# Usage: .ci/screen_reader.sh [path of the program]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-target/debug/bordereau}")

need="xvfb xdotool dbus at-spi2-core python3-gi gir1.2-atspi-2.0 libgl1-mesa-dri libxkbcommon-x11-0"
missing=""
for package in $need; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
  apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

tests/screen_reader.sh "$program"
